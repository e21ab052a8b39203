"""The questions about a hessian itself, with their known mistakes."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from exgen.algebra import Poly, constant
from exgen.board import shown
from exgen.formula.build import equals, formula
from exgen.formula.tree import Call, Evaluated, Formula, Matrix, Message, Polynomial, Symbol, msg
from exgen.generators.partial._function import partial_symbol
from exgen.generators.partial._partials import Values, called, sign_outside
from exgen.model import MatrixAnswer, Mistake, Part, Space

ONE = Fraction(1)
Entries = tuple[Fraction, Fraction, Fraction]
Seconds = tuple[Poly, Poly, Poly]


@dataclass(frozen=True, slots=True)
class Square:
    """A function of two variables, its second derivatives (f_xx, f_xy, f_yy) and the point they are asked at."""

    poly: Poly
    point: Values | None
    level: int

    @property
    def derivatives(self) -> Seconds:
        return hessian_of(self.poly)

    @property
    def varies(self) -> bool:
        """Whether the hessian differs from point to point."""
        return not all(second.is_constant for second in self.derivatives)

    @property
    def is_asked_at_point(self) -> bool:
        return self.varies or self.level == 3

    @property
    def here(self) -> dict[str, Fraction]:
        return dict(zip(self.poly.variables, self.point or (), strict=True))

    @property
    def values(self) -> Entries:
        return values_at(self.derivatives, self.here)

    @property
    def value_polys(self) -> Seconds:
        xx, xy, yy = (constant(value, self.poly.variables) for value in self.values)
        return xx, xy, yy

    @property
    def entry_symbols(self) -> tuple[Symbol, Symbol, Symbol]:
        one, two = self.poly.variables
        pairs = ((one, one), (one, two), (two, two))
        xx, xy, yy = (partial_symbol(*by, of="f") for by in pairs)
        return xx, xy, yy

    @property
    def symbols(self) -> Matrix:
        one, two = self.poly.variables
        xx, xy, yy = self.entry_symbols
        return Matrix(((xx, xy), (partial_symbol(two, one, of="f"), yy)))

    @property
    def place(self) -> Call:
        """P(1; 2)"""
        return called("P", [shown(v) for v in self.point or ()])

    @property
    def earlier(self) -> str:
        """The part whose entries the determinant is worked out from."""
        return "hessian_at_point" if self.varies else "hessian"

    @property
    def determinant_label(self) -> Formula:
        return Call(Symbol("det"), (called("H", ["P"]),)) if self.varies else Call(Symbol("det"), (Symbol("H"),))


@lru_cache(maxsize=64)
def hessian_of(poly: Poly) -> Seconds:
    """f_xx, f_xy, f_yy."""
    one, two = poly.variables
    return poly.diff(one, 2), poly.diff(one).diff(two), poly.diff(two, 2)


def values_at(seconds: Seconds, here: dict[str, Fraction]) -> Entries:
    xx, xy, yy = (second.at(here) for second in seconds)
    return xx, xy, yy


def matrix(*seconds: Poly) -> Matrix:
    """The hessian with the entries f_xx, f_xy and f_yy; numbers where they are constant."""
    xx, xy, yy = (shown(p.constant_term) if p.is_constant else Polynomial(p) for p in seconds)
    return Matrix(((xx, xy), (xy, yy)))


def formula_part(square: Square) -> Part:
    first = square.poly.variables[0]
    return Part(
        name="hessian",
        prompt=msg("Find the Hessian {H} of {f}.", H=formula("H"), f=formula("f")),
        answer=MatrixAnswer(matrix(*square.derivatives).rows, square.poly.variables),
        points=Fraction(3),
        space=Space("table", lines=4, lead=formula("H")),
        label=formula("H"),
        names=("H", "Hf", "H_f", "hessian"),
        mistakes=_formula_mistakes(square),
        tips=(
            msg(
                "The Hessian is {matrix}: the row says the first letter, the column the second.", matrix=square.symbols
            ),
            msg(
                "Begin with {once}. Its derivatives with respect to both letters are the first row.",
                once=partial_symbol(first, of="f"),
            ),
        ),
    )


def _formula_mistakes(square: Square) -> tuple[Mistake, ...]:
    xx, xy, yy = square.derivatives
    one = square.poly.variables[0]
    nothing = constant(0, square.poly.variables)
    return (
        *(() if square.varies else (_factors_lost(square),)),
        _not_twice(square),
        Mistake(
            "diagonal-exchanged",
            matrix(yy, xy, xx),
            msg("exchanged the two entries of the diagonal"),
            msg("Which derivative stands at the top left? {first} comes first.", first=formula(one)),
        ),
        Mistake(
            "mixed-left-out",
            matrix(xx, nothing, yy),
            msg("took 0 for the mixed derivatives"),
            msg("A term with both letters also has a mixed derivative."),
        ),
    )


def _not_twice(square: Square) -> Mistake:
    one, two = square.poly.variables
    return Mistake(
        "first-derivatives",
        matrix(square.poly.diff(one), square.derivatives[1], square.poly.diff(two)),
        msg("put the first derivatives on the diagonal"),
        msg("The diagonal holds second derivatives: differentiate once more with respect to the same letter."),
    )


def _factors_lost(square: Square) -> Mistake:
    """Of a function of degree 2: the coefficients of the squares as they are."""
    xx, xy, yy = square.derivatives
    half = Fraction(1, 2)
    return Mistake(
        "factor-lost",
        matrix(xx * half, xy, yy * half),
        msg("lost the factor from the exponent"),
        msg("The exponent does not vanish: it comes to the front as a factor."),
    )


def point_part(square: Square) -> Part:
    names = square.poly.variables
    label = called("H", ["P"])
    return Part(
        name="hessian_at_point",
        prompt=msg("Calculate the Hessian at {point}.", point=formula("P")),
        answer=MatrixAnswer(matrix(*square.value_polys).rows),
        points=Fraction(3),
        space=Space("table", lines=3, lead=label),
        label=label,
        names=("H(P)", "H", "Hf", "H_f", "hessian"),
        rule=_at(names, (1, 2)),
        mistakes=_point_mistakes(square),
        tips=(
            msg("Substitute the coordinates of the point into each entry."),
            _filled_tip(square),
        ),
    )


def _at(names: tuple[str, ...], places: tuple[int, int]) -> Evaluated:
    """The pupil's own hessian where the variables are these coordinates of the point."""
    pairs = zip(names, places, strict=True)
    return Evaluated(Symbol("hessian"), tuple((name, Symbol(f"point_{place}")) for name, place in pairs))


def _filled_tip(square: Square) -> Message:
    first, second = (
        equals(name, shown(value)) for name, value in zip(square.poly.variables, square.point or (), strict=True)
    )
    values = msg("{first} and {second}", first=first, second=second)
    return msg("Begin at the top left: substitute {values}.", values=values)


def _point_mistakes(square: Square) -> tuple[Mistake, ...]:
    turned = dict(zip(square.poly.variables, reversed(square.point or ()), strict=True))
    there = (constant(value, square.poly.variables) for value in values_at(square.derivatives, turned))
    found = [
        Mistake(
            "coordinates-exchanged",
            matrix(*there),
            msg("exchanged the coordinates of the point"),
            msg("The first coordinate of the point belongs to {name}.", name=formula(square.poly.variables[0])),
        )
    ]
    outside = tuple(sign_outside(second, square.point or ()) for second in square.derivatives)
    if outside != square.values:
        xx, xy, yy = (constant(value, square.poly.variables) for value in outside)
        found.append(
            Mistake(
                "sign-of-power",
                matrix(xx, xy, yy),
                msg("lost the brackets around the negative number"),
                msg("A negative number goes in brackets. What is the sign of an even power then?"),
            )
        )
    return tuple(found)
