"""A slip for each pupil, as text and as a PDF, whatever the pupil is called; and never the answer."""

import io

from class_of_thirty import KEY, PUPILS, thirty

from exgen.grading.cells import Row
from exgen.grading.intake import read_entries
from exgen.grading.marking import ClassReport, mark_class
from exgen.grading.slips import Slip, slips, slips_pdf, slips_text

HOSTILE = ['#panic("x")', '"]; #eval', "\\", "$x$ <b> & % {{ 7*7 }} << 1 >>", "Łukasz Ωmega 李", "a\x07b\u202ec"]


def slip(report: ClassReport, name: str) -> Slip:
    return next(each for each in slips(report).slips if each.name == name)


def test_everybody_who_handed_in_gets_a_slip(english: ClassReport) -> None:
    assert [each.name for each in slips(english).slips] == [name for name in PUPILS if name != "Kaat Absent"]


def test_a_slip_tells_the_score_what_was_read_and_a_hint(english: ClassReport) -> None:
    found = slip(english, "Ella Uphill Once")
    assert found.scores == ("Score: 17 of 18 points.", "94.4 %")
    wrong, *later = found.exercises[0].lines[2:]
    assert (wrong.label, wrong.sign, wrong.answer) == ("1b.2", "✗", "6.4")
    assert wrong.remark.endswith("Look at the sign in the update.")
    assert [line.sign for line in later] == ["✓→", "✓→"]


def test_a_slip_proposes_what_to_practise(english: ClassReport) -> None:
    assert slip(english, "Jens No Time").advice == "Practise: exercise 3 (Gradient descent in two variables)."
    assert slip(english, "Ella Uphill Once").advice == ""


def test_no_slip_tells_the_answer() -> None:
    """To wrong answers everywhere no line says what would have been right."""
    worksheet = thirty("en")
    rows = [Row(1, ("name", *KEY)), Row(2, ("Bas", *("77" for _ in KEY)))]
    text = slips_text(mark_class(worksheet, read_entries(rows, worksheet, "f"))).decode()
    assert text.count("77") >= len(KEY)
    for key in ("9.6", "0.64", "13.824", "0.768", "1.0176", "1.8432", "6θ", "4x³ + 3x²y²", "2x³y + 5y⁴", "6x²y"):
        assert key not in text


def test_the_text_fits_eighty_columns(dutch: ClassReport) -> None:
    assert max(map(len, slips_text(dutch).decode().splitlines())) <= 90


def hostile() -> ClassReport:
    worksheet = thirty("en")
    rows = [Row(1, ("name", *KEY))]
    rows += [Row(n, (name, *(name for _ in KEY))) for n, name in enumerate(HOSTILE, 2)]
    return mark_class(worksheet, read_entries(rows, worksheet, "f"))


def test_names_and_answers_cannot_break_a_slip() -> None:
    from pypdf import PdfReader

    pdf, missing = slips_pdf(hostile())
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert '#panic("x")' in text
    assert "<< 1 >>" in text
    assert missing == ("李",)


def test_the_number_stands_behind_a_name_that_is_written_from_right_to_left() -> None:
    from pypdf import PdfReader

    worksheet, name = thirty("en"), "محمد"
    rows = [Row(1, ("name", "nr", "1a")), Row(2, (name, "57", "x"))]
    pdf, _ = slips_pdf(mark_class(worksheet, read_entries(rows, worksheet, "f")))
    places: list[tuple[str, float]] = []
    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(
        visitor_text=lambda text, page, at, *_: places.append((text, at[4] * page[0] + page[4]))
    )
    number = next(left for text, left in places if "57" in text)
    assert number > max(left for text, left in places if set(text) & set(name))


def test_the_text_has_names_without_control_characters() -> None:
    text = slips_text(hostile()).decode()
    assert "{{ 7*7 }}" in text
    assert "\x07" not in text
    assert "\u202e" not in text


def test_the_same_class_gives_the_same_slips(english: ClassReport) -> None:
    assert slips_pdf(english) == slips_pdf(english)
    assert slips_text(english) == slips_text(english)
