"""Which bar of |x| opens and which closes: the one way in which all pair, or none.

|a|b|c| is |a|·b·|c| or |a·|b|·c|: with two ways the text is invalid. Bars pair inside one pair of brackets; one may
open only before what can begin an operand, and close only after what can end one.
"""

from dataclasses import replace

from exgen.formula.reader.problem import MisreadError, too_large
from exgen.formula.reader.tokens import Token
from exgen.formula.tree import msg

_STARTS = {"digits", "mark", "name", "function", "vulgar", "open", "root", "frac", "sign", "unknown"}
_ENDS = {"digits", "mark", "exponent", "name", "vulgar", "close", "unknown"}
_MOST_BARS = 50

_Roles = tuple[bool, ...]
"""For each bar of a group whether it opens."""


def paired(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with every bar turned into "bar open" or "bar close". MisreadError where that is not certain."""
    result = list(tokens)
    for group in _groups(tokens):
        ways = _ways(tokens, group)
        if not ways:
            first = tokens[group[0]]
            raise MisreadError(msg("These bars do not pair up."), first.start, tokens[group[-1]].end)
        if len(ways) > 1:
            first, last = tokens[group[0]], tokens[group[-1]]
            raise MisreadError(
                msg("These bars can pair up in two ways. Write abs( )."), first.start, last.end, advice=False
            )
        for place, opens in zip(group, ways[0], strict=True):
            result[place] = replace(tokens[place], kind="bar open" if opens else "bar close")
    return tuple(result)


def _groups(tokens: tuple[Token, ...]) -> list[list[int]]:
    """The places of the bars, those inside the same pair of brackets together."""
    groups: list[list[int]] = [[]]
    inside = [groups[0]]
    for place, token in enumerate(tokens):
        if token.kind == "open":
            inside.append([])
            groups.append(inside[-1])
        elif token.kind == "close" and len(inside) > 1:
            inside.pop()
        elif token.kind == "bar":
            inside[-1].append(place)
    return [group for group in groups if group]


def _ways(tokens: tuple[Token, ...], group: list[int]) -> list[_Roles]:
    """At most two of the ways to pair the bars of a group."""
    if len(group) > _MOST_BARS:
        raise MisreadError(too_large(), tokens[group[0]].start, tokens[group[-1]].end, advice=False)
    states: dict[int, list[_Roles]] = {0: [()]}
    for place in group:
        following: dict[int, list[_Roles]] = {}
        for depth, ways in states.items():
            for roles in ways:
                for opens in (True, False):
                    reached = depth + (1 if opens else -1)
                    if reached >= 0 and _fits(tokens, group, place, roles, opens):
                        following.setdefault(reached, []).append((*roles, opens))
        states = {depth: _few(ways) for depth, ways in following.items()}
    return states.get(0, [])[:2]


def _few(ways: list[_Roles]) -> list[_Roles]:
    """Two of the ways that end in an opening bar and two of the others: what follows depends on no more."""
    return [way for last in (True, False) for way in [w for w in ways if w[-1] is last][:2]]


def _fits(tokens: tuple[Token, ...], group: list[int], place: int, roles: _Roles, opens: bool) -> bool:
    """Whether the bar may open or close here, after bars with these roles."""
    after_bar = place > 0 and tokens[place - 1].kind == "bar"
    if after_bar and roles[-1] and not opens:
        return False
    if not opens:
        return after_bar or (place > 0 and tokens[place - 1].kind in _ENDS)
    following = tokens[place + 1].kind if place + 1 < len(tokens) else ""
    return following == "bar" or following in _STARTS
