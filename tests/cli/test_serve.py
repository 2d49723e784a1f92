"""The command that opens the council app."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner

from appraisal.cli.main import program
from appraisal.cli.serve import invite
from appraisal.session_desk import Served
from appraisal.store.sessions import Store
from appraisal.text import LANGUAGES, Language
from tests.journal.meeting import seated


def test_a_taken_port_is_said_plainly() -> None:
    """Nothing is started where another program listens: exit 2, with the port and what to do, in both languages."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        for language in ("en", "ru"):
            done = CliRunner().invoke(program(), ["serve", "--port", port, "--language", language])
            assert (done.exit_code, done.stdout) == (2, "")
            assert port in done.stderr
            assert "--port" in done.stderr


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("address", ["0.0.0.0", "192.168.0.5", "::", "council.example"])  # noqa: S104
def test_beyond_this_machine_only_with_a_session(address: str, language: str) -> None:
    """Without --council whoever reaches the machine could read the case: exit 2 with the reason and the mend."""
    done = CliRunner().invoke(program(), ["serve", "--address", address, "--language", language])
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"--council --session ID --address {address}" in done.stderr


def test_a_council_needs_its_session() -> None:
    """Without one nothing is opened."""
    done = CliRunner().invoke(program(), ["serve", "--council"])
    assert done.exit_code == 2
    assert "--council --session ID" in done.stderr


def test_a_case_beside_a_session_is_refused() -> None:
    """Which of the two would be shown?"""
    done = CliRunner().invoke(program(), ["serve", "sample_projects/kuzbass", "--session", "coast-1"])
    assert done.exit_code == 2
    assert "--session ID" in done.stderr


def test_a_session_that_is_not_there_is_said(tmp_path: Path) -> None:
    """Nothing is served for an unknown session."""
    store = str(tmp_path / "s.sqlite")
    done = CliRunner().invoke(program(), ["serve", "--council", "--session", "north-9", "--store", store])
    assert done.exit_code == 2
    assert "north-9" in done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chair_gets_a_link_and_the_others_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: Language
) -> None:
    """A new link with its code at each start, older ones still open; which seats have none, and how they get one."""
    where = str(tmp_path / "s.sqlite")
    with Store.at(where) as store:
        for step in seated():
            store.append("coast-1", step.actor, step.for_seat, step.event)
    door = Served("coast-1", where).door
    tokens = []
    for _ in range(2):
        invite(door, "http://10.0.0.2:8501", language)
        said = capsys.readouterr().out
        tokens += re.findall(r"http://10\.0\.0\.2:8501/join/(\S+)", said)
        assert "appraisal session cards coast-1 --out cards.pdf --url http://10.0.0.2:8501" in said
        assert "secretary, deputy, auditor, guest, anna, boris, vera" in said
    assert [door.seat_of(each).key for each in tokens] == ["chair", "chair"]
    door.issue(door.unlinked(), instead=False)
    invite(door, "http://10.0.0.2:8501", language)
    assert "appraisal session" not in capsys.readouterr().out


def test_a_beginning_of_links_that_is_none_is_refused(tmp_path: Path) -> None:
    """Before anything is served: exit 2."""
    where = str(tmp_path / "s.sqlite")
    with Store.at(where) as store:
        for step in seated():
            store.append("coast-1", step.actor, step.for_seat, step.event)
    given = ["serve", "--council", "--session", "coast-1", "--store", where, "--url", "council.example"]
    done = CliRunner().invoke(program(), given)
    assert done.exit_code == 2
    assert "https://council.example" in done.stderr
