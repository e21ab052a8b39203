"""The parts of polynomial-chain, with the mistakes that pupils make in them: in one variable, or in parameters."""

from fractions import Fraction

from exgen.board import at, shown
from exgen.formula.build import equals
from exgen.formula.tree import Call, Message, Polynomial, Vector, msg
from exgen.generators.polynomial._curve import head, left_sides
from exgen.generators.polynomial._polynomial_chain_solution import NABLA, bracket_line, partial
from exgen.generators.polynomial._power import Outer, exponent_on_variables, scaled
from exgen.model import FormulaAnswer, Mistake, NumberAnswer, Part, Space, VectorAnswer

ONE = Fraction(1)


def derivative_part(power: Outer, name: str) -> Part:
    lead = head(name, 1)
    return Part(
        name="derivative",
        prompt=msg("Find the derivative {derivative}.", derivative=lead),
        answer=FormulaAnswer(power.lowered(power.n * power.factor(name)), (name,)),
        points=Fraction(2),
        space=Space("line", 10, lines=1, lead=lead),
        label=lead,
        names=left_sides(name),
        mistakes=(
            Mistake("inner-lost", power.lowered(power.n), *_inner_lost()),
            Mistake("exponent-kept", scaled(power.n, power.written), *_exponent_kept()),
            Mistake("exponent-kept", scaled(power.n * power.factor(name), power.written), *_exponent_kept()),
            Mistake(
                "exponent-on-letter",
                Polynomial(exponent_on_variables(power).diff(name)),
                *_exponent_on_letter(),
            ),
        ),
        tips=(_rule_tip(), _inner_tip(power)),
    )


def _inner_lost() -> tuple[Message, Message]:
    return (
        msg("lost the derivative of the inner function"),
        msg("After the outer function comes the inner one: multiply by its derivative."),
    )


def _exponent_kept() -> tuple[Message, Message]:
    return (
        msg("did not lower the exponent"),
        msg("The exponent comes to the front, and then becomes one less."),
    )


def _exponent_on_letter() -> tuple[Message, Message]:
    return (
        msg("gave the exponent to the letter alone"),
        msg("The exponent belongs to the whole bracket, not to its letter alone."),
    )


def _rule_tip() -> Message:
    return msg("Chain rule: the derivative of the outer function, times the derivative of the inner one.")


def _inner_tip(power: Outer) -> Message:
    return msg("The inner function is {inner}.", inner=equals("u", power.inner))


def value_part(power: Outer, name: str, where: dict[str, Fraction]) -> Part:
    bracket = power.inner.at(where)
    asked = head(where[name], 1)
    wrong = (
        ("inner-lost", power.n * bracket ** (power.n - 1), _inner_lost()),
        ("exponent-kept", power.n * bracket**power.n, _exponent_kept()),
        ("exponent-kept", power.n * power.factor(name) * bracket**power.n, _exponent_kept()),
        (
            "function-for-derivative",
            bracket**power.n,
            (
                msg("used the function instead of the derivative"),
                msg("Substitute the number into the derivative."),
            ),
        ),
    )
    return Part(
        name="value",
        prompt=msg("Calculate {value}.", value=asked),
        answer=NumberAnswer(shown(power.slope_at(name, where))),
        points=ONE,
        space=Space("line", 3, lines=1, lead=asked),
        label=asked,
        rule=at("derivative", **{name: shown(where[name])}),
        mistakes=tuple(Mistake(each, shown(value), *said) for each, value, said in wrong),
        tips=(
            msg("Substitute the number into the derivative."),
            msg("First work out the bracket: {bracket}.", bracket=bracket_line(power, where)),
        ),
    )


# Two parameters or more


def gradient_part(power: Outer) -> Part:
    names = power.names
    alone = exponent_on_variables(power)
    return Part(
        name="derivative",
        prompt=msg(
            "Find the partial derivatives, as a vector {gradient}.",
            gradient=equals(NABLA, Vector(tuple(partial(name) for name in names))),
        ),
        answer=VectorAnswer(tuple(power.lowered(power.n * power.factor(name)) for name in names), names),
        points=Fraction(len(names)),
        space=Space("line", 10, lines=2, lead=NABLA),
        label=NABLA,
        names=("∇J", "gradient", "grad J"),
        mistakes=(
            Mistake("inner-lost", Vector(tuple(power.lowered(power.n) for _ in names)), *_inner_lost()),
            Mistake(
                "exponent-kept",
                Vector(tuple(scaled(power.n * power.factor(name), power.written) for name in names)),
                *_exponent_kept(),
            ),
            Mistake(
                "factor-lost",
                Vector(tuple(power.lowered(power.factor(name)) for name in names)),
                msg("lost the factor from the exponent"),
                msg("The exponent does not vanish: it comes to the front as a factor."),
            ),
            Mistake(
                "exponent-on-letter",
                Vector(tuple(Polynomial(alone.diff(name)) for name in names)),
                msg("gave the exponent to the letters alone"),
                msg("The exponent belongs to the whole bracket, not to each letter."),
            ),
        ),
        tips=(_rule_tip(), _inner_tip(power)),
    )


def gradient_value_part(power: Outer, where: dict[str, Fraction]) -> Part:
    names = power.names
    lead = Call(NABLA, tuple(shown(v) for v in where.values()))
    bracket = power.inner.at(where)
    shrunk = bracket ** (power.n - 1)
    here = {name: shown(v) for name, v in where.items()}
    return Part(
        name="value",
        prompt=msg("Calculate {value}.", value=lead),
        answer=VectorAnswer(tuple(shown(power.slope_at(name, where)) for name in names)),
        points=Fraction(len(names)),
        space=Space("line", 5, lines=2, lead=lead),
        label=lead,
        names=("∇J", "gradient", "grad J"),
        rule=Vector(tuple(at(f"derivative_{i}", **here) for i in range(1, len(names) + 1))),
        mistakes=(
            Mistake("inner-lost", Vector(tuple(shown(power.n * shrunk) for _ in names)), *_inner_lost()),
            Mistake(
                "exponent-kept",
                Vector(tuple(shown(power.n * power.factor(name) * shrunk * bracket) for name in names)),
                *_exponent_kept(),
            ),
            Mistake(
                "factor-lost",
                Vector(tuple(shown(power.factor(name) * shrunk) for name in names)),
                msg("lost the factor from the exponent"),
                msg("The exponent does not vanish: it comes to the front as a factor."),
            ),
            Mistake(
                "bracket-opposite",
                Vector(tuple(shown(-power.slope_at(name, where)) for name in names)),
                msg("took the opposite of the bracket"),
                msg("Look at the signs in the bracket."),
            ),
        ),
        tips=(
            msg("The same bracket stands in every component: work it out once."),
            msg("First work out the bracket: {bracket}.", bracket=bracket_line(power, where)),
        ),
    )
