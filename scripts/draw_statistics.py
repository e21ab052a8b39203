"""Draws 1,000 exercises of each generator and level and counts what the catalogue forbids.

`python scripts/draw_statistics.py` writes docs/draw-statistics.md; names of generators may follow, which then are only
printed, and `--seeds N`. The columns:

degenerate: an answer that is 0 as a formula or vector, two questions of one exercise with the same formula, or an
answer that stands in the statement.
ugly: a number above 1,000, one that ends after more than four decimals and is no plain fraction, a coefficient in the
statement above 9 (or above the bound in WIDER) or with a denominator above 6, or text such as 1x.
repeated: an exercise that an earlier pupil of the same class of 30 has, though there are forms enough.
uneven: a question with one answer in more than 20 % of the draws, or a choice that favours one option. The empty
set or all numbers as the answer counts as one side of a choice of two.
"""

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from exgen import registry  # noqa: E402
from exgen.algebra import decimal_places  # noqa: E402
from exgen.checker.compare import value_of  # noqa: E402
from exgen.checker.slots import Place, places  # noqa: E402
from exgen.formula.evaluate import NoValueError, children, to_fraction  # noqa: E402
from exgen.formula.printers import plain  # noqa: E402
from exgen.formula.tree import Formula, Message, Number, Polynomial, Vector  # noqa: E402
from exgen.generator import LEVELS  # noqa: E402
from exgen.model import ChoiceAnswer, DataTable, Exercise, FormulaAnswer, NumberAnswer, VectorAnswer  # noqa: E402
from exgen.testing import ugly_words  # noqa: E402

PUPILS = 30
LARGEST_COEFFICIENT = 9
LARGEST_DENOMINATOR_STATED = 6
WIDER = {
    "polynomial-divide": 30,
    "polynomial-factor": 81,
    "polynomial-roots": 36,
    "cost-compare": 20,
    "descent-direction": 12,
    "descent-find-the-mistake": 14,
    "descent-fixed-step": 20,
    "descent-learning-rate": 20,
    "descent-steps-needed": 20,
    "descent-versus-exact": 20,
    "descent-which-minimum": 30,
}
"""Where zeros, vertex, line or rate are drawn first and the coefficients come of them, or where a derivative is in the
statement: within 9 there would be too few."""
LARGEST = 1000
MOST_ALIKE = 0.2
EXTREMES = ("∅", "(−∞, ∞)")
LARGEST_DENOMINATOR = 60
"""Of an answer that is asked as a fraction."""


@dataclass(slots=True)
class Count:
    """What was found in the draws of one generator and level."""

    different: set[str] = field(default_factory=set)
    degenerate: list[int] = field(default_factory=list)
    ugly: list[int] = field(default_factory=list)
    repeated: int = 0
    answers: dict[str, Counter[str]] = field(default_factory=dict)
    choices: dict[str, tuple[int, Counter[str]]] = field(default_factory=dict)

    def most_frequent(self) -> float:
        """The largest share that one answer has in a question that is no choice."""
        shares = (n / c.total() for c in self.answers.values() for answer, n in c.items() if answer not in EXTREMES)
        return max(shares, default=0.0)

    def uneven(self) -> list[str]:
        numeric = [
            name
            for name, c in self.answers.items()
            if any(n / c.total() > (_most(2) if answer in EXTREMES else MOST_ALIKE) for answer, n in c.items())
        ]
        choices = [name for name, (options, c) in self.choices.items() if max(c.values()) / c.total() > _most(options)]
        return numeric + choices


def _most(options: int) -> float:
    """The largest share that one of so many options may have, chance and "exactly one of three" included."""
    return max(1 / options + 0.1, 0.4)


