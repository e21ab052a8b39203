"""Division with remainder: by x − a with Horner's scheme, by any other divisor term by term.

Dividends are made from quotient and remainder; the board ends in dividend = divisor · quotient + remainder.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.algebra import Poly, divide, univariate
from exgen.board import line, shown
from exgen.errors import UserError
from exgen.formula.build import add, equals, formula, juxtapose, times
from exgen.formula.tree import Call, Formula, Message, Number, Polynomial, Sum, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators.polynomial._curve import check_not_huge
from exgen.generators.polynomial._division import Division, horner, remainder_rule
from exgen.generators.polynomial._products import term_times, terms_of
from exgen.given import Field
from exgen.model import Answer, FormulaAnswer, Mistake, NumberAnswer, Part, Space, Step
from exgen.rng import Stream

MOST = 9
ONE = Fraction(1)
LARGEST = 30
"""The largest coefficient of a drawn dividend; quotient and remainder stay below 10."""

Coefficients = tuple[int, ...]
Pair = tuple[Coefficients, Coefficients]
"""A divisor and a quotient."""


@dataclass(frozen=True, slots=True)
class Given:
    dividend: Poly
    divisor: Poly


def sample(rng: Stream, level: int) -> Given:
    """Divisor and quotient together, then a remainder that keeps the dividend's coefficients nice."""
    divisor, quotient = rng.choice(_pairs(level))
    product = univariate(divisor) * univariate(quotient)
    remainders = [n for n in range(-MOST, MOST + 1) if n or level == 1]
    listed = []
    for power in range(len(divisor) - 2, -1, -1):
        c = product.coefficient((power,))
        listed.append(rng.choice([r for r in remainders if 0 < abs(c + r) <= LARGEST]))
    return Given(product + univariate(listed), univariate(divisor))


@cache
def _pairs(level: int) -> tuple[Pair, ...]:
    """Divisors and quotients whose product suits the level, both shapes of levels 1 and 2 equally likely."""
    small = [n for n in range(-MOST, MOST + 1) if n]
    quotients: list[Coefficients] = [(p, b, c) for p in (1, 2, 3) for b in small for c in small]
    if level == 3:
        divisors: list[Coefficients] = [(1, u, v) for u in range(-3, 4) for v in range(-4, 5) if v]
        quotients = [(p, b, c) for p in (1, 2) for b in range(-5, 6) for c in range(-6, 7) if b and c]
        return tuple(_suiting(divisors, quotients, None))
    divisors = [(1, -a) for a in range(-5, 6) if abs(a) >= level]
    if level == 2:
        return _balanced(_suiting(divisors, quotients, 1), _suiting(divisors, quotients, 2))
    short: list[Coefficients] = [(p, c) for p in (1, 2, 3) for c in small]
    return _balanced(_suiting(divisors, quotients, None), _suiting(divisors, short, None))


