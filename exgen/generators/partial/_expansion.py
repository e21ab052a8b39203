"""The line of a worked solution that expands a function stated as a product or a square, product by product."""

from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import line
from exgen.formula.build import formula, power, times
from exgen.formula.evaluate import to_poly
from exgen.formula.tree import Formula, Group, Negative, Number, Power, Product, Sum, msg
from exgen.generators.partial._function import Stated
from exgen.model import Step

MOST_PRODUCTS = 6
"""More products than this are not written out one by one."""

EXPANDING = 2
"""Writing lines to expand on, before the first answer."""


def expansion(z: Stated, name: str = "Z") -> tuple[Step, ...]:
    """Z = (2x − 3y)² = (2x)² + 2 · 2x · (−3y) + (−3y)² = 4x² − 12xy + 9y²; nothing where there is nothing to expand."""
    if not z.is_product:
        return ()
    sides = (z.shown, *_products(z), formula(z.poly))
    return (Step(msg("Expand first:"), line(name, *(("=", side) for side in sides))),)


def squared(shown: Formula, names: tuple[str, ...]) -> Poly | None:
    """The two terms of which `shown` is the square, None where it is something else."""
    if not isinstance(shown, Power) or shown.exponent != Number(Fraction(2)):
        return None
    base = to_poly(_inside(shown.base), names)
    return base if base is not None and len(base.terms) == 2 else None


def _products(z: Stated) -> tuple[Formula, ...]:
    """The line between, none where it would be too long."""
    base = squared(z.shown, z.variables)
    if base is not None:
        first, last = _terms(base)
        return (Sum((power(formula(first), 2), times(2, first, last), power(formula(last), 2))),)
    factors = z.shown.factors if isinstance(z.shown, Product) else ()
    polys = [to_poly(_inside(factor), z.variables) for factor in factors]
    if len(polys) != 2 or polys[0] is None or polys[1] is None:
        return ()
    one, other = (_terms(poly) for poly in polys if poly is not None)
    if not 2 <= len(one) * len(other) <= MOST_PRODUCTS:
        return ()
    return (Sum(tuple(_product(a, b) for a in one for b in other)),)


def _product(a: Poly, b: Poly) -> Formula:
    """3x · (−5), or −(2y) · 5 with its sign in front."""
    return Negative(times(-a, b)) if a.terms[0][1] < 0 else times(a, b)


def _terms(poly: Poly) -> list[Poly]:
    return [Poly(poly.variables, (term,)) for term in poly.terms]


def _inside(shown: Formula) -> Formula:
    return shown.content if isinstance(shown, Group) else shown
