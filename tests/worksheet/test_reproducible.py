"""The same specification and seed give the same bytes in every run of Python."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from exgen.worksheet import archive
from exgen.worksheet.build import build
from exgen.worksheet.preset import DEFAULT, preset

ROOT = Path(__file__).resolve().parents[2]
CODE = """
import sys
from exgen.worksheet import archive
from exgen.worksheet.build import build
from exgen.worksheet.preset import DEFAULT, preset
sys.stdout.buffer.write(archive.encode(build(preset(DEFAULT), seed=4, variants=[3, 8], language="nl")))
"""


@pytest.mark.parametrize("hash_seed", ["0", "4242"])
def test_whatever_the_hash_seed_and_the_folder(hash_seed: str, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT), "TZ": "Asia/Tokyo"}
    run = subprocess.run([sys.executable, "-c", CODE], env=environment, cwd=tmp_path, capture_output=True, check=True)
    assert run.stdout == archive.encode(build(preset(DEFAULT), seed=4, variants=[3, 8], language="nl"))
