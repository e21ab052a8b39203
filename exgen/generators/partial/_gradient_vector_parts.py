"""The questions about a gradient, its value at a point and its length, with their known mistakes."""

from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import at, shown
from exgen.formula.build import add, equals, formula, power
from exgen.formula.tree import Function, Message, Polynomial, Root, Sum, Symbol, msg
from exgen.formula.tree import Vector as VectorNode
from exgen.generators._derivatives import exponent_kept, factor_lost
from exgen.generators.partial._function import Stated, partial_symbol
from exgen.generators.partial._gradient import (
    LENGTH_NAMES,
    NABLA,
    ROUNDED_LENGTH,
    Values,
    as_polynomials,
    called,
    gradient_of,
    is_rational_length,
    length_of,
    values_at,
)
from exgen.generators.partial._mistakes import terms_without
from exgen.generators.partial._partials import sign_outside
from exgen.model import Mistake, NumberAnswer, Part, Space, VectorAnswer

ONE = Fraction(1)


def gradient_part(f: Stated) -> Part:
    names = f.variables
    gradient = gradient_of(f.poly)
    first = partial_symbol(names[0], of="f")
    return Part(
        name="gradient",
        prompt=msg("Find the gradient {gradient}, as a vector.", gradient=NABLA),
        answer=VectorAnswer(as_polynomials(gradient), names),
        points=Fraction(len(names)),
        space=Space("line", 10, lead=NABLA),
        label=NABLA,
        names=("∇f", "gradient", "grad f", f"({','.join(f'f_{v}' for v in names)})"),
        mistakes=(
            Mistake(
                "components-exchanged",
                VectorNode(as_polynomials(_turned(gradient))),
                msg("exchanged the components"),
                msg("Which variable comes first? The first component is the derivative with respect to that one."),
            ),
            Mistake(
                "other-terms-kept",
                VectorNode(as_polynomials([f.poly.diff(v) + terms_without(f.poly, v) for v in names])),
                msg("kept the terms without the variable"),
                msg("While one variable changes, the others are just numbers. What is the derivative of a number?"),
            ),
            *_constant_kept(f.poly),
            Mistake(
                "exponent-kept",
                VectorNode(as_polynomials([exponent_kept(f.poly, v) for v in names])),
                msg("did not lower the exponents"),
                msg("The exponent comes to the front, and then becomes one less."),
            ),
            Mistake(
                "factor-lost",
                VectorNode(as_polynomials([factor_lost(f.poly, v) for v in names])),
                msg("lost the factors from the exponents"),
                msg("The exponent does not vanish: it comes to the front as a factor."),
            ),
            Mistake(
                "components-added",
                VectorNode((Polynomial(sum(gradient[1:], gradient[0])),)),
                msg("added the components of the gradient to one number"),
                msg("The gradient is a vector: it has one component for each variable."),
            ),
        ),
        tips=(
            msg("The gradient holds the partial derivatives. While one variable changes, the others are just numbers."),
            msg(
                "The first component is {derivative}: every term without {name} gives 0.",
                derivative=first,
                name=formula(names[0]),
            ),
        ),
    )


def _constant_kept(function: Poly) -> tuple[Mistake, ...]:
    constant = function.constant_term
    if not constant:
        return ()
    kept = VectorNode(as_polynomials([slope + constant for slope in gradient_of(function)]))
    return (Mistake("constant-kept", kept, msg("kept the constant term"), msg("What is the slope of a constant?")),)


def _turned(items: tuple[Poly, ...]) -> tuple[Poly, ...]:
    """The first two exchanged."""
    return (items[1], items[0], *items[2:])


