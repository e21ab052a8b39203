"""`exgen solve ID`: the worked solution of a teacher's own exercise.

Every generator is a subcommand that is made when it is asked for: its options are the generator's `given` names, so
that a new generator has its options without a line here.
"""

from typing import Any

import click

from exgen.cli.options import LEVEL
from exgen.errors import UserError


class Generators(click.Group):
    """A group whose commands are the generators."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        from exgen.registry import ids

        return list(ids())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        return solver(cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Exercises"):
            formatter.write_text(", ".join(self.list_commands(ctx)))


@click.group(
    "solve",
    cls=Generators,
    short_help="Work out your own exercise, step by step.",
    subcommand_metavar="ID --GIVEN VALUE…",
    invoke_without_command=True,
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Work out your own exercise, step by step.

    "exgen solve ID --help" names what an exercise is given, for example:

    exgen solve descent-1d --function "3θ^2" --start 4 --learning-rate 0.1
    """
    if ctx.invoked_subcommand is None:
        raise UserError('say which exercise, as "exgen list" names it; see "exgen solve --help"')


def solver(generator_id: str) -> click.Command:
    """The command that solves one generator's exercises. UserError when there is no such generator."""
    from exgen.registry import find
    from exgen.text import language

    generator = find(generator_id)
    english = language("en")
    givens = [
        click.Option(
            ["--" + field.name.replace("_", "-"), f"given_{field.name}"],
            metavar=field.kind.upper(),
            help=_help(field, english.text(field.help)),
        )
        for field in generator.fields
    ]
    common = [
        click.Option(["--level"], type=LEVEL, default=2, show_default=True, help="What is asked of it."),
        click.Option(["--language"], metavar="CODE", default="en", help="Of the text, and of the numbers you type."),
        click.Option(
            ["--format", "shape"], type=click.Choice(["text", "json"]), default="text", help="json: one object."
        ),
    ]

    def solve(**values: Any) -> None:
        given = {f.name: values[f"given_{f.name}"] for f in generator.fields}
        _solve(generator_id, {n: v for n, v in given.items() if v is not None}, values)

    title = english.text(generator.title)
    return click.Command(generator_id, params=[*givens, *common], callback=solve, help=f"{title}: your own.")


def _help(field: Any, text: str) -> str:
    options = f"; one of {', '.join(field.options)}" if field.options else ""
    return f"{text}{options}" if field.required else f"{text}{options}; may be left out"


def _solve(generator_id: str, given: dict[str, str], options: dict[str, Any]) -> None:
    from exgen.cli.exercises import print_exercises
    from exgen.registry import find
    from exgen.text import language

    code, generator = language(options["language"]).code, find(generator_id)
    if not given:
        options_of = {field: "--" + field.name.replace("_", "-") for field in generator.fields}
        needed = " and ".join(name for field, name in options_of.items() if field.required)
        raise UserError(f"{generator_id} needs {needed or 'some of ' + ', '.join(options_of.values())}")
    exercise = generator.exercise(generator.stated(given, code), level=options["level"])
    print_exercises([exercise], code, solution=True, shape=options["shape"])
