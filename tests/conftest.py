"""What all tests share: golden files, and property tests without a deadline.

A golden file is what was printed before, kept as text and read in review. `pytest --update-golden` writes them anew;
without it a difference fails the test. Hypothesis gets no deadline because other work on a machine is no defect.
"""

from collections.abc import Callable

import pytest
from hypothesis import settings

settings.register_profile("exgen", deadline=None)
settings.load_profile("exgen")

Golden = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden(name, text)` compares `text` with the file of that name in the folder `golden` beside the test's file.

    A name without a suffix is a .txt file. Line ends are \\n, and a last one is added where it lacks.
    """

    def compare(name: str, text: str) -> None:
        path = request.path.parent / "golden" / (name if "." in name else f"{name}.txt")
        text = text if text.endswith("\n") else text + "\n"
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        assert path.exists(), f"there is no golden file {path.name} yet: run pytest --update-golden"
        assert text == path.read_bytes().decode("utf-8")

    return compare
