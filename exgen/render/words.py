"""The fixed words of sheets and keys; English here, other languages in the catalogues."""

from fractions import Fraction

from markupsafe import Markup

from exgen.formula.tree import Message, Number, msg
from exgen.model import PLAIN_MARKING, MarkingScheme
from exgen.render.formatter import Formatter
from exgen.render.view import PageWords, Words

KEEP_DIGITS = msg("Keep computing with unrounded values, unless the exercise says otherwise.")


def words(formatter: Formatter) -> Words:
    """All fixed words in the formatter's language."""
    say = formatter.inline
    return Words(
        name=say(msg("Name")),
        group=say(msg("Class")),
        group_number=say(msg("No.")),
        date=say(msg("Date")),
        score=say(msg("Score")),
        variant=say(msg("Variant")),
        key=say(msg("Answer key")),
        answers=say(msg("Answers")),
        solutions=say(msg("Worked solutions")),
        overview=say(msg("Answers of all variants")),
        theory=say(msg("Remember")),
        misread=say(msg("When you read this, the pupil …")),
    )


def page_words(formatter: Formatter) -> PageWords:
    """ "page 2 of 3" without its numbers, which only the typesetter knows."""
    runs = formatter.language.runs(msg("page {page} of {pages}", page=Number(Fraction(1)), pages=Number(Fraction(2))))
    pieces = [Markup("")]
    for run in runs:
        if isinstance(run, str):
            pieces[-1] = formatter.words(run)
        else:
            pieces.append(Markup(""))
    return PageWords(*pieces)


def points_text(points: Fraction, formatter: Formatter) -> Markup:
    """ "2 p", or nothing for no points."""
    return formatter.inline(msg("{points} p", points=amount(points))) if points else Markup("")


def amount(points: Fraction) -> Number:
    """Points as they are written: 2, 0.5."""
    return Number(points, "decimal")


def conditions(minutes: int | None, calculator: bool | None, rounding: bool) -> tuple[Message, ...]:
    """What a pupil must know before beginning: time, calculator, how to round."""
    said: list[Message] = []
    if minutes is not None:
        said.append(msg("Time: {minutes} minutes", minutes=minutes))
    if calculator is not None:
        said.append(msg("Calculator: yes") if calculator else msg("Calculator: no"))
    if rounding:
        said.append(KEEP_DIGITS)
    return tuple(said)


def marking(scheme: MarkingScheme) -> tuple[Message, ...]:
    """What a scheme of the teacher's own says otherwise than the usual one."""
    said: list[Message] = []
    if scheme.form_share != PLAIN_MARKING.form_share:
        said.append(
            msg(
                "A right value in another form than asked earns {share} % of its points.",
                share=_percent(scheme.form_share),
            )
        )
    if scheme.follow_share != PLAIN_MARKING.follow_share:
        said.append(
            msg(
                "What follows from an earlier mistake earns {share} % of its points.",
                share=_percent(scheme.follow_share),
            )
        )
    if scheme.digits_share != PLAIN_MARKING.digits_share:
        said.append(
            msg(
                "A right value with fewer digits than asked earns {share} % of its points.",
                share=_percent(scheme.digits_share),
            )
        )
    return tuple(said)


def _percent(share: Fraction) -> Number:
    """A share in per cent, to one decimal where it does not end."""
    return Number(share * 100, "decimal", 1 if (share * 1000).denominator > 1 else None)
