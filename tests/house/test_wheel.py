"""What is installed from the wheel works away from the checkout, with the libraries that it asks for."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _run(*command: str | Path, cwd: Path, path: str = "") -> str:
    environment = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    environment |= {"PYTHONPATH": path} if path else {}
    done = subprocess.run(
        [str(each) for each in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it into a folder of its own, which goes before the checkout; return the folder.

    Its libraries are those of the tests: that it asks for all of them is seen by reading what it imports.
    """
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "build", "--wheel", "--outdir", folder / "dist", ROOT, cwd=folder)
    [wheel] = (folder / "dist").glob("*.whl")
    quiet = ("--quiet", "--disable-pip-version-check", "--no-deps", "--target", folder / "installed")
    _run(sys.executable, "-m", "pip", "install", *quiet, wheel, cwd=folder)
    return folder / "installed"


def _asked(installed: Path, *command: str | Path, cwd: Path) -> str:
    return _run(*command, cwd=cwd, path=str(installed))


def test_the_demo_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    """The wheel carries the sample, the criteria and the app; the demo writes memos that are not empty."""
    _asked(installed, installed / "bin" / "appraisal", "demo", cwd=tmp_path)
    memos = sorted((tmp_path / "appraisal-demo").glob("*"))
    assert memos
    assert all(memo.stat().st_size > 10_000 for memo in memos if memo.is_file())


def test_the_installed_sample_is_ranked(installed: Path, tmp_path: Path) -> None:
    """`appraisal rank` reads a case by path with the criteria of the wheel."""
    sample = ROOT / "sample_projects" / "kuzbass"
    answer = _asked(installed, sys.executable, "-m", "appraisal", "rank", sample, "--json", cwd=tmp_path)
    assert json.loads(answer)["ranking"][0]["rank"] == 1


def test_the_launcher_is_in_the_wheel(installed: Path, tmp_path: Path) -> None:
    """`appraisal serve` finds app.py beside the installed package, which is the wheel's and not the checkout's."""
    code = "from appraisal.paths import app_file; print(app_file())"
    launcher = Path(_asked(installed, sys.executable, "-c", code, cwd=tmp_path).strip())
    assert launcher.is_file()
    assert launcher.is_relative_to(installed)


def test_cards_are_printed_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    """Their template is in it, and no file of the checkout is needed."""
    code = (
        "from appraisal.access.cards import cards_pdf; from appraisal.access.door import Link; "
        "link = Link('anna', 'expert', 'Anna', 'x' * 43, 'K7QX-M2RD'); "
        "made = cards_pdf([link], title='T', site='http://h', wifi=None, language='en'); print(made[:4].decode())"
    )
    assert _asked(installed, sys.executable, "-c", code, cwd=tmp_path).strip() == "%PDF"


EXTRAS = {"appraisal/web/sign_in.py": "oidc"}


def test_every_library_that_is_imported_is_asked_for() -> None:
    """Whoever installs the wheel alone gets all that its code imports: named, or brought by one that is named.

    A module of an extra may import the libraries of its extra, and says in words if they are missing.
    """
    asked = requires("appraisal") or ()
    named = {_name(each) for each in asked if "extra ==" not in each}
    brought = {_name(each) for one in named for each in _requires(one) if "extra ==" not in each}
    sources = packages_distributions()
    missing = set()
    for file in [ROOT / "app.py", *(ROOT / "appraisal").rglob("*.py")]:
        extra = EXTRAS.get(file.relative_to(ROOT).as_posix())
        further = {_name(each) for each in asked if extra and re.search(rf"extra == .{extra}.", each)}
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            modules = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            modules += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            for top in {module.partition(".")[0] for module in modules} - sys.stdlib_module_names - {"appraisal", ""}:
                if not {_name(each) for each in sources.get(top, ())} & (named | brought | further):
                    missing.add(top)
    assert missing == set()


def _name(requirement: str) -> str:
    """Return the name of a distribution as indexes compare names."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement, maxsplit=1)[0]).lower()


def _requires(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:
        return []
