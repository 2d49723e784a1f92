"""A filled-in ballot is read as it was meant, or refused with every problem in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from appraisal.documents.ballot import Said
from appraisal.errors import InputError, Place
from appraisal.intake.ballot_from_xlsx import read_ballot
from appraisal.intake.to_xlsx import template
from appraisal.text import LANGUAGES, Language, problem_text
from tests.intake.filled import Filled, Value, form


def read(filled: Filled, tmp_path: Path) -> dict[str, dict[str, Said]]:
    """Return the answers by project."""
    asked = form()
    return {
        each.key: dict(each.answers) for each in read_ballot(filled.save(tmp_path / "a.xlsx"), asked.weighed).projects
    }


def refused(filled: Filled, tmp_path: Path) -> list[tuple[str, str | None, int | None, str | None]]:
    """Return the problems: key, sheet, row, column; each can be said in both languages."""
    with pytest.raises(InputError) as error:
        read_ballot(filled.save(tmp_path / "a.xlsx"), form().weighed)
    for problem in error.value.problems:
        assert all(problem_text(problem, language) for language in LANGUAGES)
        assert problem.place is not None
        assert problem.place.file == "a.xlsx"
    places = [each.place or Place(file="") for each in error.value.problems]
    return [(each.key, at.sheet, at.row, at.column) for each, at in zip(error.value.problems, places, strict=True)]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        *((7, 7.0), ("7", 7.0), ("7,5", 7.5), ("7.5", 7.5), (" 3 points ", 3.0), ("4 балла", 4.0), ("4 места", None)),
        *(("abstains", "abstains"), ("Воздержался", "abstains"), ("ABSTAIN.", "abstains")),
        *(("cannot judge", "cannot_judge"), ("не могу судить", "cannot_judge")),
    ],
)
def test_answers_are_read_as_people_type_them(typed: Value, said: Said | None, tmp_path: Path) -> None:
    """Numbers with either decimal mark, words in either language; what is neither is refused."""
    filled = Filled(form()).answer("port", "skill", typed, "So.")
    if said is None:
        assert [each[0] for each in refused(filled, tmp_path)] in (["answer_unreadable"], ["unit_in_cell"])
    else:
        assert read(filled, tmp_path) == {"port": {"skill": said}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_blank_cells_say_nothing(language: Language, tmp_path: Path) -> None:
    """A dash is blank too; reasons belong to their answers; the number of the sheet may be a number."""
    filled = Filled(form(), language).head("sheet_number", 12)
    filled.answer("mine", "fit", "–").answer("mine", "skill", 5, "Because.").answer("port", "fit", 6)
    got = read_ballot(filled.save(tmp_path / "a.xlsx"), form().weighed)
    assert got.sheet == "12"
    assert [(each.key, each.answers, each.reasons) for each in got.projects] == [
        ("mine", {"skill": 5.0}, {"skill": "Because."}),
        ("port", {"fit": 6.0}, {}),
    ]


def test_every_problem_is_told_at_once_in_its_place(tmp_path: Path) -> None:
    """Six faults of one workbook: each with sheet, row and column."""
    filled = Filled(form()).answer("mine", "fit", "many").answer("mine", "skill", "cannot judge")
    filled.answer("port", "fit", None, "Why not?").answer("port", "skill", "recused")
    filled.head("sheet_number", "x" * 41).head("round", "second")
    assert refused(filled, tmp_path) == [
        ("number_expected", "Ballot", 4, "Round"),
        ("text_too_long", "Ballot", 8, "Number of the sheet"),
        ("answer_unreadable", "Answers", 2, "Answer"),
        ("judging_without_reason", "Answers", 3, "Reason"),
        ("reason_without_answer", "Answers", 4, "Answer"),
        ("answer_recused", "Answers", 5, "Answer"),
    ]


def test_rows_are_known_by_their_keys(tmp_path: Path) -> None:
    """Sorted rows are read as well; a row without keys, or with the keys of another, is refused."""
    filled = Filled(form()).answer("mine", "fit", 5).answer("port", "fit", 6)
    filled.sheet("answers").move_range("A2:H2", rows=8)
    assert read(filled, tmp_path) == {"port": {"fit": 6.0}, "mine": {"fit": 5.0}}
    twice = Filled(form()).answer("mine", "fit", 5).answer("port", "fit", 6)
    twice.put("answers", 4, project_key="mine")
    bare = Filled(form()).answer("mine", "fit", 5).put("answers", 2, criterion_key=None)
    assert [each[0] for each in refused(twice, tmp_path)] == ["row_twice"]
    assert [each[0] for each in refused(bare, tmp_path)] == ["ballot_row_unclear"]


def test_whose_ballot_it_is_has_to_be_known(tmp_path: Path) -> None:
    """Without session, seat, round or event it is of nobody; keys that are none are refused."""
    for key in ("session", "seat", "round", "as_of"):
        assert refused(Filled(form()).head(key, None), tmp_path) == [("ballot_of_nobody", "Ballot", None, None)]
    assert [each[0] for each in refused(Filled(form()).head("seat", "Anna!"), tmp_path)] == ["key_malformed"]
    assert [each[0] for each in refused(Filled(form()).head("round", 1.5), tmp_path)] == ["whole_number_expected"]
    assert [each[0] for each in refused(Filled(form()).head("as_of", 0), tmp_path)] == ["number_too_small"]


def test_other_files_are_no_ballots(tmp_path: Path) -> None:
    """A case, a text and nothing at all are refused in words; an unknown sheet is told, one's own is passed over."""
    template(tmp_path / "case.xlsx")
    (tmp_path / "text.xlsx").write_text("no workbook")
    for name, key in (("case.xlsx", "not_a_ballot"), ("text.xlsx", "not_a_workbook"), ("none.xlsx", "file_missing")):
        with pytest.raises(InputError, match=key):
            read_ballot(tmp_path / name, {})
    filled = Filled(form()).answer("mine", "fit", 5)
    filled.book.create_sheet("# notes")["A1"] = "mine"
    assert read(filled, tmp_path) == {"mine": {"fit": 5.0}}
    filled.book.create_sheet("Notes")["A1"] = "strange"
    assert [each[0] for each in refused(filled, tmp_path)] == ["sheet_unknown"]


def test_what_is_only_shown_is_not_read(tmp_path: Path) -> None:
    """A broken cell among the figures concerns nobody."""
    filled = Filled(form()).answer("mine", "fit", 5)
    filled.sheet("shown_figures")["C2"] = "=1/0"
    assert read(filled, tmp_path) == {"mine": {"fit": 5.0}}
