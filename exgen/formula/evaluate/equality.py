"""Sign and equality, proved: by normal form, by separation bound, and by certified enclosures for the rest.

π and e count as independent indeterminates: a polynomial in them is zero when every coefficient is. Only formulas
with other functions in them (ln, σ, √(x² + 1)) are compared at fixed points of their common domain.
"""

from collections.abc import Iterator
from fractions import Fraction

from exgen.formula.evaluate.enclose import bind, enclose
from exgen.formula.evaluate.enclosure import Enclosure, negative, total
from exgen.formula.evaluate.errors import NoValueError, TooLargeError, UnclearError
from exgen.formula.evaluate.normal import normal
from exgen.formula.evaluate.quotients import Monomial, Normal, Terms, subtracted
from exgen.formula.evaluate.separation import is_algebraic, is_zero
from exgen.formula.evaluate.walk import names_in
from exgen.formula.tree import Formula, Number, Power, Product, Sum

CLOSE = Fraction(1, 10**50)
POINTS = 12
QUICK = 64
PRECISIONS = (128, 256, 512, 1024, 2048, 4096)
_TRANSCENDENTAL = frozenset({"#pi", "#e"})
_CANDIDATES = 60


def equal(a: Formula, b: Formula) -> bool | None:
    """Whether two formulas are equal wherever both are defined; None when it cannot be decided.

    Errors: UndefinedError where one of them is certainly undefined (division by zero).
    """
    if isinstance(a, Number) and isinstance(b, Number):
        return a.value == b.value
    try:
        difference = subtracted(normal(a), normal(b))
    except TooLargeError:
        return _equal_at_points(a, b)
    proved = _vanishes(difference)
    return _equal_at_points(a, b) if proved is None else proved


def sign(tree: Formula) -> int | None:
    """−1, 0 or 1 for a formula without variables; None when it cannot be decided. UndefinedError: it has no value."""
    at_once = None if isinstance(tree, Number) else _quick_sign(tree)
    if at_once is not None:
        return at_once
    exact = tree.value if isinstance(tree, Number) else normal(tree).fraction()
    if exact is not None:
        return (exact > 0) - (exact < 0)
    for bits in PRECISIONS[:2]:
        found = _sign_at(tree, bits)
        if found is not None:
            return found
    if equal(tree, Number(Fraction(0))):
        return 0
    return next((s for s in (_sign_at(tree, bits) for bits in PRECISIONS[2:]) if s is not None), None)


def _quick_sign(tree: Formula) -> int | None:
    """The sign where a short enclosure shows it, which is cheaper than the normal form of a long expression."""
    try:
        return _sign_at(tree, QUICK)
    except NoValueError:
        return None


def _sign_at(tree: Formula, bits: int) -> int | None:
    try:
        value = enclose(tree, {}, bits)
    except UnclearError:
        return None
    if value.low > 0 or value.high < 0:
        return 1 if value.low > 0 else -1
    return None


def _vanishes(n: Normal) -> bool | None:
    """Whether the normal form is zero, where that can be proved."""
    if not n.numerator:
        return True
    dependent = [name for name in n.generators if name.startswith("#") and name not in _TRANSCENDENTAL]
    if not dependent:
        return False
    if not all(is_algebraic(n.atoms[name]) for name in dependent):
        return None
    verdicts = [is_zero(c) for c in _coefficients(n, frozenset(dependent))]
    if False in verdicts:
        return False
    return None if None in verdicts else True


def _coefficients(n: Normal, dependent: frozenset[str]) -> Iterator[Formula]:
    """The coefficients of the numerator as a polynomial in variables, π and e: trees of roots."""
    groups: dict[Monomial, Terms] = {}
    for monomial, c in n.numerator.items():
        outer = tuple(pair for pair in monomial if pair[0] not in dependent)
        inner = tuple(pair for pair in monomial if pair[0] in dependent)
        groups.setdefault(outer, {})[inner] = c
    for terms in groups.values():
        yield Sum(tuple(_term(monomial, c, n.atoms) for monomial, c in terms.items()))


def _term(monomial: Monomial, c: Fraction, atoms: dict[str, Formula]) -> Formula:
    powers = (Power(atoms[name], Number(Fraction(power))) for name, power in monomial)
    return Product((Number(c), *powers))


def _equal_at_points(a: Formula, b: Formula) -> bool | None:
    """Equality at twelve fixed points of the common domain, or of the two numbers where there are no variables."""
    variables = sorted({*names_in(a), *names_in(b)})
    needed, candidates = (POINTS, _CANDIDATES) if variables else (1, 1)
    for place in range(candidates):
        try:
            same = _equal_here(a, b, bind({name: _coordinate(place, i) for i, name in enumerate(variables)}))
        except NoValueError:
            continue
        if not same:
            return same
        needed -= 1
        if needed == 0:
            return True
    return None


def _coordinate(place: int, axis: int) -> Fraction:
    """Fixed points spread over small and large, positive and negative values."""
    numerator = (place * 37 + axis * 53 + place * place * 11) % 97 + 1
    value = Fraction(numerator, 29 + 2 * axis)
    return -value if (place >> (axis % 5)) & 1 else value


def _equal_here(a: Formula, b: Formula, values: dict[str, Enclosure]) -> bool | None:
    for bits in PRECISIONS:
        difference = total(enclose(a, values, bits), negative(enclose(b, values, bits)))
        if not difference.has(Fraction(0)):
            return False
        if max(-difference.low, difference.high) <= CLOSE:
            return True
    return None
