"""Short boxes with what to remember, one before the first exercise of each topic, where a teacher asks for them."""

from markupsafe import Markup

from exgen.formula.build import add, equals, juxtapose, minus, power, times, words
from exgen.formula.tree import Call, Derivative, Formula, Gradient, Message, Symbol, Vector, msg
from exgen.render.formatter import Formatter

_DATA_TOPICS = ("cost", "sigmoid", "descent-linear-regression", "descent-neuron")
_PARTIAL_TOPICS = ("partial", "gradient", "hessian", "critical", "tangent-plane", "contour")


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
    if generator.startswith(_DATA_TOPICS):
        return "data"
    if generator.startswith(_PARTIAL_TOPICS):
        return "partial"
    return "descent" if generator.startswith("descent") else "derivative"


def _lines(topic: str) -> tuple[Message, ...]:
    return {"data": _data, "partial": _partial, "descent": _descent, "derivative": _derivative}[topic]()


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
        msg("{mixed}: first the derivative to {x}, then to {y}.", mixed=Symbol("Z_xy"), x=Symbol("x"), y=Symbol("y")),
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
