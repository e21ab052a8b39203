"""Class lists as schools' programs write them."""

import pytest

from exgen.cli.students import read_students
from exgen.errors import UserError


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
    assert read_students(path) == names


@pytest.mark.parametrize(("content", "said"), [("", "no name"), ("Naam\n", "no name"), ("a\n" * 1025, "at most 1,024")])
def test_a_list_without_names_or_with_too_many_is_refused(tmp_path, content, said):
    path = tmp_path / "class.csv"
    path.write_text(content)
    with pytest.raises(UserError, match=said):
        read_students(path)