def value_part(f: Stated, point: Values) -> Part:
    names = f.variables
    label = called(NABLA, [formula("P")])
    gradient = gradient_of(f.poly)
    here = {v: shown(p) for v, p in zip(names, point, strict=True)}
    swapped = {v: shown(p) for v, p in zip(names, (point[1], point[0], *point[2:]), strict=True)}
    parts = tuple(f"gradient_{i}" for i in range(1, len(names) + 1))
    mistakes = [
        Mistake(
            "components-exchanged",
            VectorNode(tuple(at(g, **here) for g in (parts[1], parts[0], *parts[2:]))),
            msg("exchanged the components"),
            msg("Which variable comes first? The first component is the derivative with respect to that one."),
        ),
        Mistake(
            "coordinates-exchanged",
            VectorNode(tuple(at(g, **swapped) for g in parts)),
            msg("exchanged the coordinates of the point"),
            msg("The first coordinate of the point belongs to {name}.", name=formula(names[0])),
        ),
        Mistake(
            "components-added",
            VectorNode((add(*(at(g, **here) for g in parts)),)),
            msg("added the components of the gradient to one number"),
            msg("The gradient is a vector: it has one component for each variable."),
        ),
    ]
    if any(v < 0 for v in point):
        mistakes.append(
            Mistake(
                "sign-of-power",
                VectorNode(tuple(shown(sign_outside(g, point)) for g in gradient)),
                msg("lost the brackets around the negative number"),
                msg("A negative number goes in brackets. What is the sign of an even power then?"),
            )
        )
    return Part(
        name="gradient_at_point",
        prompt=msg("Calculate the gradient at {point}.", point=formula("P")),
        answer=VectorAnswer(tuple(shown(v) for v in values_at(gradient, point))),
        points=Fraction(len(names)),
        space=Space("line", 5, lines=2, lead=label),
        label=label,
        names=("∇f(P)", "∇f", "gradient"),
        rule=VectorNode(tuple(at(g, **here) for g in parts)),
        mistakes=tuple(mistakes),
        tips=(
            msg("Substitute the coordinates of the point into each component of the gradient."),
            msg("The first component: substitute {values}.", values=_coordinates(names, point)),
        ),
    )


def _coordinates(names: tuple[str, ...], point: Values) -> Message:
    pairs = [equals(v, shown(p)) for v, p in zip(names, point, strict=True)]
    if len(pairs) == 2:
        return msg("{first} and {second}", first=pairs[0], second=pairs[1])
    first, second, third = pairs
    return msg("{first}, {second} and {third}", first=first, second=second, third=third)


def length_part(f: Stated, point: Values) -> Part:
    """The length, which may be rounded: also where it is whole, for a pupil's own gradient seldom has such a length."""
    values = values_at(gradient_of(f.poly), point)
    items = tuple(Symbol(f"gradient_at_point_{i}") for i in range(1, len(values) + 1))
    squares = Sum(tuple(power(s, 2) for s in items))
    label = Function("abs", called(NABLA, [formula("P")]))
    prompt = msg("Calculate the length of the gradient at {point}.", point=formula("P"))
    if not is_rational_length(values):
        prompt = msg(
            "Calculate the length of the gradient at {point}, as a root or to two decimals.", point=formula("P")
        )
    return Part(
        name="length",
        prompt=prompt,
        answer=NumberAnswer(length_of(values), ROUNDED_LENGTH, "number"),
        points=ONE,
        space=Space("line", 3, lines=1, lead=label),
        label=label,
        names=LENGTH_NAMES,
        rule=Root(squares),
        mistakes=_length_mistakes(items, values),
        tips=(
            msg("The length of a vector is the root of the sum of the squares of its components."),
            msg("First square each component: a square is never negative."),
        ),
    )


def _length_mistakes(items: tuple[Symbol, ...], values: Values) -> tuple[Mistake, ...]:
    """Where no component is negative, adding them or their sizes is the same mistake."""
    added = Mistake(
        "components-added",
        add(*items),
        msg("added the components of the gradient to one number"),
        msg("The components stand at right angles: use the theorem of Pythagoras."),
    )
    root = Mistake(
        "root-forgotten",
        Sum(tuple(power(s, 2) for s in items)),
        msg("forgot the root"),
        msg("The sum of the squares is the square of the length. What remains to be done?"),
    )
    sizes = Mistake(
        "sizes-added",
        Sum(tuple(Function("abs", s) for s in items)),
        msg("added the sizes of the components"),
        msg("That is the way along the sides. The length is the straight way: use the theorem of Pythagoras."),
    )
    return (added, root, sizes) if any(v < 0 for v in values) else (added, root)
