"""Every way a command can end: a sentence and a status, and never a traceback for what a person did."""

import errno
import subprocess
import sys
from importlib import import_module

import click
import pytest

from exgen.cli import frame
from exgen.cli.frame import COMMANDS, program, run

HEAVY = ("sympy", "matplotlib", "typst", "pydantic", "babel", "rich", "pylatex", "segno", "pypdf", "jinja2")


def exgen(*arguments: str, **settings: object) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own."""
    call = [sys.executable, "-c", "from exgen.cli import main; main()", *arguments]
    return subprocess.run(call, capture_output=True, check=False, timeout=120, **settings)  # type: ignore[call-overload]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_module_and_help(name):
    assert isinstance(import_module(f"exgen.cli.{name}").command, click.Command)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(cli, name):
    ended = cli(name, "--help")
    assert ended.status == 0
    assert ended.out.startswith(f"Usage: exgen {name}")


def test_help_names_every_command(cli):
    out = cli("--help").out
    assert all(f"  {name} " in out for name in COMMANDS)


def test_without_a_command_there_is_help(cli):
    ended = cli()
    assert ended.status == 0
    assert ended.out == cli("--help").out


def test_help_loads_nothing_heavy():
    probe = "import sys; from exgen.cli.frame import run; run(['--help']); print([m for m in %r if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", probe % (HEAVY,)], capture_output=True, check=True, text=True)
    assert done.stdout.endswith("[]\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["mak"], 'there is no command "mak"; did you mean "make"?'),
        (["--frobnicate"], "--frobnicate"),
        (["show"], "ID is missing"),
        (["show", "descent-1d", "--sed", "3"], "did you mean"),
        (["show", "descent-1d", "--level", "4"], "a level is a whole number from 1 to 3"),
        (["show", "descent-1d", "--seed", "x"], "a seed is a whole number"),
        (["show", "descent-1"], 'did you mean "descent-1d"?'),
        (["show", "descent-1d", "--language", "xx"], 'there is no language "xx"'),
        (["show", "descent-1d", "--format", "png"], "--format"),
        (["list", "--topic", "algebra"], 'there is no topic "algebra"'),
    ],
)
def test_what_is_mistyped_is_told_in_one_sentence_with_status_2(cli, arguments, said):
    ended = cli(*arguments)
    assert ended.status == 2
    assert said in ended.err
    assert ended.err.startswith("exgen")
    assert ended.err.count("\n") == 1
    assert ended.out == ""


@pytest.mark.parametrize(
    ("problem", "status", "said"),
    [
        (KeyboardInterrupt(), 130, "stopped"),
        (click.Abort(), 130, "stopped"),
        (BrokenPipeError(), 141, ""),
        (PermissionError(errno.EACCES, "Permission denied", "a.tex"), 2, "there is no permission to use a.tex"),
        (OSError(errno.ENOSPC, "No space left on device", "a.tex"), 2, "the disk is full; could not write a.tex"),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "the disk is full"),
        (FileNotFoundError(errno.ENOENT, "No such file or directory", "a"), 2, "there is no a"),
        (OSError(errno.EIO, "Input/output error", "a.tex"), 2, "input/output error: a.tex"),
    ],
)
def test_what_the_machine_refuses_is_told_in_a_sentence(monkeypatch, capsys, problem, status, said):
    def fail(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(program, "main", fail)
    monkeypatch.setattr(frame, "_close_pipe", lambda: None)
    assert run(["list"]) == status
    assert said in capsys.readouterr().err


def test_a_defect_of_ours_is_not_hidden(monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(program, "main", fail)
    with pytest.raises(ZeroDivisionError):
        run(["list"])


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252", "utf-8"])
def test_a_session_runs_on_any_code_page(sheet_file, tmp_path, encoding):
    environment = {"PYTHONIOENCODING": encoding, "XDG_STATE_HOME": str(tmp_path), "PATH": "", "NO_COLOR": "1"}
    typed = "hint\n5θ\n6*\nsolution\nstop\n".encode()
    done = exgen("check", str(sheet_file), input=typed, env=environment)
    assert done.returncode == 1
    assert done.stderr == b""
    out = done.stdout.decode(encoding)
    assert "Score:" in out
    assert ("J'(theta)" in out) == (encoding != "utf-8")
    assert "\x1b" not in out


def test_a_reader_who_leaves_early_sees_no_complaint():
    call = f'"{sys.executable}" -c "from exgen.cli import main; main()" list | head -1'
    done = subprocess.run(["sh", "-c", call], capture_output=True, check=False, timeout=120)
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1


@pytest.mark.parametrize(("arguments", "status"), [(["--version"], 0), (["show"], 2), (["check", "AAAAA"], 2)])
def test_the_status_reaches_the_shell(arguments, status):
    done = exgen(*arguments)
    assert done.returncode == status
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["templates", "copi", "x"], 'there is no command "copi"; did you mean "copy"?'),
        (["doctor", "x"], 'there is no place for "x" here; quotes keep words together'),
        (["make", "neuron", "van", "mij"], 'there is no place for "van mij" here; quotes keep words together'),
    ],
)
def test_what_click_refuses_is_told_in_our_words(cli, arguments, said):
    ended = cli(*arguments)
    assert ended.status == 2
    assert ended.err.endswith(f"{said}\n")


def test_a_group_of_commands_alone_shows_its_help(cli):
    ended = cli("templates")
    assert (ended.status, ended.err) == (0, "")
    assert "copy" in ended.out
