"""PDFs: both engines say the same, nothing sticks out, and the same sheet gives the same bytes.

A machine without LaTeX tests Typst alone.
"""

import re
import unicodedata
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
import samples
from pypdf import PdfReader

from exgen.errors import UserError
from exgen.formula.tree import Message
from exgen.model import Worksheet
from exgen.registry import generate
from exgen.render import pdf, tex
from exgen.render.formats import load_format
from exgen.render.split import split_by_code
from exgen.render.tex import TexRun, UnprintableError, first_error, run_tex
from exgen.render.typeset import missing
from exgen.render.worksheet import render_worksheet, write_sources
from exgen.text import language
from exgen.worksheet.build import build
from exgen.worksheet.spec import from_requests

TEX = tuple(name for name in ("pdflatex", "lualatex") if not tex.trouble(name))
ALL = ("typst", *TEX)
QUICK = ("typst", *TEX[:1])
LAYOUTS: dict[str, dict[str, object]] = {
    "plain": {"instructions": "Show your work.", "minutes": 50, "calculator": True, "school": "St. John"},
    "large": {"large_print": True, "theory": True},
    "readable": {"readable": True, "theory": True, "points": False},
    "letter": {"paper": "letter", "answer_space": False, "qr": False},
}
LANGUAGES = {"plain": "en", "large": "nl", "readable": "nl", "letter": "en"}
CASES = [(name, layout) for name in TEX[:1] for layout in LAYOUTS] + [(name, "plain") for name in TEX[1:]]
"""Every layout with one LaTeX engine, and one layout with the other, which is slow."""


def sheet(layout: str = "plain") -> Worksheet:
    return samples.worksheet(language=LANGUAGES[layout], **LAYOUTS[layout])


@cache
def latex(name: str, layout: str) -> dict[str, TexRun]:
    """The sheet and the key as a LaTeX engine makes them, with its logs."""
    sources = write_sources(sheet(layout), load_format("latex"))
    return {Path(main).stem: run_tex(name, main, sources.files) for main in sources.mains}


@cache
def typst(layout: str) -> dict[str, bytes]:
    files = render_worksheet(sheet(layout), formats=("pdf",), engine="typst")
    return {Path(name).stem: data for name, data in files.items()}


