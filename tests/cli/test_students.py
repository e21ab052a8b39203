"""Class lists as schools' programs write them."""

import pytest
from openpyxl import Workbook

from exgen.cli.students import read_students
from exgen.errors import UserError
from exgen.worksheet.pupil import Pupil


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("Zoë Janssens\nJan de Vries\n", ("Zoë Janssens", "Jan de Vries")),
        ("Naam;Klas\nZoë;4A\nJan;4A\n", ("Zoë", "Jan")),
        ("Klas,Name\n4A,Zoë\n", ("Zoë",)),
        ("Voornaam;Naam;Klas\nZoë;Janssens;4A\n", ("Zoë Janssens",)),
        ("First name\tLast name\nZoë\tO'Neil\n", ("Zoë O'Neil",)),
        ('"Janssens, Zoë";4A\n\n;\n', ("Janssens, Zoë",)),
        ("Nr;Leerling\n1;  Zoë   J. \n", ("Zoë J.",)),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_names_are_found_whatever_wrote_the_list(tmp_path, content, names, encoding):
    path = tmp_path / "class.csv"
    path.write_text(content, encoding=encoding)
    assert tuple(pupil.name for pupil in read_students(path)) == names


ZOE, JAN = Pupil("Zoë Janssens", "1", "s01"), Pupil("Jan de Vries", "12", "s03")


@pytest.mark.parametrize(
    ("content", "pupils"),
    [
        ("sep=;\nNr;Naam;Voornaam;Leerlingnummer\n1;Janssens;Zoë;s01\n12;de Vries;Jan;s03\n", (ZOE, JAN)),
        ("ID,Name,No.\ns01,Zoë Janssens,1\n", (ZOE,)),
        ("1;Zoë Janssens;4A\n12.;Jan de Vries\n", (Pupil("Zoë Janssens", "1"), Pupil("Jan de Vries", "12"))),
        ("Nr;Naam\n1;Zoë Janssens\n2;\n", (Pupil("Zoë Janssens", "1"),)),
    ],
)
def test_numbers_and_marks_are_found_where_there_are_any(tmp_path, content, pupils):
    path = tmp_path / "class.csv"
    path.write_text(content, encoding="utf-16")
    assert read_students(path) == pupils


def test_a_workbook_is_read_too_and_nothing_in_it_is_computed(tmp_path):
    path = tmp_path / "class.xlsx"
    book = Workbook()
    for row in (["Nr", "Naam", "Voornaam"], [1, "Janssens", "Zoë"], [], [2, "=1+1", None]):
        book.active.append(row)
    book.save(path)
    assert read_students(path) == (Pupil("Zoë Janssens", "1"), Pupil("1+1", "2"))


def test_a_broken_workbook_is_asked_again(tmp_path):
    path = tmp_path / "class.xlsx"
    path.write_bytes(b"PK\x03\x04\0\0")
    with pytest.raises(UserError, match=r"save it again as \.xlsx or as CSV"):
        read_students(path)


@pytest.mark.parametrize(("content", "said"), [("", "no name"), ("Naam\n", "no name"), ("a\n" * 1025, "at most 1,024")])
def test_a_list_without_names_or_with_too_many_is_refused(tmp_path, content, said):
    path = tmp_path / "class.csv"
    path.write_text(content)
    with pytest.raises(UserError, match=said):
        read_students(path)
