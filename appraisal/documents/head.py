"""The head of a case: its money, years, rate, taxes, groups, kinds of figure and sources."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from appraisal.documents.base import DAY_PATTERN, LIST, Document, Key, Line, Name, Share, Text, Year
from appraisal.documents.figure import FigureEntry


def _written_date(given: object) -> object:
    return given.isoformat() if isinstance(given, date) else str(given) if isinstance(given, int) else given


Day = Annotated[str, BeforeValidator(_written_date), Field(pattern=DAY_PATTERN)]
Unit = Annotated[Line, Field(min_length=1, max_length=40)]


class Source(Document):
    """Where numbers come from. `date` is that of the source itself."""

    title: Text
    url: Annotated[Line, Field(max_length=500)] | None = None
    date: Day | None = None
    page: Annotated[Line, Field(max_length=60)] | None = None


class Group(Document):
    """A group of projects, for rules and for reading."""

    title: Name


class Party(Document):
    """Who invests: projects and rules name it by its key, a reader sees its name."""

    title: Name


class FigureKind(Document):
    """A kind of figure that projects may give, with its unit.

    A quantity adds up over a portfolio (`additive`), and doing nothing has none of it. A ratio, such as a share or a
    cost per unit, does not add up, and `nothing` says what stands for doing nothing (rule 13).
    """

    title: Name
    unit: Unit
    additive: bool = True
    nothing: float = 0.0


class RateSpan(Document):
    """A tax rate that holds in years first..last, both included."""

    years: Annotated[tuple[Year, Year], LIST]
    rate: Share
    status: Literal["published", "claimed", "assumed"] = "published"
    source: Key | None = None
    note: Text | None = None


class PriceSpan(RateSpan):
    """The rise of prices from the year before to each year of first..last; below zero prices fall."""

    rate: Annotated[float, Field(gt=-1, le=1)]


Spans = Annotated[tuple[RateSpan, ...], LIST]


class Taxes(Document):
    """Tax rates by year. A table that is given must cover every appraised year: a hole is refused, never a zero.

    `contributions` are paid on the payroll and `income` is withheld from it; both are receipts of the budget.
    """

    profit: Spans = ()
    property: Spans = ()
    contributions: Spans = ()
    income: Spans = ()
    # The largest share of a year's profit that losses of earlier years may cancel; no span: losses are carried in full.
    loss_carry_forward: Spans = ()


class RatePart(Document):
    """One part of a discount rate that is built up: a yearly rate with its source and date.

    `risk_class` names the class of the premium, so that a premium outside its class can be told.
    """

    kind: Literal["risk_free", "inflation", "premium"]
    figure: FigureEntry
    date: Day | None = None
    risk_class: Literal["low", "medium", "high", "very_high"] | None = None


Correlation = Annotated[float, Field(ge=-1, le=1)]


class Together(Document):
    """The rank correlation of two drivers, each named as in `SimulationTable`; of products that of the same product."""

    between: Annotated[tuple[Key, Key], LIST]
    rank: Correlation


class SimulationTable(Document):
    """How the drivers' ranges are drawn, for all projects alike.

    `market` is the correlation of a driver with the market that all projects share, by the name of the driver
    (`investment`, `price`, `variable_cost`, …); of a product's driver that of every product.
    """

    shape: Literal["triangular", "pert"] = "triangular"
    market: dict[Key, Correlation] = {}
    correlations: Annotated[tuple[Together, ...], LIST] = ()


UpliftClass = Literal["non_standard_civil", "standard_civil", "equipment_and_development"]


class Comparator(Document):
    """A finished project or programme whose record claims can be held against.

    `achieved` says that the figures are what came about, not what was promised.
    """

    title: Text
    source: Key | None = None
    achieved: bool = False
    groups: Annotated[tuple[Key, ...], LIST] = ()
    figures: dict[Key, float]
    note: Text | None = None


class CaseHead(Document):
    """case.toml. Amounts are in `unit`; `prices` says whether flows are real (of `price_year`) or nominal (rule 7).

    `projects` is the order in which projects stand where places are shared; left out, it is the order of their keys.
    """

    title: Name
    council: Name | None = None
    note: Text | None = None
    unit: Unit
    prices: Literal["real", "nominal"]
    price_year: Year | None = None
    base_year: Year
    criteria: Key = "standard"
    projects: Annotated[tuple[Key, ...], LIST] = ()
    discount_rate: FigureEntry
    rate_parts: Annotated[tuple[RatePart, ...], LIST] = ()
    reinvestment_rate: FigureEntry | None = None
    finance_rate: FigureEntry | None = None
    inflation: Annotated[tuple[PriceSpan, ...], LIST] = ()
    mid_year: bool = False
    last_year: Year | None = None
    taxes: Taxes = Taxes()
    groups: dict[Key, Group]
    # Names of investors that have one in each language; an investor that is not here is called as the project says.
    investors: dict[Key, Party] = {}
    figures: dict[Key, FigureKind] = {}
    sources: dict[Key, Source] = {}
    comparators: Annotated[tuple[Comparator, ...], LIST] = ()
    # What one unit of a kind of figure is worth to the public, in the case's money: good is positive, harm negative.
    external_prices: dict[Key, FigureEntry] = {}
    simulation: SimulationTable = SimulationTable()
    # The class of Mott MacDonald (2002) whose uplift is offered to projects that name none.
    uplift: UpliftClass = "non_standard_civil"

    @model_validator(mode="after")
    def _price_year(self) -> CaseHead:
        if self.prices == "real" and self.price_year is None:
            raise PydanticCustomError("price_year_missing", "price_year_missing", {})
        return self
