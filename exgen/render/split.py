"""Cuts the PDF of a class set into one for each pupil, so that thirty sheets need one run of an engine."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PdfWriter


def split_by_code(pdf: bytes, codes: Sequence[str]) -> dict[str, bytes]:
    """The pages that bear each worksheet code in their foot, as a PDF for each code.

    For a PDF of sheets, not of keys (their first page bears all codes). ValueError where a page bears no code or
    several.
    """
    from pypdf import PdfReader, PdfWriter

    writers: dict[str, PdfWriter] = {code: PdfWriter() for code in codes}
    for number, page in enumerate(PdfReader(BytesIO(pdf)).pages, 1):
        text = "".join(page.extract_text().split())
        found = [code for code in codes if code in text]
        if len(found) != 1:
            raise ValueError(f"page {number} bears {len(found)} of the worksheet codes")
        writers[found[0]].add_page(page)
    return {code: _bytes(writer) for code, writer in writers.items()}


def _bytes(writer: PdfWriter) -> bytes:
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()
