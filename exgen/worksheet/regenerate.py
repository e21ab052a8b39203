"""From a worksheet code alone to the sheet that bears it.

The same sheet or a refusal that says why, never another sheet: the code's fingerprint must be that of a preset or of
the teacher's own specification. Where it is not, the fingerprints that earlier revisions of the generators would have
had tell whether the program has changed since.
"""

from collections.abc import Iterator
from itertools import islice, product

from exgen.formula.tree import Message, msg
from exgen.model import Worksheet
from exgen.told import ToldError, about
from exgen.worksheet.build import build
from exgen.worksheet.code import WorksheetCode, decode
from exgen.worksheet.preset import names, preset
from exgen.worksheet.slots import fingerprint_of, slots
from exgen.worksheet.spec import WorksheetSpec

MOST_HISTORIES = 4096
"""Combinations of earlier revisions that are tried for one specification."""


def regenerate(code: str | WorksheetCode, spec: WorksheetSpec | None = None) -> Worksheet:
    """The worksheet with the one variant that a code stands for, from a preset or from `spec`.

    UserError: the code is mistyped, was made with --secret, belongs to no preset or not to this specification, or its
    exercises have been revised since.
    """
    wanted = decode(code) if isinstance(code, str) else code
    if wanted.secret:
        raise ToldError(
            msg(
                "{code} is the code of a secret worksheet; only its worksheet.json has the exercises (--worksheet)",
                code=str(wanted),
            )
        )
    for candidate in [spec] if spec else map(preset, names()):
        if fingerprint_of(slots(candidate), candidate.order == "shuffled", {}) == wanted.fingerprint:
            return build(candidate, seed=wanted.seed, variants=[wanted.variant], language=wanted.language)
    raise ToldError(_reason(wanted, spec))


def _reason(wanted: WorksheetCode, spec: WorksheetSpec | None) -> Message:
    for candidate in [spec] if spec else map(preset, names()):
        for revisions in islice(_histories(candidate), MOST_HISTORIES):
            if fingerprint_of(slots(candidate), candidate.order == "shuffled", revisions) == wanted.fingerprint:
                current = {slot.generator.id: slot.generator.revision for slot in slots(candidate)}
                changed = ", ".join(name for name, r in revisions.items() if r < current[name])
                return msg(
                    "exgen has changed {exercises} since {code} was printed; use the worksheet.json made with it "
                    "(--worksheet)",
                    exercises=changed,
                    code=str(wanted),
                )
    if spec is None:
        return msg(
            "{code} is not of a ready-made sheet; ask for the specification file (--sheet) or worksheet.json "
            "(--worksheet) that it was made with",
            code=str(wanted),
        )
    other = msg(
        "this is not what {code} was made from; give its own specification file or worksheet.json", code=str(wanted)
    )
    return about(spec.source, other)


def _histories(spec: WorksheetSpec) -> Iterator[dict[str, int]]:
    """Combinations of the revisions that a specification's generators have had, the latest first."""
    revisions = {slot.generator.id: slot.generator.revision for slot in slots(spec)}
    for combination in product(*(range(revision, 0, -1) for revision in revisions.values())):
        yield dict(zip(revisions, combination, strict=True))
