"""The commands of a session: what they refuse, and their JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from appraisal.journal.events.rating import BallotCast
from appraisal.store.sessions import Store
from tests.cli.session.terminal import KUZBASS, Terminal


@pytest.fixture
def run(tmp_path: Path) -> Terminal:
    """Open a session with a chair and an expert."""
    terminal = Terminal(str(tmp_path / "s.sqlite"))
    terminal("new", KUZBASS, "--id", "k-1")
    terminal("seat", "give", "k-1", "head", "--role", "chair", "--name", "Irina Sokolova")
    terminal("seat", "give", "k-1", "anna", "--role", "expert")
    return terminal


def test_a_saved_event_is_one_document(run: Terminal) -> None:
    """Its number, whose seat it is of, its receipt and the code after it."""
    (saved,) = json.loads(run("seat", "give", "k-1", "boris", "--role", "expert", "--json"))["recorded"]
    assert (saved["session"], saved["seq"], saved["kind"]) == ("k-1", 5, "seated")
    assert (saved["actor"], saved["for_seat"]) == ("secretary", "boris")
    assert saved["receipt"].startswith("№ 5 · ")
    with Store.at(run.store) as store:
        assert saved["control_code"].replace("-", "").startswith(saved["receipt"][-9:].replace("-", ""))
        assert store.state("k-1").seats["boris"].role == "expert"


@pytest.mark.parametrize(
    ("keys", "arguments"),
    [
        (["session_unknown"], ("show", "north")),
        (["in_session_already"], ("seat", "give", "k-1", "anna", "--role", "expert")),
        (["key_malformed"], ("seat", "give", "k-1", "Anna Belova", "--role", "expert")),
        (["key_malformed"], ("seat", "give", "k-1", "vera", "--role", "expert", "--person", "Vera Z.")),
        (["seat_unknown"], ("seat", "name", "k-1", "nobody", "N.")),
        (["seat_unknown"], ("stage", "k-1", "portfolio", "--as", "nobody")),
        (["seat_speaks_itself"], ("stage", "k-1", "portfolio", "--as", "anna")),
        (["not_allowed"], ("stage", "k-1", "portfolio", "--as", "head")),
        (["number_too_large"], ("seal", "k-1", "--present", "2")),
        (["not_allowed"], ("memo", "k-1", "--out", "memo")),
        (["number_too_large"] * 2, ("seal", "k-1", "--present", "2", "--majority", "3/2")),
        (["number_expected"] * 2, ("seal", "k-1", "--present", "half", "--majority", "2/0")),
        (["casting_vote_of_half"], ("seal", "k-1", "--majority", "2/3")),
        (["no_round_yet"], ("round", "close", "k-1", "--as", "head")),
        (["cell_unclear"], ("round", "open", "k-1", "--cell", "karakan", "--as", "head")),
        (["conflict_both_ways"], ("conflict", "declare", "k-1", "anna", "--conflict", "itat", "--none", "itat")),
        (["nothing_declared"], ("conflict", "declare", "k-1", "anna", "--rest-none")),
        (["unknown_project"], ("correct", "k-1", "nowhere", "jobs", "5", "--reason", "r")),
        (["corrected_figure_unknown"], ("correct", "k-1", "karakan", "nothing", "5", "--reason", "r")),
        (["unknown_source"], ("correct", "k-1", "karakan", "jobs", "5", "--reason", "r", "--source", "nowhere")),
        (["code_malformed"], ("verify", "k-1", "--code", "xyz")),
        (["session_there_already"], ("new", KUZBASS, "--id", "k-1")),
        (["key_malformed"], ("new", KUZBASS, "--id", "K 1")),
        (["file_missing"], ("import", "nothing.jsonl")),
        (["seat_unknown"], ("forget", "k-1", "nobody")),
        (["event_not_there"], ("show", "k-1", "--as-of", "900")),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_changes(
    run: Terminal, keys: list[str], arguments: tuple[str, ...]
) -> None:
    """Exit 2 with every problem; the journal ends where it ended."""
    with Store.at(run.store) as store:
        before = store.endings()
        assert run.keys(*arguments) == keys
        assert store.endings() == before
    for language in ("en", "ru"):
        assert run(*arguments, code=2, language=language)


def test_a_majority_of_two_thirds_is_sealed_and_said(run: Terminal) -> None:
    """Typed as a fraction it is exact, and is said as one."""
    run("seal", "k-1", "--majority", "2/3", "--reach", "at_least", "--tie", "fails")
    assert "Carried by: at least 2/3 of the votes cast" in " ".join(run("show", "k-1").split())
    with Store.at(run.store) as store:
        assert store.state("k-1").sealed.council.majority.share == 2 / 3


def test_a_seat_cannot_look_at_what_was_before_it(run: Terminal) -> None:
    """As of an event before the seat was given there is no such seat; afterwards there is."""
    run("seal", "k-1")
    run("seat", "give", "k-1", "check", "--role", "auditor")
    assert run.keys("show", "k-1", "--as-of", "5", "--as", "check") == ["seat_unknown"]
    assert "check" in run("show", "k-1", "--as-of", "6", "--as", "check")


def test_several_seats_arrive_together_or_not_at_all(run: Terminal) -> None:
    """One of three is unknown: the two others are not noted either, and every problem is told."""
    run("seal", "k-1")
    assert run.keys("seat", "arrive", "k-1", "anna", "nobody", "none") == ["seat_unknown", "seat_unknown"]
    with Store.at(run.store) as store:
        assert not any(each.present for each in store.state("k-1").seats.values())


def test_a_number_of_free_keys(run: Terminal) -> None:
    """Without --id the sessions of a case are numbered, whatever keys are taken."""
    for number in (1, 2):
        assert json.loads(run("new", KUZBASS, "--json"))["recorded"][0]["session"] == f"kuzbass-{number}"
    assert [each["session"] for each in json.loads(run("list", "--json"))["sessions"]] == [
        "k-1",
        "kuzbass-1",
        "kuzbass-2",
    ]


def test_a_backup_goes_into_another_store_with_its_case(run: Terminal, tmp_path: Path) -> None:
    """It verifies there with the code noted here, and can be appraised."""
    code = json.loads(run("codes", "k-1", "--json"))["code"]
    run("seal", "k-1")
    file = tmp_path / "k-1.jsonl"
    run("backup", "k-1", "--out", str(file))
    other = Terminal(str(tmp_path / "other.sqlite"))
    assert "k-1" in other("import", str(file))
    assert "Agree with the code" in other("verify", "k-1", "--code", code)
    assert other("export", "k-1", str(tmp_path / "case"))
    assert other.keys("import", str(file)) == ["session_there_already"]
    cut = tmp_path / "cut.jsonl"
    cut.write_bytes(file.read_bytes()[:-40])
    problems = json.loads(other("import", str(cut), "--json", code=2))["problems"]
    assert [(each["key"], each["file"]) for each in problems] == [("session_file_short", "cut.jsonl")]


def test_a_code_of_another_journal_is_told(run: Terminal) -> None:
    """Exit 2, and the three findings stand apart."""
    said = run("verify", "k-1", "--code", "0000-0000-0000-0000", code=2)
    rows, code, unchecked = said.splitlines()
    assert rows.startswith("Agree: 4 events")
    assert code.startswith("Disagree with the code: this journal has no 0000-0000-0000-0000.")
    assert unchecked.startswith("Not checked: who held a device")
    checked = json.loads(run("verify", "k-1", "--code", "0000-0000-0000-0000", "--json", code=2))
    assert (checked["rows"], checked["code"]) == ("agree", "disagree")


def test_a_name_is_forgotten(run: Terminal) -> None:
    """It stands nowhere any more; the journal says how many contents it lacks, and verifies."""
    assert "1 name" in run("forget", "k-1", "head")
    assert "Irina" not in run("show", "k-1")
    assert "Contents withheld: 1 event (seat named)." in run("verify", "k-1")


def test_the_log_tells_nothing_of_a_blind_round(run: Terminal) -> None:
    """What was said in it has neither seat nor time there."""
    run("seal", "k-1")
    run("conflict", "declare", "k-1", "anna", "--rest-none")
    run("round", "open", "k-1", "--as", "head")
    with Store.at(run.store) as store:
        ballot = BallotCast(round=1, project="karakan", answers={"sectoral_fit": 7.0}, replaces=0)
        store.append("k-1", "anna", "anna", ballot)
    events = json.loads(run("log", "k-1", "--json"))["events"]
    assert {key: events[-1][key] for key in ("at", "kind", "actor", "for_seat")} == {
        "at": None,
        "kind": "sealed",
        "actor": None,
        "for_seat": None,
    }
    assert "7.0" not in run("log", "k-1") + run("show", "k-1") + run("show", "k-1", "--json")
