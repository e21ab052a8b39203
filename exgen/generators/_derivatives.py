"""Known mistakes in differentiating a polynomial, each as the wrong polynomial it leads to."""

from collections.abc import Callable
from fractions import Fraction

from exgen.algebra import Poly, polynomial
from exgen.formula.tree import Polynomial, msg
from exgen.model import Mistake


def exponent_kept(function: Poly, name: str) -> Poly:
    """c·xⁿ → c·n·xⁿ."""
    return _each_term(function, name, lambda n: (n, n))


def factor_lost(function: Poly, name: str) -> Poly:
    """c·xⁿ → c·xⁿ⁻¹."""
    return _each_term(function, name, lambda n: (1, n - 1))


def constant_kept(function: Poly, name: str) -> Poly:
    """The terms without the variable stay as they are."""
    place = function.variables.index(name)
    kept = Poly(function.variables, tuple(t for t in function.terms if t[0][place] == 0))
    return function.diff(name) + kept


def _each_term(function: Poly, name: str, rule: Callable[[int], tuple[int, int]]) -> Poly:
    place = function.variables.index(name)
    total: dict[tuple[int, ...], Fraction] = {}
    for exponents, c in function.terms:
        if exponents[place]:
            factor, power = rule(exponents[place])
            changed = tuple(power if i == place else e for i, e in enumerate(exponents))
            total[changed] = total.get(changed, Fraction(0)) + c * factor
    return polynomial(total, function.variables)


def one_variable_mistakes(function: Poly, name: str) -> tuple[Mistake, ...]:
    """The mistakes in the derivative of a polynomial in one variable."""
    return (
        Mistake(
            "exponent-kept",
            Polynomial(exponent_kept(function, name)),
            msg("did not lower the exponent"),
            msg("The exponent comes to the front, and then becomes one less."),
        ),
        Mistake(
            "factor-lost",
            Polynomial(factor_lost(function, name)),
            msg("lost the factor from the exponent"),
            msg("The exponent does not vanish: it comes to the front as a factor."),
        ),
        Mistake(
            "constant-kept",
            Polynomial(constant_kept(function, name)),
            msg("kept the constant term"),
            msg("What is the slope of a constant?"),
        ),
    )
