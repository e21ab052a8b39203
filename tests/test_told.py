"""A file that cannot be read is told with its name, what is the matter and what would be right."""

from pathlib import Path

import pytest

from exgen.formula.tree import msg
from exgen.text import language
from exgen.told import ToldError, about, unreadable


@pytest.mark.parametrize(
    ("error", "english", "dutch"),
    [
        (IsADirectoryError(), "this is a folder, not a file", "dit is een map, geen bestand"),
        (PermissionError(), "you may not read this file", "je mag dit bestand niet lezen"),
        (OSError(5, "Input/output error"), "this file cannot be read (Input/output error)", "kan niet gelezen worden"),
        (FileNotFoundError(), "there is no such file; is the name right", "dat bestand is er niet; klopt de naam"),
    ],
    ids=lambda each: type(each).__name__,
)
def test_the_reason_is_told_in_the_readers_language(tmp_path: Path, error: OSError, english: str, dutch: str) -> None:
    told = unreadable(tmp_path / "class.csv", error)
    assert str(told).startswith(f"{tmp_path / 'class.csv'}: {english}")
    assert dutch in language("nl").text(told.message)


def test_a_neighbour_of_nearly_the_name_is_offered(tmp_path: Path) -> None:
    (tmp_path / "klas-5b.csv").touch()
    assert str(unreadable(tmp_path / "klas5b.csv", FileNotFoundError())).endswith(
        f'there is no such file; did you mean "{tmp_path / "klas-5b.csv"}"?'
    )


def test_a_file_in_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "there is no such file" in str(unreadable(tmp_path / "gone" / "class.csv", FileNotFoundError()))


def test_a_sentence_about_nothing_is_the_sentence() -> None:
    said = msg("this is no text file")
    assert about("", said) == said
    assert str(ToldError(about("a.csv, line 2", said))) == "a.csv, line 2: this is no text file"
