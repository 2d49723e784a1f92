"""A ballot that was filled in and saved by another program is read as it was meant."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from appraisal.intake.ballot_from_xlsx import read_ballot
from appraisal.text import LANGUAGES, Language
from tests.conftest import need
from tests.intake.filled import Filled, form


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ballot_saved_by_libreoffice_says_the_same(language: Language, tmp_path: Path) -> None:
    """Answers, reasons, weights, the number of the sheet, and whose ballot it is."""
    office = need("soffice", "a ballot is not saved by another program")
    asked = form()
    filled = Filled(asked, language).head("sheet_number", "007").answer("mine", "fit", 7, "Good.\nTomorrow too.")
    filled.answer("port", "skill", 6.25)
    for number, key in enumerate(asked.weighed, start=1):
        filled.weigh(key, place_in_order=number)
    before = read_ballot(filled.save(tmp_path / "a.xlsx"), asked.weighed)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    again = tmp_path / "again"
    saved = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(again), str(tmp_path / "a.xlsx")]
    subprocess.run(saved, check=True, capture_output=True)
    assert read_ballot(again / "a.xlsx", asked.weighed) == before
    assert before.sheet == "007"
