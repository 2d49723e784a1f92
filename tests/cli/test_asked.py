"""A session where a command takes a case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from appraisal.analysis.appraise import appraise
from appraisal.cli.main import program
from appraisal.intake.read import read_case
from appraisal.journal.kept_case import kept
from appraisal.store.cases import session_case
from appraisal.store.sessions import Store
from tests.journal.kuzbass import CASE, met

COMMANDS = (["rank"], ["select"], ["finance"], ["check"], ["explain", "karakan"], ["frontier"])


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Hold a meeting on the sample in which the experts of its file say what they say there."""
    path = str(tmp_path_factory.mktemp("store") / "sessions.sqlite")
    with Store.at(path) as store:
        for number, step in enumerate(met()):
            event = step.event if number else step.event.model_copy(update={"digest": CASE.digest})
            store.append("k-1", step.actor, step.for_seat, event, case=None if number else kept(CASE))
    return path


def _ran(*arguments: str) -> str:
    done = CliRunner().invoke(program(), list(arguments))
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_a_session_is_appraised_as_its_case_would_be(command: list[str], where: str, tmp_path: Path) -> None:
    """What a command says of a session is what it says of the folder that the session is exported to."""
    folder = tmp_path / "kuzbass"
    _ran("session", "export", "k-1", str(folder), "--store", where)
    name, *rest = command
    of_session = json.loads(_ran(name, *rest, "--session", "k-1", "--store", where, "--json"))
    of_case = json.loads(_ran(name, str(folder), *rest, "--json"))
    assert of_session == of_case


def test_as_of_an_event_nothing_later_counts(where: str) -> None:
    """Before the reveal there is not one rating, afterwards all."""
    with Store.at(where) as store:
        last = store.state("k-1").seq
        assert session_case(store, store.state("k-1", as_of=last - 1)).ballots == ()
    early = json.loads(_ran("rank", "--session", "k-1", "--as-of", str(last - 1), "--store", where, "--json"))
    late = json.loads(_ran("rank", "--session", "k-1", "--store", where, "--json"))
    assert {each["values"]["team"] for each in early["ranking"]} <= {None}
    assert early != late


def test_the_memo_names_the_command_that_repeats_it(where: str, tmp_path: Path) -> None:
    """The session, its event and its store; run again, the command writes the same bytes."""
    _ran("memo", "--session", "k-1", "--store", where, "--out", str(tmp_path / "a"), "--format", "html")
    first = (tmp_path / "a" / "memo-en.html").read_bytes()
    with Store.at(where) as store:
        number = store.state("k-1").seq
    assert f"--session k-1 --as-of {number} --store {where}".encode() in first
    again = ("--session", "k-1", "--as-of", str(number), "--store", where)
    _ran("memo", *again, "--out", str(tmp_path / "b"), "--format", "html")
    assert (tmp_path / "b" / "memo-en.html").read_bytes() == first


def test_an_exported_session_is_a_plain_case(where: str, tmp_path: Path) -> None:
    """Read back it ranks as the session does, with the ballots of its members."""
    _ran("session", "export", "k-1", str(tmp_path / "case"), "--store", where)
    case = read_case(tmp_path / "case")
    with Store.at(where) as store:
        session = session_case(store, store.state("k-1"))
    assert case.council == session.council
    of_case, of_session = appraise(case).ranking, appraise(session).ranking
    assert of_case is not None
    assert of_session is not None
    assert (of_case.closeness == of_session.closeness).all()
