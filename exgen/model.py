"""What everything else passes around: exercises, parts, answers, steps, mistakes, figures and worksheets.

All of it is frozen data without a language: sentences are `Message`s, mathematics is the formula tree. An exercise is
complete: statement, key, worked solution, points, tolerances and known mistakes come from one object, so that a sheet
and its key cannot disagree, and `worksheet.json` can grade long after the generators have changed.

Follow-through. A part or column that uses earlier answers carries `rule`, a formula over names: the generator's given
names, the names of earlier parts, in a table also the columns to the left in the same row, the names that `carry`
brings from the row before, and `previous_<column>`. Of an earlier part also its pieces have names: `gradient_1` is the
first component of a vector, `hessian_12` an entry of a matrix, `plane_right` the right side of an equation, of a table
`<column>` its last row and `<column>_<row>` any. To evaluate a rule, each symbol that names one of these is replaced by
its value (once: variables inside a value stay variables), then `Evaluated`, `Derivative` and `Cases` are worked out. So
`Evaluated(Symbol("derivative"), (("theta", Symbol("theta")),))` is the pupil's own derivative at the pupil's own θ. A
mal-rule is such a formula too.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from exgen.figures.describe import Figure
from exgen.formula.tree import Formula, Interval, Message, Relation, Vector

# Answers


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a number may be off, boundary included (see docs/answers.md); exact where there is none."""

    kind: Literal["abs", "rel", "decimals", "sigfigs"]
    value: Fraction


@dataclass(frozen=True, slots=True)
class Answer:
    """The key of a part."""


@dataclass(frozen=True, slots=True)
class NumberAnswer(Answer):
    """One real number, exact: a rational, or a tree of roots, π, e, exp, ln, sigmoid.

    `form` "number" wants it worked out; "fraction" shows the key as a fraction, "decimal" as a decimal.
    """

    value: Formula
    tolerance: Tolerance | None = None
    form: Literal["", "number"] = ""


@dataclass(frozen=True, slots=True)
class FormulaAnswer(Answer):
    """A formula in `variables`."""

    value: Formula
    variables: tuple[str, ...]
    form: Literal["", "expanded", "factored", "simplified"] = ""


@dataclass(frozen=True, slots=True)
class VectorAnswer(Answer):
    """A vector or point; its components are numbers, or formulas where `variables` are named."""

    items: tuple[Formula, ...]
    variables: tuple[str, ...] = ()
    tolerance: Tolerance | None = None


@dataclass(frozen=True, slots=True)
class DirectionAnswer(Answer):
    """A vector of which only the direction counts: any positive multiple is right."""

    items: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class MatrixAnswer(Answer):
    rows: tuple[tuple[Formula, ...], ...]
    variables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetAnswer(Answer):
    """A finite set of numbers (points where `dimension` > 1, as `Vector` items), possibly empty."""

    items: tuple[Formula, ...]
    dimension: int = 1
    tolerance: Tolerance | None = None


@dataclass(frozen=True, slots=True)
class IntervalsAnswer(Answer):
    """A union of intervals, possibly empty. `ends_free`: open and closed finite ends are both right.

    `splits` are inner points at which the key's intervals may also be split (a double zero of f′).
    """

    intervals: tuple[Interval, ...]
    ends_free: bool = False
    splits: tuple[Formula, ...] = ()


@dataclass(frozen=True, slots=True)
class EquationAnswer(Answer):
    """An equation of a line or plane; right is every equation of the same set, and a bare right-hand side."""

    equation: Relation
    variables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice: its letter or sign is `name`; `words` are further ways to type it, in any language.

    `label` is what the sheet prints beside the box.
    """

    name: str
    label: Message | Formula
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceAnswer(Answer):
    options: tuple[Option, ...]
    right: str
    """The name of the right option."""


@dataclass(frozen=True, slots=True)
class ClassifiedPoint:
    """A point with its kind; `kind` is the name of an option."""

    point: Vector
    kind: str


@dataclass(frozen=True, slots=True)
class PointsAnswer(Answer):
    """Points with a kind each, in any order: critical points, extrema."""

    points: tuple[ClassifiedPoint, ...]
    kinds: tuple[Option, ...]
    variables: tuple[str, ...]
    """The names of the coordinates, for the table's head."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A known mistake: a mal-rule gives the wrong value, the message helps without telling the answer.

    `name` is stable (kebab-case English: "uphill", "no-learning-rate") and counted over a class; `title` says in a few
    words what the pupil did, for the teacher's key ("went uphill").
    """

    name: str
    rule: Formula
    title: Message
    message: Message


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. "given" is printed, "asked" is filled in and marked, "carried" repeats a value of the row
    before (printed in the first row, left blank for the pupil below, not marked)."""

    name: str
    heading: Message | Formula
    role: Literal["given", "asked", "carried"] = "asked"
    points: Fraction = Fraction(1)
    tolerance: Tolerance | None = None
    rule: Formula | None = None
    mistakes: tuple[Mistake, ...] = ()
    names: tuple[str, ...] = ()
    """Left-hand names accepted before a typed cell."""


