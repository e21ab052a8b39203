"""Writes what a worksheet becomes, and never harms what a teacher has made of it.

A file appears whole or not at all: it is written beside its place and renamed. A record in the folder
(`.exgen-files.json`) keeps the hash of every file written, so that a file that is no longer as we wrote it (a teacher
edited the .tex), or that we never wrote, is kept unless `force` is said. The record is written after each file:
whatever ends the work, finished files stay and running the same command again finishes the rest.
"""

import json
import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Literal

from exgen.errors import UserError
from exgen.formula.tree import Message, msg
from exgen.model import Worksheet
from exgen.worksheet.code import decode

RECORD = ".exgen-files.json"

Outcome = Literal["written", "unchanged", "kept"]
"""What became of a file: written, already there with these bytes, or kept because it is not as we wrote it."""


def default_folder(worksheet: Worksheet, base: Path = Path("output")) -> Path:
    """`<base>/<title>-<code of variant 1>`, whichever variants the worksheet has."""
    first = replace(decode(worksheet.variants[0].code), variant=1)
    return base / f"{slug(worksheet.title)}-{first}"


def slug(title: str) -> str:
    """A title as part of a file name: letters and digits without accents, and dashes; "worksheet" when none is left."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", title) if not unicodedata.combining(c)).casefold()
    words = "".join(c if c.isalnum() else " " for c in letters).split()
    return "-".join(words)[:40].strip("-") or "worksheet"


@dataclass(frozen=True, slots=True)
class Output:
    """A folder that files go to. It is made when the first file is written."""

    folder: Path
    force: bool = False

    def write(self, name: str, content: bytes | str) -> Outcome:
        """Writes one file, whole or not at all; `name` may have folders in it. UserError where that cannot be."""
        data = content.encode("utf-8") if isinstance(content, str) else content
        path = self.folder / name
        with _told(path, " with --out"):
            there = path.read_bytes() if path.exists() else None
            if there == data:
                self._remember(name, data)
                return "unchanged"
            if there is not None and not self.force and self._recorded().get(name) != _hash(there):
                return "kept"
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, data)
            self._remember(name, data)
            return "written"

    def _recorded(self) -> dict[str, str]:
        """Names and hashes of the files we wrote; a broken record is as good as none."""
        try:
            found = json.loads((self.folder / RECORD).read_bytes())
        except (FileNotFoundError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def _remember(self, name: str, data: bytes) -> None:
        recorded = self._recorded()
        if recorded.get(name) != _hash(data):
            text = json.dumps(recorded | {name: _hash(data)}, indent=1, sort_keys=True, ensure_ascii=False)
            write_whole(self.folder / RECORD, (text + "\n").encode("utf-8"))


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file beside its place and renames it, so that nobody ever sees half of it. OSError as usual."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def write_new(path: Path, data: bytes) -> None:
    """Writes one file, whole or not at all, in a folder that is made where it is not there. UserError where that
    cannot be."""
    with _told(path, ""):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)


def kept_sentence(path: Path) -> Message:
    """What a teacher is told about a file that was kept."""
    return msg("{path} was not written: it has been changed since exgen made it; --force overwrites it", path=str(path))


def _hash(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


@contextmanager
def _told(path: Path, elsewhere: str) -> Iterator[None]:
    """Turns what the file system refuses into one sentence; `elsewhere` is how another folder is chosen."""
    try:
        yield
    except PermissionError:
        raise UserError(f"{path}: you may not write here; choose another folder{elsewhere}") from None
    except IsADirectoryError:
        raise UserError(f"{path}: a folder with this name is in the way") from None
    except (NotADirectoryError, FileExistsError):
        raise UserError(f"{path}: a file stands where a folder is needed") from None
    except OSError as error:
        raise UserError(f"{path}: cannot be written ({error.strerror or error})") from None
