"""One answer against one key, whatever their kind; and a key of the same kind with another value.

Follow-through and known mistakes are comparisons too: with the key that follows from the pupil's own values, and with
the key that a mal-rule gives. `with_value` makes those keys.
"""

from dataclasses import replace

from exgen.checker import messages
from exgen.checker.equations import compare_equation
from exgen.checker.finding import Finding, UndecidedError, right, wrong
from exgen.checker.forms import is_expanded, is_factored, is_simplified
from exgen.checker.intervals import compare_intervals
from exgen.checker.numbers import compare_number
from exgen.checker.sets import compare_points, compare_set
from exgen.checker.vectors import compare_direction, compare_matrix, compare_vector
from exgen.formula.evaluate import equal
from exgen.formula.evaluate.ranges import Box
from exgen.formula.reader import Read
from exgen.formula.tree import FiniteSet, Formula, Interval, Matrix, Message, Relation, Symbol, Union, Vector
from exgen.model import (
    Answer,
    ChoiceAnswer,
    ClassifiedPoint,
    DirectionAnswer,
    EquationAnswer,
    FormulaAnswer,
    IntervalsAnswer,
    MarkingScheme,
    MatrixAnswer,
    NumberAnswer,
    PointsAnswer,
    SetAnswer,
    VectorAnswer,
)

NO_BOX: Box = {}


def compare(read: Read, key: Answer, scheme: MarkingScheme, box: Box = NO_BOX) -> Finding:
    """What there is to say of an answer that was read as this kind of key asks.

    Errors: UndecidedError where neither right nor wrong can be proved; NoValueError where the answer has no value.
    """
    tree = read.tree
    match key:
        case NumberAnswer():
            return compare_number(tree, read.written[0], key, box, scheme)
        case FormulaAnswer():
            return _compare_formula(tree, key, scheme)
        case VectorAnswer() if isinstance(tree, Vector):
            return compare_vector(tree.items, read.written, key, box, scheme)
        case DirectionAnswer() if isinstance(tree, Vector):
            return compare_direction(tree.items, key)
        case MatrixAnswer() if isinstance(tree, Matrix):
            return compare_matrix(tree.rows, read.written, key, box)
        case SetAnswer() if isinstance(tree, FiniteSet):
            return compare_set(tree.items, read.written, key, box)
        case IntervalsAnswer():
            return compare_intervals(intervals_of(tree), key)
        case EquationAnswer():
            return compare_equation(tree, key)
        case ChoiceAnswer() if isinstance(tree, Symbol):
            return right() if tree.name == key.right else wrong()
        case PointsAnswer() if isinstance(tree, FiniteSet):
            return compare_points(points_of(tree), key)
    raise TypeError(f"{type(tree).__name__} is no answer of kind {type(key).__name__}")


def _compare_formula(given: Formula, key: FormulaAnswer, scheme: MarkingScheme) -> Finding:
    same = equal(given, key.value)
    if same is None:
        raise UndecidedError
    if not same:
        return wrong()
    finished, remark = _form(given, key)
    return right() if finished else Finding(False, scheme.form_share, remark, "form")


def _form(given: Formula, key: FormulaAnswer) -> tuple[bool, Message | None]:
    match key.form:
        case "expanded":
            return is_expanded(given), messages.not_expanded()
        case "factored":
            return is_factored(given, key.variables), messages.not_factored()
        case "simplified":
            return is_simplified(given, key.variables), messages.not_simplified()
    return True, None


def with_value(key: Answer, value: Formula) -> Answer | None:
    """The same question with another right answer; None where the value is of another kind."""
    match key, value:
        case NumberAnswer(), _ if not isinstance(value, Vector | Matrix | FiniteSet):
            return replace(key, value=value)
        case FormulaAnswer(), _ if not isinstance(value, Vector | Matrix | FiniteSet):
            return replace(key, value=value)
        case ((VectorAnswer() | DirectionAnswer()), Vector(items=items)):
            return replace(key, items=items)
        case MatrixAnswer(), Matrix(rows=rows):
            return replace(key, rows=rows)
        case SetAnswer(), FiniteSet(items=items):
            return replace(key, items=items)
        case IntervalsAnswer(), (Interval() | Union()):
            return replace(key, intervals=intervals_of(value))
        case EquationAnswer(), Relation():
            return replace(key, equation=value)
        case ChoiceAnswer(options=options), Symbol(name=name) if name in {option.name for option in options}:
            return replace(key, right=name)
        case PointsAnswer(), FiniteSet():
            return replace(key, points=points_of(value))
    return None


def value_of(key: Answer) -> Formula | None:
    """The key as one formula, as rules use it; None for a table."""
    match key:
        case NumberAnswer(value=value) | FormulaAnswer(value=value):
            return value
        case VectorAnswer(items=items) | DirectionAnswer(items=items):
            return Vector(items)
        case MatrixAnswer(rows=rows):
            return Matrix(rows)
        case SetAnswer(items=items):
            return FiniteSet(items)
        case IntervalsAnswer(intervals=intervals):
            return Union(intervals)
        case EquationAnswer(equation=equation):
            return equation
        case ChoiceAnswer(right=name):
            return Symbol(name)
        case PointsAnswer(points=points):
            return FiniteSet(tuple(Vector((*p.point.items, Symbol(p.kind))) for p in points))
    return None


def intervals_of(tree: Formula) -> tuple[Interval, ...]:
    """The intervals of one interval or a union of them."""
    if isinstance(tree, Union):
        return tuple(interval for part in tree.parts for interval in intervals_of(part))
    return (tree,) if isinstance(tree, Interval) else ()


def points_of(tree: FiniteSet) -> tuple[ClassifiedPoint, ...]:
    """Points with their kinds: vectors whose last component is the name of the kind."""
    found = []
    for item in tree.items:
        if isinstance(item, Vector) and isinstance(item.items[-1], Symbol):
            found.append(ClassifiedPoint(Vector(item.items[:-1]), item.items[-1].name))
    return tuple(found)


def asks_number(key: Answer) -> bool:
    """Whether no letter may be left in the answer."""
    match key:
        case FormulaAnswer() | EquationAnswer() | ChoiceAnswer() | PointsAnswer():
            return False
        case VectorAnswer(variables=variables) | MatrixAnswer(variables=variables):
            return not variables
    return True


def has_tolerance(key: Answer) -> bool:
    """Whether other values than the key itself are right."""
    return isinstance(key, NumberAnswer | VectorAnswer | SetAnswer) and key.tolerance is not None
