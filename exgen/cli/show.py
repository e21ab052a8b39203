"""`exgen show ID`: exercises of one kind in the terminal."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from exgen.cli.options import COUNT, LEVEL, SEED, fresh_seed, language_option
from exgen.model import Exercise


@click.command("show", short_help="Show an exercise in the terminal.")
@click.argument("generator_id", metavar="ID")
@click.option("--level", type=LEVEL, default=2, show_default=True)
@click.option("--seed", type=SEED, help="The same seed gives the same exercise.  [default: a fresh one]")
@click.option("--count", type=COUNT, default=1, show_default=True, help="How many, all different where that can be.")
@language_option("en", "en, nl, nl_BE or nl_NL.  [default: en]")
@click.option("--solution", is_flag=True, help="With the answers and the worked solution.")
@click.option("--templates", type=click.Path(path_type=Path), metavar="FOLDER", help="Your own templates.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="json: one object a line.")
def command(
    generator_id: str,
    level: int,
    seed: int | None,
    count: int,
    language: str,
    solution: bool,
    templates: Path | None,
    shape: str,
) -> None:
    """Show an exercise in the terminal; "exgen list" names them all."""
    from exgen.cli.exercises import print_exercises
    from exgen.registry import find

    generator = find(generator_id)
    chosen = fresh_seed() if seed is None else seed
    exercises = _drawn(generator, level, chosen, count)
    print_exercises(exercises, language, solution=solution, shape=shape, templates=templates)
    if seed is None and shape == "text":
        click.echo(f"seed {chosen}", err=True)


def _drawn(generator: Any, level: int, seed: int, count: int) -> Iterator[Exercise]:
    """Exercises as a worksheet with this seed would have them."""
    taken: set[Any] = set()
    for request in range(count):
        given = generator.draw(seed=seed, level=level, request=request, taken=taken)
        taken.add(given)
        yield generator.exercise(given, level=level, seed=seed)
