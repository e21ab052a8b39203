"""The sheet is found by its code however it is typed or scanned, or the pupil is told what else is needed."""

from pathlib import Path

import pytest

from exgen.cli.sheets import code_in, find_sheet
from exgen.errors import UserError
from exgen.worksheet.archive import encode
from exgen.worksheet.build import build, new_secret
from exgen.worksheet.preset import preset

OWN = '[[exercises]]\ngenerator = "descent-1d"\nlevel = 1\n'


@pytest.fixture(scope="module")
def from_preset():
    return build(preset("gradient-descent"), seed=12, variants=[3])


@pytest.fixture
def own_file(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(OWN)
    return path


@pytest.fixture
def own(cli, own_file, tmp_path):
    """A class set made from a teacher's own specification."""
    cli("make", own_file, "--seed", "4", "--variants", "3", "--format", "json", "--out", tmp_path / "own")
    return tmp_path / "own" / "worksheet.json"


@pytest.mark.parametrize(
    "write",
    [
        lambda code: code,
        str.lower,
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", " "),
        lambda code: f"  {code}\n",
        lambda code: f"https://example.org/check?code={code}&x=1",
        lambda code: f"exgen check {code}",
        lambda code: code.replace("0", "O").replace("1", "l"),
    ],
)
def test_a_code_is_found_however_it_is_written(from_preset, write):
    code = from_preset.variants[0].code
    worksheet, variant = find_sheet(write(code))
    assert variant == from_preset.variants[0]
    assert worksheet.language == from_preset.language


def test_a_text_without_a_code_is_left_for_the_reader_of_codes_to_refuse():
    assert code_in("nothing here") == "nothing here"
    with pytest.raises(UserError, match="14"):
        find_sheet("nothing here")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("AAAAA-AAAA-AAAAB", "typing error"),
        ("AAAAA", "14 letters and digits"),
        ("AAAAA-AAAA-AAAA!", 'no "!"'),
        ("gone.json", "gone.json: there is no such file"),
        ("", "14 letters and digits"),
    ],
)
def test_a_code_that_is_none_is_refused_with_status_2(cli, code, said):
    ended = cli("check", code)
    assert ended.status == 2
    assert said in ended.err
    assert ended.err.count("\n") == 1


def code_of(path: Path, variant: int) -> str:
    from exgen.worksheet import archive

    return archive.read(path).variants[variant - 1].code


def test_a_code_of_no_preset_asks_for_its_file_and_takes_it(cli, own, own_file):
    code = code_of(own, 2)
    ended = cli("check", code, "1a", "3")
    assert ended.status == 2
    assert "specification file (--sheet) or worksheet.json (--worksheet)" in ended.err
    assert cli("check", code, "1a", "3", "--sheet", own_file).status == 1
    assert cli("check", code, "1a", "3", "--worksheet", own).status == 1


def test_a_wrong_file_is_refused(cli, own, tmp_path):
    other = tmp_path / "other.toml"
    other.write_text(OWN.replace("level = 1", "level = 2"))
    ended = cli("check", code_of(own, 2), "--sheet", other)
    assert ended.status == 2
    assert "other.toml" in ended.err
    assert cli("check", "AAAAA-AAAA-AAAAA", "--worksheet", own).status == 2


def test_of_a_class_set_the_first_variant_is_taken_and_told_unless_another_is_named(cli, own):
    ended = cli("check", own, typed="stop\n")
    assert code_of(own, 1) in ended.out
    assert "variant 1 of 3; --variant chooses another" in ended.err
    ended = cli("check", own, "--variant", "2", typed="stop\n")
    assert code_of(own, 2) in ended.out
    assert ended.err == ""
    assert "there is no variant 9" in cli("check", own, "--variant", "9").err


def test_a_secret_sheet_needs_its_archive(cli, tmp_path):
    worksheet = build(preset("gradient-descent"), seed=12, secret=new_secret())
    path = tmp_path / "worksheet.json"
    path.write_bytes(encode(worksheet))
    code = worksheet.variants[0].code
    assert "secret" in cli("check", code).err
    assert cli("check", code, "--worksheet", path, typed="stop\n").status == 1


def test_a_broken_archive_is_refused_in_one_sentence(cli, own):
    own.write_bytes(own.read_bytes()[:-40])
    ended = cli("check", own)
    assert ended.status == 2
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["9z", "3"], "there is no part 9z on this sheet"),
        (["1a"], "your answer"),
        (["1a", "3", "--answers", "x"], "your answer"),
        (["--answers", "gone.txt"], "gone.txt: there is no such file"),
    ],
)
def test_what_is_asked_of_a_sheet_in_vain_is_told(cli, sheet_file, arguments, said):
    ended = cli("check", sheet_file, *arguments)
    assert ended.status == 2
    assert said in ended.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["AAAAA-AAAA-AAAAB", "--language", "nl"], "er zit een tikfout in deze code"),
        (["gone.json", "--language", "nl"], "dat bestand is er niet"),
        (["{sheet}", "9z", "3"], "er is geen deel 9z op dit blad; er zijn 1a, 1b"),
        (["{sheet}", "1a"], "zeg welk deel je beantwoordt"),
        (["{sheet}", "1b", "1;2;3;4;5;6;7"], "1b heeft 4 vakjes, maar er zijn 7 waarden gegeven"),
        (["{sheet}", "--variant", "3"], "er is geen variant 3 in dit bestand"),
        (["{sheet}", "--answers", "gone.txt"], "gone.txt: dat bestand is er niet"),
    ],
)
def test_a_pupil_with_a_dutch_sheet_is_told_in_dutch_what_is_wrong(cli, dutch_file, arguments, said):
    ended = cli("check", *(dutch_file if each == "{sheet}" else each for each in arguments))
    assert ended.status == 2
    assert said in ended.err
    assert ended.err.count("\n") == 1


def test_the_language_of_a_code_its_teacher_or_the_system_tells_what_is_wrong(cli, monkeypatch):
    dutch = build(preset("gradient-descent"), seed=12, language="nl", secret=new_secret()).variants[0].code
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert "geheim werkblad" in cli("check", dutch).err
    assert "typing error" in cli("check", "AAAAA-AAAA-AAAAB").err
    monkeypatch.setenv("LANG", "nl_BE.UTF-8")
    assert "tikfout" in cli("check", "AAAAA-AAAA-AAAAB").err
    monkeypatch.setenv("LANG", "C.UTF-8")
    assert "typing error" in cli("check", "AAAAA-AAAA-AAAAB").err


def test_a_folder_stands_for_the_worksheet_in_it(cli, sheet_file):
    assert cli("check", sheet_file.parent, "1a", "6θ").status == 0
    empty = sheet_file.parent / "empty"
    empty.mkdir()
    assert "this is a folder" in cli("check", empty, "1a", "6θ").err


@pytest.mark.parametrize("name", ["worksheet.jsn", "output/sheet", "werkblad.toml"])
def test_a_path_to_nothing_is_told_as_a_path_and_not_as_a_code(cli, name):
    ended = cli("check", name)
    assert ended.status == 2
    assert f"{name}: there is no such file" in ended.err


def test_a_mistyped_option_is_told_as_one(cli, sheet_file):
    ended = cli("check", sheet_file, "--seet", "x")
    assert ended.status == 2
    assert 'there is no option --seet; did you mean "--sheet"?' in ended.err
    assert cli("check", sheet_file, "1a", "--6θ").status == 0
