"""Errors that a pupil may meet: one sentence that can be said in the sheet's language.

What only a teacher can cause is a plain `UserError`, in English. `exgen check` knows its reader's language and says
what is raised here in it.
"""

from difflib import get_close_matches
from pathlib import Path

from exgen.errors import UserError
from exgen.formula.tree import Message, msg
from exgen.text import language


class ToldError(UserError):
    """A `UserError` whose sentence is a message; as text it is English."""

    def __init__(self, message: Message) -> None:
        super().__init__(language("en").text(message))
        self.message = message


def about(source: str, said: Message) -> Message:
    """A sentence with the name of the file, or of the place in it, that it is about."""
    return msg("{source}: {said}", source=source, said=said) if source else said


def unreadable(path: Path, error: OSError) -> ToldError:
    """What to tell of a file that cannot be read; a missing one may have a neighbour of nearly its name."""
    if isinstance(error, FileNotFoundError):
        near = get_close_matches(path.name, _neighbours(path), n=1, cutoff=0.75)
        if near:
            said = msg('there is no such file; did you mean "{near}"?', near=str(path.with_name(near[0])))
        else:
            said = msg("there is no such file; is the name right, and is it in this folder?")
    elif isinstance(error, IsADirectoryError) or path.is_dir():
        said = msg("this is a folder, not a file")
    elif isinstance(error, PermissionError):
        said = msg("you may not read this file")
    else:
        said = msg("this file cannot be read ({reason})", reason=error.strerror or str(error))
    return ToldError(about(str(path), said))


def _neighbours(path: Path) -> list[str]:
    try:
        return sorted(each.name for each in path.parent.iterdir())
    except OSError:
        return []
