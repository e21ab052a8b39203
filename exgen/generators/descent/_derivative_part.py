"""The question for J′(θ), with which a descent begins: what comes after it follows the pupil's own derivative."""

from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import at
from exgen.formula.build import formula
from exgen.formula.tree import Call, Formula, Polynomial, Symbol, msg
from exgen.generators._derivatives import one_variable_mistakes
from exgen.model import FormulaAnswer, Part, Space


def derivative_part(function: Poly) -> Part:
    """The part `derivative` of a cost function in one variable."""
    (name,) = function.variables
    lead = Call(Symbol("J", primes=1), (formula(name),))
    first = Poly(function.variables, function.terms[:1])
    return Part(
        name="derivative",
        prompt=msg("Find {derivative}.", derivative=lead),
        answer=FormulaAnswer(Polynomial(function.diff(name)), (name,)),
        points=Fraction(1),
        space=Space("line", 10, lead=lead),
        label=lead,
        names=(f"J'({name})", "J'", f"dJ/d{name}"),
        mistakes=one_variable_mistakes(function, name),
        tips=(
            msg("Take the derivative term by term: the exponent comes to the front and then becomes one less."),
            msg(
                "In {term}: multiply by {n}, and lower the exponent to {less}.",
                term=formula(first),
                n=first.degree(),
                less=first.degree() - 1,
            ),
        ),
    )


def own_slope(name: str, place: str | Formula) -> Formula:
    """The rule "the pupil's own derivative at this place"."""
    return at("derivative", **{name: formula(place)})
