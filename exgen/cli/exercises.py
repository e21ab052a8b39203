"""Exercises on standard output, as text or as JSON."""

import json
from collections.abc import Iterable
from pathlib import Path

from exgen.cli.screen import print_line
from exgen.model import Exercise


def print_exercises(
    exercises: Iterable[Exercise], language: str, *, solution: bool, shape: str, templates: Path | None = None
) -> None:
    """Print exercises: as text with or without the solution, or ("json") one JSON object a line.

    `templates` is a teacher's own folder of templates, for the text.
    """
    if shape == "json":
        from exgen.worksheet.exercise_json import exercise_data

        for exercise in exercises:
            print_line(json.dumps(exercise_data(exercise), ensure_ascii=False))
        return
    from exgen.render.terminal import render_exercise
    from exgen.text import language as speak

    speech = speak(language)
    for number, exercise in enumerate(exercises, 1):
        text = render_exercise(exercise, speech, solution=solution, number=number, templates=templates)
        print_line(text.rstrip("\n") if number == 1 else f"\n{text.rstrip()}")
