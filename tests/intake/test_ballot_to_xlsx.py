"""A ballot as a workbook, as it is written."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from appraisal.intake.ballot_from_xlsx import read_ballot
from appraisal.intake.ballot_to_xlsx import ballot_workbook, names_of
from appraisal.text import LANGUAGES, Language, say
from tests.intake.filled import Filled, criterion, form, named


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unfilled_ballot_reads_as_nothing_said(language: Language, tmp_path: Path) -> None:
    """Of which session, round and seat it is stands in it; it has the same bytes each time."""
    asked = form()
    data = ballot_workbook(asked, language)
    assert data == ballot_workbook(asked, language)
    (tmp_path / "a.xlsx").write_bytes(data)
    read = read_ballot(tmp_path / "a.xlsx", asked.weighed)
    assert (read.session, read.round, read.seat, read.seq) == ("coast-1", 2, "anna", 31)
    assert (read.sheet, read.projects, read.weights) == (None, (), None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_what_is_to_be_filled_in_is_open(language: Language) -> None:
    """Every sheet is locked; answers, reasons, weights, the method and the number of the sheet are not."""
    filled = Filled(form(), language)
    opened = {
        (sheet.title, str(row[0].value if sheet.title == filled.sheet("ballot").title else titles[number].value))
        for sheet in filled.book
        for titles in [sheet[1]]
        for row in sheet.iter_rows()
        for number, cell in enumerate(row)
        if not cell.protection.locked
    }
    assert all(sheet.protection.sheet for sheet in filled.book)
    wanted = {
        "ballot": ("sheet_number", "method"),
        "answers": ("answer", "reason"),
        "own_weights": ("points", "place_in_order"),
        "own_judgements": ("more", "times"),
    }
    assert opened == {
        (say(f"workbook.sheets.{sheet}", language), say(f"workbook.columns.{column}", language))
        for sheet, columns in wanted.items()
        for column in columns
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_offers_the_points_of_a_short_scale_and_the_words(language: Language) -> None:
    """Nine points are offered; of a hundred only the words are, and any number can still be typed."""
    asked = form(rated=("fit", "skill"))
    asked = replace(asked, criteria={**asked.criteria, "skill": criterion("skill", 0, 100)})
    offered = {rule.formula1 for rule in Filled(asked, language).sheet("answers").data_validations.dataValidation}
    words = ",".join(
        say(f"workbook.words.answer.{each}", language).partition(";")[0] for each in ("abstains", "cannot_judge")
    )
    assert offered == {f'"1,2,3,4,5,6,7,8,9,{words}"', f'"{words}"'}


def test_a_round_of_some_cells_asks_no_weights() -> None:
    """Without criteria to weigh there are no sheets and no line for it; what was said before stands in each row."""
    filled = Filled(form(weighed=()))
    assert not {"Own weights", "Own comparisons"} & set(filled.book.sheetnames)
    assert "Method of weights" not in [cell.value for cell in filled.sheet("ballot")["A"]]
    row = filled.row("answers", {"project_key": "mine", "criterion_key": "fit"})
    assert filled.sheet("answers").cell(row, filled.column("answers", "answer_before")).value == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_shows_what_points_mean_and_the_figures_with_their_status_and_source(language: Language) -> None:
    """Anchors and figures stand on sheets of their own; projects without an answer on conflicts are named by title."""
    book = load_workbook(io.BytesIO(ballot_workbook(form(unanswered=(named("Secret plant"),)), language)))
    text = [[str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None] for sheet in book]
    told = "\n".join(each for sheet in text for each in sheet)
    claimed = say("statuses.claimed", language)
    for wanted in ("Poor", "Jobs", "400", claimed, "Plan", "Secret plant"):
        assert wanted in told
    assert not [sheet for sheet in text if "Secret plant" in sheet]  # in a sentence, not in a cell of its own


def test_names_that_are_alike_are_told_apart_by_keys() -> None:
    """A comparison offers keys where two criteria have one name."""
    assert names_of({"a": named("Fit"), "b": named("fit"), "c": named("Jobs")}, "en") == {
        "a": "a",
        "b": "b",
        "c": "Jobs",
    }
