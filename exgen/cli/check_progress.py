"""What a pupil has done of a sheet so far, kept between sittings.

One small file per worksheet code in the user's state folder. Progress is a courtesy: a file that cannot be read or
written, or that belongs to another sheet with the same code, is as good as none and never stops a session.
"""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal, get_args

from exgen.model import Variant

State = Literal["open", "right", "skipped", "shown"]


@dataclass(frozen=True, slots=True)
class Record:
    """What happened at one question: `typed` is the last answer that could be read, `first` the points of the first
    try, `earned` the best so far, `tips` how many were given."""

    typed: str = ""
    tries: int = 0
    first: Fraction = Fraction(0)
    earned: Fraction = Fraction(0)
    tips: int = 0
    state: State = "open"


Records = Mapping[str, Record]
"""Records by the label of the question."""


class Progress:
    """The kept progress of one variant."""

    def __init__(self, variant: Variant, folder: Path | None = None) -> None:
        place = state_folder() if folder is None else folder
        self._path = place / f"{variant.code or variant.number}.json"
        self._sheet = blake2b(repr(variant.exercises).encode(), digest_size=8).hexdigest()

    def read(self) -> dict[str, Record]:
        """The kept records; empty where there are none for this sheet."""
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
            if stored["sheet"] != self._sheet:
                return {}
            return {label: _record(fields) for label, fields in stored["records"].items()}
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return {}

    def keep(self, records: Records) -> None:
        """Write the records, whole or not at all."""
        stored = {"sheet": self._sheet, "records": {label: asdict(record) for label, record in records.items()}}
        beside = self._path.with_suffix(f".{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(stored, default=str, indent=1), encoding="utf-8")
            beside.replace(self._path)
        except OSError:
            return

    def forget(self) -> None:
        """Drop what was kept."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return


def _record(fields: Any) -> Record:
    if fields["state"] not in get_args(State):
        raise ValueError("no such state")
    return Record(
        typed=str(fields["typed"]),
        tries=int(fields["tries"]),
        first=Fraction(fields["first"]),
        earned=Fraction(fields["earned"]),
        tips=int(fields["tips"]),
        state=fields["state"],
    )


def state_folder() -> Path:
    """Where a program of this user keeps what it did, by the custom of the system."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser(r"~\AppData\Local")
    else:
        base = os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")
    return Path(base) / "exgen" / "check"