def count(generator_id: str, level: int, seeds: int) -> Count:
    found = Count()
    generator = registry.find(generator_id)
    for seed in range(seeds):
        exercise = registry.generate(generator_id, seed=seed, level=level)
        found.different.add(repr(exercise.given))
        if _is_degenerate(exercise):
            found.degenerate.append(seed)
        if _is_ugly(exercise):
            found.ugly.append(seed)
        for place in places(exercise):
            _note_answer(found, place)
    for seed in range(max(1, seeds // PUPILS)):
        taken: set[object] = set()
        for variant in range(1, PUPILS + 1):
            drawn = generator.draw(seed=seed, level=level, variant=variant, taken=taken)
            forms = generator.forms[level - 1]
            found.repeated += drawn in taken and (forms is None or len(taken) < forms)
            taken.add(drawn)
    return found


def _note_answer(found: Count, place: Place) -> None:
    name = place.slot.name
    if isinstance(place.key, ChoiceAnswer):
        found.choices.setdefault(name, (len(place.key.options), Counter()))[1][place.key.right] += 1
        return
    value = value_of(place.key)
    found.answers.setdefault(name, Counter())["" if value is None else plain(value)] += 1


def _is_degenerate(exercise: Exercise) -> bool:
    formulas = [part.answer.value for part in exercise.parts if isinstance(part.answer, FormulaAnswer)]
    zero = any(isinstance(f, Polynomial) and f.poly.is_zero for f in formulas)
    vectors = [part.answer.items for part in exercise.parts if isinstance(part.answer, VectorAnswer)]
    nothing = any(all(item == Number(Fraction(0)) for item in items) for items in vectors)
    return zero or nothing or len(set(formulas)) < len(formulas) or any(f in formulas for f in _stated(exercise))


def _stated(exercise: Exercise) -> Iterator[Polynomial]:
    """The polynomials of degree 1 and more that the statement and the questions show."""
    for shown in (*exercise.statement, *(part.prompt for part in exercise.parts)):
        yield from (p for p in _polynomials(shown) if not p.poly.is_constant)


def _polynomials(shown: object) -> Iterator[Polynomial]:
    match shown:
        case Polynomial():
            yield shown
        case Message(args=args):
            for _, value in args:
                yield from _polynomials(value)
        case DataTable(rows=rows):
            for cell in (cell for row in rows for cell in row):
                yield from _polynomials(cell)
        case Formula():
            for child in children(shown):
                yield from _polynomials(child)


def _is_wide(exercise: Exercise) -> bool:
    most = WIDER.get(exercise.generator, LARGEST_COEFFICIENT)
    coefficients = [c for p in _stated(exercise) for _, c in p.poly.terms]
    return any(abs(c) > most or c.denominator > LARGEST_DENOMINATOR_STATED for c in coefficients)


def _is_ugly(exercise: Exercise) -> bool:
    if _is_wide(exercise) or any(ugly_words(exercise, code) for code in ("en", "nl")):
        return True
    return any(_is_ugly_number(place) for place in places(exercise))


def _is_ugly_number(place: Place) -> bool:
    value = value_of(place.key)
    if not isinstance(place.key, NumberAnswer | VectorAnswer) or value is None:
        return False
    for item in value.items if isinstance(value, Vector) else (value,):
        try:
            number = to_fraction(item)
        except NoValueError:
            number = None
        if number is None:
            continue
        ends = decimal_places(number)
        nice = (ends is not None and ends <= 4) or number.denominator <= LARGEST_DENOMINATOR
        if abs(number) > LARGEST or not (nice or place.key.tolerance is not None):
            return True
    return False


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("generators", nargs="*")
    parser.add_argument("--seeds", type=int, default=1000)
    options = parser.parse_args()
    rows = []
    bad = 0
    for generator_id in options.generators or registry.ids():
        for level in LEVELS:
            found = count(generator_id, level, options.seeds)
            forms = registry.find(generator_id).forms[level - 1]
            uneven = found.uneven()
            bad += bool(found.degenerate or found.ugly or found.repeated or uneven)
            numbers = f"{found.most_frequent():.0%}" if found.answers else "–"
            row = (
                f"| {generator_id} | {level} | {len(found.different)} | {forms or '–'} | {numbers} "
                f"| {len(found.degenerate)} | {len(found.ugly)} | {found.repeated} | {len(uneven)} |"
            )
            sys.stdout.write(f"{row} {found.degenerate[:3]} {found.ugly[:3]} {uneven}\n")
            sys.stdout.flush()
            rows.append(row)
    if not options.generators:
        _write(rows, options.seeds)
    return 1 if bad else 0


def _write(rows: list[str], seeds: int) -> None:
    head = (
        "# What the generators draw\n\n"
        f"Made by `python scripts/draw_statistics.py` from {seeds} seeds of each generator and level. *Different* "
        "counts\nthe different exercises among them, *forms* how many there are where that is few, *most frequent* the "
        "largest\nshare of one answer to a question that is no choice. The last four columns count what the script's "
        "docstring\nsays.\n\n"
        "| generator | level | different | forms | most frequent | degenerate | ugly | repeated | uneven |\n"
        "|---|---|---|---|---|---|---|---|---|\n"
    )
    (ROOT / "docs" / "draw-statistics.md").write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
