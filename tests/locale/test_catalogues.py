"""The catalogues are complete: whatever exgen can say, it can say in Dutch, with the same formulas in it."""

import ast
import re

import pytest
from babel.messages.catalog import Catalog

from exgen.locale.messages import KEYWORDS, NOTATION, lacking, read, sources, unused
from exgen.text import LANGUAGES, LOCALE

PACKAGE = LOCALE.parent
TEMPLATES_FOLDER = PACKAGE.parent / "templates"
TEMPLATES = [str(path.relative_to(TEMPLATES_FOLDER)) for path in sorted(TEMPLATES_FOLDER.glob("*/*.*"))]
COMPLETE = ["nl"]
REGIONAL = [code for code in LANGUAGES if "_" in code]

PLACE = re.compile(r"\{(\w+)\}")


def calls(names: set[str]) -> list[tuple[str, str, ast.Call]]:
    """Every call in the package of a function with one of these names: its place, the name, the call."""
    return [
        (f"{path.relative_to(PACKAGE)}:{node.lineno}", node.func.id, node)
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names
    ]


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def forms(catalogue: Catalog) -> list[tuple[str, str, str]]:
    """(English, plural or "", translation) for every translated form of a catalogue."""
    found = []
    for entry in catalogue:
        english, plural = entry.id if isinstance(entry.id, tuple) else (entry.id, "")
        translated = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        found += [(str(english), str(plural), str(form)) for form in translated if english and form]
    return found


@pytest.fixture(scope="module", params=[*COMPLETE, *REGIONAL])
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    return read(LOCALE / f"{request.param}.po")


def test_every_language_but_the_source_has_a_catalogue() -> None:
    assert {path.stem for path in LOCALE.glob("*.po")} == set(LANGUAGES) - {"en"} == {*COMPLETE, *REGIONAL}


def test_every_message_can_be_found_in_the_source() -> None:
    """A message made from anything but literal text would never reach a translator."""
    counts = {"msg": 1, "nmsg": 2}
    made = calls(set(KEYWORDS))
    assert len(made) > 200
    hidden = [
        place for place, name, call in made if not all(is_text(argument) for argument in call.args[: counts[name]])
    ]
    assert not hidden


def test_messages_are_made_by_the_functions_that_translators_search_for() -> None:
    """Only the empty message, for what is never shown, may be made directly."""
    direct = [(place, call.args[0]) for place, _, call in calls({"Message"})]
    assert not [place for place, made in direct if isinstance(made, ast.Constant) and made.value != ""]


def test_the_tool_finds_what_the_source_says() -> None:
    literal = {a.value for _, _, call in calls(set(KEYWORDS)) for a in call.args[:1] if isinstance(a, ast.Constant)}
    assert {source.id for source in sources() if not source.context} == literal


@pytest.mark.parametrize("template", TEMPLATES)
def test_templates_hold_no_words_to_translate(template: str) -> None:
    """Words come from the view; a template that translated by itself would need a search of its own."""
    assert not re.search(r"\btrans\b|\bgettext\(|\b_\(", (TEMPLATES_FOLDER / template).read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", COMPLETE)
def test_everything_is_translated(code: str) -> None:
    lacks = [f"{source.place[0]}:{source.place[1]}: {source.id}" for source in lacking(read(LOCALE / f"{code}.po"))]
    assert not lacks


def test_nothing_is_translated_that_nobody_says(catalogue: Catalog) -> None:
    assert unused(catalogue) == ()


def test_translations_hold_the_same_formulas(catalogue: Catalog) -> None:
    """A plural form may leave out the number itself: "one step"."""
    odd = []
    for english, plural, translated in forms(catalogue):
        wanted, found = set(PLACE.findall(english + plural)), set(PLACE.findall(translated))
        if wanted - found - ({"n"} if plural else set()) or found - wanted:
            odd.append(translated)
    assert not odd


def test_translations_end_like_their_source(catalogue: Catalog) -> None:
    """Sentences stay sentences, and blanks that join a message to its neighbours stay there."""
    marks = tuple(".:!?… ")
    odd = [
        translated
        for english, plural, translated in forms(catalogue)
        if english not in NOTATION
        and (english.endswith(marks) != translated.endswith(marks) or english[0].isspace() != translated[0].isspace())
    ]
    assert not odd


@pytest.mark.parametrize("code", REGIONAL)
def test_a_regional_catalogue_says_only_what_differs(code: str) -> None:
    base = read(LOCALE / f"{code.split('_')[0]}.po")
    same = [e.id for e in read(LOCALE / f"{code}.po") if e.id and base.get(e.id, e.context).string == e.string]
    assert not same
