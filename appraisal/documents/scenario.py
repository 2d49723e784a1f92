"""A scenario: a named overlay on a case."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from appraisal.document import Document, Key, Name, Text, Year
from appraisal.documents.cash_flow import CashFlow
from appraisal.documents.figure import FigureEntry

Factor = Annotated[float, Field(gt=0, le=100)]


class ProjectOverlay(Document):
    """A scenario's changes to one project: figures replaced or added, cash flow or request replaced as a whole."""

    status: Literal["published", "claimed", "assumed"] = "assumed"
    source: Key | None = None
    note: Text | None = None
    commissioning_year: FigureEntry | None = None
    figures: dict[Key, FigureEntry] = {}
    cash_flow: CashFlow | None = None
    request: dict[Year, FigureEntry] | None = None


class Scenario(Document):
    """A named overlay: figures replaced, multipliers, a delay in years, another rate.

    `multiply` names figures (`investment`, `jobs`, …) or drivers of the cash flow (`revenue`, `operating_cost`, …); a
    multiplied figure is assumed. `covers_risk` says that the scenario prices a risk that a premium in the rate may
    already price; then a warning is given.
    """

    title: Name
    note: Text | None = None
    rate: FigureEntry | None = None
    multiply: dict[Key, Factor] = {}
    delay: Annotated[int, Field(ge=0, le=20)] = 0
    covers_risk: bool = False
    projects: dict[Key, ProjectOverlay] = {}
