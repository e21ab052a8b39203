"""The frame of the command line: which commands there are, and how any of them ends.

A command's module is imported when that command runs, and its one-line help stands here, so that `exgen --help` and
the student's `exgen check` start at once. Everything that a person can cause ends in one sentence and an exit status;
what is left is a defect and shows its traceback.
"""

import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from exgen.cli.screen import careful_streams
from exgen.errors import UserError

DONE = 0
COULD_NOT_RUN = 2
STOPPED = 130
PIPE_CLOSED = 141

COMMANDS = {
    "make": "Make worksheets with their keys.",
    "list": "List the exercises there are.",
    "show": "Show an exercise in the terminal.",
    "solve": "Work out your own exercise, step by step.",
    "new": "Write a commented specification to edit.",
    "templates": "Copy the templates, to change how sheets look.",
    "check": "Check typed answers to a worksheet.",
    "grade": "Mark the answers of a class.",
    "doctor": "Say which engines and fonts there are.",
}


class Commands(click.Group):
    """A group that imports a command when it is called, and lists the commands without importing any."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"exgen.cli.{cmd_name}").command
        if not isinstance(command, click.Command):
            raise TypeError(f"exgen.cli.{cmd_name} has no command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.UsageError(f'there is no command "{args[0]}"{near(args[0], COMMANDS)}', ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _say_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            click.echo(f"exgen {version('exgen')}")
        except PackageNotFoundError:
            click.echo("exgen, run from a checkout")
        ctx.exit()


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_say_version,
    help="Show the version and exit.",
)
@click.pass_context
def program(ctx: click.Context) -> None:
    """Mathematics exercises with worked solutions for teachers, and a fair checker for students.

    "exgen COMMAND --help" explains a command.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def near(word: str, known: Sequence[str] | dict[str, str]) -> str:
    """A hint at the nearest known word, or at all of them."""
    from difflib import get_close_matches

    found = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f'; did you mean "{found[0]}"?' if found else f"; there are {', '.join(known)}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit status."""
    careful_streams()
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run a command; the exit status. Whatever a person can cause is said on standard error in one sentence."""
    try:
        status = program.main(list(arguments), prog_name="exgen", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return DONE
    except click.ClickException as error:
        return _failed(_sentence(error), error.ctx if isinstance(error, click.UsageError) else None)
    except UserError as error:
        return _failed(str(error))
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nexgen: stopped; what was finished is kept", err=True)
        return STOPPED
    except BrokenPipeError:
        _close_pipe()
        return PIPE_CLOSED
    except OSError as error:
        return _failed(_trouble(error))
    return status if isinstance(status, int) else DONE


def _failed(sentence: str, ctx: click.Context | None = None) -> int:
    command = ctx.command_path if ctx is not None else "exgen"
    click.echo(f"{command}: {sentence}", err=True)
    return COULD_NOT_RUN


def _sentence(error: click.ClickException) -> str:
    """Click's message as one sentence in our style."""
    if isinstance(error, click.NoSuchOption):
        options = [name for p in error.ctx.command.get_params(error.ctx) for name in p.opts] if error.ctx else []
        return f"there is no option {error.option_name}{near(error.option_name, options)}"
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = error.param.make_metavar(error.ctx) if error.ctx else error.param.name
        help_call = f'; see "{error.ctx.command_path} --help"' if error.ctx else ""
        return f"{name} is missing{help_call}"
    if isinstance(error, click.BadOptionUsage):
        return f"{error.option_name} needs a value behind it"
    if isinstance(error, click.BadParameter) and error.param is not None and isinstance(error.param.type, click.Choice):
        wrong = error.message.partition(" is not one of ")[0].strip("'\"")
        return f'{error.param.opts[-1]} is {" or ".join(map(str, error.param.type.choices))}, not "{wrong}"'
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"{error.param.opts[-1]}: {_lower(error.message)}"
    return _in_our_words(_lower(error.format_message()))


def _in_our_words(sentence: str) -> str:
    for pattern, ours in _CLICK_SAYS:
        sentence = re.sub(pattern, ours, sentence)
    return sentence


_CLICK_SAYS = (
    (r"no such command '(.*?)'", r'there is no command "\1"'),
    (r"\. Did you mean '?(.*?)'?\?", r'; did you mean "\1"?'),
    (r"got unexpected extra arguments? \((.*)\)", r'there is no place for "\1" here; quotes keep words together'),
)


def _lower(sentence: str) -> str:
    return (sentence[:1].lower() + sentence[1:]).rstrip(".")


def _trouble(error: OSError) -> str:
    """What the operating system refused, in a sentence."""
    import errno

    place = f" {error.filename}" if error.filename else ""
    reasons = {
        errno.EACCES: f"there is no permission to use{place}",
        errno.EPERM: f"there is no permission to use{place}",
        errno.EROFS: f"there is no permission to write{place}: the disk is read-only",
        errno.ENOSPC: f"the disk is full; could not write{place}",
        errno.ENOENT: f"there is no{place or ' such file'}",
        errno.EISDIR: f"this is a folder, not a file:{place}",
        errno.ENOTDIR: f"this is a file, not a folder:{place}",
        errno.EEXIST: f"there already is{place}",
    }
    return reasons.get(error.errno or 0, f"{_lower(error.strerror or str(error))}{':' if place else ''}{place}")


def _close_pipe() -> None:
    """Keep Python from complaining, while it exits, about output nobody reads any more."""
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
