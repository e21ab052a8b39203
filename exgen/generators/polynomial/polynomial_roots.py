"""The real roots of a polynomial, possibly none.

The board takes the shortest way that the function allows: sum and product, a square root, a factor x, or the
discriminant. A quadratic without roots looks like any other on the sheet, and the prompt always offers "none".
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import gcd, isqrt

from exgen.algebra import Poly, factors, univariate
from exgen.board import line, shown
from exgen.errors import UserError
from exgen.figures.describe import Figure, Graph, Mark
from exgen.formula.build import add, equals, formula, minus, neg, over, power, times
from exgen.formula.tree import Formula, Message, PlusMinus, Product, Relation, Root, Sign, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators.polynomial._curve import check_not_huge, definition, head, value_line
from exgen.generators.polynomial._surd import Surd, real_zeros
from exgen.generators.polynomial._zeros import as_product, in_factors, signed_root, written, zero_set, zeros
from exgen.given import Field
from exgen.model import Mistake, Part, SetAnswer, Space, Step
from exgen.rng import Stream

MOST = 9
LARGEST_RADICAND = 41


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly


def sample(rng: Stream, level: int) -> Given:
    """A family, then one of its functions; the lists are made from the roots."""
    family = rng.weighted(FAMILIES[level])
    a, b, c = rng.choice(_quadratics(family.removeprefix("x times ")))
    return Given(univariate((a, b, c, 0) if family.startswith("x times") else (a, b, c)))


FAMILIES: dict[int, tuple[tuple[int, str], ...]] = {
    1: ((1, "whole"),),
    2: ((14, "rational"), (3, "double"), (3, "none")),
    3: ((5, "root"), (2, "x times whole"), (1, "x times rational"), (2, "x times root")),
}

Quadratic = tuple[int, int, int]


@cache
def _quadratics(family: str) -> tuple[Quadratic, ...]:
    """All ax² + bx + c of a family with coefficients up to 9 and b, c ≠ 0, so that no mistake gives the key."""
    sizes = range(-MOST, MOST + 1)
    every = ((a, b, c) for a in sizes for b in sizes for c in sizes if a and b and c)
    return tuple(q for q in every if _family(*q) == family)


def _family(a: int, b: int, c: int) -> str:
    d = b * b - 4 * a * c
    if d == 0:
        return "double"
    primitive = gcd(a, b, c) == 1
    if d < 0:
        return "none" if primitive and a > 0 else ""
    if isqrt(d) ** 2 != d:
        small = primitive and abs(a) <= 3
        return "root" if small and real_zeros(univariate((a, b, c)))[0][0].d <= LARGEST_RADICAND else ""
    roots = [Fraction(-b + sign * isqrt(d), 2 * a) for sign in (-1, 1)]
    if all(root.denominator == 1 for root in roots):
        return "whole" if abs(a) <= 3 else ""
    return "rational" if primitive and a > -4 and all(root.denominator <= 6 for root in roots) else ""


def solve(given: Given, level: int) -> Solved:
    del level
    function = given.function
    if function.is_constant:
        raise UserError("a constant has no roots to find; state a function with a variable in it")
    check_not_huge(function)
    (name,) = function.variables
    roots = zeros(function)
    return Solved(
        variables=(name,),
        statement=(msg("Given: {function}.", function=definition(function, name)),),
        parts=(_part(function, roots),),
        solution=_solution(function, roots),
        figures=(_figure(function, roots),),
    )


@dataclass(frozen=True, slots=True)
class Core:
    """f(x) = x^power · (ax² + bx + c), the shape of nearly every function of this exercise."""

    name: str
    power: int
    a: Fraction
    b: Fraction
    c: Fraction

    @property
    def poly(self) -> Poly:
        return univariate((self.a, self.b, self.c), self.name)

    @property
    def discriminant(self) -> Fraction:
        return self.b**2 - 4 * self.a * self.c


def _core(function: Poly) -> Core | None:
    lowest = min(e for (e,), _ in function.terms)
    if function.degree() - lowest != 2:
        return None
    return Core(function.variables[0], lowest, *function.coefficients()[:3])


def _part(function: Poly, roots: tuple[Surd, ...]) -> Part:
    core = _core(function)
    return Part(
        name="roots",
        prompt=msg("Find all real roots of {f}, or none.", f=formula("f")),
        answer=SetAnswer(zero_set(roots).items),
        points=Fraction(2),
        space=Space("line", 8, lines=5),
        mistakes=_mistakes(core) if core is not None else (),
        tips=(
            msg(
                "A root is a number where the function is 0: solve {equation}.",
                equation=equals(head(function.variables[0]), 0),
            ),
            _start(function, core),
        ),
    )


def _start(function: Poly, core: Core | None) -> Message:
    """How to begin, without the answer."""
    name = formula(function.variables[0])
    if core is None or core.power:
        if function.constant_term == 0 and len(function.terms) > 1:
            return msg("Every term has a factor {name}: put it in front of brackets.", name=name)
        return msg("Write the function as a product of factors.")
    letters = _coefficients(core)
    return msg("Here {a}, {b} and {c}.", **letters)


def _coefficients(core: Core) -> dict[str, Formula]:
    """a = 2, b = −3, c = 1, by their names."""
    return {letter: equals(letter, value) for letter, value in (("a", core.a), ("b", core.b), ("c", core.c))}


def _mistakes(core: Core) -> tuple[Mistake, ...]:
    """Only those that can be made here."""
    zero = (Surd(Fraction(0)),) if core.power else ()
    own = [root for root, _ in real_zeros(core.poly)]
    turned = real_zeros(univariate((core.a, core.b, -core.c), core.name)) if core.c else ()
    minus_lost = (
        (
            Mistake(
                "sign-in-discriminant",
                zero_set((*zero, *(root for root, _ in turned))),
                msg("added {product} in the discriminant", product=Product((formula(4), Symbol("a"), Symbol("c")))),
                msg("Look at the sign in {rule}.", rule=_rule_of_d()),
            ),
        )
        if turned
        else ()
    )
    if not own:
        return minus_lost
    found = [
        Mistake(
            "opposite-signs",
            zero_set((*zero, *(root * MINUS for root in own))),
            msg("gave the opposite of every root"),
            msg("Substitute your numbers: is {value} really 0 there?", value=head(core.name)),
        ),
        Mistake(
            "two-lost",
            zero_set((*zero, *(root + root for root in own))),
            msg("divided by {a} instead of {double}", a=formula("a"), double=_twice_a()),
            msg("The denominator in the formula is not {a} alone.", a=formula("a")),
        ),
        *minus_lost,
    ]
    if len(own) > 1:
        larger = own[-1] if core.a > 0 else own[0]
        found.append(
            Mistake(
                "one-root",
                zero_set((*zero, larger)),
                msg("gave one of the two roots of ±"),
                msg("A positive number has two square roots. What does the other one give?"),
            )
        )
    if zero:
        found.append(
            Mistake(
                "zero-lost",
                zero_set(own),
                msg("lost a zero by dividing by {name}", name=formula(core.name)),
                msg(
                    "Do not divide by {name}: take it out as a factor, so that no solution gets lost.",
                    name=formula(core.name),
                ),
            )
        )
    return tuple(found)


def _sign_in_discriminant(core: Core, zero: tuple[Surd, ...]) -> tuple[Mistake, ...]:
    """b² + 4ac is the discriminant of ax² + bx − c."""
    turned = real_zeros(univariate((core.a, core.b, -core.c), core.name)) if core.c else ()
    if not turned:
        return ()
    return (
        Mistake(
            "sign-in-discriminant",
            zero_set((*zero, *(root for root, _ in turned))),
            msg("added {product} in the discriminant", product=Product((formula(4), Symbol("a"), Symbol("c")))),
            msg("Look at the sign in {rule}.", rule=_rule_of_d()),
        ),
    )


MINUS = Surd(Fraction(-1))


def _twice_a() -> Formula:
    return Product((formula(2), Symbol("a")))


def _rule_of_d() -> Relation:
    """D = b² − 4ac"""
    return equals("D", minus(power("b", 2), Product((formula(4), Symbol("a"), Symbol("c")))))


# The worked solution


def _solution(function: Poly, roots: tuple[Surd, ...]) -> tuple[Step, ...]:
    core = _core(function)
    steps = _by_factors(function) if core is None else [*_in_front(function, core), *_quadratic(core, Fraction(1))]
    steps.append(_end(roots))
    steps += _check(function, roots)
    return (*steps, Step(figure="roots"))


def _in_front(function: Poly, core: Core) -> list[Step]:
    """x · (…), and what is left to solve."""
    if not core.power:
        return []
    (name,) = function.variables
    product = as_product(Fraction(1), [(univariate((1, 0), name), core.power), (core.poly, 1)])
    text = msg("Every term has a factor {name}:", name=formula(name))
    return [
        Step(text, line(head(name), ("=", function), ("=", product))),
        Step(msg("So {one}, or {other}.", one=equals(name, 0), other=equals(core.poly, 0))),
    ]


def _quadratic(core: Core, points: Fraction) -> list[Step]:
    d = core.discriminant
    if core.b == 0:
        return _pure_square(core, points)
    if core.c == 0:
        return [Step(msg("In factors:"), line(core.poly, ("=", in_factors(core.poly))), points, "roots")]
    pair = [root.p for root, _ in real_zeros(core.poly) if not root.q]
    if len(pair) == 2 and abs(core.a) <= 3 and all(root.denominator == 1 for root in pair):
        return _sum_and_product(core, pair, points)
    return [
        Step(msg("Here {a}, {b} and {c}.", **_coefficients(core))),
        Step(msg("Discriminant:"), _discriminant_line(core), points, "roots"),
        *(
            _by_formula(core)
            if d >= 0
            else [Step(msg("It is negative, and no square is: there is no real root here."))]
        ),
    ]


def _sum_and_product(core: Core, pair: list[Fraction], points: Fraction) -> list[Step]:
    monic = core.poly * (1 / core.a)
    steps = []
    if core.a != 1:
        outside = as_product(core.a, [(monic, 1)])
        steps.append(Step(msg("The common factor in front:"), line(core.poly, ("=", outside))))
    one, other = (shown(-root) for root in pair)
    b, c = core.b / core.a, core.c / core.a
    text = msg(
        "Two numbers with product {product} and sum {sum}: {one} and {other}.",
        product=shown(c),
        sum=shown(b),
        one=one,
        other=other,
    )
    return [
        *steps,
        Step(text),
        Step(msg("In factors:"), line(core.poly, ("=", in_factors(core.poly))), points, "roots"),
    ]


def _pure_square(core: Core, points: Fraction) -> list[Step]:
    """ax² + c = 0 by a square root."""
    value = -core.c / core.a
    square = equals(power(core.name, 2), shown(value))
    solved = (
        Relation((equals(core.poly, 0), square), ("⇔",))
        if core.c
        else Relation((equals(core.poly, 0), equals(core.name, 0)), ("⇔",))
    )
    steps = [Step(msg("The square alone:"), solved, points, "roots")]
    if value < 0:
        steps.append(Step(msg("It is negative, and no square is: there is no real root here.")))
    return steps


def _discriminant_line(core: Core) -> Relation:
    square = power(shown(core.b), 2)
    filled = minus(square, times(4, shown(core.a), shown(core.c)))
    product = 4 * core.a * core.c
    worked = add(shown(core.b**2), shown(-product))
    return line("D", *_after_rule(("=", filled), ("=", worked), ("=", shown(core.discriminant))))


def _after_rule(*rest: tuple[Sign, Formula]) -> tuple[tuple[Sign, Formula], ...]:
    return (("=", _rule_of_d().operands[1]), *rest)


def _by_formula(core: Core) -> list[Step]:
    """x = (−b ± √D) / 2a, numbers filled in, the root worked out."""
    d = core.discriminant
    rule = over(PlusMinus(neg("b"), Root(formula("D"))), _twice_a())
    filled = over(PlusMinus(shown(-core.b), Root(shown(d))), shown(2 * core.a))
    last = real_zeros(core.poly)[-1][0]
    size = last.q * 2 * core.a if last.q else (last.p - real_zeros(core.poly)[0][0].p) * core.a
    worked = signed_root(abs(size), last.d) if last.q else shown(abs(size))
    sides: list[tuple[Sign, Formula]] = [("=", rule), ("=", filled)]
    if d == 0:
        sides.append(("=", over(shown(-core.b), shown(2 * core.a))))
    elif not last.q or last.d != d:
        sides.append(("=", over(PlusMinus(shown(-core.b), worked), shown(2 * core.a))))
    steps = [Step(msg("Quadratic formula:"), line(core.name, *sides))]
    if d and not last.q:
        steps.append(Step(_both(core, abs(size))))
    return steps


def _both(core: Core, root: Fraction) -> Message:
    """With + and with −, where the root is rational."""
    sides = []
    for sign in (1, -1):
        above = add(shown(-core.b), shown(sign * root))
        sides.append(
            line(
                core.name, ("=", over(above, shown(2 * core.a))), ("=", formula((sign * root - core.b) / (2 * core.a)))
            )
        )
    return msg("So {one}, or {other}.", one=sides[0], other=sides[1])


def _by_factors(function: Poly) -> list[Step]:
    """Any degree: the factors, and what the quadratic ones give."""
    (name,) = function.variables
    if function.degree() == 1 or len(function.terms) == 1:
        return [Step(msg("Solve:"), equals(function, 0), Fraction(1), "roots")]
    steps = [
        Step(msg("In factors:"), line(head(name), ("=", function), ("=", in_factors(function))), Fraction(1), "roots")
    ]
    for factor, _ in factors(function)[1]:
        core = _core(factor)
        if core is not None:
            steps += _quadratic(core, Fraction(0))
    return steps


def _end(roots: tuple[Surd, ...]) -> Step:
    if not roots:
        return Step(msg("So there is no real root."), zero_set(roots), Fraction(1), "roots")
    said = msg("So the only root is:") if len(roots) == 1 else msg("So the roots are:")
    return Step(said, zero_set(roots), Fraction(1), "roots")


def _check(function: Poly, roots: tuple[Surd, ...]) -> list[Step]:
    """A rational root filled in, or the sum of the roots of a quadratic."""
    rational = [root.p for root in roots if not root.q and root.p]
    if rational:
        return [Step(msg("Check:"), value_line(function, min(rational, key=lambda r: (r.denominator, abs(r)))))]
    core = _core(function)
    surds = [root for root in roots if root.q]
    if core is None or len(surds) != 2:
        return []
    total = add(*(written(root) for root in surds))
    rule = over(neg("b"), "a")
    text = msg("Check, the sum of these roots is {rule}:", rule=rule)
    return [Step(text, line(total, ("=", shown(-core.b / core.a))))]


def _figure(function: Poly, roots: tuple[Surd, ...]) -> Figure:
    places = [Fraction((root * Surd(Fraction(1000))).floor(), 1000) if root.q else root.p for root in roots]
    core = _core(function)
    if not places:
        middle = -core.b / (2 * core.a) if core is not None else Fraction(0)
        places_shown = [middle - 1, middle + 1]
    else:
        places_shown = places
    margin = max((max(places_shown) - min(places_shown)) / 4, Fraction(1))
    return Figure(
        "roots",
        Graph(
            function,
            (min(places_shown) - margin, max(places_shown) + margin),
            marks=tuple(
                Mark((place, Fraction(0)), "" if root.q else written(root))
                for place, root in zip(places, roots, strict=True)
            ),
        ),
        msg("The graph of {f} with its roots on the axis, if it has any.", f=formula("f")),
        width=6.0,
    )


GENERATOR = Generator(
    title=msg("The roots of a polynomial"),
    topic="polynomial",
    revision=1,
    given=Given,
    fields=(Field("function", "function", msg("the function f in one variable")),),
    sample=sample,
    solve=solve,
    levels=(
        msg("whole roots"),
        msg("roots that are fractions, one double root or none"),
        msg("square roots, or a cubic with a factor x"),
    ),
)