def _balanced(one: list[Pair], other: list[Pair]) -> tuple[Pair, ...]:
    """Both lists, the shorter one repeated to about the length of the longer."""
    few, many = sorted((one, other), key=len)
    return (*few * (len(many) // len(few)), *many)


def _suiting(divisors: list[Coefficients], quotients: list[Coefficients], gap: int | None) -> list[Pair]:
    return [(d, q) for d in divisors for q in quotients if _suits(d, q, gap)]


def _suits(divisor: Coefficients, quotient: Coefficients, gap: int | None) -> bool:
    """Whether the dividend has nice coefficients, only the one at place `gap` is 0, and the wrong sign of a shows.

    A quotient that is the divisor stands in the question already.
    """
    product = [0] * (len(divisor) + len(quotient) - 1)
    for i, d in enumerate(divisor):
        for j, q in enumerate(quotient):
            product[i + j] += d * q
    upper, lower = product[: len(quotient)], product[len(quotient) :]
    nice = all(abs(c) <= LARGEST for c in upper) and all(abs(c) <= LARGEST - MOST for c in lower)
    shows = len(divisor) > 2 or sum(q * divisor[1] ** (len(quotient) - 1 - i) for i, q in enumerate(quotient)) != 0
    return (
        divisor != quotient
        and nice
        and shows
        and [i for i, c in enumerate(upper) if not c] == ([] if gap is None else [gap])
    )


def solve(given: Given, level: int) -> Solved:
    del level
    dividend, divisor = _in_one_variable(given)
    quotient, remainder = divide(dividend, divisor)
    check_not_huge(quotient)
    (name,) = dividend.variables
    work = Division(dividend, divisor, quotient, remainder)
    return Solved(
        variables=(name,),
        statement=(
            msg(
                "Divide {dividend} by {divisor}.",
                dividend=equals(_head("D", name), dividend),
                divisor=equals(_head("d", name), divisor),
            ),
        ),
        parts=(_quotient_part(work), _remainder_part(work)),
        solution=_solution(work),
        figures=(horner(dividend, work.root).figure(),) if work.root is not None else (),
    )


def _head(letter: str, name: str) -> Call:
    return Call(Symbol(letter), (Symbol(name),))


def _in_one_variable(given: Given) -> tuple[Poly, Poly]:
    used = sorted({*given.dividend.used_variables(), *given.divisor.used_variables()})
    if len(used) != 1:
        raise UserError("dividend and divisor should be polynomials in the same single variable")
    dividend, divisor = given.dividend.over(used), given.divisor.over(used)
    if not 1 <= divisor.degree() <= dividend.degree():
        raise UserError("the divisor should have degree 1 at least, and the dividend the same degree or a higher one")
    check_not_huge(dividend)
    check_not_huge(divisor)
    return dividend, divisor


def _quotient_part(work: Division) -> Part:
    lead = _head("q", work.name)
    first = Poly(work.quotient.variables, work.quotient.terms[:1])
    return Part(
        name="quotient",
        prompt=msg("Find the quotient {quotient}.", quotient=lead),
        answer=FormulaAnswer(Polynomial(work.quotient), (work.name,)),
        points=Fraction(2),
        space=Space("grid", 8, 5),
        label=lead,
        names=(f"q({work.name})", "q"),
        mistakes=tuple(m for m, _ in _mistakes(work)),
        tips=(
            msg(
                "Write down the coefficients of {dividend}, with 0 for every missing power.",
                dividend=_head("D", work.name),
            ),
            msg("Begin with the highest power: the first term of the quotient is {term}.", term=formula(first))
            if len(work.quotient.terms) > 1
            else msg("Begin with the highest power: how often does the divisor's first term go into it?"),
        ),
    )


def _remainder_part(work: Division) -> Part:
    linear = work.divisor.degree() == 1
    lead = Symbol("r") if linear else _head("r", work.name)
    answer: Answer = (
        NumberAnswer(Number(work.remainder.constant_term))
        if linear
        else FormulaAnswer(Polynomial(work.remainder), (work.name,))
    )
    return Part(
        name="remainder",
        prompt=msg("Find the remainder {remainder}.", remainder=lead),
        answer=answer,
        points=Fraction(1),
        space=Space("line", 3 if linear else 10, lead=lead),
        label=lead,
        names=(f"r({work.name})", "r"),
        rule=remainder_rule(work, [(q, r) for _, (q, r), _, _ in _wrong(work)]),
        mistakes=tuple(m for _, m in _mistakes(work)),
        tips=(
            msg("The remainder is what is left when the degree has become lower than that of the divisor."),
            _remainder_tip(work),
        ),
    )


def _remainder_tip(work: Division) -> Message:
    if work.root is not None:
        value = Call(Symbol("D"), (shown(work.root),))
        return msg("By the remainder theorem it is also {value}.", value=value)
    return msg("Subtract divisor times quotient from {dividend}.", dividend=_head("D", work.name))


# Known mistakes


def _mistakes(work: Division) -> list[tuple[Mistake, Mistake]]:
    """For each mistake that can be made here: in the quotient and in the remainder."""
    linear = work.divisor.degree() == 1
    found = []
    for name, (quotient, remainder), title, message in _wrong(work):
        last: Formula = Number(remainder.constant_term) if linear else Polynomial(remainder)
        found.append((Mistake(name, Polynomial(quotient), title, message), Mistake(name, last, title, message)))
    return found


def _wrong(work: Division) -> list[tuple[str, tuple[Poly, Poly], Message, Message]]:
    """The name of a mistake, the quotient and remainder it leads to, and what is said about it."""
    found = []
    flipped = divide(work.dividend, _signs_flipped(work.divisor))
    if work.root is not None:
        title = msg("used {number} in the scheme", number=shown(-work.root))
        message = msg("Which number makes the divisor {divisor} zero?", divisor=formula(work.divisor))
        found.append(("opposite-number", flipped, title, message))
    else:
        title = msg("added where one has to subtract")
        message = msg("What you have already divided is subtracted: change the sign of every term.")
        found.append(("added-for-subtracted", flipped, title, message))
    if work.has_gap:
        closed = univariate([c for c in work.dividend.coefficients() if c], work.name)
        if closed.degree() >= work.divisor.degree():
            title = msg("left out the 0 of a missing power")
            message = msg("A power is missing in {dividend}. What is its coefficient?", dividend=_head("D", work.name))
            found.append(("missing-zero", divide(closed, work.divisor), title, message))
    return found


def _signs_flipped(divisor: Poly) -> Poly:
    """x + a for x − a; dividing by it is also what comes of adding instead of subtracting below the first term."""
    first, *rest = divisor.coefficients()
    return univariate((first, *(-c for c in rest)), divisor.variables[0])


# The worked solution


def _solution(work: Division) -> tuple[Step, ...]:
    (name,) = work.dividend.variables
    q = equals(_head("q", name), work.quotient)
    r = equals("r" if work.divisor.degree() == 1 else _head("r", name), work.remainder)
    by_horner = work.root is not None
    return (
        *(_by_horner(work, work.root) if work.root is not None else _term_by_term(work)),
        Step(_told_quotient(by_horner), q, ONE, "quotient"),
        Step(msg("The last number is the remainder:") if by_horner else msg("The remainder:"), r, ONE, "remainder"),
        Step(msg("Check with {rule}:", rule=_rule(work))),
        Step(None, equals(work.dividend, _put_together(work))),
    )


def _rule(work: Division) -> Formula:
    """D(x) = d(x) · q(x) + r"""
    dividend, divisor, quotient = (_head(letter, work.name) for letter in "Ddq")
    rest = Symbol("r") if work.divisor.degree() == 1 else _head("r", work.name)
    return equals(dividend, add(times(divisor, quotient), rest))


def _told_quotient(by_horner: bool) -> Message:
    if by_horner:
        return msg("The numbers before the last one are the coefficients of the quotient:")
    return msg("The quotient:")


def _put_together(work: Division) -> Formula:
    single = min(len(work.divisor.terms), len(work.quotient.terms)) == 1
    product = times(work.divisor, work.quotient) if single else juxtapose(work.divisor, work.quotient)
    if work.remainder.is_zero:
        return product
    return Sum((product, Polynomial(work.remainder)))


def _by_horner(work: Division, root: Fraction) -> list[Step]:
    return horner(work.dividend, root).steps(ONE, "quotient")


def _term_by_term(work: Division) -> list[Step]:
    """t · divisor and what is left without it, once for each term t of the quotient."""
    left = work.dividend
    steps: list[Step] = []
    leading = terms_of(work.divisor)[0]
    for place, t in enumerate(terms_of(work.quotient), 1):
        text = msg(
            "{first} divided by {leading} is {term}; times the divisor that is:",
            first=formula(terms_of(left)[0]),
            leading=formula(leading),
            term=formula(t),
        )
        steps.append(Step(text, line(term_times(t, work.divisor), ("=", t * work.divisor))))
        left = left - t * work.divisor
        last = place == len(work.quotient.terms)
        told = msg("Subtract it; what is left:")
        steps.append(Step(told, formula(left), ONE, "quotient") if last else Step(told, formula(left)))
    return steps


GENERATOR = Generator(
    title=msg("Division with remainder"),
    topic="polynomial",
    revision=2,
    given=Given,
    fields=(
        Field("dividend", "function", msg("the polynomial that is divided")),
        Field("divisor", "function", msg("the polynomial that it is divided by")),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("degree 2 or 3 by x − a"),
        msg("degree 3 with a missing power, with a remainder"),
        msg("degree 4 by a quadratic"),
    ),
)
