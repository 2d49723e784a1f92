"""The law of two worlds at the terminal: what others say in a blind round changes nothing that a command prints.

The law for states and records stands in tests/journal/test_visible.py; here it is held for output, files and errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from typer.testing import CliRunner

from appraisal.cli.main import program
from appraisal.journal.events.base import Role
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.opening import Opened
from appraisal.journal.events.rating import BallotCast, Finished, RoundOpened
from appraisal.journal.events.seats import Seated
from appraisal.journal.kept_case import kept
from appraisal.session_desk import Served
from appraisal.store.database import open_database
from appraisal.store.sessions import Store
from tests.journal.kuzbass import CASE, FIT, PROJECTS, met
from tests.journal.made import START
from tests.journal.meeting import Step, own
from tests.store.kept import save

SEATS = [each.key for each in CASE.council.members]
# Hashes, commitments, salts, codes and receipts rest on random salts: they differ between any two meetings.
_RANDOM = re.compile(r"[0-9a-f]{12,}|[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4})+")
OFFICES: dict[str, Role] = {"second": "deputy", "check": "auditor"}
ROLES = ("head", "secretary", *OFFICES, None)
SHOWN = ("show", "log", "codes", "agenda", "variant show", "motion show", "vote show")
APPRAISED = ("check", "rank", "select", "finance", "frontier", "robustness", "explain karakan")


def _meeting(points: float, weight: float) -> Iterator[Step]:
    """Yield a meeting in its blind round, in which all experts answer by two numbers."""
    steps = iter(met())
    for step in steps:
        if isinstance(step.event, RoundOpened):
            break
        if isinstance(step.event, ConflictDeclared):
            step = Step(step.actor, step.for_seat, ConflictDeclared(answers=dict.fromkeys(PROJECTS, "none")))
        yield step
        if isinstance(step.event, Opened):
            for seat, role in OFFICES.items():
                yield Step("secretary", seat, Seated(role=role, person=seat))
    yield Step("head", None, RoundOpened(round=1))
    for seat in SEATS:
        for project in PROJECTS:
            yield own(seat, BallotCast(round=1, project=project, answers={FIT: points}, replaces=0))
        weights = {"points": dict.fromkeys(CASE.criteria_set.criteria, weight)}
        yield own(seat, BallotCast(round=1, weights=weights, replaces=0))  # type: ignore[arg-type]
    yield own(SEATS[0], Finished(round=1))


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Hold the meeting twice, with other answers, at the same times."""
    folders = []
    for points, weight in ((2.0, 1.0), (9.0, 7.0)):
        folder = tmp_path_factory.mktemp("world")
        seconds = count()
        engine = open_database(folder / "s.sqlite")
        with Store(engine, clock=lambda seconds=seconds: START + timedelta(seconds=next(seconds))) as store:  # type: ignore[misc]
            for number, step in enumerate(_meeting(points, weight)):
                if number:
                    save(store, step, "k-1")
                else:
                    store.append("k-1", step.actor, step.for_seat, step.event, case=kept(CASE))
        folders.append(folder)
    return folders[0], folders[1]


def _said(folder: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(program(), [*arguments, "--store", str(folder / "s.sqlite")])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, _RANDOM.sub("#", (done.stdout + done.stderr).replace(str(folder), "F"))


@pytest.mark.parametrize("form", [(), ("--json",), ("--language", "ru")])
@pytest.mark.parametrize("command", SHOWN)
def test_no_command_of_the_session_tells_a_sealed_answer(
    command: str, form: tuple[str, ...], worlds: tuple[Path, Path]
) -> None:
    """For chair, deputy, secretary and auditor, as text and as JSON: the same bytes, or the same refusal."""
    name, *rest = command.split()
    for seat in ROLES:
        acting = () if seat is None else ("--as", seat)
        one, other = (_said(each, "session", name, *rest, "k-1", *acting, *form) for each in worlds)
        assert one == other
        assert one[1]


@pytest.mark.parametrize("command", APPRAISED)
def test_no_appraisal_of_the_session_tells_a_sealed_answer(command: str, worlds: tuple[Path, Path]) -> None:
    """Rankings, portfolios and findings of a session know nothing of a blind round."""
    name, *rest = command.split()
    more = ("--draws", "50") if name == "robustness" else ()
    one, other = (_said(each, name, "--session", "k-1", *rest, *more, "--json") for each in worlds)
    assert one == other
    assert one[0] in (0, 3)


@pytest.mark.parametrize("written", ["backup", "export", "memo", "ballots"])
def test_no_file_of_the_session_tells_a_sealed_answer(written: str, worlds: tuple[Path, Path], tmp_path: Path) -> None:
    """Not by what is in it, and not by its size."""
    files = []
    for number, folder in enumerate(worlds):
        target = tmp_path / str(number)
        asked = {
            "backup": ("session", "backup", "k-1", "--out", str(target)),
            "export": ("session", "export", "k-1", str(target)),
            "memo": ("memo", "--session", "k-1", "--out", str(target), "--format", "html"),
            "ballots": ("session", "ballots", "k-1", "--out", str(target)),
        }[written]
        code, said = _said(folder, *asked)
        assert code == 0, said
        paths = sorted(each for each in target.rglob("*") if each.is_file()) if target.is_dir() else [target]
        texts = [each.read_bytes().decode("latin-1").replace(str(folder), "F") for each in paths]
        files.append([_RANDOM.sub("#", each) for each in texts])
    assert files[0] == files[1]


@pytest.mark.parametrize(
    "refused",
    [
        ("round", "reveal", "k-1", "--as", "head"),
        ("stage", "k-1", "portfolio", "--as", "head"),
        ("round", "open", "k-1", "--as", "head"),
        ("round", "finish", "k-1", SEATS[0]),
        ("round", "read", "k-1"),
    ],
)
def test_no_refusal_tells_a_sealed_answer(refused: tuple[str, ...], worlds: tuple[Path, Path]) -> None:
    """Errors are an output as well."""
    one, other = (_said(each, "session", *refused) for each in worlds)
    assert one == other
    assert one[0] == 2


def test_no_page_is_made_of_a_sealed_answer(worlds: tuple[Path, Path]) -> None:
    """The case of which all pages of a served session are made is the same, and so is what it can be told apart by."""
    served = [Served("k-1", str(each / "s.sqlite")) for each in worlds]
    assert served[0].seq() == served[1].seq()
    cases = [each.case(each.seq()) for each in served]
    assert cases[0] == cases[1]
    assert cases[0].digest == cases[1].digest
