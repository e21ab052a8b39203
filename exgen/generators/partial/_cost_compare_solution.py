"""The worked solution of two lines for the same data: differences, errors, and which line is better."""

from fractions import Fraction

from exgen.board import line, shown
from exgen.formula.build import equals, group, juxtapose, minus, over, power, times
from exgen.formula.tree import Call, Formula, Message, Negative, Sign, Sum, Symbol, msg
from exgen.generators._data import Fit, difference, formula_point, mean_sides
from exgen.generators.partial._line_errors import OPTIONS, better_line, disagree, error, error_label
from exgen.model import Step

ONE = Fraction(1)


def solution(fits: tuple[Fit, Fit], measures: tuple[str, ...]) -> tuple[Step, ...]:
    steps = []
    for row, (x, y) in enumerate(fits[0].points):
        for i, fit in enumerate(fits):
            head = minus(Call(Symbol(f"h{i + 1}"), (shown(x),)), "y")
            text = msg("Data point {point}:", point=formula_point((x, y))) if i == 0 else None
            worked = (_filled_in(fit, x, y), difference(fit.height(x), y), shown(fit.residuals[row]))
            said = line(head, *(("=", side) for side in worked))
            steps.append(Step(text, said, Fraction(1, 2), "residuals"))
    for measure in measures:
        for i, fit in enumerate(fits):
            steps.append(_value_step(fit, i, measure))
    for measure in measures:
        steps.append(_better_step(fits, measure))
    if len(measures) > 1 and disagree(fits):
        steps.append(Step(msg("The two errors do not agree: in a square a large difference weighs more.")))
    return (*steps, Step(figure="lines"))


def _filled_in(fit: Fit, x: Fraction, y: Fraction) -> Formula:
    """2 · 3 − 5 − y with the number for y, nothing worked out; a slope of 1 or −1 is not written."""
    terms: list[Formula] = []
    if fit.theta1:
        is_plain = abs(fit.theta1) == 1
        terms.append(shown(fit.theta1 * x) if is_plain else times(shown(fit.theta1), shown(x)))
    if fit.theta0 or not terms:
        terms.append(shown(fit.theta0))
    return Sum((*terms, Negative(shown(y))))


def _value_step(fit: Fit, i: int, measure: str) -> Step:
    label = error_label(measure, i)
    if measure == "mse":
        terms = tuple(power(shown(r), 2) if r else shown(r) for r in fit.residuals)
        total = sum((r * r for r in fit.residuals), Fraction(0))
        text = msg("Mean squared error of line {n}:", n=i + 1)
    else:
        terms = tuple(shown(abs(r)) for r in fit.residuals)
        total = sum((abs(r) for r in fit.residuals), Fraction(0))
        text = msg("Mean absolute error of line {n}:", n=i + 1)
    said = line(label, ("=", juxtapose(over(1, fit.n), group(Sum(terms)))), *mean_sides(total, fit.n))
    return Step(text, said, ONE, f"{measure}_{i + 1}")


def _better_step(fits: tuple[Fit, Fit], measure: str) -> Step:
    first, second = (error(fit, measure) for fit in fits)
    relation: Sign = "<" if first < second else ">"
    one, two = (error_label(measure, i) for i in (0, 1))
    label = next(option.label for option in OPTIONS if option.name == better_line(fits, measure))
    assert isinstance(label, Message)
    if first == second:
        text = msg("{comparison}: {answer}.", comparison=equals(one, shown(first), two), answer=label)
    else:
        text = msg(
            "{comparison}. The smaller the error, the better the line: {answer}.",
            comparison=line(one, ("=", shown(first)), (relation, shown(second)), ("=", two)),
            answer=label,
        )
    return Step(text, None, ONE, "better" if measure == "mse" else "better_absolute")
