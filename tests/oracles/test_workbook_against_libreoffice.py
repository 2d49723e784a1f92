"""A workbook that another program opened and saved says the same."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from appraisal.intake.read import read_case
from appraisal.intake.to_xlsx import write_xlsx
from appraisal.paths import sample_folder
from tests.conftest import need


@pytest.mark.parametrize("language", ["en", "ru"])
def test_libreoffice_saves_the_same_case(tmp_path: Path, language: str) -> None:
    """LibreOffice opens the workbook of the real register, saves it in its own way, and the same case is read."""
    office = need("soffice", "a workbook is not held against another program")
    case = read_case(sample_folder() / "kuzbass")
    write_xlsx(case, tmp_path / "kuzbass.xlsx", language=language)  # type: ignore[arg-type]
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [office, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run(
        [*command, tmp_path / "saved", tmp_path / "kuzbass.xlsx"], check=True, capture_output=True, timeout=120
    )
    saved = tmp_path / "saved" / "kuzbass.xlsx"
    assert saved.read_bytes() != (tmp_path / "kuzbass.xlsx").read_bytes()
    assert read_case(saved).tree() == case.tree()
