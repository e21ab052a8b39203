"""The house stands as docs/architecture.md draws it: imports point down, and what is forbidden is nowhere."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

FLOORS = (
    ("exgen.errors", "exgen.rng", "exgen.algebra"),
    ("exgen.formula",),
    ("exgen.board", "exgen.figures.describe"),
    ("exgen.text",),
    ("exgen.told",),
    ("exgen.model",),
    ("exgen.given",),
    ("exgen.reading",),
    ("exgen.generator",),
    ("exgen.generators",),
    ("exgen.registry",),
    ("exgen.figures",),
    ("exgen.worksheet",),
    ("exgen.checker",),
    ("exgen.render",),
    ("exgen.grading",),
    ("exgen.cli",),
    ("exgen.locale", "exgen.testing"),
)
"""From the ground up. A module belongs to the longest name that begins its own, and imports from its own floor and
from lower ones."""

PUBLIC = "exgen"
"""The package itself looks its public names up when they are used, so it imports nothing and no module imports it."""

HEAVY = {
    "babel",
    "matplotlib",
    "mpmath",
    "numpy",
    "openpyxl",
    "pydantic",
    "pylatex",
    "pypdf",
    "rich",
    "segno",
    "sympy",
    "typst",
    "xlsxwriter",
}
"""Libraries that take long to import, or that most commands do not need."""


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


SOURCES = {name_of(path): path for path in sorted((ROOT / "exgen").rglob("*.py"))}
TESTS = tuple(path for folder in ("tests", "benchmarks") for path in sorted((ROOT / folder).rglob("*.py")))


def floor(module: str) -> int:
    """How high a module stands. LookupError when the house has no room for it."""
    rooms = {room: height for height, names in enumerate(FLOORS) for room in names} | {PUBLIC: len(FLOORS)}
    if module == PUBLIC:
        return rooms[PUBLIC]
    name = module
    while name not in rooms:
        name = name.rpartition(".")[0]
    if name == PUBLIC:
        raise LookupError(f"{module} is in no room of the house")
    return rooms[name]


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """(line, module) of everything that a file imports, inside functions too; `from a import b` gives a.b where that
    is a module of ours, else a and, with the name, a.b for libraries."""
    package = name_of(path) if path.name == "__init__.py" else name_of(path).rpartition(".")[0]
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                full = f"{base}.{alias.name}"
                yield node.lineno, base if base.split(".")[0] == PUBLIC and full not in SOURCES else full


def within(name: str, packages: set[str]) -> bool:
    """Whether a dotted name is one of the packages or something in one."""
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def test_there_is_a_house() -> None:
    assert len(SOURCES) > 60
    assert len(TESTS) > 20


def test_imports_point_down() -> None:
    upward = [
        f"{path.relative_to(ROOT)}:{line} imports {target}"
        for module, path in SOURCES.items()
        for line, target in imports(path)
        if within(target, {PUBLIC}) and floor(target) > floor(module)
    ]
    assert not upward


def test_an_upward_import_would_be_seen() -> None:
    assert floor("exgen.algebra") < floor("exgen.formula.tree") < floor("exgen.model") < floor("exgen.render.view")
    assert floor("exgen.figures.describe") < floor("exgen.generators.descent.descent_1d") < floor("exgen.figures.draw")
    with pytest.raises(LookupError):
        floor("exgen.attic")


def test_generators_draw_nothing_themselves() -> None:
    drawing = {"matplotlib", "numpy", "exgen.figures.draw"}
    found = [
        f"{module}:{line} {target}"
        for module, path in SOURCES.items()
        if within(module, {"exgen.generators"})
        for line, target in imports(path)
        if within(target, drawing)
    ]
    assert not found


def test_only_algebra_touches_sympys_rings() -> None:
    rings = {"sympy.polys", "sympy.QQ", "sympy.ZZ", "sympy.ring", "sympy.xring", "sympy.vring"}
    found = {module for module, path in SOURCES.items() for _, target in imports(path) if within(target, rings)}
    assert found == {"exgen.algebra"}


def test_the_public_package_imports_nothing_when_it_is_imported() -> None:
    eager = [node for node in tree_of(SOURCES[PUBLIC]).body if isinstance(node, ast.ImportFrom | ast.Import)]
    ours = [node for node in eager if isinstance(node, ast.ImportFrom) and within(node.module or "", {PUBLIC})]
    assert not ours


@pytest.mark.parametrize("start", ["exgen", "exgen.cli", "exgen.registry"])
def test_the_start_is_light(start: str) -> None:
    code = f"import sys, {start}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "exgen" in run.stdout.split()
    assert HEAVY.isdisjoint(run.stdout.split())


FORBIDDEN_CALLS = {"eval", "exec", "compile", "sympify", "parse_expr", "nsimplify", "__import__"}


def forbidden(tree: ast.Module) -> Iterator[str]:
    """Calls that would run typed text, and handlers that swallow defects."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            plain = called.id if isinstance(called, ast.Name) else ""
            method = called.attr if isinstance(called, ast.Attribute) else ""
            if plain in FORBIDDEN_CALLS or method in FORBIDDEN_CALLS - {"compile"}:
                yield f"{node.lineno}: {plain or method}()"
        elif isinstance(node, ast.ExceptHandler):
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            if any(kind is None or (isinstance(kind, ast.Name) and kind.id == "Exception") for kind in kinds):
                yield f"{node.lineno}: a handler for everything"


def avoided(tree: ast.Module) -> Iterator[str]:
    """Marks and calls by which a test would not run, or be allowed to fail."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"skip", "skipif", "xfail", "importorskip"}:
            root: ast.expr = node
            while isinstance(root, ast.Attribute):
                root = root.value
            if isinstance(root, ast.Name) and root.id in {"pytest", "unittest"}:
                yield f"{node.lineno}: {node.attr}"


def test_nothing_forbidden_is_called_and_no_test_is_avoided() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{what}"
        for path in (*SOURCES.values(), *TESTS)
        for what in (*forbidden(tree_of(path)), *avoided(tree_of(path)))
    ]
    assert not found


@pytest.mark.parametrize(
    "text",
    [
        "eval('1')",
        "exec('x = 1')",
        "sympy.sympify(typed)",
        "from sympy import parse_expr\nparse_expr(typed)",
        "try:\n    f()\nexcept Exception:\n    pass",
        "try:\n    f()\nexcept:\n    pass",
        "try:\n    f()\nexcept (OSError, Exception):\n    pass",
        "@pytest.mark.skip\ndef test(): ...",
        "pytest.xfail('later')",
    ],
)
def test_what_is_forbidden_would_be_seen(text: str) -> None:
    tree = ast.parse(text)
    assert [*forbidden(tree), *avoided(tree)]
