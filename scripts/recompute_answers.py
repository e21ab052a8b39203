"""Works out every answer of 5,000 exercises of each generator and level again: `python scripts/recompute_answers.py`.

The same independent checks as in the tests, over many more seeds. Names of generators may follow, and `--seeds N`.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "independent")]

from recompute import failures  # noqa: E402

from exgen import registry  # noqa: E402
from exgen.generator import LEVELS  # noqa: E402


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("generators", nargs="*", default=registry.ids())
    parser.add_argument("--seeds", type=int, default=5000)
    options = parser.parse_args()
    wrong = 0
    for generator_id in options.generators:
        for level in LEVELS:
            found = list(failures(generator_id, level, range(options.seeds)))
            wrong += len(found)
            told = f"{len(found)} wrong" if found else "all come out again"
            sys.stdout.write(f"{generator_id}, level {level}: {options.seeds} exercises, {told}\n")
            for seed, problem in found[:3]:
                sys.stdout.write(f"  seed {seed}: {problem}\n")
            sys.stdout.flush()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
