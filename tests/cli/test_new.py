"""A new specification can be used as it is, and never costs one that was there."""

from pathlib import Path

import pytest


@pytest.mark.parametrize("language", ["en", "nl", "nl_BE"])
def test_a_new_specification_makes_a_worksheet(cli, language):
    assert cli("new", "sheet.toml", "--language", language).status == 0
    assert cli("make", "sheet.toml", "--format", "json", "--out", "a").status == 0
    assert f'"language":"{language}"' in Path("a/worksheet.json").read_text(encoding="utf-8") or language == "en"


def test_the_suffix_may_be_left_out(cli):
    cli("new", "sheet")
    assert Path("sheet.toml").is_file()


def test_a_file_that_is_there_is_kept_unless_forced(cli):
    Path("sheet.toml").write_text("mine")
    ended = cli("new", "sheet.toml")
    assert ended.status == 2
    assert "--force" in ended.err
    assert Path("sheet.toml").read_text() == "mine"
    assert cli("new", "sheet.toml", "--force").status == 0
    assert Path("sheet.toml").read_text() != "mine"


def test_a_folder_is_no_file_to_write(cli, tmp_path):
    for folder in (".", tmp_path):
        ended = cli("new", folder)
        assert ended.status == 2
        assert "this is a folder; name the file too" in ended.err


def test_a_name_with_a_blank_is_shown_as_it_is_typed(cli):
    ended = cli("new", "mijn blad.toml", "--language", "nl")
    assert 'daarna    exgen make "mijn blad.toml"' in ended.out
    assert Path("mijn blad.toml").read_text().startswith('# Een werkblad. Maak het met:  exgen make "mijn blad.toml"')


def test_what_cannot_be_written_is_told_with_the_name_that_was_asked(cli):
    Path("here").write_text("")
    ended = cli("new", "here/sheet.toml")
    assert ended.status == 2
    assert "here/sheet.toml: a file stands where a folder is needed" in ended.err
