"""worksheet.json holds the whole class set, comes back exactly, and is refused in one sentence when it is broken."""

import json
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exgen.errors import UserError
from exgen.formula.tree import Message
from exgen.model import Worksheet
from exgen.registry import ids
from exgen.text import language
from exgen.worksheet import archive, codec
from exgen.worksheet.archive import FORMAT, decode, decode_secret, encode, find, read
from exgen.worksheet.build import build, new_secret
from exgen.worksheet.preset import DEFAULT, names, preset
from exgen.worksheet.pupil import Pupil
from exgen.worksheet.spec import PLAIN_TITLE, Request, WorksheetSpec


@pytest.fixture(scope="module")
def worksheet() -> Worksheet:
    return build(
        preset(DEFAULT),
        seed=7,
        variants=[1, 2, 3],
        language="nl",
        pupils=[Pupil("Zoë", "7", "s1"), Pupil("Łukasz"), Pupil()],
    )


@pytest.mark.parametrize("name", names())
def test_every_preset_comes_back_exactly(name: str) -> None:
    for code in ("en", "nl"):
        sheet = build(preset(name), seed=11, variants=[1, 2], language=code)
        assert decode(encode(sheet)) == sheet


@pytest.mark.parametrize("generator", ids())
def test_every_generator_and_level_comes_back_exactly(generator: str) -> None:
    requests = tuple(Request(generator, level, 3) for level in (1, 2, 3))
    sheet = build(WorksheetSpec(requests, PLAIN_TITLE), seed=23)
    assert decode(encode(sheet)) == sheet


def test_the_same_worksheet_gives_the_same_bytes(worksheet: Worksheet) -> None:
    assert encode(worksheet) == encode(decode(encode(worksheet)))


def test_the_text_printed_in_the_sheets_language_stands_beside_each_message(worksheet: Worksheet) -> None:
    def messages(data: Any) -> list[dict[str, Any]]:
        inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else []
        mine = [data] if isinstance(data, dict) and data.get("type") == "Message" else []
        return mine + [message for item in inner for message in messages(item)]

    found = messages(json.loads(encode(worksheet)))
    dutch = language("nl")
    assert len(found) > 100
    assert all(message["text"] == dutch.text(codec.decode(message, Message)) for message in found)
    assert any("," in message["text"] and "." not in message["text"] for message in found)


def test_versions_are_in_it_and_each_exercise_has_a_line(worksheet: Worksheet) -> None:
    lines = encode(worksheet).decode().splitlines()
    head = json.loads(encode(worksheet))
    assert (head["format"], head["stream"]) == (1, 1)
    assert head["exgen"].count(".") == 2
    assert sum('"generator":' in line for line in lines) == sum(len(v.exercises) for v in worksheet.variants)


def test_a_secret_is_kept_in_it_and_nowhere_else(worksheet: Worksheet) -> None:
    secret = new_secret()
    assert decode_secret(encode(replace(worksheet, secret=True), secret=secret)) == secret
    assert decode(encode(worksheet, secret=secret)) == worksheet
    assert decode_secret(encode(worksheet)) == ""


class TestFindingAVariant:
    def test_by_its_code_as_typed(self, worksheet: Worksheet) -> None:
        for variant in worksheet.variants:
            assert find(worksheet, variant.code.lower().replace("-", "")) is variant

    def test_of_another_sheet(self, worksheet: Worksheet) -> None:
        other = build(preset(DEFAULT), seed=8, language="nl").variants[0].code
        with pytest.raises(UserError, match=f'^the code {other} is not of this worksheet \\("{worksheet.title}"\\)$'):
            find(worksheet, other)


def changed(worksheet: Worksheet, *path: str | int, to: Any) -> bytes:
    data = json.loads(encode(worksheet))
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return json.dumps(data).encode()


FOREIGN = [
    (b"", "this is no worksheet.json, or only a part of one (line 1, column 1)"),
    (b'{"format":1,\n"worksheet":{"type"', "this is no worksheet.json, or only a part of one (line 2, column 20)"),
    (b"\xff\xfe", "this is no worksheet that exgen made"),
    (b"[" * 100_000, "this is no worksheet that exgen made"),
    (b'{"format": NaN}', "this is no worksheet that exgen made"),
    (b"9" * 10_000, "this is no worksheet that exgen made"),
    (b"[]", "this is no worksheet that exgen made"),
    (b'{"format": true}', "this is no worksheet that exgen made"),
    (b'{"a": 1}', "this is no worksheet that exgen made"),
    (b'{"format": 1}', "this is no worksheet that exgen made (nothing cannot stand here)"),
    (b'{"format": 99, "exgen": "7.1"}', "this was made by a newer version of exgen (7.1); update yours"),
]


