"""A small move from a point of a function Z: where it ends, and how much Z changes, as estimated and in truth."""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import shown
from exgen.formula.tree import Formula, Symbol
from exgen.generators.partial._partials import Values, called

CHANGE = Symbol("Delta_Z")
ESTIMATE = Symbol("dZ")


@dataclass(frozen=True, slots=True)
class Move:
    """A function, a point with its two slopes, and how far it moves; `rate` where that is a step of descent."""

    stated: Formula
    poly: Poly
    point: Values
    slopes: Values
    changes: Values
    rate: Fraction | None

    @property
    def names(self) -> tuple[str, ...]:
        return self.poly.variables

    @property
    def here(self) -> dict[str, Fraction]:
        return dict(zip(self.names, self.point, strict=True))

    @property
    def end(self) -> Values:
        return tuple(p + d for p, d in zip(self.point, self.changes, strict=True))

    @property
    def there(self) -> dict[str, Fraction]:
        return dict(zip(self.names, self.end, strict=True))

    @property
    def old_height(self) -> Fraction:
        return self.poly.at(self.here)

    @property
    def new_height(self) -> Fraction:
        return self.poly.at(self.there)

    @property
    def true_change(self) -> Fraction:
        return self.new_height - self.old_height

    @property
    def estimate(self) -> Fraction:
        return sum((s * d for s, d in zip(self.slopes, self.changes, strict=True)), Fraction(0))

    @property
    def moving(self) -> tuple[int, ...]:
        """The places of the letters that change; on a step of descent all."""
        return tuple(i for i, d in enumerate(self.changes) if d or self.rate is not None)


def delta(name: str) -> Symbol:
    return Symbol(f"Delta_{name}")


def place(name: str, values: Values) -> Formula:
    return called(name, [shown(v) for v in values])
