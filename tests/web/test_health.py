"""What a supervisor asks the server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.requests import Request

from appraisal.store.sessions import Store
from appraisal.web import answers, council
from appraisal.web.health import ALIVE, READY, alive, ready
from tests.web.council_app import SESSION, hold
from tests.web.finished import finished


def _ready() -> tuple[int, dict[str, object]]:
    answer = finished(ready(Request({"type": "http", "method": "GET", "path": READY, "headers": []})))
    return answer.status_code, json.loads(bytes(answer.body))


def test_the_process_lives() -> None:
    """Whatever the store does."""
    answer = finished(alive(Request({"type": "http", "method": "GET", "path": ALIVE, "headers": []})))
    assert (answer.status_code, bytes(answer.body)) == (200, b"ok\n")


def test_a_case_that_cannot_be_read_is_told_by_its_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The sample is ready; a folder that is not there is not, and its name is not told."""
    monkeypatch.delenv(answers.CASE_VARIABLE, raising=False)
    assert _ready() == (200, {"ready": True, "store": "ok", "case": "ok"})
    monkeypatch.setenv(answers.CASE_VARIABLE, str(tmp_path / "nowhere"))
    status, said = _ready()
    assert status == 503
    assert said["store"] == "ok"
    assert str(tmp_path) not in str(said)


def test_a_store_without_the_session_is_not_ready(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A session's server asks the store anew each time; nothing of the session is told."""
    where = tmp_path / "s.sqlite"
    with Store.at(where) as store:
        hold(store)
    monkeypatch.setenv(council.SESSION_VARIABLE, SESSION)
    monkeypatch.setenv(council.STORE_VARIABLE, str(where))
    assert _ready() == (200, {"ready": True, "store": "ok", "case": "ok"})
    where.unlink()
    status, said = _ready()
    assert (status, said["store"]) == (503, "session_unknown")
    assert SESSION not in str(said)
