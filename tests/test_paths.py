"""Where data lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from appraisal import paths


def test_the_shipped_data_are_there() -> None:
    """Criteria and sample cases are found from the checkout."""
    assert (paths.criteria_folder() / "standard.toml").is_file()
    assert (paths.sample_folder() / "kuzbass" / "case.toml").is_file()
    assert paths.app_file().name == "app.py"


def test_a_wheel_brings_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package holds a bundle, that is used."""
    monkeypatch.setattr(paths, "_BUNDLE", tmp_path)
    assert paths.criteria_folder() == tmp_path / "criteria"
    assert paths.sample_folder() == tmp_path / "sample_projects"
