"""The contract that every generator keeps, for our tests and for authors of plug-ins.

    from exgen.testing import assert_generator_contract

    def test_my_generator() -> None:
        assert_generator_contract("my-generator")

It draws exercises of every level and asks of each: that it comes out the same again, from its seed, from its JSON and
from its archive; that its own key earns all points in every language and notation, and nothing near it does; that no
known mistake is marked right and no message tells the answer; that the worked solution earns the points where it says
and ends in the key; that every pupil can earn as much; and that nothing printed is ugly or left in English.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from exgen.checker.compare import value_of, with_value
from exgen.checker.diagnose import mistake_values
from exgen.checker.mark import mark_exercise, mark_part
from exgen.checker.slots import Place, places
from exgen.formula.build import add
from exgen.formula.notation import Notation
from exgen.formula.printers import PRINTERS, plain
from exgen.formula.tree import (
    Aligned,
    FiniteSet,
    Formula,
    Matrix,
    Message,
    Number,
    Relation,
    Union,
    Vector,
)
from exgen.generator import LEVELS, Generator
from exgen.model import (
    PLAIN_MARKING,
    Answer,
    ChoiceAnswer,
    DirectionAnswer,
    EquationAnswer,
    Exercise,
    FormulaAnswer,
    IntervalsAnswer,
    MatrixAnswer,
    NumberAnswer,
    PointsAnswer,
    SetAnswer,
    Step,
    TableAnswer,
    VectorAnswer,
)
from exgen.registry import find, generate
from exgen.text import LANGUAGES, Language, language

UGLY = re.compile(
    r"[+−-] [+−-]|[+−]−|(?<![\d,.])1[a-zθ]\b|(?<![\d,.])0[a-zθ²³]\b"
    r"|\^\{?1\}?(?!\d|[.,]\d)|[a-zθ]¹(?![⁰¹²³⁴⁵⁶⁷⁸⁹])|\{[a-z]\w*\}|None|  "
)
"""What no statement, step or answer may show: two signs in a row, 1x, 0x, x¹, an unfilled place, two blanks."""


def assert_generator_contract(generator_id: str, *, seeds: range = range(12)) -> None:
    """AssertionError, naming generator, level and seed, where the generator breaks the contract."""
    generator = find(generator_id)
    _check_record(generator)
    for level in LEVELS:
        points = {generate(generator_id, seed=seed, level=level).points for seed in seeds}
        _that(len(points) == 1, f"{generator_id}, level {level}: pupils of one class get {sorted(points)} points")
        for seed in seeds:
            exercise = generate(generator_id, seed=seed, level=level)
            try:
                check_exercise(exercise, every_language=seed == seeds[0])
            except AssertionError as problem:
                raise AssertionError(f"{generator_id}, level {level}, seed {seed}: {problem}") from None


def check_exercise(exercise: Exercise, *, every_language: bool = True) -> None:
    """The contract for one exercise; without `every_language` only in English and Dutch."""
    codes = LANGUAGES if every_language else ("en", "nl")
    _check_same_again(exercise)
    _check_points(exercise)
    _check_last_steps(exercise)
    for code in codes:
        spoken = language(code)
        _check_words(exercise, spoken)
        _check_own_key(exercise, spoken)
    _check_near_key(exercise)
    _check_mistakes(exercise)


def _check_record(generator: Generator[object]) -> None:
    given_names = set(getattr(generator.given, "__dataclass_fields__", {}))
    stated = {field.name for field in generator.fields}
    _that(stated <= given_names, f"fields {sorted(stated - given_names)} are not in its Given")
    _that(len(generator.levels) == len(LEVELS), "it does not say what each level asks")


def _check_same_again(exercise: Exercise) -> None:
    from exgen.worksheet.codec import decode, encode
    from exgen.worksheet.exercise_json import exercise_data

    again = generate(exercise.generator, seed=exercise.seed, level=exercise.level)
    _that(again == exercise, "the same seed gives another exercise")
    _that(decode(encode(exercise), Exercise) == exercise, "the archive changes it")
    data = exercise_data(exercise)
    stated = generate(exercise.generator, seed=exercise.seed, level=exercise.level, **data["given"])
    _that(exercise_data(stated)["parts"] == data["parts"], f"stating its given {data['given']} gives other answers")


def _check_points(exercise: Exercise) -> None:
    names = [part.name for part in exercise.parts]
    _that(len(set(names)) == len(names), f"two parts have one name: {names}")
    _that(exercise.points > 0, "it has no points")
    for part in exercise.parts:
        earned = sum((step.points for step in exercise.solution if step.part == part.name), Fraction(0))
        _that(earned == part.points, f"part {part.name} has {part.points} points, its steps earn {earned}")
        if isinstance(part.answer, TableAnswer):
            cells = sum((place.points for place in places(exercise) if place.part == part), Fraction(0))
            _that(cells == part.points, f"the cells of {part.name} have {cells} points, the part has {part.points}")
        _that(0 < len(part.tips) <= 2, f"part {part.name} has {len(part.tips)} tips, not one or two")


def _check_last_steps(exercise: Exercise) -> None:
    """The worked solution ends in the key: a step that earns a part's points shows its answer."""
    shown = [value for step in exercise.solution for value in _sides(step)]
    for place in places(exercise):
        key = value_of(place.key)
        if not isinstance(place.key, NumberAnswer | FormulaAnswer | VectorAnswer | MatrixAnswer) or key is None:
            continue
        found = any(_is_shown(place.key, key, value) for value in shown)
        _that(found, f"the solution does not show the answer {plain(key)} of {place.slot.name}")


