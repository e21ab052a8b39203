"""Short boxes with what to remember, one before the first exercise of each topic, where a teacher asks for them."""

from markupsafe import Markup

from exgen.formula.build import add, chain, equals, juxtapose, minus, neg, over, power, times, words
from exgen.formula.tree import Call, Derivative, Formula, Gradient, Message, PlusMinus, Root, Symbol, Vector, msg
from exgen.render.formatter import Formatter

_TOPICS = {
    "neuron": ("sigmoid", "descent-neuron"),
    "data": ("cost", "descent-linear-regression"),
    "critical": ("hessian", "critical-points"),
    "partial": ("partial", "gradient", "tangent-plane", "contour"),
    "descent": ("descent",),
    "algebra": tuple(f"polynomial-{what}" for what in ("add", "divide", "evaluate", "expand", "factor", "roots")),
}
"""How the names of a topic's generators begin; what is in none is about derivatives of one variable."""


class TheoryBoxes:
    """Gives the box of a topic once."""

    def __init__(self, formatter: Formatter, *, wanted: bool) -> None:
        self._formatter = formatter
        self._wanted = wanted
        self._told: set[str] = set()

    def before(self, generator: str) -> tuple[Markup, ...]:
        """The lines of the box to print before an exercise of this generator; none where the topic was told."""
        topic = _topic(generator)
        if not self._wanted or topic in self._told:
            return ()
        self._told.add(topic)
        return tuple(self._formatter.inline(line) for line in _lines(topic))


def _topic(generator: str) -> str:
    return next((topic for topic, names in _TOPICS.items() if generator.startswith(names)), "derivative")


def _lines(topic: str) -> tuple[Message, ...]:
    lines = {
        "algebra": _algebra,
        "critical": _critical,
        "data": _data,
        "derivative": _derivative,
        "descent": _descent,
        "neuron": _neuron,
        "partial": _partial,
    }
    return lines[topic]()


def _algebra() -> tuple[Message, ...]:
    discriminant = equals("D", minus(power("b", 2), juxtapose(4, "a", "c")))
    roots = equals("x", over(PlusMinus(neg("b"), Root(Symbol("D"))), juxtapose(2, "a")))
    square = equals(power(add("a", "b"), 2), add(power("a", 2), juxtapose(2, "a", "b"), power("b", 2)))
    difference = equals(juxtapose(add("a", "b"), minus("a", "b")), minus(power("a", 2), power("b", 2)))
    return (
        msg("{square} and {difference}.", square=square, difference=difference),
        msg("A product is 0 only where one of its factors is 0."),
        msg(
            "{quadratic} where {roots}, with {discriminant}; for {negative} nowhere.",
            quadratic=equals(add(juxtapose("a", power("x", 2)), juxtapose("b", "x"), "c"), 0),
            roots=roots,
            discriminant=discriminant,
            negative=chain("D", "<", 0),
        ),
    )


def _derivative() -> tuple[Message, ...]:
    rule = equals(Derivative(power("x", "n"), ("x",)), juxtapose("n", power("x", minus("n", 1))))
    return (
        msg("Power rule: {rule}. Take the derivative term by term; a constant has derivative 0.", rule=rule),
        msg(
            "The slope of the tangent where {place} is {slope}.",
            place=equals("x", "a"),
            slope=Call(Symbol("f", 1), (Symbol("a"),)),
        ),
        msg("Where {slope} changes from − to + there is a local minimum, from + to − a local maximum.", slope=_slope()),
    )


def _slope() -> Formula:
    return Call(Symbol("f", 1), (Symbol("x"),))


def _partial() -> tuple[Message, ...]:
    gradient = equals(Gradient(Symbol("Z")), Vector((Symbol("Z_x"), Symbol("Z_y"))))
    return (
        msg("For {partial}, treat every other variable as a number.", partial=Symbol("Z_x")),
        msg(
            "{mixed}: first the derivative with respect to {x}, then to {y}.",
            mixed=Symbol("Z_xy"),
            x=Symbol("x"),
            y=Symbol("y"),
        ),
        msg("The gradient {gradient} points where {Z} rises fastest.", gradient=gradient, Z=Symbol("Z")),
    )


def _descent() -> tuple[Message, ...]:
    new = words(msg("new {name}", name=Symbol("theta")))
    update = equals(new, minus("theta", times("lr", Call(Symbol("J", 1), (Symbol("theta"),)))))
    return (
        msg("One step: {update}.", update=update),
        msg("A positive slope makes {theta} smaller, a negative slope makes it larger.", theta=Symbol("theta")),
        msg("With several variables, every one is updated from the old values."),
    )


def _data() -> tuple[Message, ...]:
    prediction = equals("h", add("theta0", juxtapose("theta1", "x")))
    return (
        msg("Prediction: {prediction}. Residual: {residual}.", prediction=prediction, residual=minus("h", "y")),
        msg("The mean squared error (MSE) is the mean of the squared residuals."),
    )


def _critical() -> tuple[Message, ...]:
    determinant = minus(juxtapose("Z_xx", "Z_yy"), power("Z_xy", 2))
    return (
        msg("A critical point is where both partial derivatives are 0. There, with {D}:", D=equals("D", determinant)),
        msg("{negative}: a saddle point.", negative=chain("D", "<", 0)),
        msg(
            "{positive}: a minimum if {up}, a maximum if {down}.",
            positive=chain("D", ">", 0),
            up=chain("Z_xx", ">", 0),
            down=chain("Z_xx", "<", 0),
        ),
    )


def _neuron() -> tuple[Message, ...]:
    z = Symbol("z")
    output = equals("y", Call(Symbol("sigma"), (z,)), over(1, add(1, power("e", neg("z")))))
    slope = equals(Call(Symbol("sigma", 1), (z,)), juxtapose("y", minus(1, "y")))
    return (
        msg("A neuron: {sum} and {output}.", sum=equals("z", add(juxtapose("w", "x"), "b")), output=output),
        msg("The slope of the sigmoid: {slope}.", slope=slope),
        msg("Chain rule: the slope for {w} is that for {b} times {x}.", w=Symbol("w"), b=Symbol("b"), x=Symbol("x")),
    )
