"""A code gives the same sheet again, or a reason why not; never another sheet."""

from dataclasses import replace
from typing import Any

import pytest

from exgen import registry
from exgen.errors import UserError
from exgen.worksheet import regenerate as subject
from exgen.worksheet.build import build, new_secret
from exgen.worksheet.preset import DEFAULT, names, preset
from exgen.worksheet.regenerate import regenerate
from exgen.worksheet.spec import Request, WorksheetSpec

SPEC = WorksheetSpec((Request("wide", 1, 2), Request("narrow", 2)), (("en", "Mine"),), "nl", source="mine.toml")


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("language", ["en", "nl_BE"])
def test_the_code_of_a_presets_sheet_gives_it_back(name: str, language: str) -> None:
    printed = build(preset(name), seed=2026, variants=[1, 4], language=language)
    again = regenerate(printed.variants[1].code.lower().replace("-", " "))
    assert again.variants == printed.variants[1:]
    assert (again.title, again.language, again.seed) == (printed.title, printed.language, printed.seed)


@pytest.mark.usefixtures("small")
def test_the_code_of_a_teachers_sheet_needs_its_specification(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "names", lambda: ("other",))
    monkeypatch.setattr(subject, "preset", lambda name: replace(SPEC, order="shuffled"))
    printed = build(SPEC, seed=3, variants=[2], language="en")
    code = printed.variants[0].code
    assert regenerate(code, SPEC).variants == printed.variants
    with pytest.raises(UserError) as caught:
        regenerate(code)
    assert str(caught.value) == (
        f"{code} is not of a ready-made sheet; ask for the specification file (--sheet) or worksheet.json "
        "(--worksheet) that it was made with"
    )


@pytest.mark.usefixtures("small")
def test_a_wrong_specification_is_refused() -> None:
    code = build(SPEC, seed=3).variants[0].code
    with pytest.raises(UserError) as caught:
        regenerate(code, replace(SPEC, order="shuffled", source="other.toml"))
    assert str(caught.value) == (
        f"other.toml: this is not what {code} was made from; give its own specification file or worksheet.json"
    )


def test_a_revised_generator_is_named(small: Any) -> None:
    code = build(SPEC, seed=3).variants[0].code
    small.revise("wide")
    small.revise("wide")
    with pytest.raises(UserError) as caught:
        regenerate(code, SPEC)
    assert str(caught.value) == (
        f"exgen has changed wide since {code} was printed; use the worksheet.json made with it (--worksheet)"
    )


def test_a_revised_generator_of_a_preset_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    code = build(preset(DEFAULT), seed=3).variants[0].code
    find = registry.find
    later = replace(find("descent-1d"), revision=find("descent-1d").revision + 1)
    monkeypatch.setattr(registry, "find", lambda name: later if name == "descent-1d" else find(name))
    with pytest.raises(UserError, match=r"^exgen has changed descent-1d since .* was printed; use the worksheet\.json"):
        regenerate(code)


@pytest.mark.usefixtures("small")
def test_a_secret_sheet_is_not_given_away() -> None:
    code = build(SPEC, seed=3, secret=new_secret()).variants[0].code
    with pytest.raises(UserError, match=r"the code of a secret worksheet; only its worksheet\.json has the exercises"):
        regenerate(code, SPEC)


def test_a_mistyped_code_is_refused() -> None:
    with pytest.raises(UserError, match="this code has a typing error"):
        regenerate("00000-0000-00001")
