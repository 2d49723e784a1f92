"""What an appraisal is known by, and that the command printed in its memo repeats it."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.memo.identity import command, digest, draws
from appraisal.origin import Origin
from appraisal.paths import sample_folder
from appraisal.settings import Settings


def test_the_digest_is_that_of_what_was_computed_from(kuzbass: Case, base: Appraisal, filled: Appraisal) -> None:
    """The same case, scenario and settings have one digest; another scenario, budget or objective has another."""
    assert digest(appraise(kuzbass)) == digest(base)
    others = [
        appraise(kuzbass, settings=Settings(budget=20_000.0)),
        appraise(kuzbass, settings=Settings(objective="npv")),
    ]
    assert len({digest(each) for each in (base, filled, *others)}) == 4


def test_the_command_names_only_what_is_unusual(kuzbass: Case, base: Appraisal) -> None:
    """Who repeats the command gets the same memo, budget to the last digit included."""
    assert command(base, "ru") == "appraisal memo kuzbass --out memo --language ru"
    asked = Settings(budget=79_999.123456789, objective="npv", weights="equal", method="vikor", draws=500, seed=7)
    appraisal = appraise(kuzbass, scenario="filled", settings=asked)
    assert command(appraisal, "en") == (
        "appraisal memo kuzbass --out memo --scenario filled --method vikor --objective npv --budget 79999.123456789"
        " --weights equal --draws 500 --seed 7 --language en"
    )


def test_the_command_is_quoted_for_a_shell(base: Appraisal) -> None:
    """Blanks, quotes and marks of a shell in a path stay part of it, and no path is taken for an option."""
    hostile = Path("-my case's; $(rm x)")
    said = command(base, "en", Origin(case=hostile, criteria=Path("own criteria")))
    assert shlex.split(said)[2:7] == [f"./{hostile}", "--out", "memo", "--criteria", "own criteria"]


def test_draws_are_part_of_the_digest(kuzbass: Case, base: Appraisal) -> None:
    """Count, seed, space and level of the draws that were made are told; another seed or count is another digest."""
    assert draws(base) == {
        "places": {"draws": 10_000, "seed": 1, "space": "experts", "level": 0.95},
        "ranges": {"draws": 10_000, "seed": 1},
        "information": {"draws": 1_000, "seed": 1},
    }
    others = [appraise(kuzbass, settings=each) for each in (Settings(seed=2), Settings(draws=500))]
    assert len({digest(each) for each in (base, *others)}) == 3


@pytest.mark.parametrize("seed", [1, 5])
def test_the_printed_command_writes_the_same_bytes(tmp_path: Path, seed: int) -> None:
    """The command in the memo, run in a shell as it is printed, writes the same memo; nothing of it was left out."""
    shutil.copytree(sample_folder() / "kuzbass", tmp_path / "our case's")
    shutil.copytree(sample_folder().parent / "criteria", tmp_path / "own criteria")
    shim = tmp_path / "bin" / "appraisal"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m appraisal "$@"\n', encoding="utf-8")
    shim.chmod(0o755)
    path = f"{Path(__file__).parents[2]}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    where = {**os.environ, "PATH": f"{shim.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": path}
    asked = (
        "appraisal memo \"our case's\" --criteria 'own criteria' --out first --format html --json --scenario filled"
        f" --method vikor --objective npv --budget 79999.123456789 --weights equal --draws 300 --seed {seed}"
    )

    def ran(line: str) -> bytes:
        done = subprocess.run(["/bin/sh", "-c", line], cwd=tmp_path, env=where, capture_output=True, check=True)
        (written,) = json.loads(done.stdout)["written"]
        return (tmp_path / str(written)).read_bytes()

    first = ran(asked)
    text = unescape(re.sub(r"<[^>]+>", "", first.decode()))
    printed = re.search(r"appraisal memo .*--language en", text)
    assert printed is not None
    assert ran(f"{printed[0]} --format html --json") == first
