"""The page where a case is uploaded."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from appraisal.text import LANGUAGES, Language, say
from appraisal.web import uploads
from tests.intake.books import Value, changed, example_book
from tests.web.conftest import Opened, text_of

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _given(page: AppTest, name: str, data: bytes) -> str:
    page.file_uploader[0].set_value((name, data, KIND)).run()
    return text_of(page)


def _key(page: AppTest) -> str:
    key = page.query_params["upload"]
    return key if isinstance(key, str) else key[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_slips_stand_in_their_place_and_a_mended_file_opens(opened: Opened, tmp_path: Path, language: Language) -> None:
    """All problems at once; after the mend the case is open on every page, and one press goes back."""
    book = example_book(tmp_path / "register.xlsx")
    sound = book.read_bytes()
    slips: dict[tuple[int, str], Value] = {(2, "Jobs, jobs"): "many", (3, "Group"): "nowhere"}
    broken = changed(book, "Projects", slips).read_bytes()
    page = opened("upload", language=language)
    shown = _given(page, "register.xlsx", broken)
    assert say("web.upload.problems", language, n=2, file="register.xlsx") in shown
    assert shown.count("class='wrong'") == 2
    assert "upload" not in page.query_params
    shown = _given(page, "register.xlsx", sound)
    assert "class='wrong'" not in shown
    title = uploads.opened(_key(page)).case.head.title.to(language)
    assert title in shown
    page.switch_page("views/register.py").run()
    assert title in text_of(page)
    assert say("web.register.title", language, n=3) in text_of(page)
    page.switch_page("views/upload.py").run()
    page.button[-1].click().run()
    assert "upload" not in page.query_params
    assert {"en": "Kuzbass cluster", "ru": "Кластер Кузбасса"}[language] in text_of(page)


def test_an_uploaded_case_that_is_gone_is_told(opened: Opened) -> None:
    """After a start of the app anew the address names a case that nobody has: it is said, and the way back is there."""
    page = opened(language="en", upload="A" * 22)
    assert say("problems.upload_gone.what", "en") in text_of(page)
    assert page.file_uploader
    page.button[-1].click().run()
    assert "70 of 77.5 bn RUB go to one project" in text_of(page)


def test_no_other_file_opens_anything(opened: Opened) -> None:
    """Macros and papers are refused with a sentence."""
    page = opened("upload", language="en")
    assert say("problems.workbook_macros.what", "en") in _given(page, "a.xlsm", io.BytesIO(b"PK").getvalue())
    assert "upload" not in page.query_params
