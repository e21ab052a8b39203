"""Everything the checker says, in one place: short, no blame, and never the answer."""

from exgen.formula.tree import Formula, Message, msg, nmsg


def fewer_decimals(places: int) -> Message:
    return nmsg("Correct. Give it to {n} decimal.", "Correct. Give it to {n} decimals.", places)


def fewer_digits(digits: int) -> Message:
    return nmsg("Correct. Give it to {n} significant digit.", "Correct. Give it to {n} significant digits.", digits)


def not_reduced() -> Message:
    return msg("Correct. This fraction can be simplified.")


def rounded_exact(given: Formula) -> Message:
    return msg("{value} is rounded. Give the exact value, for example as a fraction.", value=given)


def rounding() -> Message:
    return msg("Nearly: this looks like rounding. Round only at the end.")


def work_it_out() -> Message:
    return msg("Equal, but work it out.")


def not_factored() -> Message:
    return msg("Equal, but it can be factored further.")


def not_expanded() -> Message:
    return msg("Equal, but not expanded yet.")


def not_simplified() -> Message:
    return msg("Equal, but it can be simplified.")


def number_of_components(asked: int) -> Message:
    return nmsg("{n} component is asked.", "{n} components are asked.", asked)


def some_components() -> Message:
    return msg("Not every component is right yet.")


def opposite_direction() -> Message:
    return msg("This points exactly the other way.")


def size_of_matrix(rows: int, columns: int) -> Message:
    return msg("A matrix of {rows} by {columns} is asked.", rows=rows, columns=columns)


def some_entries() -> Message:
    return msg("Not every entry is right yet.")


def incomplete_set() -> Message:
    return msg("What you have is right, but something is missing.")


def too_much_in_set() -> Message:
    return msg("Not everything here belongs in the answer.")


def ends_of_interval() -> Message:
    return msg("The bounds are right. Look again at which of them belong to the interval.")


def kinds_of_points() -> Message:
    return msg("The points are right. Look again at their kinds.")


def kind_is_missing() -> Message:
    return msg("Write its kind beside each point.")


def row_skipped() -> Message:
    return msg("These values belong in another row.")


def columns_exchanged() -> Message:
    return msg("It looks as if two columns have been exchanged.")


def follows(from_own: Formula) -> Message:
    return msg(
        "This follows from your {value}, so it earns its points. The mistake is one step earlier.", value=from_own
    )


def follows_further(from_own: Formula) -> Message:
    return msg(
        "This follows from your {value}, so it earns its points. The first mistake is further back.", value=from_own
    )


def undecided() -> Message:
    return msg("Whether this is right could not be decided. Write it in another way, or ask your teacher.")


def undefined() -> Message:
    return msg("This has no value: look for a division by zero or a root of a negative number.")


def correct(read_as: str) -> Message:
    return msg("Correct. Read as {answer}.", answer=read_as)


def not_yet(read_as: str) -> Message:
    return msg("Not yet. Read as {answer}.", answer=read_as)


def no_try() -> Message:
    return msg("This does not count as a try.")


def for_example(example: str) -> Message:
    return msg("Write for example {example}.", example=example)
