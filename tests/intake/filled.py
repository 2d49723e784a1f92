"""A ballot's workbook as a person fills it in: cells are found by the titles that are printed."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from appraisal.documents.ballot_form import AskedCriterion, AskedProject, BallotForm, ShownFigure
from appraisal.figures import Figure, Status
from appraisal.intake.ballot_to_xlsx import ballot_workbook
from appraisal.text import Language, LocalText, say

Value = str | float | None


def named(text: str) -> LocalText:
    """Return a name in both languages."""
    return LocalText(text, f"{text} по-русски")


def criterion(key: str, lowest: float = 1, highest: float = 9) -> AskedCriterion:
    """Return a criterion with an anchor."""
    anchors = {f"{lowest:g}": named("Poor")}
    return AskedCriterion(
        key=key, title=named(key.title()), description=None, lowest=lowest, highest=highest, anchors=anchors
    )


def form(
    projects: tuple[str, ...] = ("mine", "port"),
    rated: tuple[str, ...] = ("fit", "skill"),
    weighed: tuple[str, ...] = ("npv", "fit", "skill"),
    unanswered: tuple[LocalText, ...] = (),
) -> BallotForm:
    """Return a form that asks every cell."""
    jobs = Figure(value=400.0, unit="jobs", status=Status.CLAIMED, source="plan", low=40.0, high=500.0)
    return BallotForm(
        session="coast-1",
        title=named("Coast"),
        round=2,
        seat="anna",
        name="Anna Ivanova",
        seq=31,
        criteria={key: criterion(key) for key in rated},
        projects=tuple(
            AskedProject(
                key=key,
                title=named(key.title()),
                figures=(ShownFigure(title=named("Jobs"), figure=jobs, source=named("Plan")),),
                criteria=rated,
                before={rated[0]: 4.0},
            )
            for key in projects
        ),
        weighed={key: named(key.title()) for key in weighed},
        unanswered=unanswered,
    )


class Filled:
    """A workbook in a language that is being filled in."""

    def __init__(self, asked: BallotForm, language: Language = "en") -> None:
        self.language = language
        self.book: Workbook = load_workbook(io.BytesIO(ballot_workbook(asked, language)))

    def sheet(self, key: str) -> Worksheet:
        """Return a sheet."""
        return self.book[say(f"workbook.sheets.{key}", self.language)]

    def column(self, sheet: str, key: str) -> int:
        """Return the number of a column by its title."""
        title = say(f"workbook.columns.{key}", self.language)
        return next(cell.column for cell in self.sheet(sheet)[1] if cell.value == title)

    def head(self, key: str, value: Value) -> Filled:
        """Fill in a setting of the first sheet."""
        title = say(f"workbook.columns.{key}", self.language)
        sheet = self.sheet("ballot")
        row = next(row for row in range(1, 20) if sheet.cell(row, 1).value == title)
        sheet.cell(row, 2).value = value
        return self

    def row(self, sheet: str, keys: Mapping[str, str]) -> int:
        """Return the row with some keys."""
        rows = range(2, self.sheet(sheet).max_row + 1)
        columns = {self.column(sheet, column): key for column, key in keys.items()}
        return next(
            row for row in rows if all(self.sheet(sheet).cell(row, at).value == key for at, key in columns.items())
        )

    def put(self, sheet: str, row: int, **cells: Value) -> Filled:
        """Fill in cells of a row."""
        for column, value in cells.items():
            self.sheet(sheet).cell(row, self.column(sheet, column)).value = value
        return self

    def answer(self, project: str, asked: str, said: Value, reason: Value = None) -> Filled:
        """Answer one cell."""
        row = self.row("answers", {"project_key": project, "criterion_key": asked})
        return self.put("answers", row, answer=said, reason=reason)

    def weigh(self, key: str, **cells: Value) -> Filled:
        """Give a criterion points or a place."""
        return self.put("own_weights", self.row("own_weights", {"criterion_key": key}), **cells)

    def compare(self, one: str, other: str, **cells: Value) -> Filled:
        """Compare two criteria."""
        return self.put(
            "own_judgements", self.row("own_judgements", {"criterion_key": one, "other_key": other}), **cells
        )

    def save(self, path: Path) -> Path:
        """Write the workbook."""
        self.book.save(path)
        return path
