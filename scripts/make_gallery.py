"""Makes the pictures of docs/gallery.md: pages of sheets and keys, by Typst, small.

    python scripts/make_gallery.py

Run it after a change of templates or generators that shows, and look at what comes out.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

FOLDER = ROOT / "docs" / "pictures"
PIXELS_PER_INCH = 84
GREYS = 16


@dataclass(frozen=True, slots=True)
class Shot:
    """Pages of a document: `key` or sheet of a preset in a language, with fields of Layout; `variants` in a set."""

    name: str
    preset: str
    language: str
    pages: tuple[int, ...] = (1,)
    key: bool = False
    variants: int = 1
    layout: tuple[tuple[str, object], ...] = ()


SHOTS = (
    Shot("sheet", "partial-and-descent", "en"),
    Shot("key", "gradient-descent", "en", (1, 2), key=True),
    Shot("slope", "slope-to-descent", "nl", (3,)),
    Shot("sleutel", "derivatives-and-tangents", "nl", (1, 2), key=True),
    Shot("neuron", "neuron", "en", (4,)),
    Shot("theory", "partial-derivatives", "nl", layout=(("theory", True), ("school", "Onze school"), ("minutes", 50))),
    Shot("overview", "partial-and-descent", "en", key=True, variants=6),
    Shot("large-print", "gradient-descent", "en", layout=(("large_print", True),)),
    Shot("readable", "gradient-descent", "nl", layout=(("readable", True),)),
    Shot("field", "gradients", "nl", (2,)),
)
SEED = 7


def main() -> None:
    """Write all pictures."""
    FOLDER.mkdir(exist_ok=True)
    for shot in SHOTS:
        for name, data in pictures(shot):
            (FOLDER / name).write_bytes(data)
            print(f"{name}  {len(data) / 1000:.0f} kB")  # noqa: T201


def names(shot: Shot) -> tuple[str, ...]:
    """The files of a shot."""
    return tuple(f"{shot.name}{f'-{page}' if len(shot.pages) > 1 else ''}.png" for page in shot.pages)


def pictures(shot: Shot) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the pages."""
    pages = rendered(shot)
    for name, page in zip(names(shot), shot.pages, strict=True):
        yield name, small(pages[page - 1])


def rendered(shot: Shot) -> list[bytes]:
    """All pages of the document as PNG."""
    from dataclasses import replace

    import typst

    from exgen.render.formats import find_format
    from exgen.render.worksheet import write_sources
    from exgen.worksheet.build import build
    from exgen.worksheet.preset import preset

    spec = preset(shot.preset)
    spec = replace(spec, layout=replace(spec.layout, **dict(shot.layout)))
    worksheet = build(spec, seed=SEED, variants=range(1, shot.variants + 1), language=shot.language)
    sources = write_sources(worksheet, find_format("typst"))
    with TemporaryDirectory() as name:
        for path, data in sources.files.items():
            Path(name, path).parent.mkdir(parents=True, exist_ok=True)
            Path(name, path).write_bytes(data)
        main_file = Path(name, "key.typ" if shot.key else "worksheet.typ")
        made = typst.compile(str(main_file), root=name, format="png", ppi=PIXELS_PER_INCH, font_paths=fonts())
    return made if isinstance(made, list) else [made]


def fonts() -> list[str]:
    """Where matplotlib has DejaVu Sans, the letter of the readable variant."""
    import matplotlib

    return [str(Path(matplotlib.get_data_path()) / "fonts" / "ttf")]


def small(png: bytes) -> bytes:
    """The picture in a few greys."""
    from PIL import Image

    stream = BytesIO()
    Image.open(BytesIO(png)).convert("L").quantize(GREYS).save(stream, "PNG", optimize=True)
    return stream.getvalue()


if __name__ == "__main__":
    main()
