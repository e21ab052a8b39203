"""The QR code is the one that segno makes, in the two notations that templates draw."""

import re

import segno

from exgen.render.qr import qr_view

CODE = "7K3QX-M2P1-9WTDA"


def modules() -> set[tuple[int, int]]:
    matrix = segno.make(CODE, error="m", micro=False).matrix
    return {(x, y) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}


def test_the_runs_cover_exactly_the_dark_modules() -> None:
    view = qr_view(CODE)
    covered = [(x + i, y) for x, y, length in view.runs for i in range(length)]
    assert len(covered) == len(set(covered))
    assert set(covered) == modules()
    assert view.size == 21


def test_the_path_covers_exactly_the_dark_modules() -> None:
    found = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", qr_view(CODE).path)
    assert {(int(x) + i, int(y)) for x, y, length in found for i in range(int(length))} == modules()
