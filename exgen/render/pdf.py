"""PDFs: which engine makes them, and why.

LaTeX where it is installed and its fonts have every character of the sheet, Typst where not; a format's folder lists
its engines. A sheet and its key are made by the same engine.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from exgen.errors import UserError
from exgen.formula.tree import Message, msg
from exgen.render import tex, typeset
from exgen.render.formats import Format


@dataclass(frozen=True, slots=True)
class Engine:
    """`trouble` says why it cannot be used here ("" where it can); `make` compiles one of the given files."""

    trouble: Callable[[], str]
    make: Callable[[str, Mapping[str, bytes]], bytes]
    missing: Callable[[str], tuple[str, ...]]
    """The characters of a text that it would leave blank."""


@dataclass(frozen=True, slots=True)
class Made:
    """PDFs by the names of the files they come from, the engine that made them, and what to tell about it."""

    pdfs: Mapping[str, bytes]
    engine: str
    notes: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """Files by relative path, and which of them are documents to compile."""

    files: Mapping[str, bytes]
    mains: tuple[str, ...]


def _usable() -> str:
    return ""


def _none(text: str) -> tuple[str, ...]:
    return ()


def _tex(name: str) -> Engine:
    def make(main: str, files: Mapping[str, bytes]) -> bytes:
        return tex.run_tex(name, main, files).pdf

    return Engine(partial(tex.trouble, name), make, _none)


ENGINES: Mapping[str, Engine] = {
    "pdflatex": _tex("pdflatex"),
    "lualatex": _tex("lualatex"),
    "typst": Engine(_usable, typeset.run_typst, typeset.missing),
}


def latex_available() -> bool:
    """Whether one of the LaTeX engines compiles here."""
    return not all(ENGINES[name].trouble() for name in ("pdflatex", "lualatex"))


def make_pdfs(candidates: Sequence[Format], sources: Callable[[Format], Sources]) -> Made:
    """The PDFs of a format's sources by the first engine that can make them all.

    UserError where no engine can, or where a source has a mistake in it.
    """
    reasons: list[Message] = []
    lacking = False
    for format in candidates:
        for name in format.engines:
            engine = _engine(name, format)
            reason = engine.trouble()
            if reason:
                reasons.append(msg("{reason}", reason=reason))
                continue
            documents = sources(format)
            try:
                pdfs = {main: engine.make(main, documents.files) for main in documents.mains}
            except tex.UnprintableError as error:
                lacking = True
                reasons.append(
                    msg("the fonts of {engine} lack {characters}", engine=name, characters=" ".join(error.characters))
                )
                continue
            text = "".join(documents.files[main].decode() for main in documents.mains)
            why = _why(format, reasons) if format != candidates[0] else ()
            return Made(pdfs, name, (*why, *_left_blank(engine.missing(text))))
    from exgen.text import language

    hint = "; --engine auto takes Typst for such a sheet, which has more" if lacking else ""
    raise UserError("no PDF could be made: " + "; ".join(language("en").text(reason) for reason in reasons) + hint)


def _engine(name: str, format: Format) -> Engine:
    if name not in ENGINES:
        raise UserError(f'{format.name}/format.toml: there is no engine "{name}"; there are {", ".join(ENGINES)}')
    return ENGINES[name]


def _why(format: Format, reasons: list[Message]) -> tuple[Message, ...]:
    return (
        msg(
            "The PDF is made with {engine} and not with LaTeX: {reason}.",
            engine=format.name.capitalize(),
            reason=reasons[-1],
        ),
    )


def _left_blank(characters: tuple[str, ...]) -> tuple[Message, ...]:
    if not characters:
        return ()
    return (msg("No font here has {characters}; they are left blank.", characters=" ".join(characters)),)
