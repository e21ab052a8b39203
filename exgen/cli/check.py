"""`exgen check`: the student's command, and a teacher's for a few answers.

Exit status 0 when everything is right, 1 when something is not, 2 when it could not run.
"""

import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exgen.cli.options import VARIANT, language_option
from exgen.errors import UserError

if TYPE_CHECKING:
    from exgen.cli.check_marking import Marker
    from exgen.cli.check_text import Text
    from exgen.cli.screen import Screen
    from exgen.model import Variant, Worksheet
    from exgen.text import Language

ALL_RIGHT, NOT_ALL_RIGHT = 0, 1


@click.command(
    "check",
    short_help="Check typed answers to a worksheet.",
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("code", metavar="CODE")
@click.argument("answer", nargs=-1, type=click.UNPROCESSED, metavar="[LABEL ANSWER]")
@click.option("--answers", type=click.Path(path_type=Path), metavar="FILE", help="A file of answers.")
@click.option("--sheet", type=click.Path(path_type=Path), metavar="FILE", help="The specification of the sheet.")
@click.option("--worksheet", "archive", type=click.Path(path_type=Path), metavar="FILE", help="Its worksheet.json.")
@click.option("--variant", type=VARIANT, help="Where CODE is a worksheet.json with several.  [default: the first]")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="Of what --answers says.")
@language_option(None, "en, nl, nl_BE or nl_NL.  [default: the sheet's]")
def command(
    code: str,
    answer: tuple[str, ...],
    answers: Path | None,
    sheet: Path | None,
    archive: Path | None,
    variant: int | None,
    shape: str,
    language: str | None,
) -> int:
    """Check typed answers to a worksheet.

    CODE is printed on the sheet (or what its QR code holds, or the path of a worksheet.json). With CODE alone, each
    part is asked in turn. With a label and an answer only that answer is checked:

    exgen check K3M9P-2XQT-7RW4D 1a "-2x + 3"

    A file of --answers has a line "1a: 4x^3" for each answer, or the same as CSV: 1a;4x^3. All cells of a row or a
    table may stand in one line: "1b: 24; 1.6".

    Exit status: 0 all right, 1 not all right, 2 could not run.
    """
    from exgen.cli import check_words as words
    from exgen.cli.sheets import find_sheet, language_of
    from exgen.text import language as speak
    from exgen.told import ToldError

    _refuse_options(answer)
    try:
        if len(answer) == 1 or (answer and answers):
            raise ToldError(words.HOW_TO_ANSWER)
        worksheet, chosen = find_sheet(code, sheet=sheet, archive_path=archive, variant=variant)
        speech = speak(language or worksheet.language)
        if variant is None and archive is None and len(worksheet.variants) > 1:
            click.echo(speech.text(words.chosen(chosen.number, len(worksheet.variants))), err=True)
        return _check(worksheet, chosen, speech, answer, answers, shape)
    except ToldError as error:
        raise UserError(speak(language or language_of(code)).text(error.message)) from None


def _refuse_options(answer: tuple[str, ...]) -> None:
    """What begins with two dashes and a letter, where a label should stand, is a mistyped option."""
    if answer and answer[0].startswith("--") and answer[0][2:3].isalpha():
        raise click.NoSuchOption(answer[0].partition("=")[0], ctx=click.get_current_context())


def _check(
    worksheet: "Worksheet",
    chosen: "Variant",
    speech: "Language",
    answer: tuple[str, ...],
    answers: Path | None,
    shape: str,
) -> int:
    """Checks one answer, a file of them, or all in a dialogue; the exit status."""
    from exgen.cli.check_marking import Marker
    from exgen.cli.check_text import Text
    from exgen.cli.screen import Screen

    screen = Screen()
    marker, text = (
        Marker(chosen, speech, worksheet.marking),
        Text(worksheet, chosen, speech, sys.stdout.encoding, screen.width),
    )
    if answer:
        return _one(marker, text, screen, answer[0], " ".join(answer[1:]))
    if answers:
        return _many(marker, text, screen, answers, shape)
    from exgen.cli.check_progress import Progress
    from exgen.cli.check_session import Session

    right = Session(marker, text, screen, Progress(chosen)).run()
    return ALL_RIGHT if right else NOT_ALL_RIGHT


def _one(marker: "Marker", text: "Text", screen: "Screen", label: str, answer: str) -> int:
    """Checks one answer, which in a table may fill several cells."""
    from exgen.cli.check_answers import assign, mark_answers

    marked = list(mark_answers(marker, assign(marker, [(label, answer)])))
    for each in marked:
        for line in text.verdict(each.verdict, each.question.label if len(marked) > 1 else ""):
            screen.say(line)
    return ALL_RIGHT if all(each.verdict.outcome == "right" for each in marked) else NOT_ALL_RIGHT


def _many(marker: "Marker", text: "Text", screen: "Screen", path: Path, shape: str) -> int:
    """Checks a file of answers."""
    from exgen.cli.check_answers import assign, mark_answers, read_answers
    from exgen.cli.check_questions import shortened

    typed = assign(marker, read_answers(path), str(path))
    marked = list(mark_answers(marker, typed))
    if shape == "json":
        sys.stdout.write(marker.report(typed))
    else:
        for each in marked:
            for line in text.verdict(each.verdict, each.question.label):
                screen.say(line)
        points = sum((each.points for each in marked), Fraction(0))
        total = sum((question.points for question in marker.asked), Fraction(0))
        blank = [q.label for q in marker.asked if q.label not in typed]
        for line in text.result(points, total, len(blank), shortened(marker.asked, blank)):
            screen.say(line)
    right = len(marked) == len(marker.asked) and all(each.verdict.outcome == "right" for each in marked)
    return ALL_RIGHT if right else NOT_ALL_RIGHT
