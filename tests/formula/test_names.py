"""Names: shown as people write them, recognised however they are spelled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exgen.formula.names import GREEK, canonical, is_upright_subscript, is_word, parts_of

PARTS = {
    "x": ("x", ""),
    "theta": ("θ", ""),
    "theta1": ("θ", "1"),
    "theta_1": ("θ", "1"),
    "theta12": ("θ", "12"),
    "x1": ("x", "1"),
    "Z_x": ("Z", "x"),
    "Z_xy": ("Z", "xy"),
    "J_0": ("J", "0"),
    "J_theta": ("J", "θ"),
    "J_theta1": ("J", "θ1"),
    "mse_1": ("MSE", "1"),
    "mse1": ("MSE", "1"),
    "lr": ("lr", ""),
    "learning_rate": ("lr", ""),
    "Delta_x": ("Δx", ""),
    "Delta_theta1": ("Δθ", "1"),
    "Delta": ("Δ", ""),
    "theta_new": ("θ", "new"),
}


@pytest.mark.parametrize(("name", "parts"), PARTS.items())
def test_a_name_has_letters_and_a_subscript(name: str, parts: tuple[str, str]) -> None:
    assert parts_of(name) == parts


@pytest.mark.parametrize("name", PARTS)
def test_the_canonical_name_is_shown_alike(name: str) -> None:
    assert canonical(canonical(name)) == canonical(name)
    assert parts_of(canonical(name)) == parts_of(name)


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        *(
            (spelling, "theta1")
            for spelling in ("theta1", "theta_1", "θ1", "θ₁", "θ_1", r"\theta_1", r"\theta_{1}", "ϑ₁")
        ),
        *((spelling, "theta") for spelling in ("θ", r"\theta", r"\vartheta", "𝜃", " theta ")),
        *((spelling, "Z_x") for spelling in ("Z_x", "Zₓ", "Z_{x}", "Z_ x")),
        *((spelling, "Z_xy") for spelling in ("Z_xy", "Z_{xy}")),
        *((spelling, "J0") for spelling in ("J_0", "J0", "J₀", "J_{0}")),
        *((spelling, "Delta_x") for spelling in ("Δx", "∆x", "Delta_x", r"\Delta x", r"\Delta_x")),
        (r"\varepsilon", "epsilon"),
        (r"\varphi", "phi"),
        ("x₁₂", "x12"),
        ("yᵢ", "y_i"),
        ("lr", "lr"),
    ],
)
def test_spellings_of_a_name_are_one_name(spelling: str, name: str) -> None:
    assert canonical(spelling) == name


def test_every_greek_letter_goes_there_and_back() -> None:
    assert len(GREEK) > 30
    for name, letter in GREEK.items():
        assert parts_of(name) == (letter, "")
        assert canonical(letter) == canonical("\\" + name) == name
        assert canonical(letter + "₂") == name + "2"


@given(st.text(max_size=12))
def test_any_text_has_a_canonical_form(text: str) -> None:
    assert isinstance(canonical(text), str)
    assert all(isinstance(part, str) for part in parts_of(text))


def test_words_are_told_from_letters() -> None:
    assert [letters for letters in ("x", "θ", "Δx", "lr", "MSE") if is_word(letters)] == ["lr", "MSE"]
    assert [s for s in ("x", "xy", "1", "12", "new", "θ") if is_upright_subscript(s)] == ["1", "12", "new"]
