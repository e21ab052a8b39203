"""What a template places: frozen data in which everything has been decided and put into the format's own marks.

Letters of parts, points, answer space, the numbers in tables, where a figure stands: all of it is settled before a
template sees it, so that the LaTeX, Typst, HTML and text templates cannot disagree about anything but looks. Text and
formulas are `Markup`, already escaped and printed for the format; lengths are centimetres.
"""

from base64 import b64encode
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Words:
    """The fixed words of a sheet and its key, in the sheet's language."""

    name: Markup
    group: Markup
    group_number: Markup
    date: Markup
    score: Markup
    variant: Markup
    key: Markup
    answers: Markup
    solutions: Markup
    overview: Markup
    theory: Markup
    misread: Markup


@dataclass(frozen=True, slots=True)
class PageWords:
    """What stands before, between and after the two numbers of "page 2 of 3"."""

    before: Markup
    between: Markup
    after: Markup


@dataclass(frozen=True, slots=True)
class FigureView:
    """A drawn figure: the file beside the document, its bytes for documents of one file, what it shows in plain text,
    and its size."""

    path: str
    data: bytes
    mime: str
    alt: str
    width: float
    height: float

    @property
    def base64(self) -> str:
        return b64encode(self.data).decode("ascii")


@dataclass(frozen=True, slots=True)
class TableView:
    """A table; `head` may be empty, a blank cell is an empty one. `column` is the least width of a column to write in.

    `total` is the width of all columns together. `write` says of a table in a statement that it is to be filled in.
    `asked` has for each cell the number under which it is answered (3b.2 is the second), 0 where nothing is asked.
    """

    head: tuple[Markup, ...]
    rows: tuple[tuple[Markup, ...], ...]
    column: float
    write: bool = False
    asked: tuple[tuple[int, ...], ...] = ()
    names: float | None = None
    """The width of the first column where it only names the rows; the others share what it leaves."""

    @property
    def total(self) -> float:
        return self.column * len(self.rows[0])

    @property
    def columns(self) -> tuple[float, ...]:
        """The width of each column to write in."""
        count = len(self.rows[0])
        if self.names is None:
            return (self.column,) * count
        return (self.names, *((self.total - self.names) / (count - 1),) * (count - 1))


@dataclass(frozen=True, slots=True)
class BlockView:
    """A piece of a statement; exactly one of the three is there."""

    paragraph: Markup | None = None
    display: Markup | None = None
    table: TableView | None = None


@dataclass(frozen=True, slots=True)
class OptionView:
    """An option of a choice, with the letter by which it is answered ("" where its label says it)."""

    name: Markup
    label: Markup


@dataclass(frozen=True, slots=True)
class LineView:
    """A line to write the answer on, `lead` before it."""

    width: float
    lead: Markup | None = None


@dataclass(frozen=True, slots=True)
class GridView:
    """Squares of 5 mm, so many across and down."""

    across: int
    down: int


@dataclass(frozen=True, slots=True)
class SpaceView:
    """Room for an answer, in this order: lines to write on, squares, a table, options to tick, the answer line.

    `legend` stands above the table; `stacked` options have a line each, others stand `per_row` in a row.
    """

    lines: int = 0
    grid: GridView | None = None
    table: TableView | None = None
    legend: Markup | None = None
    options: tuple[OptionView, ...] = ()
    stacked: bool = False
    per_row: int = 1
    line: LineView | None = None

    @property
    def height(self) -> float:
        """An estimate in cm, for deciding what fits beside what."""
        rows = len(self.table.rows) + 1 if self.table else 0
        squares = self.grid.down * 0.5 if self.grid else 0.0
        return self.lines * 0.8 + squares + rows * 0.9 + len(self.options) * 0.7 + (0.9 if self.line else 0)


@dataclass(frozen=True, slots=True)
class PartView:
    """A question: its letter ("" where it is the only one), text, points and room for the answer."""

    letter: str
    prompt: Markup
    points: Markup
    space: SpaceView
    figures: tuple[FigureView, ...] = ()


@dataclass(frozen=True, slots=True)
class ExerciseView:
    """An exercise on the sheet. `beside` stands right of the text, `figures` between statement and parts.

    `wrapped`: the parts too stand left of the figure, otherwise only the statement does.
    """

    number: int
    title: Markup
    points: Markup
    blocks: tuple[BlockView, ...]
    parts: tuple[PartView, ...]
    beside: FigureView | None = None
    figures: tuple[FigureView, ...] = ()
    wrapped: bool = False
    theory: tuple[Markup, ...] = ()


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """The answer of a part at a glance: one line and, where it is a table, the filled table."""

    letter: str
    text: Markup
    table: TableView | None = None


@dataclass(frozen=True, slots=True)
class StepView:
    """A line of the worked solution with the points that it earns ("" for none).

    `display` follows `text` on the same line unless it is `tall`.
    """

    points: Markup
    text: Markup | None = None
    display: Markup | None = None
    tall: bool = False
    figures: tuple[FigureView, ...] = ()


@dataclass(frozen=True, slots=True)
class MisreadView:
    """As you read `wrong`, the pupil …; `keep` holds the line on one page with the next."""

    letter: str
    wrong: Markup
    what: Markup
    keep: bool = False


@dataclass(frozen=True, slots=True)
class KeyView:
    """An exercise in the key: answers, worked solution, and what helps in marking it."""

    number: int
    title: Markup
    points: Markup
    blocks: tuple[BlockView, ...]
    answers: tuple[ShortAnswer, ...]
    steps: tuple[StepView, ...]
    remarks: tuple[Markup, ...] = ()
    misreads: tuple[MisreadView, ...] = ()


@dataclass(frozen=True, slots=True)
class QrView:
    """A QR code of `size` modules across; `path` is SVG path data, `runs` are dark (column, row, length), row 0 on
    top."""

    size: int
    path: str
    runs: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class VariantView:
    """One pupil's sheet, or the key to it: `exercises` are filled for the one, `keys` for the other."""

    number: int
    code: str
    pupil: Markup
    class_number: Markup
    qr: QrView | None
    exercises: tuple[ExerciseView, ...] = ()
    keys: tuple[KeyView, ...] = ()


@dataclass(frozen=True, slots=True)
class LayoutView:
    """The looks a teacher chose; `paper` is "a4" or "letter", `width` the width of the text in cm."""

    paper: str
    width: float
    points: bool
    answer_space: bool
    large_print: bool
    readable: bool


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A whole file: the head that all variants share, and the variants, each starting on a page of its own."""

    title: Markup
    name: str
    """The title as plain text."""
    language: str
    school: Markup
    instructions: tuple[Markup, ...]
    notes: tuple[Markup, ...]
    marking: tuple[Markup, ...]
    """For the key: where the marking scheme is the teacher's own, what it says."""
    total: Markup
    words: Words
    page: PageWords
    layout: LayoutView
    variants: tuple[VariantView, ...]

    @property
    def several(self) -> bool:
        return len(self.variants) > 1
