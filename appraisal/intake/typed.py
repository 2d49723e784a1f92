"""The cells of a row with the types of their columns, before the row is put into the tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from appraisal.documents.cash_flow import AMOUNTS
from appraisal.documents.findings import short
from appraisal.intake.forms import SHARE, Unread, day, flag, is_blank, number, unit_key, word, year, year_of_day
from appraisal.intake.grid import Cell
from appraisal.intake.headings import Labels
from appraisal.intake.layout import Family, Sheet
from appraisal.intake.lines import Line
from appraisal.intake.slots import Head
from appraisal.rules.kinds import RULE_KINDS

_FREE = frozenset({"unit", "url", "page", "investor"})  # texts in which a dash may be content
_KEYS = frozenset({"recused", "order", "projects", "requires", "groups", "marks", "between"})  # no comma in their items
_YEARS = frozenset({"commissioning_year"})  # figures that are years
_RATES = ("discount_rate", "reinvestment_rate", "finance_rate", "rate", "npv_sacrifice", "share", "scale")
_UNITS = {
    **dict.fromkeys((*_RATES, "cost_growth", "wage_growth", "price_growth", "volume_growth"), SHARE),
    **dict.fromkeys(("life", "delay"), "years"),
    **dict.fromkeys(("receivable_days", "inventory_days", "payable_days"), "days"),
    **dict.fromkeys(("commissioning_year", "price_year", "base_year", "last_year"), "year"),
    **dict.fromkeys(("first_year", "last_year_of_rate", "operation_start"), "year"),
    **dict.fromkeys(("lowest", "highest", "tolerance"), "points"),
}
_MONEY = frozenset({"reference_cost", "total", "at_most_money", *AMOUNTS})
_OF_FAMILY = {"rating_by": "points", "ramp_up": SHARE, "multiply": SHARE}
_SHARES_BY_YEAR = "phasing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """The expected units in a workbook: `money` is the case's, the others are those of its labels."""

    money: str
    labels: Labels

    def at(self, sheet: Sheet, head: Head, line: Line) -> str | None:
        """Return the unit that a cell may contain; None if a number has no unit."""
        column = sheet.column(head.key)
        if isinstance(column, Family) and column.domain == "kind":
            return self._of_kind(head.of)
        if isinstance(column, Family) and column.domain == "year":
            return SHARE if _text(line, "line") == _SHARES_BY_YEAR else self._money(line)
        if head.key in _OF_FAMILY:
            return _OF_FAMILY[head.key]
        if head.key in ("worst", "best") or (head.key in ("low", "high", "value") and _text(line, "unit")):
            return _text(line, "unit") or None
        if head.key in ("low", "high", "value"):
            return self._of_kind(_text(line, "figure").removeprefix("figures."))
        if head.key in ("at_least", "at_most"):
            rule = RULE_KINDS.get(word("kind", _text(line, "kind"), tuple(RULE_KINDS)))
            if rule is not None and rule.amounts_in in ("money", "share"):
                return self._money(line) if rule.amounts_in == "money" else SHARE
            return self._of_kind(_text(line, "of"))
        return self._money(line) if head.key in _MONEY else _UNITS.get(head.key)

    def _money(self, line: Line) -> str | None:
        return self.money or _text(line, "unit") or None

    def _of_kind(self, kind: str) -> str | None:
        label = self.labels.kind.get(kind) or self.labels.criterion.get(kind)
        return (label.unit or None) if label is not None else _UNITS.get(kind)


def typed(line: Line, sheet: Sheet, units: Units) -> Line | None:
    """Return a row with the unambiguous meaning of its cells; None if all are blank."""
    cells = {}
    for head, cell in line.cells.items():
        read = _typed(cell, sheet, head, lambda head=head: units.at(sheet, head, line))  # type: ignore[misc]
        if read is not None:
            cells[head] = read
    return replace(line, cells=cells) if cells else None


def _typed(cell: Cell, sheet: Sheet, head: Head, unit: Callable[[], str | None]) -> Cell | None:
    column = sheet.column(head.key)
    kind = column.kind if column is not None else "text"
    if kind == "year" or head.key in _YEARS:
        return _year(cell)
    if kind == "any" or kind == "local" or not isinstance(cell.value, str):
        return cell
    text = cell.value
    if kind in ("number", "figure", "flag"):
        return None if is_blank(text) else _flag(text) if kind == "flag" else _number(text, unit())
    if kind == "day":
        return None if is_blank(text) else Cell(value=day(text))
    if head.key not in _FREE and is_blank(text):
        return None
    if head.key in _KEYS:
        return Cell(value=text.replace(",", ";"))
    if column is not None and column.words:
        return Cell(value=word(column.key, text, column.words))
    return Cell(value=unit_key(text.strip()) if head.key == "unit" else text.strip() if kind == "text" else text)


def _year(cell: Cell) -> Cell | None:
    if cell.day is not None:
        read = year_of_day(cell.day)
        return cell if read is None else Cell(value=read)
    if not isinstance(cell.value, str):
        return cell
    result = year(cell.value)
    return None if is_blank(cell.value) else Cell(value=result) if result is not None else _number(cell.value, "year")


def _flag(text: str) -> Cell:
    read = flag(text)
    return Cell(value=text.strip() if read is None else read)


def _number(text: str, unit: str | None) -> Cell:
    read = number(text, unit)
    if isinstance(read, Unread):
        return Cell(
            problem=read.key,
            given=short(read.facts["given"]),
            facts={**read.facts, "given": short(read.facts["given"])},
        )
    return Cell(value=text.strip() if read is None else read)


def _text(line: Line, key: str) -> str:
    cell = line.cells.get(Head(key))
    return unit_key(" ".join(str(cell.value).split())) if cell is not None and cell.value is not None else ""
