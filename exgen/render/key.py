"""The teacher's side: answers at a glance, then worked solutions with what helps in marking them."""

from collections.abc import Callable

from exgen.formula.tree import Aligned, Cases
from exgen.model import Exercise, Placed, Step, Variant, Worksheet
from exgen.render.answers import short_answer
from exgen.render.formatter import Formatter
from exgen.render.remarks import misreads, remarks
from exgen.render.sheet import blocks, document, drawn, letters, silent
from exgen.render.view import DocumentView, KeyView, StepView, VariantView
from exgen.render.words import points_text


def key_document(
    worksheet: Worksheet, formatter: Formatter, progress: Callable[[int], object] = silent
) -> DocumentView:
    """The keys of all variants; `progress` hears the number of each that is begun."""
    views = []
    for number, variant in enumerate(worksheet.variants, 1):
        progress(number)
        views.append(_variant(variant, formatter))
    return document(worksheet, formatter, tuple(views))


def key_view(placed: Placed, formatter: Formatter) -> KeyView:
    """An exercise in the key."""
    exercise = placed.exercise
    names = letters(exercise)
    return KeyView(
        number=placed.number,
        title=formatter.inline(exercise.title),
        points=points_text(exercise.points, formatter),
        blocks=blocks(exercise, formatter, room=False),
        answers=tuple(short_answer(p, name, formatter) for p, name in zip(exercise.parts, names, strict=True)),
        steps=steps(exercise, formatter),
        remarks=tuple(formatter.inline(remark) for remark in remarks(exercise, names)),
        misreads=misreads(exercise, names, formatter),
    )


def steps(exercise: Exercise, formatter: Formatter) -> tuple[StepView, ...]:
    """The worked solution; figures of the key that no step names come last."""
    named = {step.figure for step in exercise.solution}
    views = [_step(step, exercise, formatter) for step in exercise.solution]
    rest = drawn(tuple(f for f in exercise.figures if f.where == "key" and f.name not in named), formatter)
    if rest:
        views.append(StepView(points=formatter.words(""), figures=rest))
    return tuple(view for view in views if view.text is not None or view.display is not None or view.figures)


def _step(step: Step, exercise: Exercise, formatter: Formatter) -> StepView:
    return StepView(
        points=points_text(step.points, formatter),
        text=None if step.text is None else formatter.inline(step.text),
        display=None if step.formula is None else formatter.display(step.formula),
        tall=isinstance(step.formula, (Aligned, Cases)),
        figures=drawn(tuple(f for f in exercise.figures if step.figure and f.name == step.figure), formatter),
    )


def _variant(variant: Variant, formatter: Formatter) -> VariantView:
    return VariantView(
        number=variant.number,
        code=variant.code,
        pupil=formatter.words(variant.pupil),
        class_number=formatter.words(variant.class_number),
        qr=None,
        keys=tuple(key_view(placed, formatter) for placed in variant.exercises),
    )
