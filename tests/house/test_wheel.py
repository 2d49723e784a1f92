"""What is installed from the wheel works away from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _run(*command: str | Path, cwd: Path) -> str:
    environment = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(
        [str(each) for each in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, install it into an environment of its own, and return that environment's programs."""
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "build", "--wheel", "--outdir", folder / "dist", ROOT, cwd=folder)
    [wheel] = (folder / "dist").glob("*.whl")
    _run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    _run(programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=folder)
    return programs


def test_the_demo_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    """The wheel carries the sample, the criteria and the app; the demo writes memos that are not empty."""
    _run(installed / "appraisal", "demo", cwd=tmp_path)
    memos = sorted((tmp_path / "appraisal-demo").glob("*"))
    assert memos
    assert all(memo.stat().st_size > 10_000 for memo in memos if memo.is_file())


def test_the_installed_sample_is_ranked(installed: Path, tmp_path: Path) -> None:
    """`appraisal rank` reads a case by path with the criteria of the wheel."""
    result = json.loads(
        _run(installed / "appraisal", "rank", ROOT / "sample_projects" / "kuzbass", "--json", cwd=tmp_path)
    )
    assert result["ranking"][0]["rank"] == 1


def test_the_launcher_is_in_the_wheel(installed: Path, tmp_path: Path) -> None:
    """`appraisal serve` finds app.py beside the installed package."""
    result = _run(installed / "python", "-c", "from appraisal.paths import app_file; print(app_file())", cwd=tmp_path)
    assert Path(result.strip()).is_file()
