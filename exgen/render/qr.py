"""The worksheet code as a QR code, in shapes that every format can draw without a picture file."""

from exgen.render.view import QrView


def qr_view(code: str) -> QrView:
    """The QR code of a text, its dark modules joined into horizontal runs."""
    import segno

    rows = [bytes(row) for row in segno.make(code, error="m", micro=False).matrix]
    runs = tuple((start, y, length) for y, row in enumerate(rows) for start, length in _runs(row))
    path = "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in runs)
    return QrView(len(rows), path, runs)


def _runs(row: bytes) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = None
    for x, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            found.append((start, x - start))
            start = None
    return found
