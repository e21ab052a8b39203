"""docs/templates.md names every variable that a template gets, and no folder or template that there is not."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from exgen.render import view
from exgen.render.formats import format_names, own_templates

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
NAMED = {name for code in re.findall(r"`([^`\n]+)`", PAGE) for name in re.findall(r"[\w.]+", code)}
VIEWS = [each for each in vars(view).values() if isinstance(each, type) and is_dataclass(each)]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_every_variable_is_explained(view: type) -> None:
    names = {field.name for field in fields(view)}
    names |= {name for name, value in vars(view).items() if isinstance(value, property)}
    assert names <= NAMED


def test_every_template_is_named() -> None:
    templates = {path.name for name in format_names() for path in (own_templates() / name).iterdir() if path.is_file()}
    assert templates - {"format.toml"} == {name for name in NAMED if re.fullmatch(r"\w+\.(tex|typ|html|css|txt)", name)}
    assert set(format_names()) <= NAMED
