"""Cuts the PDF of a class set into one for each pupil, so that thirty sheets need one run of an engine.

A page is known by the worksheet code in its foot. Only the foot is read: the page with the answers of all variants
bears codes in its text, and a pupil may be called anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter

_FOOT = 2.0 / 2.54 * 72
"""Height above the lower edge under which a page has nothing but its foot, points."""


def split_by_code(pdf: bytes, codes: Sequence[str]) -> dict[str, bytes]:
    """The pages that bear each worksheet code in their foot, as a PDF for each code.

    Pages without a code, such as those with the answers of all variants, are in none. ValueError where a page bears
    several, or a code is on no page.
    """
    from pypdf import PdfReader, PdfWriter

    writers: dict[str, PdfWriter] = {code: PdfWriter() for code in codes}
    for number, page in enumerate(PdfReader(BytesIO(pdf)).pages, 1):
        foot = _foot(page)
        found = [code for code in codes if code in foot]
        if len(found) > 1:
            raise ValueError(f"page {number} bears {len(found)} of the worksheet codes")
        for code in found:
            writers[code].add_page(page)
    lacking = [code for code, writer in writers.items() if not writer.pages]
    if lacking:
        raise ValueError(f"no page bears the worksheet code {lacking[0]}")
    return {code: _bytes(writer) for code, writer in writers.items()}


def _foot(page: PageObject) -> str:
    """The text in the foot of a page, without blanks."""
    pieces: list[str] = []

    def visit(text: str, page_matrix: Any, text_matrix: Any, *_: object) -> None:
        height = text_matrix[4] * page_matrix[1] + text_matrix[5] * page_matrix[3] + page_matrix[5]
        if height < _FOOT:
            pieces.append(text)

    page.extract_text(visitor_text=visit)
    return "".join("".join(pieces).split())


def _bytes(writer: PdfWriter) -> bytes:
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()
