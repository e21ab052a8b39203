"""What is asked of one step of a neuron: the outputs, the loss, both slopes and the new parameters."""

from dataclasses import replace
from fractions import Fraction

from exgen.board import shown
from exgen.formula.build import add, equals, formula, group, juxtapose, minus, neg, over, power, times
from exgen.formula.tree import Derivative, Formula, Function, Message, Symbol, msg, nmsg
from exgen.generators.descent._mistakes import exchanged, no_rate, only_step, uphill
from exgen.generators.descent._neuron import CLOSE, Pass
from exgen.generators.descent._sigmoid_columns import z_mistakes
from exgen.model import Column, Mistake, NumberAnswer, Part, Space, TableAnswer

QUARTER = Fraction(1, 4)
ONE = Fraction(1)


def pass_parts(one: Pass, number: int, steps: int, n: int) -> tuple[Part, ...]:
    """The parts of step `number` (from 0) of `steps`; their names end in _2, _3 … after the first step."""
    suffix = f"_{number + 1}" if number else ""
    made = (
        _outputs(one, suffix),
        _loss(one, suffix, n),
        _slope("w", one, suffix, n),
        _slope("b", one, suffix, n),
        _new("w", one, suffix, number),
        _new("b", one, suffix, number),
    )
    return made if steps == 1 else tuple(_of_step(part, suffix, number + 1) for part in made)


def _of_step(part: Part, suffix: str, number: int) -> Part:
    prompt = msg("Step {n}. {question}", n=number, question=part.prompt)
    return replace(part, prompt=prompt, repeats=part.name.removesuffix(suffix) if suffix else "")


def _outputs(one: Pass, suffix: str) -> Part:
    exact = not suffix
    slope_head = juxtapose("y", group(minus(1, "y")))
    z_rule, y_rule = add(times("w", "x"), "b"), Function("sigmoid", Symbol("z"))
    slope_rule = times("output", minus(1, "output"))
    near = None if exact else CLOSE
    columns = (
        Column("x", formula("x"), "given"),
        Column("t", formula("t"), "given"),
        Column("z", formula("z"), "asked", QUARTER, near, z_rule, z_mistakes(), ("z",)),
        Column("output", formula("y"), "asked", QUARTER, CLOSE, y_rule, _y_mistakes(), ("y",)),
        Column("error", minus("y", "t"), "asked", QUARTER, CLOSE, minus("output", "t"), _error_mistakes()),
        Column("slope", slope_head, "asked", QUARTER, CLOSE, slope_rule, _slope_mistakes()),
    )
    rows = tuple((shown(p.x), shown(p.t), shown(p.z), p.output, p.error, p.slope) for p in one.points)
    return Part(
        name=f"outputs{suffix}",
        prompt=nmsg(
            "Calculate what the neuron gives for the data point. Fill in the table.",
            "Calculate what the neuron gives for each data point. Fill in the table.",
            len(rows),
        ),
        answer=TableAnswer(columns, rows),
        points=Fraction(len(rows)),
        space=Space("table"),
        tips=(
            msg("First z = wx + b, then y = σ(z). The last column is the slope of σ there."),
            _first_row(one, own=bool(suffix)),
        ),
    )


def _first_row(one: Pass, *, own: bool) -> Message:
    """How z begins; with `own` without the new parameters, which were asked just before."""
    x = shown(one.points[0].x)
    if own:
        z = equals("z", add(times("w", x), "b"))
        return msg("In the first row, {z}, with your new {w} and {b}.", z=z, w=Symbol("w"), b=Symbol("b"))
    return msg("In the first row, {z}.", z=equals("z", add(times(shown(one.w), x), shown(one.b))))


def _y_mistakes() -> tuple[Mistake, ...]:
    return (
        Mistake(
            "exponent-sign",
            Function("sigmoid", neg("z")),
            msg("used {wrong} for {right}", wrong=Function("exp", formula("z")), right=Function("exp", neg("z"))),
            msg("Look at the sign in the exponent. For a positive z the output is above a half."),
        ),
        Mistake(
            "sigmoid-forgotten",
            Symbol("z"),
            msg("forgot the sigmoid"),
            msg("That is z. What does the neuron still do with it?"),
        ),
    )


def _error_mistakes() -> tuple[Mistake, ...]:
    return (
        Mistake(
            "reversed",
            minus("t", "output"),
            msg("took {wrong}", wrong=minus("t", "y")),
            msg("Look at the order: the output comes first, then the target is subtracted."),
        ),
    )


def _slope_mistakes() -> tuple[Mistake, ...]:
    return (
        Mistake(
            "output-squared",
            power("output", 2),
            msg("squared {value}", value=Symbol("y")),
            msg("The two factors differ: the second one is what y lacks to 1."),
        ),
        Mistake(
            "only-rest",
            minus(1, "output"),
            msg("gave only {given}", given=minus(1, "y")),
            msg("That is the second factor. By what is it multiplied?"),
        ),
    )


def _total(n: int, *columns: str) -> Formula:
    """Σ of the products of these columns over the rows."""
    terms = [
        times(*(f"{c}_{i}" for c in columns)) if len(columns) > 1 else formula(f"{columns[0]}_{i}")
        for i in range(1, n + 1)
    ]
    return terms[0] if n == 1 else add(*terms)


def _mean(total: Formula, n: int) -> Formula:
    return total if n == 1 else over(total, n)


