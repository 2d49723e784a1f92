"""Routes, headers and warm-up of the app."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest

from appraisal import paths
from appraisal.text import LANGUAGES
from appraisal.web import answers, server, trust
from appraisal.web.context import View
from appraisal.web.headers import SecurityHeaders


def test_the_parts_are_those_of_an_app() -> None:
    """The launcher gets a script that exists, our routes, and the headers as the outermost layer."""
    parts = server.parts()
    assert Path(parts["script_path"]).is_file()
    wall = ["/wall", "/wall/now", "/wall/wall.js", "/wall/wall.css"]
    ours = ["/files/memo", "/files/template", "/robots.txt", "/desk", "/seat", "/healthz", "/readyz"]
    assert [route.path for route in parts["routes"]] == [
        *ours,
        *wall,
        "/pulse",
        "/join/left.js",
        "/join",
        "/join/{token}",
    ]
    assert parts["middleware"][0].cls is SecurityHeaders


def test_warming_up_appraises_the_open_case(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first reader finds the case read."""
    monkeypatch.delenv(answers.CASE_VARIABLE, raising=False)
    answers.appraisals.clear()
    server.warm_up()
    assert [key[2] for key in answers.appraisals] == [None]


def test_the_first_reader_finds_the_draws_and_the_portfolios(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is worked ahead is what the pages ask for."""
    monkeypatch.delenv(answers.CASE_VARIABLE, raising=False)
    trust.known.clear()
    server.work_ahead()
    assert {key[1] for key in trust.known} == set(LANGUAGES)
    assert "compared" in answers.viewed(View(), with_budget=True).selection.__dict__


def test_a_broken_case_does_not_keep_the_server_from_starting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Its problems are for the pages to tell."""
    monkeypatch.setenv(answers.CASE_VARIABLE, str(tmp_path / "nowhere"))
    server.warm_up()
    server.work_ahead()


def test_serving_runs_the_launcher_on_the_case_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Case, address and port reach the launcher through the environment; what is not said stays as it is."""
    monkeypatch.setattr(os, "environ", {"STREAMLIT_SERVER_ADDRESS": "::1"})
    launcher = tmp_path / "app.py"
    script = "import json, os, pathlib; pathlib.Path(__file__ + '.json').write_text(json.dumps(dict(os.environ)))"
    launcher.write_text(script)
    monkeypatch.setattr(paths, "app_file", lambda: launcher)
    server.serve(tmp_path, port=9000)
    assert json.loads((tmp_path / "app.py.json").read_text()) == {
        "APPRAISAL_CASE": str(tmp_path.resolve()),
        "STREAMLIT_SERVER_ADDRESS": "::1",
        "STREAMLIT_SERVER_PORT": "9000",
    }


def test_a_stop_waits_for_runs_of_pages_and_not_for_ever() -> None:
    """A run that is under way is waited for; one that hangs is left after the time that was given."""
    held, over = threading.Event(), threading.Event()
    run = threading.Thread(target=held.wait, name="ScriptRunner.scriptThread", daemon=True)
    run.start()

    def wait() -> None:
        server.finish(60.0)
        over.set()

    waiting = threading.Thread(target=wait)
    waiting.start()
    assert not over.wait(0.2)
    server.finish(0.01)
    assert run.is_alive()
    held.set()
    assert over.wait(60)
