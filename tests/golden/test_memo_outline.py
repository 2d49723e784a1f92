"""The memo of the sample case as text, in both languages, as it was last read and approved."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import appraise
from appraisal.intake.read import read_case
from appraisal.memo.identity import digest
from appraisal.memo.outline import outline
from appraisal.memo.to_text import to_text
from appraisal.paths import sample_folder
from appraisal.text import LANGUAGES, Language
from tests.golden.approved import approved


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_memo_reads_as_approved(language: Language) -> None:
    """No sentence and no number of the sample's memo changes without somebody having read it."""
    appraisal = appraise(read_case(sample_folder() / "kuzbass"))
    text = to_text(outline(appraisal, language, versions={"appraisal": "x"}))
    # Digests change with every note of the case; that they are printed is all that is approved here.
    for name, long in (("run", digest(appraisal)), ("case", appraisal.case.digest)):
        text = text.replace(long, f"<{name}>").replace(long[:12], f"<{name}>")
    approved(f"memo/kuzbass-{language}.txt", text)
