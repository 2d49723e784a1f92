"""The route that builds a memo for what a reader looks at."""

from __future__ import annotations

import io
import zipfile
from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from starlette.responses import Response

from appraisal.text import LANGUAGES, Language
from appraisal.web.context import View
from appraisal.web.memo_route import PATH, address, file_name, memo
from tests.web.finished import finished


def _asked(query: str) -> Response:
    scope = {"type": "http", "method": "GET", "path": PATH, "query_string": query.encode(), "headers": []}
    return finished(memo(Request(scope)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_docx_is_built_and_sent_as_a_file(language: Language) -> None:
    """The bytes are a real document, its name is safe, and nobody keeps it."""
    link = address(View(scenario="filled", budget=20_000.0), file_format="docx", language=language)
    answer = _asked(link.partition("?")[2])
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="memo-kuzbass-filled-{language}.docx"'
    assert answer.headers["cache-control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(bytes(answer.body))) as document:
        text = document.read("word/document.xml").decode()
    assert {"en": "Mencherep", "ru": "Менчереп"}[language] in text


def test_html_is_built_in_the_language_asked() -> None:
    """The other format comes by the same route."""
    answer = _asked(urlencode({"format": "html", "language": "ru"}))
    assert answer.status_code == 200
    assert 'lang="ru"' in bytes(answer.body).decode()


@pytest.mark.parametrize("query", ["format=exe", "format=../docx", "format="])
def test_an_unknown_format_is_not_found(query: str) -> None:
    """No other file can be asked for."""
    assert _asked(query).status_code == 404


def test_an_unknown_scenario_is_told_plainly() -> None:
    """A link of yesterday's case gives a sentence, not a traceback."""
    answer = _asked(urlencode({"scenario": "nobody", "language": "ru"}))
    assert answer.status_code == 422
    assert "nobody" in bytes(answer.body).decode()
    assert "Traceback" not in bytes(answer.body).decode()


@pytest.mark.parametrize("case", ["", "../../etc", 'a"; b', "Кузбасс", "x" * 300])
def test_a_file_name_is_safe_whatever_the_case_is_called(case: str) -> None:
    """Only small letters, digits, hyphens and one point."""
    name = file_name(case, "../s", "en", "docx")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert name.count(".") == 1
    assert len(name) <= 120
