"""The public names and the README's Python, run as written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import appraisal

ROOT = Path(__file__).parents[2]


def test_every_public_name_exists() -> None:
    """`__all__` is sorted and each name can be had."""
    assert appraisal.__all__ == sorted(appraisal.__all__)
    for name in appraisal.__all__:
        assert getattr(appraisal, name) is not None


def test_appraise_is_the_function() -> None:
    """The package's `appraise` is what users call, though a module has the same name."""
    assert callable(appraisal.appraise)


def test_an_unknown_name_is_no_attribute() -> None:
    """A misspelt name fails as any module's would."""
    with pytest.raises(AttributeError):
        _ = appraisal.apraise  # type: ignore[attr-defined]


def test_the_readme_python_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The Python of the README does what it says, on the sample, from another folder."""
    [code] = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sample_projects").symlink_to(ROOT / "sample_projects")
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102  it is our own text
    assert "mencherep" in capsys.readouterr().out
    assert (tmp_path / "memo.docx").stat().st_size > 10_000
