"""Files appear whole or not at all, and what a teacher changed is hers."""

import os
from pathlib import Path

import pytest

from exgen.errors import UserError
from exgen.text import language
from exgen.worksheet import files
from exgen.worksheet.build import build
from exgen.worksheet.files import RECORD, Output, default_folder, kept_sentence, slug
from exgen.worksheet.spec import Request, WorksheetSpec


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def output(tmp_path: Path) -> Output:
    return Output(tmp_path / "out")


class TestWriting:
    def test_makes_the_folder_and_the_file(self, output: Output) -> None:
        assert output.write("worksheet.tex", "Klaar ✓") == "written"
        assert output.write("per pupil/Zoë.pdf", b"\x00\xff") == "written"
        assert contents(output.folder).keys() == {"worksheet.tex", "per pupil/Zoë.pdf", RECORD}
        assert (output.folder / "worksheet.tex").read_text(encoding="utf-8") == "Klaar ✓"
        assert (output.folder / "per pupil/Zoë.pdf").read_bytes() == b"\x00\xff"

    def test_twice_the_same_changes_nothing(self, output: Output) -> None:
        output.write("a.tex", "one")
        before = contents(output.folder)
        stamp = (output.folder / "a.tex").stat().st_mtime_ns
        assert output.write("a.tex", "one") == "unchanged"
        assert contents(output.folder) == before
        assert (output.folder / "a.tex").stat().st_mtime_ns == stamp

    def test_the_order_of_writing_leaves_no_trace(self, tmp_path: Path) -> None:
        one, two = Output(tmp_path / "one"), Output(tmp_path / "two")
        for output, names in ((one, "abc"), (two, "cab")):
            for name in names:
                output.write(name, name * 3)
        assert contents(one.folder) == contents(two.folder)

    def test_a_file_as_we_wrote_it_gives_way_to_a_new_one(self, output: Output) -> None:
        output.write("a.tex", "one")
        assert output.write("a.tex", "two") == "written"
        assert (output.folder / "a.tex").read_text() == "two"


class TestATeachersFile:
    def test_is_kept_and_the_rest_is_written(self, output: Output) -> None:
        output.write("a.tex", "ours")
        (output.folder / "a.tex").write_text("hers")
        assert [output.write(name, "newer") for name in ("a.tex", "b.tex", "a.tex")] == ["kept", "written", "kept"]
        assert (output.folder / "a.tex").read_text() == "hers"

    def test_that_we_never_wrote_is_kept(self, output: Output) -> None:
        output.folder.mkdir()
        (output.folder / "key.pdf").write_text("hers")
        assert output.write("key.pdf", "ours") == "kept"

    def test_is_overwritten_when_forced(self, output: Output) -> None:
        output.write("a.tex", "ours")
        (output.folder / "a.tex").write_text("hers")
        assert Output(output.folder, force=True).write("a.tex", "newer") == "written"
        assert output.write("a.tex", "newest") == "written"

    def test_with_our_bytes_counts_as_ours(self, output: Output) -> None:
        output.write("a.tex", "ours")
        (output.folder / RECORD).unlink()
        assert output.write("a.tex", "ours") == "unchanged"
        assert output.write("a.tex", "newer") == "written"

    @pytest.mark.parametrize("record", ["", "[]", "{", "[" * 100_000])
    def test_is_safe_from_a_broken_record(self, output: Output, record: str) -> None:
        output.write("a.tex", "ours")
        (output.folder / RECORD).write_text(record)
        assert output.write("a.tex", "newer") == "kept"

    def test_is_named_in_a_sentence(self) -> None:
        sentence = language("en").text(kept_sentence(Path("out/a.tex")))
        assert sentence.startswith("out/a.tex was not written")
        assert sentence.endswith("changed since exgen made it; --force overwrites it")


class TestAnInterruption:
    @pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
    @pytest.mark.parametrize("moment", ["fsync", "replace"])
    def test_leaves_finished_files_and_no_halves(
        self, output: Output, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException], moment: str
    ) -> None:
        def interrupted(*args: object) -> None:
            raise stop

        output.write("a.tex", "one")
        output.write("b.tex", "one")
        before = contents(output.folder)
        with monkeypatch.context() as patch:
            patch.setattr(files.os, moment, interrupted)
            with pytest.raises(stop):
                output.write("b.tex", "two")
            with pytest.raises(stop):
                output.write("c.tex", "two")
        assert contents(output.folder) == before
        assert [output.write(name, "two") for name in ("b.tex", "c.tex")] == ["written", "written"]

    def test_between_a_file_and_its_record_is_mended_by_running_again(
        self, output: Output, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def interrupted(*args: object) -> None:
            raise KeyboardInterrupt

        output.write("a.tex", "one")
        with monkeypatch.context() as patch:
            patch.setattr(Output, "_remember", interrupted)
            with pytest.raises(KeyboardInterrupt):
                output.write("a.tex", "two")
        assert output.write("a.tex", "two") == "unchanged"
        assert output.write("a.tex", "three") == "written"


class TestWhatTheSystemRefuses:
    @pytest.mark.parametrize(
        ("error", "sentence"),
        [
            (PermissionError(13, "Permission denied"), "you may not write here; choose another folder with --out"),
            (OSError(28, "No space left on device"), "cannot be written (No space left on device)"),
        ],
    )
    def test_is_told_in_one_sentence(
        self, output: Output, monkeypatch: pytest.MonkeyPatch, error: OSError, sentence: str
    ) -> None:
        def refused(*args: object) -> None:
            raise error

        monkeypatch.setattr(files.os, "replace", refused)
        with pytest.raises(UserError) as caught:
            output.write("a.tex", "one")
        assert str(caught.value) == f"{output.folder / 'a.tex'}: {sentence}"
        assert contents(output.folder) == {}

    def test_a_file_where_the_folder_should_be(self, tmp_path: Path) -> None:
        (tmp_path / "out").write_text("a file")
        with pytest.raises(UserError, match="a file stands where a folder is needed"):
            Output(tmp_path / "out").write("a.tex", "one")

    def test_a_folder_where_the_file_should_be(self, output: Output) -> None:
        (output.folder / "a.tex").mkdir(parents=True)
        with pytest.raises(UserError, match="a folder with this name is in the way"):
            output.write("a.tex", "one")


class TestTheFolder:
    @pytest.mark.parametrize(
        ("title", "name"),
        [
            ("Partiële afgeleiden: ∂Z/∂x (deel 2)", "partiele-afgeleiden-z-x-deel-2"),
            ("../../etc/passwd", "etc-passwd"),
            ("Градиент", "градиент"),
            ("  ", "worksheet"),
            ("CON", "con"),
            ("a" * 60, "a" * 40),
        ],
    )
    def test_is_named_by_the_title(self, title: str, name: str) -> None:
        assert slug(title) == name

    @pytest.mark.usefixtures("small")
    def test_and_by_the_code_of_the_first_variant_whichever_are_made(self) -> None:
        spec = WorksheetSpec((Request("wide"),), (("", "Slopes"),))
        whole, one = build(spec, seed=5, variants=range(1, 4)), build(spec, seed=5, variants=[3])
        assert default_folder(one) == Path("output") / f"slopes-{whole.variants[0].code}"
        assert default_folder(whole, Path("x")) == Path("x") / f"slopes-{whole.variants[0].code}"


def test_files_get_the_usual_permissions(output: Output) -> None:
    mask = os.umask(0o022)
    try:
        output.write("a.tex", "one")
    finally:
        os.umask(mask)
    assert (output.folder / "a.tex").stat().st_mode & 0o777 == 0o644
