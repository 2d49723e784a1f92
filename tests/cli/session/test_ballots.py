"""Ballots as workbooks through the commands: written, filled in, entered with a witness, or refused as a whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from appraisal.intake.ballot_to_xlsx import said_in_words
from appraisal.store.sessions import Store
from appraisal.text import LANGUAGES, Language, say
from tests.cli.session.terminal import KUZBASS, Terminal
from tests.intake.filled import Filled

FIT = "sectoral_fit"


@pytest.fixture
def run(tmp_path: Path) -> Terminal:
    """Open a session with two experts, one of whom stands aside from two projects, up to an open round."""
    terminal = Terminal(str(tmp_path / "s.sqlite"))
    terminal("new", KUZBASS, "--id", "k-1")
    terminal("seat", "give", "k-1", "head", "--role", "chair")
    for seat in ("anna", "boris"):
        terminal("seat", "give", "k-1", seat, "--role", "expert")
    terminal("seal", "k-1")
    terminal(
        "conflict", "declare", "k-1", "anna", "--conflict", "sorbents", "--conflict", "carbon_fiber", "--rest-none"
    )
    terminal("conflict", "declare", "k-1", "boris", "--rest-none")
    terminal("round", "open", "k-1", "--as", "head")
    return terminal


def opened(path: Path, language: Language = "en") -> Filled:
    """Return a workbook that was written, to be filled in."""
    filled = Filled.__new__(Filled)
    filled.language, filled.book = language, load_workbook(path)
    return filled


def filled(folder: Path, seat: str, language: Language = "en", number: str | None = "12") -> Filled:
    """Fill in the workbook of a seat: a rating, an abstention, a reason why it cannot be judged, and points."""
    workbook = opened(folder / f"k-1-1-{seat}.xlsx", language).head("sheet_number", number)
    workbook.answer("itat", FIT, 7).answer("karakan", FIT, said_in_words("abstains", language))
    workbook.answer("boilers", FIT, said_in_words("cannot_judge", language), "No drawings.")
    for key, points in (("npv", 40), ("jobs", 10), ("waste_reduction", 10), (FIT, 40)):
        workbook.weigh(key, points=points)
    return workbook


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_filled_in_is_saved_as_paper_ballots(run: Terminal, language: Language, tmp_path: Path) -> None:
    """One event a project and one for the weights, each with the secretary, the witness, the sheet, and a receipt."""
    out = tmp_path / "out"
    said = run("ballots", "k-1", "--out", str(out), language=language)
    assert sorted(each.name for each in out.iterdir()) == ["k-1-1-anna.xlsx", "k-1-1-boris.xlsx"]
    assert str(out / "k-1-1-anna.xlsx") in said
    path = filled(out, "anna", language).save(tmp_path / "back.xlsx")
    said = run("ballots", "k-1", "--in", str(path), "--witness", "head", language=language)
    assert said.count("№") == 4
    assert say("session.done.paper_ballot", language) in said
    with Store.at(run.store) as store:
        state = store.state("k-1")
        voices = state.rounds[0].voices["anna"]
    assert {key: dict(each.answers) for key, each in voices.items() if key} == {
        "itat": {FIT: 7.0},
        "karakan": {FIT: "abstains"},
        "boilers": {FIT: "cannot_judge"},
    }
    assert voices["boilers"].reasons == {FIT: "No drawings."}
    assert {each.form for each in voices.values()} == {"paper_ballot"}
    assert voices[""].weights is not None


def test_a_folder_is_entered_as_a_whole_or_not_at_all(run: Terminal, tmp_path: Path) -> None:
    """A fault in one of two workbooks is told in its place, and nothing of the other is saved; mended, all is."""
    run("ballots", "k-1", "--out", str(tmp_path / "out"))
    for seat in ("anna", "boris"):
        filled(tmp_path / "out", seat).save(tmp_path / "out" / f"k-1-1-{seat}.xlsx")
    wrong = opened(tmp_path / "out" / "k-1-1-boris.xlsx").answer("itat", FIT, 77)
    wrong.save(tmp_path / "out" / "k-1-1-boris.xlsx")
    enter = ("ballots", "k-1", "--in", str(tmp_path / "out"), "--witness", "head")
    (problem,) = json.loads(run(*enter, "--json", code=2))["problems"]
    assert problem["key"] == "rating_outside"
    assert (problem["file"], problem["sheet"], problem["column"]) == ("k-1-1-boris.xlsx", "Answers", "Answer")
    with Store.at(run.store) as store:
        assert store.state("k-1").rounds[0].voices == {}
    wrong.answer("itat", FIT, 7).save(tmp_path / "out" / "k-1-1-boris.xlsx")
    assert len(json.loads(run(*enter, "--json"))["recorded"]) == 8


def test_a_workbook_that_is_stale_is_told(run: Terminal, tmp_path: Path) -> None:
    """Entered twice, after a corrected figure, after the close: what has happened since is said, nothing is saved."""
    run("ballots", "k-1", "--out", str(tmp_path))
    path = filled(tmp_path, "anna").save(tmp_path / "back.xlsx")
    enter = ("ballots", "k-1", "--in", str(path), "--witness", "head")
    run("correct", "k-1", "itat", "jobs", "500", "--reason", "A slip.")
    assert run.keys(*enter) == ["figure_corrected_since"]
    run("ballots", "k-1", "--out", str(tmp_path), "--overwrite")
    filled(tmp_path, "anna").save(path)
    run(*enter)
    assert set(run.keys(*enter)) == {"ballot_newer"}
    run("round", "close", "k-1", "--as", "head")
    assert run.keys(*enter) == ["round_closed_already"]
    assert run.keys("ballots", "k-1", "--out", str(tmp_path / "more")) == ["no_open_round"]


def test_a_ballot_for_what_is_not_there_is_refused(run: Terminal, tmp_path: Path) -> None:
    """A project of no case, a criterion that nobody rates, a project that it stands aside from: each by its row."""
    run("ballots", "k-1", "--out", str(tmp_path))
    workbook = filled(tmp_path, "anna")
    row = workbook.row("answers", {"project_key": "itat", "criterion_key": FIT})
    path = tmp_path / "back.xlsx"
    enter = ("ballots", "k-1", "--in", str(path), "--witness", "head")
    for keys, key in (
        ({"project_key": "atlantis"}, "not_in_session"),
        ({"project_key": "itat", "criterion_key": "npv"}, "not_in_session"),
        ({"project_key": "sorbents", "criterion_key": FIT}, "seat_recused"),
    ):
        workbook.put("answers", row, **keys).save(path)
        (problem,) = json.loads(run(*enter, "--json", code=2))["problems"]
        assert (problem["key"], problem["sheet"], problem["row"]) == (key, "Answers", row)


def test_all_that_is_wrong_with_sheets_is_told_at_once(run: Terminal, tmp_path: Path) -> None:
    """No number, nothing said, two workbooks of one seat, another session, no witness: each with its file."""
    run("ballots", "k-1", "--out", str(tmp_path / "out"))
    back = tmp_path / "back"
    back.mkdir()
    filled(tmp_path / "out", "anna", number=None).save(back / "a.xlsx")
    filled(tmp_path / "out", "anna").head("session", "k-2").save(back / "b.xlsx")
    opened(tmp_path / "out" / "k-1-1-boris.xlsx").head("sheet_number", 3).save(back / "c.xlsx")
    filled(tmp_path / "out", "boris").head("as_of", 4_000).save(back / "d.xlsx")
    (back / "e.xlsx").write_text("no workbook")
    problems = json.loads(run("ballots", "k-1", "--in", str(back), "--witness", "nobody", "--json", code=2))["problems"]
    assert [(each["key"], each.get("file")) for each in problems] == [
        ("witness_unfit", None),
        ("sheet_number_missing", "a.xlsx"),
        ("ballot_twice", "b.xlsx"),
        ("ballot_of_other_session", "b.xlsx"),
        ("ballot_says_nothing", "c.xlsx"),
        ("ballot_twice", "d.xlsx"),
        ("event_not_there", "d.xlsx"),
        ("not_a_workbook", "e.xlsx"),
    ]


def test_the_number_of_the_sheet_may_be_given_to_the_command(run: Terminal, tmp_path: Path) -> None:
    """It stands for a blank cell, and contradicts another number."""
    run("ballots", "k-1", "--out", str(tmp_path), "--seat", "anna")
    assert not (tmp_path / "k-1-1-boris.xlsx").exists()
    path = filled(tmp_path, "anna").save(tmp_path / "back.xlsx")
    enter = ("ballots", "k-1", "--in", str(path), "--witness", "head", "--sheet")
    assert run.keys(*enter, "13") == ["sheet_number_differs"]
    filled(tmp_path, "anna", number=None).save(path)
    assert run.keys(*enter, "1" * 41) == ["text_too_long"]
    run(*enter, "13")


def test_weights_that_cannot_be_computed_are_refused(run: Terminal, tmp_path: Path) -> None:
    """All zero, or swings without a hundred, would stop every later ranking."""
    run("ballots", "k-1", "--out", str(tmp_path))
    path = tmp_path / "back.xlsx"
    enter = ("ballots", "k-1", "--in", str(path), "--witness", "head")
    workbook = filled(tmp_path, "anna").head("method", "swing")
    workbook.save(path)
    assert run.keys(*enter) == ["swing_reference_missing"]
    for key in ("npv", "jobs", "waste_reduction", FIT):
        workbook.weigh(key, points=0)
    workbook.head("method", None).save(path)
    assert run.keys(*enter) == ["weights_all_zero"]


def test_who_and_where_is_checked_before_anything_is_written(run: Terminal, tmp_path: Path) -> None:
    """Strange seats, a round that is not open, workbooks that are there, and what the command lacks."""
    out = tmp_path / "out"
    assert run.keys("ballots", "k-1", "--out", str(out), "--seat", "head", "--seat", "nobody") == [
        "seat_does_not_rate",
        "seat_unknown",
    ]
    assert run.keys("ballots", "k-1", "--out", str(out), "--round", "2") == ["round_unknown"]
    assert not out.exists()
    run("ballots", "k-1", "--out", str(out), "--round", "1")
    assert run.keys("ballots", "k-1", "--out", str(out)) == ["target_exists", "target_exists"]
    assert run.keys("ballots", "k-1") == ["argument_missing"]
    assert run.keys("ballots", "k-1", "--in", str(out)) == ["argument_missing"]
    assert run.keys("ballots", "k-1", "--in", str(tmp_path / "empty.xlsx"), "--witness", "head") == ["file_missing"]
    assert run.keys("ballots", "k-1", "--in", str(out), "--out", str(out), "--seat", "anna") == ["option_unfit"] * 2
    assert run.keys("ballots", "k-1", "--out", str(out), "--sheet", "1", "--witness", "head") == ["option_unfit"] * 2
    (tmp_path / "empty").mkdir()
    assert run.keys("ballots", "k-1", "--in", str(tmp_path / "empty"), "--witness", "head") == ["no_ballots"]
    (tmp_path / "file").write_text("")
    assert run.keys("ballots", "k-1", "--out", str(tmp_path / "file")) == ["target_unwritable"]


def test_no_workbook_holds_what_somebody_said(run: Terminal, tmp_path: Path) -> None:
    """Written again after ballots were entered, a workbook differs in nothing but the number of the last event."""
    run("ballots", "k-1", "--out", str(tmp_path / "one"))
    path = filled(tmp_path / "one", "boris").save(tmp_path / "back.xlsx")
    run("ballots", "k-1", "--in", str(path), "--witness", "head")
    run("ballots", "k-1", "--out", str(tmp_path / "two"))
    for seat in ("anna", "boris"):
        before, after = (opened(tmp_path / each / f"k-1-1-{seat}.xlsx").book for each in ("one", "two"))
        differing = [
            cell.coordinate
            for sheet in before
            for row in sheet.iter_rows()
            for cell in row
            if cell.value != after[sheet.title][cell.coordinate].value
        ]
        assert differing == ["B7"]
