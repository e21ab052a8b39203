"""Progress is kept between sittings, and does no harm where it cannot be."""

from fractions import Fraction
from pathlib import Path

import pytest

from exgen.cli.check_progress import Progress, Record, state_folder
from exgen.model import Variant

HERE = Variant(1, "AAAAA-AAAA-AAAAA", ())
DONE = {"1a": Record("θ = 3", 2, Fraction(1, 2), Fraction(1), 1, "right"), "1b": Record()}


def test_what_was_kept_is_read_again(tmp_path):
    Progress(HERE, tmp_path).keep(DONE)
    assert Progress(HERE, tmp_path).read() == DONE


def test_nothing_is_read_where_nothing_was_kept_or_all_was_forgotten(tmp_path):
    progress = Progress(HERE, tmp_path)
    assert progress.read() == {}
    progress.keep(DONE)
    progress.forget()
    assert progress.read() == {}


def test_another_sheet_with_the_same_code_is_not_taken_for_this_one(tmp_path, sheet_variant):
    Progress(HERE, tmp_path).keep(DONE)
    other = Variant(1, HERE.code, sheet_variant.exercises)
    assert Progress(other, tmp_path).read() == {}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "3",
        '{"sheet": 1}',
        '{"sheet": "SHEET", "records": 3}',
        '{"sheet": "SHEET", "records": {"1a": 3}}',
    ],
)
def test_a_damaged_file_is_as_good_as_none(tmp_path, text):
    progress = Progress(HERE, tmp_path)
    progress.keep({})
    path = next(Path(tmp_path).iterdir())
    mark = path.read_text().split('"')[3]
    path.write_text(text.replace("SHEET", mark))
    assert progress.read() == {}


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    progress = Progress(HERE, blocked)
    progress.keep(DONE)
    assert progress.read() == {}
    progress.forget()


def test_the_folder_follows_the_user_s_settings(monkeypatch, tmp_path):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert state_folder() == tmp_path / "exgen" / "check"
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert state_folder() == tmp_path / "local" / "exgen" / "check"
