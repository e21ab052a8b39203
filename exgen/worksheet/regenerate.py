"""From a worksheet code alone to the sheet that bears it.

The same sheet or a refusal that says why, never another sheet: the code's fingerprint must be that of a preset or of
the teacher's own specification. Where it is not, the fingerprints that earlier revisions of the generators would have
had tell whether the program has changed since.
"""

from collections.abc import Iterator
from itertools import islice, product

from exgen.errors import UserError
from exgen.model import Worksheet
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
        raise UserError(f"{wanted} is the code of a secret worksheet; only its worksheet.json has the exercises")
    for candidate in [spec] if spec else map(preset, names()):
        if fingerprint_of(slots(candidate), candidate.order == "shuffled", {}) == wanted.fingerprint:
            return build(candidate, seed=wanted.seed, variants=[wanted.variant], language=wanted.language)
    raise UserError(_reason(wanted, spec))


def _reason(wanted: WorksheetCode, spec: WorksheetSpec | None) -> str:
    for candidate in [spec] if spec else map(preset, names()):
        for revisions in islice(_histories(candidate), MOST_HISTORIES):
            if fingerprint_of(slots(candidate), candidate.order == "shuffled", revisions) == wanted.fingerprint:
                current = {slot.generator.id: slot.generator.revision for slot in slots(candidate)}
                changed = " and ".join(name for name, r in revisions.items() if r < current[name])
                return f"{changed} has changed since {wanted} was printed; use the worksheet.json made with it"
    if spec is None:
        return f"{wanted} belongs to no preset; give the specification file or worksheet.json that it was made with"
    where = f"{spec.source}: " if spec.source else ""
    return f"{where}this is not what {wanted} was made from; give its own specification file or worksheet.json"


def _histories(spec: WorksheetSpec) -> Iterator[dict[str, int]]:
    """Combinations of the revisions that a specification's generators have had, the latest first."""
    revisions = {slot.generator.id: slot.generator.revision for slot in slots(spec)}
    for combination in product(*(range(revision, 0, -1) for revision in revisions.values())):
        yield dict(zip(revisions, combination, strict=True))
