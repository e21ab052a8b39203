"""One exercise as a terminal shows it, with or without its worked solution."""

from pathlib import Path

from exgen.model import Exercise, Layout, Placed
from exgen.render.environment import render
from exgen.render.formats import load_format
from exgen.render.formatter import Formatter
from exgen.render.key import key_view
from exgen.render.sheet import exercise_view
from exgen.render.theory import TheoryBoxes
from exgen.render.words import words
from exgen.text import Language

FORMAT = "text"


def render_exercise(
    exercise: Exercise, language: Language, *, solution: bool, number: int = 1, templates: Path | None = None
) -> str:
    """The exercise in eighty columns, with `solution` its answers, worked solution and remarks for marking too."""
    format = load_format(FORMAT, templates)
    formatter = Formatter(format, language)
    view = exercise_view(number, exercise, formatter, Layout(), TheoryBoxes(formatter, wanted=False))
    key = key_view(Placed(number, exercise), formatter) if solution else None
    shown = (figure for figure in exercise.figures if figure.where != "key" and not figure.is_room)
    alts = tuple(formatter.inline(figure.alt) for figure in shown)
    return render(format, format.exercise, exercise=view, key=key, figures=alts, words=words(formatter))
