"""The coefficients of a plain polynomial in one variable, from its values at whole places by divided differences."""

from fractions import Fraction

import plain


def coefficients(text: str, most: int = 12) -> list[Fraction]:
    """From the highest power to the constant; [0] for the zero polynomial."""
    (name,) = plain.names(text) or ["x"]
    places = [Fraction(i) for i in range(most + 1)]
    table = [Fraction(plain.value(text, **{name: place})) for place in places]
    for order in range(1, most + 1):
        for i in range(most, order - 1, -1):
            table[i] = (table[i] - table[i - 1]) / (places[i] - places[i - order])
    found = [Fraction(0)]
    for place, value in zip(reversed(places), reversed(table), strict=True):
        found = [a - place * b for a, b in zip([*found, Fraction(0)], [Fraction(0), *found], strict=True)]
        found[-1] += value
    while len(found) > 1 and not found[0]:
        found.pop(0)
    return found
