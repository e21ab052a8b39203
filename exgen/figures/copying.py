"""Makes text copied out of a figure's PDF right.

The Computer Modern that matplotlib brings along keeps its signs and Greek letters at codes of its own, and matplotlib
tells a reader of the PDF that these codes are Unicode: a minus is copied as "¡", a decimal comma as ";". Which code
stands for which character is asked of matplotlib by setting each character once, and the tables in the PDF that turn
codes into text (ToUnicode) are rewritten. Not a point of the drawing changes.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from os import fsdecode
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

_PLAIN = ",./|<>"
"""Characters that stand for themselves in mathtext but not in its fonts."""
_LIST = re.compile(rb"\[([^\]]*)\]")
_CODE = re.compile(rb"<([0-9a-f]{4})>")


def with_right_text(pdf: bytes) -> bytes:
    """The same figure, from which text is copied as it looks."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    for page in writer.pages:
        fonts: Any = page["/Resources"].get("/Font", {})  # type: ignore[attr-defined]
        for reference in fonts.values():
            _mend(reference.get_object())
    writer.metadata = None
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _mend(font: "DictionaryObject") -> None:
    """Rewrites the table of one font."""
    right = _characters().get(str(font["/BaseFont"]).rpartition("+")[2].lower(), {})
    if not right or "/ToUnicode" not in font:
        return

    def character(code: re.Match[bytes]) -> bytes:
        return b"<%04x>" % ord(right.get(int(code[1], 16), chr(int(code[1], 16))))

    table: Any = font["/ToUnicode"]
    table.set_data(_LIST.sub(lambda codes: _CODE.sub(character, codes[0]), table.get_data()))


@lru_cache(maxsize=1)
def _characters() -> Mapping[str, Mapping[int, str]]:
    """By the name of a font: the character at each code that is not the character's own."""
    from matplotlib.mathtext import MathTextParser

    from exgen.figures.lettering import SIGNS, font

    parser = MathTextParser("path")
    found: dict[str, dict[int, str]] = {}
    for sign, written in (*SIGNS.items(), *((each, each) for each in _PLAIN)):
        glyphs = parser.parse(f"${written}$", 72, font(10)).glyphs
        if len(sign) == 1 and not sign.isspace() and len(glyphs) == 1:
            face, code = glyphs[0][0], glyphs[0][2]
            found.setdefault(Path(fsdecode(face.fname)).stem.lower(), {})[code] = sign
    return found