def text_of(document: bytes) -> str:
    """The text of a PDF without blanks, brackets and feet of pages, letters of mathematics as plain ones."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(document)).pages]
    lines = [line for page in pages for line in page.splitlines() if not re.search(r"7K3QX-M2P\d-9WTDA", line)]
    text = unicodedata.normalize("NFKC", "\n".join(lines)).replace("⋅", "·").replace("∆", "Δ")
    return re.sub(r"\s+|[()\uf8e6-\uf8fe⎛-⎟]", "", text)


def by_exercise(text: str, code: str) -> list[str]:
    """The text of each exercise; in the exercises with a figure, letters of the figure come between."""
    speech = language(code)
    titles = [speech.text(exercise.title).replace(" ", "") for exercise in samples.exercises()]
    assert all(title in text for title in titles)
    return re.split("|".join(map(re.escape, titles)), text)


def without_figures(pieces: list[str]) -> list[str]:
    drawn = [any(f.where != "key" for f in made.figures) for made in samples.exercises()]
    return [piece for piece, figure in zip(pieces[1:], drawn, strict=True) if not figure]


@pytest.mark.parametrize(("name", "layout"), CASES)
def test_latex_and_typst_print_the_same_exercises(name: str, layout: str) -> None:
    code = LANGUAGES[layout]
    ours = by_exercise(text_of(latex(name, layout)["worksheet"].pdf), code)
    theirs = by_exercise(text_of(typst(layout)["worksheet"]), code)
    assert ours[0] == theirs[0]
    assert len(without_figures(ours)) == 3
    assert without_figures(ours) == without_figures(theirs)


@pytest.mark.parametrize("name", TEX[:1])
def test_latex_and_typst_print_the_same_keys(name: str) -> None:
    chosen = samples.worksheet(samples.partial_mixed(), samples.long_exercise())
    ours = render_worksheet(chosen, formats=("pdf",), engine=name)["key.pdf"]
    theirs = render_worksheet(chosen, formats=("pdf",), engine="typst")["key.pdf"]
    assert text_of(ours) == text_of(theirs)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_exercise_and_part_is_printed(layout: str) -> None:
    printed = text_of(typst(layout)["worksheet"])
    speech = language(LANGUAGES[layout])
    for number, exercise in enumerate(samples.exercises(), 1):
        assert f"{number}{speech.text(exercise.title)}".replace(" ", "") in printed
        for letter, part in zip("abcdefg", exercise.parts, strict=False):
            assert letter + re.sub(r"[\s()]", "", unicodedata.normalize("NFKC", speech.text(part.prompt)))[
                :4
            ] in re.sub(r"(?<=[a-g])/\d+([.,]\d)?", "", printed)


@pytest.mark.parametrize(("name", "layout"), CASES)
def test_nothing_sticks_out_of_the_lines(name: str, layout: str) -> None:
    for run in latex(name, layout).values():
        assert not re.findall(r"^Overfull .*", run.log, re.MULTILINE)
        assert "undefined references" not in run.log
        assert "Rerun" not in run.log


@pytest.mark.parametrize("engine", ALL)
def test_the_same_sheet_gives_the_same_bytes(engine: str) -> None:
    first = {n: run.pdf for n, run in latex(engine, "plain").items()} if engine in TEX else typst("plain")
    again = render_worksheet(sheet(), formats=("pdf",), engine=engine)
    assert {Path(name).stem: data for name, data in again.items()} == first


@pytest.mark.parametrize("engine", QUICK)
def test_pages_are_counted_within_a_variant(engine: str) -> None:
    drawn = samples.worksheet(samples.partial_mixed(), samples.reading_a_graph(), pupils=("Zoë", "", "Bo"))
    files = render_worksheet(drawn, formats=("pdf",), engine=engine)
    pages = [" ".join(p.extract_text().split()) for p in PdfReader(BytesIO(files["worksheet.pdf"])).pages]
    found = [re.findall(r"Variant (\d) 7K3QX-M2P(\d)-9WTDA page (\d) of (\d)", page)[-1] for page in pages]
    assert {variant for variant, *_ in found} == {"1", "2", "3"}
    for variant in "123":
        counts = [(page, of) for number, _, page, of in found if number == variant]
        assert counts == [(str(n), str(len(counts))) for n in range(1, len(counts) + 1)]
    overview = " ".join(PdfReader(BytesIO(files["key.pdf"])).pages[0].extract_text().split())
    assert "Answers of all variants" in overview
    assert all(f"7K3QX-M2P{n}-9WTDA" in overview for n in "123")


@pytest.mark.parametrize("engine", QUICK)
def test_a_class_set_is_cut_into_one_pdf_for_each_pupil(engine: str) -> None:
    drawn = samples.worksheet(samples.partial_mixed(), pupils=("Zoë", "Bo"))
    whole = render_worksheet(drawn, formats=("pdf",), engine=engine)["worksheet.pdf"]
    codes = [variant.code for variant in drawn.variants]
    cut = split_by_code(whole, codes)
    assert ["Zoë" in text_of(cut[code]) for code in codes] == [True, False]
    assert cut == split_by_code(whole, codes)
    with pytest.raises(ValueError, match="no page bears"):
        split_by_code(whole, ["00000-0000-00000"])


@pytest.mark.parametrize("engine", QUICK)
def test_keys_are_cut_without_the_page_of_all_answers_and_whatever_a_pupil_is_called(engine: str) -> None:
    other = "7K3QX-M2P2-9WTDA"
    drawn = samples.worksheet(samples.partial_mixed(), pupils=("Zoë", "Bo", other))
    files = render_worksheet(drawn, formats=("pdf",), engine=engine)
    codes = [variant.code for variant in drawn.variants]
    for name in ("worksheet.pdf", "key.pdf"):
        cut = split_by_code(files[name], codes)
        pages = {code: [page.extract_text() for page in PdfReader(BytesIO(cut[code])).pages] for code in codes}
        assert all(code in "".join(text.split()) for code, found in pages.items() for text in found)
        assert ["Zoë" in "".join(pages[code]) for code in codes] == [True, False, False]
        whole = len(PdfReader(BytesIO(files[name])).pages)
        assert sum(map(len, pages.values())) == whole - (name == "key.pdf")


@pytest.mark.parametrize(("layout", "size"), [("plain", (595, 842)), ("letter", (612, 792))])
def test_the_paper_is_as_asked(layout: str, size: tuple[int, int]) -> None:
    for document in (typst(layout)["worksheet"], *(latex(name, layout)["worksheet"].pdf for name in TEX[:1])):
        box = PdfReader(BytesIO(document)).pages[0].mediabox
        assert (round(float(box.width)), round(float(box.height))) == size


HOSTILE = (
    "Zoë",
    r"$\input{/etc/passwd}_%&#~^ {}",
    "a\nb\x07<script>alert(1)</script>\"'\\ \u202e -- ,, `` <<>>",
    '"; #read("/etc/passwd") //',
)


@pytest.mark.parametrize("engine", QUICK)
def test_hostile_names_are_printed_and_do_nothing(engine: str) -> None:
    drawn = samples.worksheet(
        samples.partial_mixed(), pupils=HOSTILE, title=HOSTILE[1], school=HOSTILE[2], instructions=HOSTILE[3]
    )
    text = text_of(render_worksheet(drawn, formats=("pdf",), engine=engine)["worksheet.pdf"])
    assert "Zoë" in text
    assert r"$\input{/etc/passwd}_%&#~" in text
    assert "<script>alert1</script>" in text
    assert '#read"/etc/passwd"//' in text
    assert "root:" not in text


@pytest.mark.parametrize(
    ("name", "engine"),
    [("Łukasz Ångström", "pdflatex"), ("Łukasz Đặng Nguyễn", "lualatex"), ("Ωμέγα محمد 😀", "typst")],
)
def test_the_first_engine_that_has_all_characters_is_taken(
    name: str, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    for each, known in pdf.ENGINES.items():

        def make(main: str, files: dict[str, bytes], each: str = each, known: pdf.Engine = known) -> bytes:
            done = known.make(main, files)
            taken.append(each)
            return done

        monkeypatch.setitem(pdf.ENGINES, each, pdf.Engine(known.trouble, make, known.missing))  # type: ignore[arg-type]
    notes: list[Message] = []
    render_worksheet(samples.worksheet(samples.partial_mixed(), pupils=(name,)), formats=("pdf",), note=notes.append)
    usable = [each for each in pdf.ENGINES if each in ALL]
    expected = engine if engine in usable else "typst"
    assert set(taken) == {expected}
    assert bool(notes) == (expected == "typst")


def test_without_latex_typst_is_taken_and_the_reason_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pdflatex", "lualatex"):
        gone = pdf.Engine(lambda name=name: f"{name} is not installed", pdf.ENGINES[name].make, lambda _: ())
        monkeypatch.setitem(pdf.ENGINES, name, gone)  # type: ignore[arg-type]
    assert not pdf.latex_available()
    notes: list[Message] = []
    files = render_worksheet(samples.worksheet(samples.partial_mixed()), formats=("pdf",), note=notes.append)
    assert files["worksheet.pdf"].startswith(b"%PDF")
    told = [language("en").text(note) for note in notes]
    assert told == ["The PDF is made with Typst and not with LaTeX: lualatex is not installed."]
    with pytest.raises(UserError, match="pdflatex is not installed"):
        render_worksheet(samples.worksheet(), formats=("pdf",), engine="latex")


@pytest.mark.parametrize("engine", QUICK)
def test_a_long_name_takes_two_lines_and_leaves_the_class_free(engine: str) -> None:
    name = "Maria Magdalena Josephina Wilhelmina van den Broeck de la Fontaine y Zorreguieta Cerruti"
    drawn = samples.worksheet(samples.partial_mixed(), pupils=(name,))
    page = PdfReader(BytesIO(render_worksheet(drawn, formats=("pdf",), engine=engine)["worksheet.pdf"])).pages[0]
    lines = [" ".join(line.split()) for line in page.extract_text(extraction_mode="layout").splitlines()]
    first = next(line for line in lines if "Maria" in line)
    assert re.search(r"[A-Za-z] Class .*No\.", first)
    assert any(line.endswith("Cerruti") for line in lines)


@pytest.mark.parametrize("engine", QUICK)
def test_a_title_has_the_whole_line_where_no_qr_code_stands_beside_it(engine: str) -> None:
    title = "Revision of hills, maps and the steepest way down"
    drawn = replace(samples.worksheet(samples.partial_mixed()), title=title)
    key = render_worksheet(drawn, formats=("pdf",), engine=engine)["key.pdf"]
    assert title in PdfReader(BytesIO(key)).pages[0].extract_text().splitlines()


def test_a_code_behind_a_name_that_is_written_from_right_to_left_stays_whole() -> None:
    drawn = samples.worksheet(samples.partial_mixed(), pupils=("محمد", "Zoë"))
    drawn = replace(drawn, variants=tuple(replace(v, code="1SWMG-PMJY-092BZ") for v in drawn.variants))
    page = PdfReader(BytesIO(render_worksheet(drawn, formats=("pdf",), engine="typst")["key.pdf"])).pages[0]
    places: list[tuple[float, str]] = []
    page.extract_text(visitor_text=lambda text, ctm, at, *_: places.append((at[4] * ctm[0] + ctm[4], text.strip())))
    lefts = sorted(left for left, text in places if text == "1SWMG-PMJY-092BZ")
    assert len(lefts) == 2
    assert lefts[0] == pytest.approx(lefts[1])


def test_an_engine_is_proposed_for_a_name_that_the_chosen_one_cannot_print() -> None:
    with pytest.raises(UserError, match=r"pdflatex lack م; .*; --engine auto takes Typst for such a sheet"):
        render_worksheet(samples.worksheet(pupils=("محمد",)), formats=("pdf",), engine="latex")


def test_an_unknown_engine_is_told_with_those_there_are() -> None:
    with pytest.raises(UserError, match="auto, latex, typst, pdflatex"):
        render_worksheet(samples.worksheet(), formats=("pdf",), engine="word")


def test_characters_that_no_font_has_are_told() -> None:
    assert missing("Zoë Ωμέγα محمد 😀 −·θ₁") == ()
    assert missing("a 漢 b") == ("漢",)


@pytest.mark.parametrize("name", TEX)
def test_tex_may_read_no_file_outside_and_start_nothing(name: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.tex"
    secret.write_text("plain words")
    document = r"\documentclass{article}\begin{document}%s\end{document}"
    with pytest.raises(UserError, match="secret"):
        run_tex(name, "a.tex", {"a.tex": (document % rf"\input{{{secret}}}").encode()})
    shell = document % r"x\immediate\write18{touch started}\IfFileExists{started}{\undefined}{}"
    assert run_tex(name, "a.tex", {"a.tex": shell.encode()}).pdf


@pytest.mark.parametrize("name", TEX)
def test_texs_first_error_is_told_with_its_line(name: str) -> None:
    document = b"\\documentclass{article}\n\\begin{document}\n\\wrong\n\\end{document}\n"
    with pytest.raises(UserError, match=r"a\.tex: \w+ stopped: Undefined control sequence, line 3"):
        run_tex(name, "a.tex", {"a.tex": document})


@pytest.mark.parametrize("name", TEX)
def test_tex_waits_for_nobody_and_not_for_ever(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tex, "SECONDS", 2)
    document = rb"\documentclass{article}\begin{document}\loop\iftrue\repeat\end{document}"
    with pytest.raises(UserError, match="not ready after 2 seconds"):
        run_tex(name, "a.tex", {"a.tex": document})


@pytest.mark.parametrize("name", TEX[:1])
def test_a_blank_that_the_fonts_lack_is_told(name: str) -> None:
    document = "\\documentclass{article}\\usepackage[T1]{fontenc}\\begin{document}a\u2005b\\end{document}"
    with pytest.raises(UnprintableError) as caught:
        run_tex(name, "a.tex", {"a.tex": document.encode()})
    assert caught.value.characters == ("\u2005",)


@pytest.mark.parametrize("name", TEX)
def test_a_character_that_the_fonts_lack_is_told(name: str) -> None:
    document = (
        r"\documentclass{article}\usepackage{iftex}\ifPDFTeX\usepackage[T1]{fontenc}\else\usepackage{fontspec}\fi"
        r"\begin{document}a 漢\end{document}"
    )
    with pytest.raises(UnprintableError) as caught:
        run_tex(name, "a.tex", {"a.tex": document.encode()})
    assert caught.value.characters == ("漢",)


def test_a_log_without_an_error_gives_no_reason() -> None:
    assert first_error("This is pdfTeX\n") == "it gave no reason"


def test_typsts_first_error_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "typst").mkdir()
    (tmp_path / "typst" / "sheet.typ").write_text("one\n\n#wrong\n")
    with pytest.raises(UserError, match=r"worksheet\.typ: Typst stopped: unknown variable: wrong, line 3"):
        render_worksheet(samples.worksheet(), formats=("pdf",), engine="typst", templates=tmp_path)


def test_sources_name_the_figures_that_come_with_them() -> None:
    files = render_worksheet(samples.worksheet(samples.reading_a_graph()), formats=("tex", "typ"))
    for name in ("worksheet.tex", "worksheet.typ"):
        named = re.findall(r"figures/[0-9a-f]+\.\w+", files[name].decode())
        assert named
        assert set(named) <= set(files)
    assert max(len(line) for line in files["worksheet.tex"].splitlines()) < 200_000


def test_the_probe_needs_what_the_templates_need() -> None:
    preamble = (load_format("latex").folders[0] / "preamble.tex").read_text()
    packages = {
        name for found in re.findall(r"\\usepackage(?:\[[^]]*\])?\{([^}]*)\}", preamble) for name in found.split(",")
    }
    probed = {
        name for found in re.findall(r"\\usepackage(?:\[[^]]*\])?\{([^}]*)\}", tex.PROBE) for name in found.split(",")
    }
    assert packages - {"textcomp"} <= probed


@pytest.mark.parametrize("name", QUICK)
def test_an_exercise_that_a_page_can_hold_is_on_one_page(name: str) -> None:
    chosen = build(from_requests(("descent-learning-rate:2:5",)), seed=11)
    document = render_worksheet(chosen, formats=("pdf",), engine=name)["worksheet.pdf"]
    pages = [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(BytesIO(document)).pages]
    found = [(page.count("The role of"), page.count("minimum in one step?")) for page in pages]
    assert all(heads == lasts for heads, lasts in found)
    assert sum(heads for heads, _ in found) == 5
    assert max(heads for heads, _ in found) < 3


@pytest.mark.parametrize("name", QUICK)
def test_the_first_exercise_stands_below_the_head_even_where_it_must_break(name: str) -> None:
    worksheet = build(from_requests(["cost-compare:3"]), seed=3)
    files = render_worksheet(worksheet, formats=("pdf",), engine=name)
    pages = [page.extract_text() for page in PdfReader(BytesIO(files["worksheet.pdf"])).pages]
    assert len(pages) == 2, "a page could hold the exercise, but not this page"
    assert "Which line fits better?" in pages[0]


@pytest.mark.parametrize("name", QUICK)
def test_a_long_formula_goes_on_in_the_next_line_with_its_blanks(name: str) -> None:
    chosen = samples.worksheet(generate("partial-mixed", level=3, function="(x^2 + 2y)(-2xy - 2)"))
    key = render_worksheet(chosen, formats=("pdf",), engine=name)["key.pdf"]
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(key)).pages)
    assert re.search(r"Expand first: *Z", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("name", TEX[:1])
def test_a_long_wrong_answer_goes_on_in_the_next_line(name: str) -> None:
    vector = generate("gradient-vector", level=3, function="2x^2 + 2x y z - 6y^2 + 7z", point="(2, -1, -2)")
    sources = write_sources(samples.worksheet(vector, language="nl", large_print=True), load_format("latex"))
    for main in sources.mains:
        assert not re.findall(r"^Overfull .*", run_tex(name, main, sources.files).log, re.MULTILINE)
