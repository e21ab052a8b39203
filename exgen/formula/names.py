"""How names are shown and spelled: `theta1` ↔ θ₁.

Trees, files and programs use plain ASCII names, which every keyboard types and every format stores; people see
Greek letters and subscripts. This is the one table between the two. `parts_of` is for printers, `canonical` for the
reader and for comparing what was typed with an exercise's own names.
"""

import re
import unicodedata
from functools import lru_cache

GREEK = {
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "epsilon": "ε",
    "zeta": "ζ",
    "eta": "η",
    "theta": "θ",
    "iota": "ι",
    "kappa": "κ",
    "lambda": "λ",
    "mu": "μ",
    "nu": "ν",
    "xi": "ξ",
    "omicron": "ο",
    "pi": "π",
    "rho": "ρ",
    "sigma": "σ",
    "tau": "τ",
    "upsilon": "υ",
    "phi": "φ",
    "chi": "χ",
    "psi": "ψ",
    "omega": "ω",
    "Gamma": "Γ",
    "Delta": "Δ",
    "Theta": "Θ",
    "Lambda": "Λ",
    "Xi": "Ξ",
    "Pi": "Π",
    "Sigma": "Σ",
    "Upsilon": "Υ",
    "Phi": "Φ",
    "Psi": "Ψ",
    "Omega": "Ω",
}
"""ASCII names to letters. Capitals that look like Latin ones are left out."""

_ASCII = {letter: name for name, letter in GREEK.items()} | {
    "ϑ": "theta",
    "ϕ": "phi",
    "ϵ": "epsilon",
    "ς": "sigma",
    "∆": "Delta",
    "µ": "mu",
}
_SHOWN = {"mse": "MSE", "learning_rate": "lr"}
_SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"
_RAISED_BACK = str.maketrans(_SUBSCRIPTS, "0123456789aehijklmnoprstuvx")
_SUBSCRIPT_RUN = re.compile(f"[{_SUBSCRIPTS}]+")
_ENDS_IN_DIGITS = re.compile(r"(.*?[^\d_])_?(\d+)\Z", re.DOTALL)
_INDEXED = re.compile(r"([^\W\d_])(\d*)")
_ALL_INDEXED = re.compile(r"(?:[α-ωΓΔΘΛΞΣΥΦΨΩ]\d*|[A-Za-z]\d+)+")
_TEX_VARIANT = re.compile(r"\\(?:var(?=epsilon|theta|phi|rho|sigma|pi))?(?=[A-Za-z])")


@lru_cache(maxsize=4096)
def parts_of(name: str) -> tuple[str, str]:
    """The letters of a name and its subscript, "" for none, both in Unicode.

    theta1 → ("θ", "1"), Z_xy → ("Z", "xy"), Delta_x → ("Δx", ""), mse_1 → ("MSE", "1"), lr → ("lr", ""). The letters
    are one variable's letter, Δ before one, or a word, which is set upright (`is_word`).
    """
    if name in _SHOWN:
        return _SHOWN[name], ""
    if name.startswith("Delta_"):
        letters, subscript = parts_of(name[len("Delta_") :])
        return "Δ" + letters, subscript
    head, _, rest = name.partition("_")
    if rest and head:
        return _letters(head), "".join(part for piece in rest.split("_") for part in parts_of(piece))
    digits = _ENDS_IN_DIGITS.match(name)
    if digits:
        return _letters(digits[1]), digits[2]
    return _letters(name), ""


def is_word(letters: str) -> bool:
    """Whether `letters` are a word (lr, MSE), not the letter of a variable with or without Δ (or d: dZ) before it."""
    changes = len(letters) == 2 and (letters[0] == "Δ" or (letters[0] == "d" and letters[1].isupper()))
    return len(letters) > 1 and not changes


def is_upright_subscript(subscript: str) -> bool:
    """Whether a subscript is a word (new) or digits, not variables side by side (xy, θ₁θ₂)."""
    plain = len(subscript) == 1 or set(subscript) <= set("xyztuvw")
    return subscript.isdigit() or not (plain or indexed_variables(subscript))


def indexed_variables(subscript: str) -> tuple[tuple[str, str], ...]:
    """The variables with their own subscripts that a subscript consists of: θ1θ2 → ("θ", "1"), ("θ", "2").

    Empty where it is something else: a word, digits, or letters without digits (xy).
    """
    return tuple(_INDEXED.findall(subscript)) if _ALL_INDEXED.fullmatch(subscript) else ()


@lru_cache(maxsize=4096)
def canonical(name: str) -> str:
    """The ASCII name of any spelling: θ₁, θ1, theta_1, \\theta_{1} and theta1 are all theta1.

    A subscript of digits follows without a mark, others after an underscore (Z_x, Zₓ → Z_x), so two spellings are the
    same name when their canonical names are equal. What is no name comes back with only its marks changed.
    """
    plain = _TEX_VARIANT.sub("", name.strip().replace("\\Delta ", "Δ"))
    plain = _SUBSCRIPT_RUN.sub(lambda run: "_" + run[0].translate(_RAISED_BACK), plain)
    plain = unicodedata.normalize("NFKC", plain).replace("{", "").replace("}", "").replace(" ", "")
    if plain[:1] in "Δ∆" and len(plain) > 1 and plain[1] not in "_0123456789":
        plain = "Δ_" + plain[1:]
    plain = "".join(_ASCII.get(letter, letter) for letter in plain)
    while "__" in plain:
        plain = plain.replace("__", "_")
    digits = _ENDS_IN_DIGITS.match(plain)
    return digits[1] + digits[2] if digits else plain


def _letters(name: str) -> str:
    return GREEK.get(name) or _SHOWN.get(name, name)