def _loss(one: Pass, suffix: str, n: int) -> Part:
    terms = [power(f"error_{i}", 2) for i in range(1, n + 1)]
    squares = terms[0] if n == 1 else add(*terms)
    lost = (
        Mistake(
            "mean-lost",
            squares,
            msg("left out the factor {factor}", factor=over(1, "n")),
            msg("The loss is a mean. What do you still divide by?"),
        ),
        Mistake(
            "square-of-sum",
            over(power(_total(n, "error"), 2), n),
            msg("squared the sum instead of adding the squares"),
            msg("First square every difference, then add. The square of a sum is something else."),
        ),
    )
    forgotten = Mistake(
        "squares-forgotten",
        _mean(_total(n, "error"), n),
        msg("forgot the squares"),
        msg("What does the loss do with each error before adding?"),
    )
    half = Mistake(
        "half-of-mean",
        over(squares, 2 * n),
        msg("halved the loss"),
        msg("Some books put an extra half in front. Look at the loss here."),
    )
    return Part(
        name=f"loss{suffix}",
        prompt=msg("Calculate the loss {L}.", L=Symbol("L")),
        answer=NumberAnswer(one.loss, CLOSE),
        points=ONE,
        space=Space("line", 3, lines=1 if n > 1 else 0, lead=Symbol("L")),
        label=Symbol("L"),
        names=("L", "loss"),
        rule=_mean(squares, n),
        mistakes=(*(lost if n > 1 else ()), forgotten, half),
        tips=(
            msg("Square the error y − t.") if n == 1 else msg("Square each error y − t and take the mean."),
            msg("Use the column {error} of the table.", error=minus("y", "t")),
        ),
    )


def _derivative(name: str) -> Formula:
    return Derivative(Symbol("L"), (name,), partial=True)


def _slope(name: str, one: Pass, suffix: str, n: int) -> Part:
    by = ("x",) if name == "w" else ()
    key = _mean(times(2, _total(n, "error", "slope", *by)), n)
    return Part(
        name=f"dL_d{name}{suffix}",
        prompt=msg("Calculate {derivative} with the chain rule.", derivative=_derivative(name)),
        answer=NumberAnswer(one.dw if name == "w" else one.db, CLOSE),
        points=ONE,
        space=Space("line", 3, lines=2 if by and n > 1 else 1, lead=_derivative(name)),
        label=_derivative(name),
        names=(f"∂L/∂{name}", f"dL/d{name}", f"dL_d{name}", f"L_{name}"),
        rule=key,
        mistakes=_chain_mistakes(name, key, n, by),
        tips=_chain_tips(name, n),
    )


def _chain_tips(name: str, n: int) -> tuple[Message, ...]:
    slope = juxtapose("y", group(minus(1, "y")))
    factors = times(group(minus("y", "t")), slope, *(("x",) if name == "w" else ()))
    return (
        msg("Chain rule: the slope of the square, times the slope of σ, times the slope of z."),
        msg("Work out {factors} and multiply by 2.", factors=factors)
        if n == 1
        else msg(
            "For each data point work out {factors}. Add, and multiply by {front}.",
            factors=factors,
            front=over(2, "n"),
        ),
    )


def _chain_mistakes(name: str, key: Formula, n: int, by: tuple[str, ...]) -> tuple[Mistake, ...]:
    other = _mean(times(2, _total(n, "error", "slope", *(() if by else ("x",)))), n)
    mean = Mistake(
        "mean-lost",
        times(n, key),
        msg("left out the factor {factor}", factor=over(1, "n")),
        msg("The factor in front of the sum stays when you differentiate."),
    )
    wrong_x = (
        Mistake(
            "x-lost",
            other,
            msg("left out the factor {factor}", factor=Symbol("x")),
            msg("How fast does z change when the weight changes? That factor is missing."),
        )
        if by
        else Mistake(
            "x-too-many",
            other,
            msg("put in a factor {factor}", factor=Symbol("x")),
            msg("How fast does z change when the bias changes?"),
        )
    )
    return (
        Mistake(
            "sigmoid-slope-lost",
            _mean(times(2, _total(n, "error", *by)), n),
            msg("left out the slope of {function}", function=Symbol("sigma")),
            msg("Chain rule: σ lies between the error and z. Its slope is a factor too."),
        ),
        Mistake(
            "output-for-slope",
            _mean(times(2, _total(n, "error", "output", *by)), n),
            msg("used {wrong} for {right}", wrong=Symbol("y"), right=juxtapose("y", group(minus(1, "y")))),
            msg("The slope of σ is not its value. Which column of the table is it?"),
        ),
        Mistake(
            "two-lost", over(key, 2), msg("lost the 2 of the square"), msg("The derivative of a square has a factor 2.")
        ),
        *((mean,) if n > 1 else ()),
        wrong_x,
        Mistake(
            "reversed",
            neg(key),
            msg("took {wrong}", wrong=minus("t", "y")),
            msg("Look at the order: the output comes first, then the target is subtracted."),
        ),
    )


def _new(name: str, one: Pass, suffix: str, number: int) -> Part:
    own, other = (f"dL_d{v}{suffix}" for v in (name, "b" if name == "w" else "w"))
    old = name if number < 2 else f"{name}_{number}"
    return Part(
        name=f"{name}{suffix}",
        prompt=msg("Calculate the new {name}.", name=Symbol(name)),
        answer=NumberAnswer(one.new_w if name == "w" else one.new_b, CLOSE),
        points=ONE,
        space=Space("line", 3, lines=1, lead=Symbol(name)),
        label=Symbol(name),
        names=(name,),
        rule=minus(old, times("learning_rate", own)),
        mistakes=(uphill(old, own, "L"), no_rate(old, own), only_step(own), exchanged(old, other)),
        tips=(
            msg("The new value is the old one less the learning rate times the slope."),
            msg("Begin with your own {name} of the step before.", name=Symbol(name))
            if number
            else msg(
                "{rule}.",
                rule=equals(name, minus(shown(one.w if name == "w" else one.b), times("lr", _derivative(name)))),
            ),
        ),
    )
