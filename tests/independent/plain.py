"""Reading the plain notation of an exercise's JSON without any of exgen's code.

The notation is close to Python's, so Python's own parser makes the tree and the few lines below work it out, in
fractions where the text is rational and in mpmath where it is not.
"""

import ast
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import mpmath

mpmath.mp.dps = 40

FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "sqrt": lambda v: mpmath.sqrt(_mp(v)),
    "cbrt": lambda v: mpmath.cbrt(_mp(v)),
    "exp": lambda v: mpmath.exp(_mp(v)),
    "ln": lambda v: mpmath.log(_mp(v)),
    "sigmoid": lambda v: 1 / (1 + mpmath.exp(-_mp(v))),
    "abs": abs,
}


def value(text: str, **at: Any) -> Any:
    """The number a plain formula is worth where its variables have these values."""
    return _work(ast.parse(text.replace("^", "**"), mode="eval").body, at)


def values(text: str, **at: Any) -> list[Any]:
    """The numbers of a vector `(1, 2)`, a set `{1, 2}` or of anything else with commas between its items."""
    body = ast.parse(text.strip().replace("^", "**"), mode="eval").body
    items = body.elts if isinstance(body, (ast.Tuple, ast.Set, ast.List)) else [body]
    return [_work(item, at) for item in items]


def points(text: str) -> list[tuple[Any, ...]]:
    """The points of `((1, 2), (3, 4))`."""
    body = ast.parse(text.strip().replace("^", "**"), mode="eval").body
    assert isinstance(body, (ast.Tuple, ast.Set, ast.List))
    return [tuple(_work(c, {}) for c in item.elts) for item in body.elts if isinstance(item, ast.Tuple)]


def names(text: str) -> list[str]:
    """The variables of a plain formula, sorted."""
    tree = ast.parse(text.replace("^", "**"), mode="eval")
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return sorted(found - FUNCTIONS.keys() - {"pi", "e"})


def difference(text: str, name: str, **at: Any) -> Any:
    """The partial derivative by `name` at a point, by a central difference at high precision (about 10⁻³⁰ off)."""
    with mpmath.workdps(80):
        h = mpmath.mpf(10) ** -20
        here = {n: _mp(v) for n, v in at.items()}
        above = _mp(value(text, **{**here, name: here[name] + h}))
        below = _mp(value(text, **{**here, name: here[name] - h}))
        return (above - below) / (2 * h)


def close(a: Any, b: Any, within: float = 1e-25) -> bool:
    """Whether two numbers agree to `within`, relative to their size where that is above 1."""
    left, right = _mp(a), _mp(b)
    return bool(abs(left - right) <= within * max(1, abs(left), abs(right)))


def is_derivative(text: str, function: str, name: str) -> bool:
    """Whether `text` is the derivative of a function of one variable: at more places than its degree has zeros."""
    places = [mpmath.mpf(n) / 7 for n in range(-11, 12, 2)]
    return all(close(value(text, **{name: p}), difference(function, name, **{name: p})) for p in places)


def rounded(number: Fraction, places: int) -> Fraction:
    """Halves away from zero, by the decimal digits themselves."""
    import decimal

    with decimal.localcontext() as context:
        context.prec = 200
        exact = decimal.Decimal(number.numerator) / decimal.Decimal(number.denominator)
        return Fraction(exact.quantize(decimal.Decimal(1).scaleb(-places), rounding=decimal.ROUND_HALF_UP))


def _mp(number: Any) -> Any:
    return mpmath.mpf(number.numerator) / number.denominator if isinstance(number, (Fraction, int)) else number


def _work(node: ast.expr, at: dict[str, Any]) -> Any:
    match node:
        case ast.Constant(value=number):
            return Fraction(str(number))
        case ast.Name(id="pi"):
            return mpmath.pi
        case ast.Name(id="e") if "e" not in at:
            return mpmath.e
        case ast.Name(id=name):
            return at[name]
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_work(inner, at)
        case ast.UnaryOp(op=ast.UAdd(), operand=inner):
            return _work(inner, at)
        case ast.Call(func=ast.Name(id=name), args=[inner]):
            return FUNCTIONS[name](_work(inner, at))
        case ast.BinOp(left=left, op=op, right=right):
            return _combine(op, _work(left, at), _work(right, at))
    raise AssertionError(f"not plain notation: {ast.unparse(node)}")


def _combine(op: ast.operator, a: Any, b: Any) -> Any:
    if not (isinstance(a, Fraction) and isinstance(b, Fraction)):
        a, b = _mp(a), _mp(b)
    match op:
        case ast.Add():
            return a + b
        case ast.Sub():
            return a - b
        case ast.Mult():
            return a * b
        case ast.Div():
            return a / b
        case ast.Pow():
            return a ** (int(b) if isinstance(b, Fraction) and b.denominator == 1 else b)
    raise AssertionError(f"no such operation: {op}")
