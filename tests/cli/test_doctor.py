"""The doctor names what there is and what is missing, and is never ill itself."""

import pytest

from exgen.render import tex


@pytest.fixture
def without_programs(monkeypatch):
    monkeypatch.setenv("PATH", "")
    tex.trouble.cache_clear()
    yield
    tex.trouble.cache_clear()


def test_without_latex_it_says_what_to_install(cli, without_programs):
    ended = cli("doctor")
    assert ended.status == 0
    assert "pdflatex is not installed" in ended.out
    assert "install" in ended.out.splitlines()[-1] or "install" in ended.out.splitlines()[-2]


def test_it_names_engines_fonts_and_versions(cli, without_programs):
    out = cli("doctor").out
    for name in ("pdflatex", "lualatex", "typst", "Greek", "Python", "sympy", "matplotlib"):
        assert name in out
