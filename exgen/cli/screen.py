"""Talking through a terminal or a pipe, also one that cannot show every character.

A Windows code page has no θ, no ⁴ and no ∂, and a student's terminal must never end in a `UnicodeEncodeError`. Output
streams that are not Unicode are therefore wrapped: what cannot be encoded is written as one would type it (theta, x^4,
sqrt), so that it can even be typed back.
"""

import io
import re
import shutil
import sys
import textwrap
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from exgen.formula.tree import Message
    from exgen.text import Language

LABEL = 10
"""Columns of the word before a line of a report."""

WIDEST = 80
"""Columns of running text; a wider terminal does not make longer lines."""

TIE = "\u00a0"
"""A blank at which no line is broken."""
_TIE = "\x1f"
"""The same while a line is being fitted and broken: a character that every encoding has."""

_TYPED = {
    "−": "-", "–": "-", "—": "-", "‑": "-", "·": "*", "⋅": "*", "×": "*", "÷": "/", "∕": "/", "⁄": "/",
    "√": "sqrt", "∛": "cbrt", "∂": "d", "∇": "grad ", "′": "'", "″": "''", "‴": "'''", "π": "pi", "σ": "sigmoid",
    "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "±": "+-", "∞": "inf", "∅": "none", "∪": "or", "∈": "in", "Σ": "sum",
    "∑": "sum", "⇒": "=>", "⇔": "<=>", "→": "->", "←": "<-", "↑": "^", "↓": "v", "⟨": "<", "⟩": ">", "…": "...",
    "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "•": "*", "✓": "v", "✗": "x", "☐": "[ ]", "☑": "[x]",
    "│": "|", "┃": "|", "║": "|", "─": "-", "━": "-", "═": "=", "▏": "|", "Δ": "Delta", "°": " degrees", "€": "EUR",
}  # fmt: skip
_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˣ", "0123456789+-=()nix", strict=True))
_LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₓᵧₙᵢ", "0123456789+-=()xyni", strict=True))
_SCRIPTS = re.compile(f"[{''.join(map(re.escape, _RAISED))}]+|[{''.join(map(re.escape, _LOWERED))}]+")


def fit(text: str, encoding: str) -> str:
    """The text with what `encoding` lacks written as one would type it; no character of it fails to encode."""
    if _fits(text, encoding):
        return text
    text = _SCRIPTS.sub(lambda run: run[0] if _fits(run[0], encoding) else _script(run[0]), text)
    return "".join(c if _fits(c, encoding) else _typed(c, encoding) for c in text)


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _script(run: str) -> str:
    marks, sign = (_RAISED, "^") if run[0] in _RAISED else (_LOWERED, "_")
    plain = "".join(marks[c] for c in run)
    return f"{sign}{plain}" if plain.isalnum() else f"{sign}({plain})"


def _typed(character: str, encoding: str) -> str:
    if character in _TYPED and _fits(_TYPED[character], encoding):
        return _TYPED[character]
    if unicodedata.category(character) in ("Mn", "Cf"):
        return ""
    name = unicodedata.name(character, "")
    if name.startswith(("GREEK SMALL LETTER ", "GREEK CAPITAL LETTER ")):
        letter = name.split()[3]
        return letter.lower() if " SMALL " in name else letter.capitalize()
    if name.startswith("LATIN ") and " WITH " in name:
        letter = name.partition(" WITH ")[0].split()[-1]
        return letter.lower() if " SMALL " in name else letter
    if name.startswith("BOX DRAWINGS"):
        return "+"
    if character.isspace():
        return " "
    base = unicodedata.normalize("NFKD", character)
    kept = "".join(c for c in base if c != character and _fits(c, encoding))
    return kept or "?"


class CarefulStream(io.TextIOWrapper):
    """A text stream that writes what its encoding lacks as one would type it."""

    def write(self, text: str, /) -> int:
        super().write(fit(text, self.encoding))
        return len(text)


def careful_streams() -> None:
    """Make the standard streams such that no text, typed or printed, can fail."""
    sys.stdout = _careful(sys.stdout)
    sys.stderr = _careful(sys.stderr)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


def _careful(stream: TextIO) -> TextIO:
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    if stream.encoding.lower().replace("-", "").startswith("utf"):
        stream.reconfigure(errors="replace")
        return stream
    stream.flush()
    buffered = stream.line_buffering
    encoding = stream.encoding
    return CarefulStream(stream.detach(), encoding=encoding, errors="replace", line_buffering=buffered)