@dataclass(frozen=True, slots=True)
class TableAnswer(Answer):
    """A table of exact numbers. Row r starts from `carry`: (name, column) takes the column's value of row r − 1, and
    in the first row the given or `initial` value of that name."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Formula, ...], ...]
    initial: tuple[tuple[str, Formula], ...] = ()
    carry: tuple[tuple[str, str], ...] = ()


# Exercises


@dataclass(frozen=True, slots=True)
class Space:
    """Room for an answer: "line" of a width, "lines" to write on, "grid" of 5 mm squares, an empty "table", "boxes"
    to tick, "letters" (boxes with only their letters, which the statement explains), or "none". Widths and heights in
    cm; `lead` is printed before the line ("Z_x ="), `lines` of work first."""

    kind: Literal["line", "lines", "grid", "table", "boxes", "letters", "none"] = "line"
    width: float = 3.0
    height: float = 0.0
    lines: int = 0
    lead: Formula | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the worked solution: words, a displayed formula or both, and the points this line earns.

    `figure` names a figure of the exercise that stands here; `part` is the part the points belong to.
    """

    text: Message | None = None
    formula: Formula | None = None
    points: Fraction = Fraction(0)
    part: str = ""
    figure: str = ""


@dataclass(frozen=True, slots=True)
class DataTable:
    """Given data printed as a table: a head and rows. One with blanks is room to work in, and not in the key."""

    headings: tuple[Message | Formula, ...]
    rows: tuple[tuple[Formula, ...], ...]
    caption: Message | None = None


Block = Message | Formula | DataTable
"""A piece of a statement: a paragraph, a displayed formula, or given data."""


@dataclass(frozen=True, slots=True)
class Part:
    """One question. `name` is the catalogue's stable name; `label` the formula it is about (Z_x), if any.

    `names` are the left-hand sides accepted in a typed answer (empty: any); `tips` are two graded hints, the rule in
    words and then the first line; `rule` says how the answer follows from earlier ones.
    """

    name: str
    prompt: Message
    answer: Answer
    points: Fraction
    space: Space = Space()
    label: Formula | None = None
    names: tuple[str, ...] = ()
    rule: Formula | None = None
    mistakes: tuple[Mistake, ...] = ()
    tips: tuple[Message, ...] = ()
    figure: str = ""
    """A figure of the exercise that belongs to this part."""
    needs: tuple[str, ...] = ()
    """Parts that must be right too for these points: two-way choices go in pairs, the first of which has 0 points."""
    repeats: str = ""
    """The part that asks the same of the first step: a key lists a known mistake there, not with every step."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """A solved exercise: everything a sheet, a key and the checker need."""

    generator: str
    revision: int
    level: int
    seed: int
    given: tuple[tuple[str, Formula], ...]
    """Catalogue names to values, in the order they are stated."""
    variables: tuple[str, ...]
    """The names a pupil may type in this exercise, longest first where one begins another."""
    title: Message
    statement: tuple[Block, ...]
    parts: tuple[Part, ...]
    solution: tuple[Step, ...]
    figures: tuple[Figure, ...] = ()

    @property
    def points(self) -> Fraction:
        return sum((part.points for part in self.parts), Fraction(0))


# Worksheets


@dataclass(frozen=True, slots=True)
class Placed:
    """An exercise at its place on a sheet."""

    number: int
    exercise: Exercise


@dataclass(frozen=True, slots=True)
class Variant:
    """One pupil's version of the sheet."""

    number: int
    code: str
    exercises: tuple[Placed, ...]
    pupil: str = ""
    class_number: str = ""
    pupil_id: str = ""
    """The school's own mark for the pupil, not printed."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a teacher chooses about the looks; nothing here changes an exercise."""

    paper: Literal["a4", "letter"] = "a4"
    points: bool = True
    answer_space: bool = True
    large_print: bool = False
    readable: bool = False
    qr: bool = True
    theory: bool = False
    school: str = ""
    instructions: str = ""
    minutes: int | None = None
    calculator: bool | None = None


@dataclass(frozen=True, slots=True)
class MarkingScheme:
    """What a teacher chooses about points; the defaults are those of docs/answers.md.

    Shares from 0 to 1. `form_share`: of a right value in another form than asked; `follow_share`: of what follows
    from an earlier mistake; `digits_share`: of a right value with fewer digits than asked.
    """

    form_share: Fraction = Fraction(1, 2)
    follow_share: Fraction = Fraction(1)
    digits_share: Fraction = Fraction(1)


PLAIN_MARKING = MarkingScheme()


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A class set: all variants of one sheet."""

    title: str
    language: str
    seed: int
    layout: Layout
    variants: tuple[Variant, ...]
    secret: bool = False
    marking: MarkingScheme = PLAIN_MARKING