def _is_shown(key_answer: Answer, key: Formula, value: Formula) -> bool:
    if isinstance(key, Vector) and isinstance(value, Vector):
        return len(key.items) == len(value.items) and all(map(_same, key.items, value.items))
    if isinstance(key, Matrix) and isinstance(value, Matrix):
        return all(all(map(_same, a, b)) for a, b in zip(key.rows, value.rows, strict=True))
    if isinstance(key, Vector | Matrix) or isinstance(value, Vector | Matrix):
        return False
    if isinstance(key_answer, NumberAnswer) and key_answer.tolerance is not None:
        return _verdict_is_right(key_answer, value)
    return _same(key, value)


def _verdict_is_right(answer: NumberAnswer, value: Formula) -> bool:
    from exgen.checker.compare import compare
    from exgen.checker.diagnose import as_read
    from exgen.formula.evaluate import NoValueError, names_in

    if names_in(value):
        return False
    try:
        return compare(as_read(value), answer, PLAIN_MARKING).same_value
    except (NoValueError, TypeError):
        return False


def _same(a: Formula, b: Formula) -> bool:
    from exgen.formula.evaluate import NoValueError, equal

    try:
        return a == b or equal(a, b) is True
    except NoValueError:
        return False


def _sides(step: Step) -> Iterator[Formula]:
    if step.formula is not None:
        yield from _operands(step.formula)
    if step.text is not None:
        yield from _in_message(step.text)


def _in_message(message: Message) -> Iterator[Formula]:
    for _, value in message.args:
        if isinstance(value, Message):
            yield from _in_message(value)
        elif isinstance(value, Formula):
            yield from _operands(value)


def _operands(formula: Formula) -> Iterator[Formula]:
    match formula:
        case Relation(operands=operands):
            for operand in operands:
                yield from _operands(operand)
        case Aligned(lines=lines):
            for line in lines:
                yield from _operands(line.right)
        case _:
            yield formula


def key_text(answer: Answer, notation: Notation, printer: str = "typed") -> str:
    """The key as a pupil may type it; TypeError for a table, whose cells are typed one by one."""
    show = PRINTERS[printer]
    match answer:
        case NumberAnswer(value=value) | FormulaAnswer(value=value):
            return show(value, notation)
        case VectorAnswer(items=items) | DirectionAnswer(items=items):
            return show(Vector(items), notation)
        case MatrixAnswer(rows=rows):
            return show(Matrix(rows), notation)
        case SetAnswer(items=items):
            return show(FiniteSet(items), notation)
        case IntervalsAnswer(intervals=intervals):
            return show(Union(intervals), notation)
        case EquationAnswer(equation=equation):
            return show(equation, notation)
        case ChoiceAnswer(right=name):
            return name
        case PointsAnswer(points=points):
            return "; ".join(f"{show(p.point, notation)} {p.kind}" for p in points) or "none"
    raise TypeError(f"a {type(answer).__name__} is not typed at once")


