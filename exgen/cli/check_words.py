"""What a pupil may type besides answers, and the fixed sentences of the dialogue.

The words for what to do are understood in every language at once, because a pupil with a Dutch sheet may well know
the English command, and none of them can be an answer.
"""

from exgen.formula.tree import Message, Number, msg, nmsg

HINT, SOLUTION, SKIP, BACK, STOP, HELP = "hint", "solution", "skip", "back", "stop", "help"

_ORDERS = {
    HINT: ("hint", "tip"),
    SOLUTION: ("solution", "oplossing"),
    SKIP: ("skip", "overslaan"),
    BACK: ("back", "terug"),
    STOP: ("stop", "quit", "exit", "einde"),
    HELP: ("help", "hulp", "?"),
}
_YES, _NO = ("y", "yes", "j", "ja"), ("n", "no", "nee", "neen")

ORDERS = msg("You can also type: hint, solution, skip, back, stop. A label such as 1a brings you to that part.")
NOTHING_TYPED = msg("Type an answer, or help.")
NO_MORE_TIPS = msg("There are no more hints. Type solution to see how it goes.")
NO_TIPS = msg("There is no hint for this part. Type solution to see how it goes.")
FIRST = msg("This is the first part.")
SHOWN = msg("This part now earns no points.")
SHOWN_BEFORE = msg("You have seen the solution of this part: it earns no points any more.")
STOPPED = msg("You stopped.")
KEPT = msg("Your answers are kept: the same command goes on where you stopped.")
GO_ON = msg("You have worked on this sheet before. Go on where you stopped? (yes or no)")
YES_OR_NO = msg("Type yes or no.")
ON_PAPER = msg("The figure is on your sheet.")
TRY_AGAIN = msg("Try again or type hint.")
HOW_TO_ANSWER = msg('say which part you answer and your answer, such as: exgen check CODE 1a "4x^3"')


def order(text: str) -> str:
    """What a typed line asks for: one of the orders, or "" where it is an answer."""
    word = text.strip().casefold()
    return next((name for name, words in _ORDERS.items() if word in words), "")


def place_order(text: str) -> str:
    """The label in "back 1b" or "terug 1b", or "" where the line is something else."""
    first, _, rest = text.strip().partition(" ")
    return rest.strip() if first.casefold() in _ORDERS[BACK] else ""


def yes_or_no(text: str) -> bool | None:
    """What a line answers to a question of yes or no; None where it does neither."""
    word = text.strip().casefold()
    return True if word in _YES else False if word in _NO else None


def is_reply(text: str) -> bool:
    """Whether a line answers a question of yes or no, or stops."""
    return yes_or_no(text) is not None or order(text) == STOP


def chosen(number: int, count: int) -> Message:
    return msg("variant {number} of {count}; --variant chooses another", number=number, count=count)


def one_or_two(typed: str, ways: tuple[str, str]) -> Message:
    return msg(
        "{typed} can be one number or two. Write {one} or {two}. This does not count as a try.",
        typed=typed,
        one=ways[0],
        two=ways[1],
    )


def heading(number: int, count: int, title: Message) -> Message:
    return msg("Exercise {number} of {count}: {title}", number=number, count=count, title=title)


def tip(number: int, text: Message) -> Message:
    return msg("Hint {number}: {tip}", number=number, tip=text)


def worth(points: Number) -> Message:
    return msg("{points} p", points=points)


def score(earned: Number, total: Number, first: Number) -> Message:
    return msg("Score: {earned} of {total} points; {first} at the first try.", earned=earned, total=total, first=first)


def still_open(count: int, labels: str) -> Message:
    return nmsg(
        "{n} question is still open: {labels}.", "{n} questions are still open: {labels}.", count, labels=labels
    )


def answer(text: str) -> Message:
    return msg("Answer: {answer}", answer=text)


def once_more(count: int, labels: str) -> Message:
    return nmsg(
        "That was the last part. One question is still open: {labels}. Stop ends the session.",
        "That was the last part. {n} questions are still open: {labels}. Stop ends the session.",
        count,
        labels=labels,
    )


def result(earned: Number, total: Number) -> Message:
    return msg("Score: {earned} of {total} points.", earned=earned, total=total)


def left_blank(count: int, labels: str) -> Message:
    return nmsg("{n} answer is blank: {labels}.", "{n} answers are blank: {labels}.", count, labels=labels)
