"""Marks in presentation MathML Core, for HTML that needs neither scripts nor style sheets.

An element that takes a fixed number of children gets each of them in one element (`_one`). Signs before a number say
that they are prefixes, and brackets whether they grow, because a browser would otherwise guess from the place.
"""

from collections.abc import Mapping, Sequence
from html import escape

from exgen.formula.names import indexed_variables, is_upright_subscript, is_word, parts_of

_STRETCH = {True: "", False: ' stretchy="false"'}
_REVERSED = ' lspace="0" rspace="0"'
_LEFT_CELL = '<mtd style="text-align:left;padding-left:0">'
_RIGHT_CELL = '<mtd style="text-align:right;padding-right:0">'


def _operator(sign: str) -> str:
    return f"<mo>{escape(sign)}</mo>"


class MathmlMarks:
    """MathML Core; see `Marks`."""

    stacked = True
    touching = True
    symbolic = True
    exact = False
    signs: Mapping[str, str] = {
        **{sign: _operator(sign) for sign in "+−±=<>≈≠≤≥⇒⇔→∪"},
        "neg": '<mo form="prefix">−</mo>',
        "plusminus": '<mo form="prefix">±</mo>',
        "·": "<mo>⋅</mo>",
        "/": '<mo lspace="0" rspace="0">/</mo>',
        ":": '<mo lspace="0" rspace="0.3em">:</mo>',
        "∂": "<mi>∂</mi>",
        "∇": '<mi mathvariant="normal">∇</mi>',
        "∞": "<mi>∞</mi>",
        "∅": "<mi>∅</mi>",
        "π": "<mi>π</mi>",
        "e": "<mi>e</mi>",
        "d": "<mi>d</mi>",
        "⟵": "<mi>←</mi>",
        "⟶": "<mi>→</mi>",
    }
    functions: Mapping[str, str] = {"ln": "<mi>ln</mi>", "sigmoid": "<mi>σ</mi>"}

    def number(self, whole: str, decimals: str, mark: str) -> str:
        return f"<mn>{whole}{mark}{decimals}</mn>" if decimals else f"<mn>{whole}</mn>"

    def integer(self, value: int) -> str:
        digits = f"<mn>{abs(value)}</mn>"
        return digits if value >= 0 else f'<mrow><mo form="prefix">−</mo>{digits}</mrow>'

    def coefficient(self, numerator: str, denominator: str) -> str | None:
        return f'<mfrac displaystyle="false"><mn>{numerator}</mn><mn>{denominator}</mn></mfrac>'

    def name(self, name: str, primes: int, index: str) -> str:
        letters, subscript = parts_of(name)
        base = f"<mi>{escape(letters)}</mi>" if is_word(letters) else _letters(letters)
        # The sign of a prime is raised by itself; in a superscript browsers make it too small to see.
        dashed = f'<mo lspace="0" rspace="0">{"′" * primes}</mo>' if primes and not index else ""
        raised = f"<mo>{'′' * primes}</mo>" if primes and index else ""
        if index:
            raised += f'<mo stretchy="false">(</mo><mi>{escape(index)}</mi><mo stretchy="false">)</mo>'
        if not subscript:
            return f"<msup>{_one(base)}{_one(raised)}</msup>" if raised else base + dashed
        if subscript.isdigit():
            below = f"<mn>{subscript}</mn>"
        elif indexed_variables(subscript):
            below = _one("".join(_indexed(letter, digits) for letter, digits in indexed_variables(subscript)))
        elif is_upright_subscript(subscript):
            below = f"<mi>{escape(subscript)}</mi>"
        else:
            below = _one("".join(_letters(letter) for letter in subscript))
        if raised:
            return f"<msubsup>{_one(base)}{below}{_one(raised)}</msubsup>"
        return f"<msub>{_one(base)}{below}</msub>{dashed}"

    def power(self, base: str, exponent: str, whole: bool) -> str:
        if base.startswith("<msub>"):
            return f"<msubsup>{base[6:-7]}{_one(exponent)}</msubsup>"
        return f"<msup>{_one(base)}{_one(exponent)}</msup>"

    def root(self, radicand: str, degree: int, bare: bool) -> str:
        return f"<msqrt>{radicand}</msqrt>" if degree == 2 else f"<mroot>{_one(radicand)}<mn>{degree}</mn></mroot>"

    def fraction(self, numerator: str, denominator: str) -> str:
        return f"<mfrac>{_one(numerator)}{_one(denominator)}</mfrac>"

    def fence(self, left: str, body: str, right: str, tall: bool) -> str:
        stretch = _STRETCH[tall]
        turned_left = _REVERSED if left == "]" else ""
        turned_right = _REVERSED if right == "[" else ""
        opening = f'<mo form="prefix"{turned_left}{stretch}>{left}</mo>'
        closing = f'<mo form="postfix"{turned_right}{stretch}>{right}</mo>'
        return f"<mrow>{opening}{body}{closing}</mrow>"

    def beside(self, left: str, right: str) -> str:
        return left + right

    def listing(self, items: Sequence[str], separator: str) -> str:
        return f"<mo>{separator}</mo>".join(items)

    def big_sum(self, low: str, high: str, body: str) -> str:
        return f"<munderover><mo>∑</mo>{_one(low)}{_one(high)}</munderover>{body}"

    def evaluated(self, of: str, where: str) -> str:
        bar = '<mo form="postfix" stretchy="true">|</mo>'
        return f"<msub><mrow>{of}{bar}</mrow>{_one(where)}</msub>"

    def matrix(self, rows: Sequence[Sequence[str]], separator: str, determinant: bool) -> str:
        body = "".join(f"<mtr>{''.join(f'<mtd>{item}</mtd>' for item in row)}</mtr>" for row in rows)
        left, right = ("|", "|") if determinant else ("(", ")")
        return self.fence(left, f"<mtable>{body}</mtable>", right, True)

    def column(self, items: Sequence[str], separator: str) -> str:
        return self.matrix([[item] for item in items], separator, False)

    def cases(self, rows: Sequence[tuple[str, str]], separator: str) -> str:
        cell = '<mtd style="text-align:left">'
        body = "".join(f"<mtr>{cell}{value}</mtd>{cell}{condition}</mtd></mtr>" for value, condition in rows)
        return f'<mrow><mo form="prefix">{{</mo><mtable>{body}</mtable></mrow>'

    def aligned(self, lines: Sequence[tuple[str, str, str, str]]) -> str:
        remarks = any(note for _, _, _, note in lines)
        body = ""
        for left, sign, right, note in lines:
            remark = f'<mtd style="text-align:left;padding-left:2em">{note}</mtd>' if remarks else ""
            # An empty element before the sign keeps it infix, with the space of one.
            body += f"<mtr>{_RIGHT_CELL}{left}</mtd>{_LEFT_CELL}<mrow></mrow>{sign}{right}</mtd>{remark}</mtr>"
        return f'<mtable displaystyle="true">{body}</mtable>'

    def text(self, words: str) -> str:
        kept = words
        if kept[:1] == " ":
            kept = "\u00a0" + kept[1:]
        if kept[-1:] == " ":
            kept = kept[:-1] + "\u00a0"
        return f"<mtext>{escape(kept)}</mtext>"

    def blank(self, width_cm: int) -> str:
        return f'<mspace width="{width_cm}cm" height="1em" style="border-bottom:0.05em solid currentcolor"></mspace>'


def _indexed(letter: str, digits: str) -> str:
    """A variable in a subscript, with a subscript of its own."""
    return f"<msub><mi>{letter}</mi><mn>{digits}</mn></msub>" if digits else f"<mi>{letter}</mi>"


def _letters(letters: str) -> str:
    """A variable's letter, with Δ before it where there is one; Greek capitals stand upright."""
    return "".join(
        f'<mi mathvariant="normal">{letter}</mi>' if "Α" <= letter <= "Ω" else f"<mi>{escape(letter)}</mi>"
        for letter in letters
    )


def _one(text: str) -> str:
    """The text as one element."""
    if text.count("<") == 2 or (text.startswith("<mrow>") and text.find("</mrow>") == len(text) - len("</mrow>")):
        return text
    return f"<mrow>{text}</mrow>"
