"""The known mistakes of polynomial-roots, each as the wrong set of roots it leads to."""

from fractions import Fraction

from exgen.algebra import Poly, univariate
from exgen.formula.build import formula
from exgen.formula.tree import FiniteSet, Product, Symbol, msg
from exgen.generators.polynomial._curve import head
from exgen.generators.polynomial._quadratic import Core, core_of, rule_of_d, twice_a
from exgen.generators.polynomial._surd import Surd, real_zeros
from exgen.generators.polynomial._zeros import ascending, zero_set
from exgen.model import Mistake

ZERO = Surd(Fraction(0))
MINUS = Surd(Fraction(-1))


def mistakes(function: Poly, roots: tuple[Surd, ...]) -> tuple[Mistake, ...]:
    """Only those that can be made here; `function` has whole coefficients."""
    core = core_of(function)
    (name,) = function.variables
    found = []
    if roots:
        found.append(
            Mistake(
                "opposite-signs",
                zero_set(ascending(root * MINUS for root in roots)),
                msg("gave the opposite of every root"),
                msg("Substitute your numbers: is {value} really 0 there?", value=head(name)),
            )
        )
    if core is not None:
        found += _of_quadratic(core)
    others = tuple(root for root in roots if root != ZERO)
    if function.constant_term == 0 and others:
        message = msg(
            "Do not divide by {name}: take it out as a factor, so that no solution gets lost.", name=Symbol(name)
        )
        found.append(
            Mistake(
                "zero-lost", zero_set(others), msg("lost the root 0 by dividing by {name}", name=Symbol(name)), message
            )
        )
    return tuple(found)


def _of_quadratic(core: Core) -> list[Mistake]:
    """Those of the formula, and of a square root with two signs; a root 0 stays with each."""
    zero = (ZERO,) if core.power else ()
    own = [root for root, _ in real_zeros(core.poly)]
    found = []
    if own and core.b:
        found.append(
            Mistake(
                "two-lost",
                _set(*zero, *(root + root for root in own)),
                msg("divided by {a} instead of {double}", a=formula("a"), double=twice_a()),
                msg("The denominator in the formula is not {a} alone.", a=formula("a")),
            )
        )
    if core.b and core.c:
        found.append(
            Mistake(
                "sign-in-discriminant",
                _set(*zero, *(root for root, _ in real_zeros(univariate((core.a, core.b, -core.c), core.name)))),
                msg("added {product} in the discriminant", product=Product((formula(4), Symbol("a"), Symbol("c")))),
                msg("Look at the sign in {rule}.", rule=rule_of_d()),
            )
        )
    if len(own) == 2:
        said = msg("left out one of the roots")
        message = msg("Each factor of a product gives a root, and so does each sign of ±. Which one is missing?")
        found += [Mistake("one-root", _set(*zero, root), said, message) for root in own]
    return found


def _set(*roots: Surd) -> FiniteSet:
    return zero_set(ascending(roots))
