"""What an exercise is worth when the teacher says so: all its points in the same proportion, exactly."""

from dataclasses import replace
from fractions import Fraction

from exgen.model import Answer, Exercise, TableAnswer


def worth(exercise: Exercise, points: Fraction) -> Exercise:
    """The exercise with this total; parts, table cells and the lines of the solution keep their shares."""
    if not exercise.points:
        return exercise
    factor = points / exercise.points
    return replace(
        exercise,
        parts=tuple(
            replace(part, points=part.points * factor, answer=_scaled(part.answer, factor)) for part in exercise.parts
        ),
        solution=tuple(replace(step, points=step.points * factor) for step in exercise.solution),
    )


def _scaled(answer: Answer, factor: Fraction) -> Answer:
    if not isinstance(answer, TableAnswer):
        return answer
    return replace(answer, columns=tuple(replace(c, points=c.points * factor) for c in answer.columns))