class Screen:
    """Where a dialogue is held: a terminal, or a pipe, which then shows what was read from it."""

    def __init__(self) -> None:
        self.terminal = sys.stdin.isatty() and sys.stdout.isatty()
        self.width = terminal_width()
        if self.terminal:
            with suppress(ImportError):
                import readline  # noqa: F401

    def say(self, text: str) -> None:
        """Print lines, the long ones wrapped between words."""
        for line in text.split("\n"):
            print_line(wrapped(fit(line.replace(TIE, _TIE), sys.stdout.encoding), self.width))

    def ask(self, prompt: str) -> str | None:
        """A typed line; None at the end of the input."""
        if self.terminal:
            try:
                return input(fit(prompt, sys.stdout.encoding))
            except EOFError:
                print_line("")
                return None
        sys.stdout.write(prompt)
        line = sys.stdin.readline()
        print_line(line.rstrip("\n"))
        return line.rstrip("\r\n") if line else None


def terminal_width() -> int:
    """Columns that running text may take."""
    return min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)


def print_line(text: str) -> None:
    """Print a line on standard output."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def wrapped(line: str, width: int) -> str:
    """A line broken between words, further lines indented like the first; ties are blanks at which it is not broken."""
    line = line.replace(TIE, _TIE)
    if len(line) < width:
        return line.replace(_TIE, " ")
    indent = " " * (len(line) - len(line.lstrip()))
    broken = textwrap.fill(
        line.strip(),
        width - 1,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return broken.replace(_TIE, " ")


def shown(path: Path) -> str:
    """A path as it is typed in a command."""
    return f'"{path}"' if " " in str(path) else str(path)


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    none = sum(unicodedata.category(c) in ("Mn", "Me", "Cf", "Cc") for c in text)
    return len(text) + wide - none


def caret(typed: str, place: int, encoding: str, width: int) -> tuple[str, str]:
    """What was typed, on one line that fits, and under it a line with ^ below the character at `place`."""
    shown = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in typed)
    place = min(place, len(shown))
    start = max(0, place - width + 12) if columns(shown) > width - 4 else 0
    window = shown[start : start + width - 6]
    before = fit(window[: place - start], encoding)
    return f"  {fit(window, encoding)}", f"  {' ' * columns(before)}^"


def console() -> "Console":
    """A rich console for tables: plain where nobody is looking, and then as wide as the table wants."""
    from rich.console import Console

    looking = sys.stdout.isatty()
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=not looking, width=None if looking else 200)


def print_table(table: "Table") -> None:
    """Print a table of rich's, without blanks at the ends of its lines."""
    screen = console()
    with screen.capture() as captured:
        screen.print(table)
    for line in captured.get().splitlines():
        print_line(line.rstrip())


class Progress:
    """One line that says what long work is doing, on a terminal only; reports and notes stay, anywhere. `speech` is
    the language of what it is told as messages, English by default."""

    def __init__(self, speech: "Language | None" = None) -> None:
        self._speech = speech
        self._looking = sys.stderr.isatty()
        self._shown = 0

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        self._clear()

    def tell(self, what: "Message") -> None:
        """What is being done now."""
        if self._looking:
            text = self._text(what)
            self._clear()
            sys.stderr.write(f"{text} …")
            sys.stderr.flush()
            self._shown = columns(text) + 2

    def report(self, label: "Message", what: "Message | str") -> None:
        """A line of the command's output that begins with what it is about."""
        self._clear()
        print_line(f"{self._text(label):<{LABEL - 1}} {self._text(what)}")

    def say(self, line: str) -> None:
        """A line of the command's output, on a terminal broken between words."""
        self._clear()
        print_line(wrapped(line, terminal_width()) if sys.stdout.isatty() else line)

    def note(self, sentence: "Message") -> None:
        """Something the teacher should know."""
        from exgen.formula.tree import msg

        said = self._text(msg("note: {sentence}", sentence=sentence))
        self._clear()
        sys.stderr.write(f"{said}\n")

    def _text(self, what: "Message | str") -> str:
        if isinstance(what, str):
            return what
        from exgen.text import language

        return (self._speech or language("en")).text(what)

    def _clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r" + " " * self._shown + "\r")
            sys.stderr.flush()
            self._shown = 0
