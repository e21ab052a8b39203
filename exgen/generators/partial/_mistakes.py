"""Known mistakes in partial derivatives, as the wrong polynomials they lead to or as rules over earlier parts."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from exgen.algebra import Poly, polynomial
from exgen.formula.build import add, formula, juxtapose
from exgen.formula.tree import Formula, Message, Polynomial, msg
from exgen.generators._derivatives import exponent_kept, factor_lost
from exgen.generators.partial._function import partial_symbol
from exgen.model import Mistake

MOST_TERMS = 4
"""Of a wrong product: two brackets of two terms."""


def first_derivative_mistakes(
    function: Poly, name: str, keys: Mapping[tuple[str, ...], Poly], of: str = "Z"
) -> tuple[Mistake, ...]:
    """The mistakes in the first partial derivative by `name`; `keys` holds the derivatives by all variables.

    Those first after which a mixed derivative seldom becomes 0: the key's example of follow-through is made of them.
    """
    other = next(v for v in function.variables if v != name)
    symbol, plane = formula(f"{of}_{name}"), len(function.variables) == 2
    return (
        Mistake(
            "other-terms-kept",
            Polynomial(function.diff(name) + terms_without(function, name)),
            msg("kept the terms without {name}", name=_n(name)),
            _just_numbers(function, symbol, name, other),
        ),
        *_constant_mistakes(function, name),
        Mistake(
            "exponent-kept",
            Polynomial(exponent_kept(function, name)),
            msg("did not lower the exponent"),
            msg("The exponent comes to the front, and then becomes one less."),
        ),
        Mistake(
            "factor-lost",
            Polynomial(factor_lost(function, name)),
            msg("lost the factor from the exponent"),
            msg("The exponent does not vanish: it comes to the front as a factor."),
        ),
        Mistake(
            "both-at-once",
            Polynomial(_both_at_once(function, name)),
            msg("differentiated all letters at once"),
            msg(
                "For {symbol} only {name} changes: {other} stays as it is.",
                symbol=symbol,
                name=_n(name),
                other=_n(other),
            )
            if plane
            else msg(
                "For {symbol} only {name} changes. The other letters stay as they are.", symbol=symbol, name=_n(name)
            ),
        ),
        Mistake(
            "product-dropped",
            Polynomial(_without_products(function).diff(name)),
            msg("dropped the terms with both letters") if plane else msg("dropped the terms with several letters"),
            msg("A term with both letters also changes when {name} changes.", name=_n(name))
            if plane
            else msg("A term with several letters also changes when {name} changes.", name=_n(name)),
        ),
        Mistake(
            "variables-exchanged",
            Polynomial(keys[(other,)]),
            msg("differentiated with respect to {other} instead", other=_n(other)),
            msg("Which letter changes here? Look at the index of {symbol}.", symbol=symbol),
        ),
    )


def _constant_mistakes(function: Poly, name: str) -> tuple[Mistake, ...]:
    """Those with the constant, where there is one: kept alone, or with all terms without the letter."""
    constant, others = function.constant_term, terms_without(function, name)
    if not constant:
        return ()
    said = msg("A constant does not change when {name} changes. What is its derivative?", name=_n(name))
    kept = Mistake("constant-kept", Polynomial(function.diff(name) + constant), msg("kept the constant term"), said)
    everything = Mistake(
        "nothing-vanishes",
        Polynomial(function.diff(name) + others + constant),
        msg("kept the terms without {name} and the constant", name=_n(name)),
        said,
    )
    return (kept,) if others.is_zero else (kept, everything)


def again_mistakes(before: Poly, name: str, of: Formula) -> tuple[Mistake, ...]:
    """The mistakes in differentiating once more: `before`, which is called `of`, by `name`.

    One that leads back to `before` is none of these: that is to have stopped too early.
    """
    others = terms_without(before, name) + before.constant_term
    found = (
        Mistake(
            "other-terms-kept",
            Polynomial(before.diff(name) + others),
            msg("kept the terms without {name}", name=_n(name)),
            msg(
                "In {before} a term without {name} is just a number. What is its derivative?",
                before=of,
                name=_n(name),
            ),
        ),
        Mistake(
            "exponent-kept",
            Polynomial(exponent_kept(before, name)),
            msg("did not lower the exponent"),
            msg("The exponent comes to the front, and then becomes one less."),
        ),
        Mistake(
            "factor-lost",
            Polynomial(factor_lost(before, name)),
            msg("lost the factor from the exponent"),
            msg("The exponent does not vanish: it comes to the front as a factor."),
        ),
    )
    return tuple(mistake for mistake in found if mistake.rule != Polynomial(before))


def mixed_derivative_mistakes(function: Poly, first: str, second: str, of: str = "Z") -> tuple[Mistake, ...]:
    """The mistakes in the mixed derivative, first by `first`, then by `second`."""
    symbol = partial_symbol(first, second, of=of)
    one, two = f"{of}_{first}", f"{of}_{second}"
    product = function.diff(first) * function.diff(second)
    then: Message = msg(
        "Take {one} and differentiate it with respect to {second}.", one=formula(one), second=_n(second)
    )
    multiplied = Mistake("derivatives-multiplied", juxtapose(one, two), msg("multiplied the first derivatives"), then)
    return (
        Mistake(
            "same-variable-twice",
            Polynomial(function.diff(first, 2)),
            msg("differentiated with respect to {first} twice", first=_n(first)),
            msg("Look at the index of {symbol}: the second time another letter changes.", symbol=symbol),
        ),
        only_once((first, second), function.diff(first), of),
        *((multiplied,) if is_writable(product) else ()),
        Mistake("derivatives-added", add(one, two), msg("added the first derivatives"), then),
        *again_mistakes(function.diff(first), second, formula(one)),
    )


def only_once(by: Sequence[str], before: Poly, of: str = "Z") -> Mistake:
    """Stopping one derivative too early, at `before`."""
    stopped, symbol = partial_symbol(*by[:-1], of=of), partial_symbol(*by, of=of)
    return Mistake(
        "only-once" if len(by) == 2 else "only-twice",
        Polynomial(before),
        msg("differentiated only once") if len(by) == 2 else msg("differentiated only twice"),
        msg(
            "That is {before}. The index of {symbol} has two letters: differentiate once more.",
            before=stopped,
            symbol=symbol,
        )
        if len(by) == 2
        else msg(
            "That is {before}. The index of {symbol} has three letters: differentiate once more.",
            before=stopped,
            symbol=symbol,
        ),
    )


def is_writable(product: Poly) -> bool:
    """Whether a pupil who multiplies where nothing is to be multiplied would write the result out."""
    return len(product.terms) <= MOST_TERMS


def _just_numbers(function: Poly, symbol: Formula, name: str, other: str) -> Message:
    if len(function.variables) > 2:
        return msg(
            "For {symbol} the other letters are just numbers. What is then the derivative of a term without {name}?",
            symbol=symbol,
            name=_n(name),
        )
    return msg(
        "For {symbol}, {other} is just a number. What is then the derivative of a term with only {other}?",
        symbol=symbol,
        other=_n(other),
    )


def _n(name: str) -> Formula:
    return formula(name)


def _both_at_once(function: Poly, name: str) -> Poly:
    """xᵐyⁿ → mn·xᵐ⁻¹yⁿ⁻¹; terms in one letter by that letter, those without `name` gone."""
    place = function.variables.index(name)
    terms: dict[tuple[int, ...], Fraction] = {}
    for exponents, c in function.terms:
        if exponents[place]:
            factor = c
            for e in exponents:
                factor *= e or 1
            lowered = tuple(max(e - 1, 0) for e in exponents)
            terms[lowered] = terms.get(lowered, Fraction(0)) + factor
    return polynomial(terms, function.variables)


def terms_without(function: Poly, name: str) -> Poly:
    """The terms in other letters only, without the constant."""
    place = function.variables.index(name)
    return Poly(function.variables, tuple(t for t in function.terms if not t[0][place] and any(t[0])))


def _without_products(function: Poly) -> Poly:
    return Poly(function.variables, tuple(t for t in function.terms if sum(1 for e in t[0] if e) < 2))
