"""Titles of columns and what they mean."""

from __future__ import annotations

import pytest

from appraisal.intake.headings import Headings, Label, Labels, heads
from appraisal.intake.sheets import SHEETS
from appraisal.intake.slots import Head
from appraisal.text import LANGUAGES, LocalText, say

BY_KEY = {sheet.key: sheet for sheet in SHEETS}
LABELS = Labels(
    kind={
        "jobs": Label(name=LocalText(en="Jobs", ru="Рабочие места"), unit="jobs"),
        "status": Label(name=LocalText(en="Status", ru="Статус"), unit=""),
        "twin1": Label(name=LocalText(en="Twin", ru="Близнец"), unit="kt"),
        "twin2": Label(name=LocalText(en="Twin", ru="Близнец"), unit="kt"),
        "hidden": Label(name=LocalText(en="# mine", ru="# моё"), unit="kt"),
    }
)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_every_title_is_read_back_in_both_languages(sheet: object) -> None:
    """Each fixed column of each sheet is understood by its own title, whichever language it is in."""
    headings = Headings(sheet=sheet, labels=LABELS)  # type: ignore[arg-type]
    for head in heads(sheet):  # type: ignore[arg-type]
        for language in LANGUAGES:
            assert headings.meaning(headings.title(head, language)) == head
            assert headings.meaning(f"  {headings.title(head, language).upper()} ") == head


def test_titles_of_sheets_differ_and_fit() -> None:
    """No two sheets share a name in either language; a spreadsheet bears 31 characters and no brackets or strokes."""
    names = [say(f"workbook.sheets.{sheet.key}", language).casefold() for sheet in SHEETS for language in LANGUAGES]
    assert len(set(names)) == len(names)
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


def test_ambiguous_kinds_go_by_their_keys() -> None:
    """A kind that is called like a column, like another kind or like a remark gets a title that is only its own."""
    headings = Headings(sheet=BY_KEY["projects"], labels=LABELS)
    titles = {key: headings.title(Head("figures", key), "en") for key in LABELS.kind}
    assert titles == {
        "jobs": "Jobs, jobs",
        "status": "figures.status",
        "twin1": "twin1",
        "twin2": "twin2",
        "hidden": "hidden",
    }
    assert headings.meaning("рабочие  МЕСТА") == Head("figures", "jobs")
    assert headings.meaning("Jobs, thousand") is None
    assert headings.meaning("Twin") is None
    assert headings.meaning("jubs") is None


def test_families_with_words_before_them() -> None:
    """A ramp-up's column says its year of operation, and only a whole number above zero is one."""
    headings = Headings(sheet=BY_KEY["cash_flows"], labels=LABELS)
    assert headings.title(Head("ramp_up", "2"), "ru") == "Освоение мощности, год 2"
    assert headings.meaning("Ramp-up, year 12") == Head("ramp_up", "12")
    assert headings.meaning("Ramp-up, year 0") is None
    assert headings.meaning("Ramp-up, year two") is None


def test_what_may_stand_there_is_told_likeliest_first() -> None:
    """A title that means nothing is answered with those that are most like it."""
    known = Headings(sheet=BY_KEY["options"], labels=LABELS).known("Job")
    assert known[0].en == "Jobs, jobs"
    assert len(known) == 8
