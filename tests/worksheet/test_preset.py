"""The presets that come with the program are whole, and so is the file that a teacher gets to edit."""

import tomllib
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from exgen import registry
from exgen.errors import UserError
from exgen.model import MarkingScheme
from exgen.text import LANGUAGES
from exgen.worksheet.build import build
from exgen.worksheet.preset import DEFAULT, names, preset, specification, template
from exgen.worksheet.sheetfile import read_text
from exgen.worksheet.slots import fingerprint
from exgen.worksheet.spec import in_language


def test_there_are_presets_and_the_default_is_the_first() -> None:
    assert names()[0] == DEFAULT
    assert {"partial-derivatives", "gradient-descent", "partial-and-descent"} <= set(names())


def test_the_presets_ask_what_the_lessons_themselves_do() -> None:
    asked = {request.generator for name in names() for request in preset(name).exercises}
    assert {
        "polynomial-derivative",
        "polynomial-slope",
        "polynomial-graph-slope",
        "polynomial-vertex",
        "polynomial-extrema",
        "polynomial-chain",
        "partial-first",
        "partial-mixed",
        "partial-at-point",
        "gradient-vector",
        "gradient-field",
        "cost-partials",
        "cost-compare",
        "descent-1d",
        "descent-2d",
        "descent-direction",
        "descent-fixed-step",
        "descent-learning-rate",
        "descent-linear-regression",
        "descent-neuron",
        "descent-which-minimum",
        "sigmoid-values",
    } <= asked


@pytest.mark.parametrize("name", names())
class TestAPreset:
    def test_has_a_title_in_dutch_and_english(self, name: str) -> None:
        assert {code for code, _ in preset(name).title} == {"en", "nl"}

    def test_follows_the_courses_topics_and_inside_each_the_levels(self, name: str) -> None:
        asked = [(registry.find(r.generator).topic, r.level) for r in preset(name).exercises]
        assert asked == sorted(asked, key=lambda pair: (registry.TOPICS.index(pair[0]), pair[1]))

    def test_makes_a_class_set_without_repetition(self, name: str) -> None:
        notes: list[object] = []
        worksheet = build(preset(name), seed=1, variants=range(1, 4), note=notes.append)
        assert not notes
        found = Counter(repr(p.exercise.given) for v in worksheet.variants for p in v.exercises)
        assert max(found.values()) == 1
        assert in_language(preset(name).title, "en") == worksheet.title


def test_presets_are_told_apart_by_their_fingerprints() -> None:
    assert len({fingerprint(preset(name)) for name in names()}) == len(names())


def test_the_default_is_the_source_sheet() -> None:
    asked = Counter({r.generator: r.count for r in preset(DEFAULT).exercises if r.level == 2})
    assert asked["partial-mixed"] == 3
    assert asked["cost-partials"] == asked["descent-1d"] == asked["descent-2d"] == 1


def test_an_unknown_preset_is_named_with_a_near_one() -> None:
    with pytest.raises(UserError, match='there is no preset "gradient-decent"; did you mean "gradient-descent"'):
        preset("gradient-decent")
    with pytest.raises(UserError, match=r'there is no preset "zzz"; there are partial-and-descent, '):
        specification("zzz")


def test_a_specification_is_a_preset_or_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.toml").write_text('title = "Mine"\n[[exercises]]\ngenerator = "descent-1d"\n')
    assert specification("gradient-descent") == preset("gradient-descent")
    assert in_language(specification("mine.toml").title, "en") == "Mine"
    with pytest.raises(UserError, match=r"other\.toml: there is no such file"):
        specification("other.toml")
    with pytest.raises(UserError, match=r'did you mean the preset "neuron"\?'):
        specification("neuron.toml")
    with pytest.raises(UserError, match=r'there is no preset "mine"; did you mean the file "mine\.toml"\?'):
        specification("mine")


class TestTheTemplate:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_makes_a_worksheet_in_its_language_as_it_is(self, language: str) -> None:
        spec = read_text(template(language, "mine.toml"), "mine.toml")
        assert spec.language == language
        assert build(spec, seed=1).language == language
        assert "exgen make mine.toml" in template(language, "mine.toml")
        (stated,) = (line for line in template(language).splitlines() if line.startswith("language"))
        assert stated.index("#") == 28

    @pytest.mark.parametrize("language", ["en", "nl"])
    def test_also_with_every_remark_switched_on(self, language: str) -> None:
        lines = template(language).splitlines()
        switched = [line.removeprefix("# ") if line.startswith("# ") and " = " in line else line for line in lines]
        spec = read_text("\n".join(switched), "sheet.toml")
        assert spec.order == "shuffled"
        assert spec.marking == MarkingScheme(digits_share=Fraction(1, 2))
        assert spec.exercises[0].points == 4

    def test_says_the_same_in_both_languages(self) -> None:
        def keys(language: str) -> list[str]:
            return [line.partition(" = ")[0] for line in template(language).splitlines() if " = " in line]

        assert keys("en") == keys("nl")
        assert tomllib.loads(template("en"))["exercises"][0] == tomllib.loads(template("nl"))["exercises"][0]
