"""The terms shared by all projects of a case: base year, rate, prices, taxes by year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

import numpy as np

from appraisal.arrays import Floats, frozen
from appraisal.errors import refuse
from appraisal.figures import Status

Kind = Literal["real", "nominal"]
_SPAN = re.compile(r"\s*(\d{4})\s*(?:([-–—])\s*(\d{4})?)?\s*")


@dataclass(frozen=True, slots=True)
class Span:
    """A value that holds from `first` to `last`, both included; None means open-ended."""

    first: int
    last: int | None
    value: float


@dataclass(frozen=True, slots=True)
class YearTable:
    """A number by year, written as spans of years; a year in no span is a gap and never counts as zero.

    Example:
        >>> tax = YearTable.from_spans({"2012-2024": 0.20, "2025-": 0.25}, name="profit_tax")
        >>> tax.on([2024, 2025, 2031]).tolist()
        [0.2, 0.25, 0.25]
        >>> YearTable.from_spans({"2012-2024": 0.20, "2026": 0.25}, name="profit_tax").holes([2024, 2025, 2026, 2027])
        [2025, 2027]
    """

    spans: tuple[Span, ...]

    @classmethod
    def constant(cls, value: float) -> YearTable:
        """Return a table with one value for all years."""
        return cls((Span(0, None, float(value)),))

    @classmethod
    def from_spans(cls, spans: Mapping[str, float], *, name: str) -> YearTable:
        """Read spans written as `2012`, `2012-2024` or `2025-`.

        Raises:
            InputError: `year_span` for a text that is not a span, `year_table_overlap` if two spans overlap.
        """
        read: list[Span] = []
        for text, value in spans.items():
            match = _SPAN.fullmatch(text)
            if match is None or (match[3] and int(match[3]) < int(match[1])):
                raise refuse("year_span", table=name, span=text)
            last = int(match[1]) if match[2] is None else int(match[3]) if match[3] else None
            read.append(Span(int(match[1]), last, float(value)))
        read.sort(key=lambda span: span.first)
        for before, after in pairwise(read):
            if before.last is None or before.last >= after.first:
                raise refuse("year_table_overlap", table=name, year=str(after.first))
        return cls(tuple(read))

    def _at(self, year: int) -> float | None:
        for span in self.spans:
            if span.first <= year and (span.last is None or year <= span.last):
                return span.value
        return None

    def holes(self, years: Iterable[int]) -> list[int]:
        """Return the years that no span covers."""
        return [year for year in years if self._at(year) is None]

    def on(self, years: Sequence[int], *, name: str = "table") -> Floats:
        """Return the value in each year, shape (years,).

        Raises:
            InputError: `year_table_hole`.
        """
        values = [self._at(year) for year in years]
        if any(value is None for value in values):
            raise refuse("year_table_hole", table=name, years=[str(year) for year in self.holes(years)])
        return frozen([value for value in values if value is not None])


_NOTHING = YearTable.constant(0.0)
_WHOLE = YearTable.constant(1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the case states for all its projects; shares and rates are written as 0.2 for 20 %.

    `rate` is real or nominal according to `kind`. `inflation` of a year is the rise of prices since the previous year;
    in real terms it only erodes amounts fixed in money (depreciation, carried losses), so that real and nominal results
    agree. `loss_cap` is the share of a year's profit that carried losses may offset (1: all of it, 0: no carrying).
    `horizon` is the last appraised year, counted from `base_year`. `contributions` (on payroll) and `income_tax`
    (withheld from it) are receipts of the budget. `statuses` lists the statuses weaker than published.
    """

    base_year: int
    rate: float
    kind: Kind = "real"
    inflation: YearTable = _NOTHING
    profit_tax: YearTable = _NOTHING
    property_tax: YearTable = _NOTHING
    contributions: YearTable = _NOTHING
    income_tax: YearTable = _NOTHING
    loss_cap: YearTable = _WHOLE
    mid_year: bool = False
    horizon: int | None = None
    finance_rate: float | None = None
    reinvest_rate: float | None = None
    statuses: Mapping[str, Status] = field(default_factory=dict)

    def price_index(self, years: Sequence[int], *, price_year: int) -> Floats:
        """Return the price level of each year relative to `price_year`, shape (years,)."""
        first, last = min((*years, price_year)), max((*years, price_year))
        run = range(first, last + 1)
        level = np.cumprod(np.concatenate([[1.0], 1.0 + self.inflation.on(run[1:], name="inflation")]))
        return frozen(level[np.asarray(years) - first] / level[price_year - first])
