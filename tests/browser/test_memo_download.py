"""The memo as a reader gets it: a click, a file."""

from __future__ import annotations

import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import pytest

from tests.browser.conftest import Tab

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("language", "name"), [("en", "memo-kuzbass-filled-en.docx"), ("ru", "memo-kuzbass-filled-ru.docx")]
)
def test_a_click_brings_a_real_document(app: str, tab: Tab, tmp_path: Path, language: str, name: str) -> None:
    """The link of a language downloads a DOCX of that language, for what the pages show."""
    name = f"memo-kuzbass-filled-{language}.docx"
    page = tab.open(f"{app}/memo?language=en&scenario=filled&budget=20000")
    with page.expect_download(timeout=60_000) as download:
        page.locator(f"a.file[href*='format=docx'][href*='language={language}']").click()
    assert download.value.suggested_filename == name
    file = tmp_path / name
    download.value.save_as(file)
    with zipfile.ZipFile(file) as document:
        assert "word/document.xml" in document.namelist()


def test_every_answer_has_the_headers(app: str) -> None:
    """Pages, our own routes and Streamlit's alike."""
    for path in ("/", "/portfolio", "/robots.txt", "/_stcore/health", "/files/memo?format=html"):
        with urllib.request.urlopen(f"{app}{path}", timeout=60) as answer:  # noqa: S310
            assert answer.headers["X-Frame-Options"] == "DENY"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


def test_another_host_name_is_refused(app: str) -> None:
    """A page that bends its own name to this machine gets nothing."""
    request = urllib.request.Request(f"{app}/files/memo", headers={"Host": "example.org"})  # noqa: S310
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=20)  # noqa: S310
    assert refused.value.code == 400
    refused.value.close()