@pytest.mark.parametrize(("content", "sentence"), FOREIGN, ids=range(len(FOREIGN)))
def test_what_is_no_worksheet_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(UserError) as caught:
        decode(content)
    assert str(caught.value) == f"worksheet.json: {sentence}"


def test_a_broken_worksheet_is_refused_with_the_place(worksheet: Worksheet) -> None:
    exercise = ("worksheet", "variants", 1, "exercises", 0, "exercise")
    broken = {
        "variants[1].exercises[0].exercise.level: '2' cannot stand here": changed(
            worksheet, *exercise, "level", to="2"
        ),
        "variants[1].exercises[0].exercise: Exercise has no": changed(worksheet, *exercise, "colour", to=1),
        'there is no language "xx"': changed(worksheet, "worksheet", "language", to="xx"),
        "this code has a typing error": changed(worksheet, "worksheet", "variants", 0, "code", to="0" * 13 + "1"),
        "a worksheet has at least one variant": changed(worksheet, "worksheet", "variants", to=[]),
        "there are two of variant": changed(worksheet, "worksheet", "variants", 0, "number", to=2),
        "exercises are numbered from 1": changed(worksheet, *exercise[:-1], "number", to=9),
    }
    for reason, content in broken.items():
        with pytest.raises(UserError) as caught:
            decode(content, "class.json")
        assert str(caught.value).startswith("class.json: this is no worksheet that exgen made (")
        assert reason in str(caught.value)


@settings(max_examples=60)
@given(data=st.data())
def test_whatever_one_value_is_changed_to_the_file_is_read_or_refused(
    worksheet: Worksheet, data: st.DataObject
) -> None:
    content = json.loads(encode(replace(worksheet, variants=worksheet.variants[:1])))
    place: Any = content
    while True:
        keys = sorted(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from(list(keys)))
        if (
            not place[key]
            or not isinstance(place[key], dict | list)
            or (data.draw(st.booleans()) and place is not content)
        ):
            break
        place = place[key]
    place[key] = data.draw(st.sampled_from([None, True, -1, 0.5, "", "x", "1/0", [], {}, [[]], {"type": "Number"}]))
    with suppress(UserError):
        assert isinstance(decode(json.dumps(content)), Worksheet)


def test_no_generator_is_needed_to_read_it(worksheet: Worksheet, monkeypatch: pytest.MonkeyPatch) -> None:
    content = encode(worksheet)
    monkeypatch.setattr("exgen.registry.find", None)
    assert decode(content) == worksheet


class TestAFile:
    def test_is_read_as_it_was_written(self, worksheet: Worksheet, tmp_path: Path) -> None:
        (tmp_path / "worksheet.json").write_bytes(encode(worksheet))
        assert read(tmp_path / "worksheet.json") == worksheet

    def test_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(UserError, match=r"gone\.json: there is no such file"):
            read(tmp_path / "gone.json")

    def test_that_is_too_large(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(archive, "MOST_BYTES", 10)
        (tmp_path / "big.json").write_bytes(b" " * 11)
        with pytest.raises(UserError, match="too large"):
            read(tmp_path / "big.json")


@pytest.mark.usefixtures("small")
def test_a_file_of_this_format_is_read_for_ever(golden: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever changes the model so that the file differs raises FORMAT, and reads both."""
    monkeypatch.setattr(archive, "_version", lambda: "1.0.0")
    requests = (Request("wide", 1), Request("narrow", 3, 2, Fraction(6)), Request("wide", given=(("start", 4),)))
    spec = WorksheetSpec(requests, (("", "Hellingen"),), order="shuffled", instructions=(("", "Rond niet af."),))
    sheet = build(spec, seed=2026, variants=[1, 30], pupils=[Pupil("Zoë"), Pupil()])
    assert FORMAT == 1
    golden("worksheet-format-1.json", encode(sheet).decode())
    assert read(Path(__file__).parent / "golden" / "worksheet-format-1.json") == sheet
