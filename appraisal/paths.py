"""The folders of the data that ship with the program."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLE = _PACKAGE / "_bundle"


def _home() -> Path:
    """The folder of the shipped data: inside the package if installed from a wheel, else the root of the checkout."""
    return _BUNDLE if _BUNDLE.is_dir() else _PACKAGE.parent


def criteria_folder() -> Path:
    """Return the folder of the default criteria and criteria sets."""
    return _home() / "criteria"


def sample_folder() -> Path:
    """Return the folder of the sample cases."""
    return _home() / "sample_projects"


def app_file() -> Path:
    """Return the file that launches the council app."""
    return _home() / "app.py"
