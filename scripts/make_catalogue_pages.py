"""Writes docs/catalogue: a page for each generator, made from the registry. `python scripts/make_catalogue_pages.py`.

A page says what is given and asked, what each level is, shows an example of each level with its worked solution, and
lists the known mistakes with what a pupil is told. A test compares the pages with what this makes.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from exgen import registry  # noqa: E402
from exgen.checker.slots import places  # noqa: E402
from exgen.generator import LEVELS  # noqa: E402
from exgen.model import Exercise  # noqa: E402
from exgen.render.terminal import render_exercise  # noqa: E402
from exgen.text import language  # noqa: E402

FOLDER = ROOT / "docs" / "catalogue"
SEED = 1
TOPICS = {"polynomial": "Polynomials", "partial": "Partial derivatives and gradients", "descent": "Gradient descent"}


def pages() -> Iterator[tuple[str, str]]:
    """File names and contents, the index first."""
    yield "README.md", _index()
    for generator_id in registry.ids():
        yield f"{generator_id}.md", page(generator_id)


def _index() -> str:
    lines = ["# The exercises", "", "Made by `python scripts/make_catalogue_pages.py`. Each is shown with an example."]
    for topic, heading in TOPICS.items():
        lines += ["", f"## {heading}", "", "| exercise | in Dutch | id |", "|---|---|---|"]
        for generator_id in registry.ids():
            generator = registry.find(generator_id)
            if generator.topic == topic:
                titles = [language(code).text(generator.title) for code in ("en", "nl")]
                lines.append(f"| [{titles[0]}]({generator_id}.md) | {titles[1]} | `{generator_id}` |")
    return "\n".join(lines) + "\n"


def page(generator_id: str) -> str:
    """The page of one generator."""
    generator = registry.find(generator_id)
    english = language("en")
    title, dutch = english.text(generator.title), language("nl").text(generator.title)
    examples = [registry.generate(generator_id, seed=SEED, level=level) for level in LEVELS]
    lines = [f"# {title}", "", f"`{generator_id}`, in Dutch: {dutch}.", "", "## What a teacher may state", ""]
    lines += ["| given | what it is | needed |", "|---|---|---|"]
    for field in generator.fields:
        options = f": {', '.join(field.options)}" if field.options else ""
        needed = "yes" if field.required else "no"
        lines.append(f"| `{field.name}` | {english.text(field.help)}{options} | {needed} |")
    lines += ["", "## Levels", ""]
    for level, told in zip(LEVELS, generator.levels, strict=True):
        forms = generator.forms[level - 1]
        few = f" ({forms} different exercises)" if forms else ""
        lines.append(f"{level}. {english.text(told)}{few}")
    for level, example in zip(LEVELS, examples, strict=True):
        shown = render_exercise(example, english, solution=True).rstrip()
        lines += ["", f"## Level {level}, seed {SEED}", "", "```text", *[s.rstrip() for s in shown.split("\n")], "```"]
    lines += ["", "## Known mistakes", "", "| the pupil … | and is told |", "|---|---|"]
    lines += [f"| {title} | {told} |" for title, told in _mistakes(examples)]
    return "\n".join(lines) + "\n"


def _mistakes(examples: list[Exercise]) -> list[tuple[str, str]]:
    english = language("en")
    found: dict[tuple[str, str], None] = {}
    for example in examples:
        for place in places(example):
            for mistake in place.mistakes:
                found[_cell(english.text(mistake.title)), _cell(english.text(mistake.message))] = None
    return list(found)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    made = dict(pages())
    for name, content in made.items():
        (FOLDER / name).write_text(content, encoding="utf-8")
    for old in FOLDER.glob("*.md"):
        if old.name not in made:
            old.unlink()
    sys.stdout.write(f"{len(made)} pages in {FOLDER.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
