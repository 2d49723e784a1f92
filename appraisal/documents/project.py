"""One project: who, what, how much, when, and its request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from appraisal.document import LIST, Document, Key, Line, Name, ShortName, Text, Year
from appraisal.documents.cash_flow import CashFlow
from appraisal.documents.figure import FigureEntry
from appraisal.documents.head import UpliftClass
from appraisal.figures import Figure, Status
from appraisal.rules.funding import COUNCIL_FUND
from appraisal.text.local import LocalText


class OptionTable(Document):
    """Another way to do the project: smaller, or started later; the full project is always an option.

    `scale` multiplies money and quantities; `delay` moves flows and requests by whole years. `figures` and `request`
    replace the scaled values.
    """

    key: Key
    title: Text
    scale: Annotated[float, Field(gt=0, le=1)] = 1.0
    delay: Annotated[int, Field(ge=0, le=20)] = 0
    figures: dict[Key, FigureEntry] = {}
    request: dict[Year, FigureEntry] | None = None


class Project(Document):
    """A project file. Its key is the file's name; `status` and `source` apply to every figure that states none."""

    name: Name
    short: ShortName | None = None
    group: Key
    investors: Annotated[tuple[Annotated[Line, Field(min_length=1, max_length=300)], ...], LIST] = ()
    marks: Annotated[tuple[Key, ...], LIST] = ()
    summary: Text | None = None
    commissioning_year: FigureEntry | None = None
    uplift: UpliftClass | None = None
    status: Literal["published", "claimed", "assumed"] = "claimed"
    source: Key | None = None
    note: Text | None = None
    figures: dict[Key, FigureEntry] = {}
    cash_flow: CashFlow | None = None
    request: dict[Year, FigureEntry] | None = None
    requests: dict[Key, dict[Year, FigureEntry]] = {}
    options: Annotated[tuple[OptionTable, ...], LIST] = ()

    @property
    def brief(self) -> LocalText:
        """The name for a narrow place: the short one, or the whole name where there is none. It is never cut."""
        return self.short or self.name

    def figure(self, key: str, *, unit: str) -> Figure:
        """Return a figure of the project; missing if the file does not name it."""
        entry = self.figures.get(key)
        if entry is None:
            return Figure(value=None, unit=unit, status=Status.MISSING)
        return entry.figure(unit=unit, status=Status(self.status), source=self.source)

    def asked(self) -> Mapping[str, Mapping[int, FigureEntry]]:
        """Return the stated requests by fund and year; `request` is the council's own fund."""
        own = {COUNCIL_FUND: self.request} if self.request is not None else {}
        return {**own, **self.requests}
