"""exgen makes mathematics exercises with worked solutions, and checks typed answers exactly.

`generate` makes a solved exercise, `check_answer` marks a typed answer. They are looked up when first used, so that
`import exgen` loads nothing else.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from exgen.checker.answer import check_answer
    from exgen.registry import generate

__all__ = ["check_answer", "generate"]

_PLACES = {"check_answer": "exgen.checker.answer", "generate": "exgen.registry"}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(_PLACES[name]), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