def _check_own_key(exercise: Exercise, spoken: Language) -> None:
    for printer in ("typed", "plain", "latex"):
        answers = {place.slot.name: key_text(place.key, spoken.notation, printer) for place in places(exercise)}
        result = mark_exercise(exercise, answers, language=spoken.code)
        for item in result.items:
            told = item.verdict.remark if item.verdict else ""
            _that(
                item.outcome == "right",
                f"in {spoken.code}, {item.name}: the key {answers[item.name]!r} is {item.outcome} ({told})",
            )
        _that(result.final == exercise.points, f"its key earns {result.final} of {exercise.points} points")


def _check_near_key(exercise: Exercise) -> None:
    """An answer that is off by a little is not right."""
    notation = language("en").notation
    for place in places(exercise):
        value = value_of(place.key)
        off = None if value is None else _off(value, place)
        if off is None:
            continue
        changed = with_value(place.key, off)
        assert changed is not None
        text = key_text(changed, notation)
        verdict = mark_part(place.slot.name, text, exercise=exercise)
        _that(verdict.outcome != "right", f"{place.slot.name}: {text!r} is marked right")


def _off(value: Formula, place: Place) -> Formula | None:
    """The value with a hundredth more, or ten tolerances, in the first of its numbers."""
    more = Fraction(1, 100)
    tolerance = getattr(place.key, "tolerance", None)
    if tolerance is not None:
        more = Fraction(10) if tolerance.kind in ("rel", "sigfigs") else more
        more = 10 * tolerance.value if tolerance.kind == "abs" else more
        more = Fraction(10) ** (1 - tolerance.value.numerator) if tolerance.kind == "decimals" else more
    match place.key:
        case NumberAnswer() | FormulaAnswer(form=""):
            return add(value, Number(more))
        case VectorAnswer() if isinstance(value, Vector):
            return Vector((add(value.items[0], Number(more)), *value.items[1:]))
    return None


def _check_mistakes(exercise: Exercise) -> None:
    notation = language("en").notation
    for place in places(exercise):
        for mistake, value in mistake_values(exercise, place):
            changed = with_value(place.key, value)
            if changed is None:
                continue
            text = key_text(changed, notation)
            verdict = mark_part(place.slot.name, text, exercise=exercise)
            named = f"{place.slot.name}: the mistake {mistake.name}, {text!r},"
            _that(verdict.outcome == "wrong", f"{named} is {verdict.outcome}")
            _that(verdict.mistake == mistake.name, f"{named} is taken for {verdict.mistake or 'none'}")
            _check_tells_nothing(place, verdict.remark, mistake.name)


def _check_tells_nothing(place: Place, remark: str, name: str) -> None:
    key = value_of(place.key)
    if key is None or isinstance(place.key, ChoiceAnswer):
        return
    text = plain(key)
    told = re.search(rf"(?<![\w,.−]){re.escape(text)}(?![\w,.])", remark) if len(text) > 1 else None
    _that(told is None, f"{place.slot.name}: the message of {name} tells the answer {text}")


def _check_words(exercise: Exercise, spoken: Language) -> None:
    found = ugly_words(exercise, spoken.code)
    _that(not found, f"in {spoken.code}: {'; '.join(found)}")


def ugly_words(exercise: Exercise, code: str) -> list[str]:
    """What is shown in this language and should not be: each text with the ugly place in it."""
    spoken = language(code)
    found = []
    for message, formula in _everything(exercise):
        said = spoken.text(message) if message is not None else ""
        said += plain(formula, spoken.notation) if formula is not None else ""
        ugly = UGLY.search(said.replace("\n", " ").strip())
        if ugly:
            found.append(f"{said!r} shows {ugly[0]!r}")
    return found


def _everything(exercise: Exercise) -> Iterator[tuple[Message | None, Formula | None]]:
    yield exercise.title, None
    for block in exercise.statement:
        if isinstance(block, Message):
            yield block, None
        elif isinstance(block, Formula):
            yield None, block
    for part in exercise.parts:
        yield part.prompt, part.label
        for tip in part.tips:
            yield tip, None
    for step in exercise.solution:
        yield step.text, step.formula
    for place in places(exercise):
        yield None, value_of(place.key)
        for mistake in place.mistakes:
            yield mistake.title, None
            yield mistake.message, None


def _that(holds: bool, otherwise: str) -> None:
    if not holds:
        raise AssertionError(otherwise)
