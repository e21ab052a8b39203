"""Jinja as all formats share it: strict, with escaping that belongs to the environment.

`autoescape` is on, so that the results of macros and `set` blocks are `Markup` and are not escaped twice; Jinja's own
idea of escaping is HTML's, so `finalize` gives it `Markup` that the format's dialect has escaped. Within templates,
text is placed and never glued with `~` or `join`, which would escape for HTML.

A mistake in a template, ours or a teacher's, is told with its file and line.
"""

import re
from collections.abc import Callable
from pathlib import Path
from traceback import extract_tb
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup

from exgen.errors import UserError
from exgen.render.dialects import DIALECTS, Dialect
from exgen.render.formats import Format

_MISTAKES = (TemplateError, TypeError, ValueError, LookupError, ArithmeticError, AttributeError, RecursionError)

_HERE = Path(__file__).parent
_LIBRARIES = {"jinja2", "markupsafe", "pylatex"}
"""Whose frames, like those of our filters, lie between a mistake in a template and where it is noticed."""


def render(format: Format, template: str, **values: object) -> str:
    """The text that a template of the format makes. UserError names file and line of a mistake in it."""
    try:
        return environment(format).get_template(template).render(**values)
    except TemplateSyntaxError as error:
        raise UserError(f"{error.filename}, line {error.lineno}: {_said(error.message or '')}") from None
    except TemplateNotFound as error:
        where = _place(error, format) or str(format.folders[0])
        raise UserError(f'{where}: there is no template "{error.name}"') from None
    except UnicodeDecodeError:
        raise UserError(f"{_no_text(format)}: this is no text in UTF-8; save it so") from None
    except _MISTAKES as error:
        place = _place(error, format)
        if place is None:
            raise
        raise UserError(f"{place}: {_said(str(error))}") from None


_PLAINER = (
    (r"'[\w. ]+' has no attribute '(\w+)'", r'there is no variable "\1" here; docs/templates.md names those there are'),
    (r"'(\w+)' is undefined", r'there is no variable "\1"; docs/templates.md names those there are'),
    (r"No filter named '(\w+)'\.?", r'there is no filter "\1"; docs/templates.md names those there are'),
)
"""What Jinja says of the commonest mistakes, and how a teacher is told."""


def _said(message: str) -> str:
    for pattern, plain in _PLAINER:
        message = re.sub(pattern, plain, message)
    return message


def _no_text(format: Format) -> Path:
    """The template of the format that is not in UTF-8."""
    for path in (path for folder in format.folders for path in sorted(folder.iterdir()) if path.is_file()):
        try:
            path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            return path
    return format.folders[0]


def environment(format: Format) -> Environment:
    """Jinja for a format: its delimiters, its folders, its escaping."""
    dialect = DIALECTS.get(format.escaping)
    if dialect is None:
        raise UserError(f'{format.name}/format.toml: there is no escaping "{format.escaping}"')
    made = Environment(
        loader=FileSystemLoader(format.folders),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_finalizer(dialect),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        block_start_string=format.block[0],
        block_end_string=format.block[1],
        variable_start_string=format.variable[0],
        variable_end_string=format.variable[1],
        comment_start_string=format.comment[0],
        comment_end_string=format.comment[1],
    )
    made.filters.update({"cm": _centimetres, **dialect.filters})
    return made


def _centimetres(length: float) -> Markup:
    return Markup(f"{length:.2f}cm")


def _finalizer(dialect: Dialect) -> Callable[[Any], Any]:
    def finalize(value: Any) -> Any:
        if isinstance(value, (Markup, StrictUndefined)):
            return value
        text = str(value)
        return Markup(text if isinstance(value, (int, float)) else dialect.escape(text))

    return finalize


def _place(error: BaseException, format: Format) -> str | None:
    """The template and line where an error arose; None where it arose in code that a template only called."""
    for frame in reversed(extract_tb(error.__traceback__)):
        if any(Path(frame.filename).is_relative_to(folder) for folder in format.folders):
            return f"{frame.filename}, line {frame.lineno}"
        if not Path(frame.filename).is_relative_to(_HERE) and not _LIBRARIES & set(Path(frame.filename).parts):
            return None
    return None
