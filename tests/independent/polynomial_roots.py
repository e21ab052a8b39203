"""Real roots by Durand and Kerner's iteration on the coefficients, which come from values of the function."""

from typing import Any

import mpmath
import plain
from interpolation import coefficients


def check(exercise: dict[str, Any]) -> None:
    function = exercise["given"]["function"]
    (part,) = exercise["parts"]
    listed = [mpmath.mpf(c.numerator) / c.denominator for c in coefficients(function)]
    found = mpmath.polyroots(listed, maxsteps=500, extraprec=400)
    expected: list[Any] = []
    for root in found:
        if abs(mpmath.im(root)) < 1e-12 and not any(abs(root - other) < 1e-9 for other in expected):
            expected.append(mpmath.re(root))
    answers = [] if part["answer"] == "none" else plain.values(part["answer"])
    assert len(answers) == len(expected)
    for root in expected:
        assert any(plain.close(answer, root, 1e-12) for answer in answers), root
