"""The cells of one row of a ballot: texts and numbers as people type them, and what is wrong with them."""

from __future__ import annotations

from appraisal.document import clean
from appraisal.documents.findings import short
from appraisal.errors import Place, Problem
from appraisal.intake.forms import Unread, is_blank, number
from appraisal.intake.lines import Line
from appraisal.intake.slots import Head

_POINTS = "points"  # a number may have this unit


class Cells:
    """The cells of a row; problems are gathered, each with its place."""

    def __init__(self, line: Line, problems: list[Problem]) -> None:
        self._line, self._problems, self._bad = line, problems, set[str]()

    def get(self, key: str) -> str | int | float | None:
        """Return what stands in a cell; None if it is blank, or if the spreadsheet itself could not give it."""
        cell = self._line.cells.get(Head(key))
        if cell is None:
            return None
        if cell.problem:
            self.refuse(key, cell.problem, given=cell.given, **cell.facts)
            return None
        return cell.value

    def place(self, key: str) -> Place:
        """Return where a cell is; the row, if it has no such column."""
        return self._line.places.get(Head(key), self._line.place)

    def refuse(self, column: str, problem: str, /, **facts: object) -> None:
        """Report a problem of a cell, once."""
        if column not in self._bad:
            self._problems.append(Problem(problem, facts, self.place(column)))
        self._bad.add(column)

    def refused(self, key: str) -> bool:
        """Return whether a problem of a cell was reported."""
        return key in self._bad


def text_in(cells: Cells, key: str, *, longest: int | None = None) -> str | None:
    """Return the text of a cell without what no document allows; None if it is blank, or too long and reported."""
    value = cells.get(key)
    if value is None:
        return None
    text = "\n".join(clean(each) for each in str(value).splitlines()).strip("\n ")
    if longest is not None and len(text) > longest:
        cells.refuse(key, "text_too_long", longest=longest, length=len(text))
        return None
    return text or None


def number_in(
    cells: Cells,
    key: str,
    *,
    low: float | None = None,
    high: float | None = None,
    whole: bool = False,
    otherwise: str = "number_expected",
) -> float | None:
    """Return the number in a cell; None if it is blank, or if it is reported that it is none or lies outside.

    Args:
        cells: of the row.
        key: of the column.
        low: the least number.
        high: the greatest number.
        whole: only whole numbers are expected.
        otherwise: the problem of what is no number, with the facts `name` and `given`.
    """
    given = cells.get(key)
    if given is None or (isinstance(given, str) and is_blank(given)):
        return None
    name = cells.place(key).column or key
    read = given if not isinstance(given, str) else number(given, _POINTS)
    if isinstance(read, Unread):
        cells.refuse(key, read.key, **{**read.facts, "given": short(read.facts["given"])})
    elif read is None or isinstance(read, bool):
        cells.refuse(key, otherwise, name=name, given=short(given))
    elif whole and read != int(read):
        cells.refuse(key, "whole_number_expected", name=name, given=short(given))
    elif (low is not None and read < low) or (high is not None and read > high):
        if high is None:
            cells.refuse(key, "number_too_small", name=name, given=float(read), bound=low)
        else:
            cells.refuse(key, "number_outside", name=name, given=float(read), low=low, high=high)
    else:
        return float(read)
    return None
