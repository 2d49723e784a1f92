"""What a plain import gives, and what it must not bring along."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import appraisal
from appraisal.paths import sample_folder

ROOT = Path(__file__).parents[2]
HEAVY = (
    "streamlit starlette pulp highspy pandas scipy pymcdm numpy_financial openpyxl xlsxwriter docx jinja2 typer rich"
)


def _fresh(code: str) -> str:
    """Run code in an interpreter of its own; return what it prints."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "path",
    [
        "ranking.topsis.rank",
        "portfolio.choose.choose",
        "robustness.acceptability.acceptability",
        "finance.discounting.npv",
        "ranking.weights.from_data.entropy_weights",
    ],
)
def test_a_plain_import_reaches_every_engine(path: str) -> None:
    """The paths that the README shows need no further import, in a fresh interpreter."""
    assert _fresh(f"import appraisal; print(callable(appraisal.{path}))") == "True\n"


def test_the_engines_stand_at_the_top_as_well() -> None:
    """`appraisal.rank` and its neighbours are the very functions of the rooms."""
    assert appraisal.rank is appraisal.ranking.topsis.rank
    assert appraisal.choose is appraisal.portfolio.choose.choose
    assert appraisal.acceptability is appraisal.robustness.acceptability.acceptability
    assert appraisal.npv is appraisal.finance.discounting.npv


def test_what_is_lazy_is_listed() -> None:
    """Completion in a session shows the names that are imported only when asked for."""
    assert {"rank", "choose", "portfolio", "write_memo", "Settings"} <= set(dir(appraisal))


def test_the_version_is_the_packages() -> None:
    """`__version__` is what pyproject.toml says."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert appraisal.__version__ == project["version"]


def test_a_plain_import_brings_no_heavy_library() -> None:
    """Solvers, tables, pages and writers of documents wait until somebody needs them."""
    code = f"import sys, appraisal; print(*sorted(set({HEAVY.split()!r}) & set(sys.modules)))"
    assert _fresh(code).split() == []


def test_the_command_rank_brings_neither_pages_nor_solvers() -> None:
    """`appraisal rank` imports no Streamlit, PuLP, HiGHS, pandas or writer of documents."""
    sample = str(sample_folder() / "kuzbass")
    code = (
        f"import sys; from appraisal.cli import main; sys.argv = ['appraisal', 'rank', {sample!r}, '--json']\n"
        "try:\n    main()\nexcept SystemExit as ended:\n    assert not ended.code\n"
        "print('brought', *sorted({'streamlit', 'pulp', 'highspy', 'pandas', 'docx', 'jinja2'} & set(sys.modules)))"
    )
    assert _fresh(code).splitlines()[-1].split() == ["brought"]
