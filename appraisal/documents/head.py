"""The head of a case: its money, years, rate, taxes, groups, kinds of figure and sources."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from appraisal.document import DAY_PATTERN, LIST, Document, Key, Line, Name, Share, Text, Year
from appraisal.documents.figure import FigureEntry


def _written_date(given: object) -> object:
    return given.isoformat() if isinstance(given, date) else str(given) if isinstance(given, int) else given


Day = Annotated[str, BeforeValidator(_written_date), Field(pattern=DAY_PATTERN)]
Unit = Annotated[Line, Field(min_length=1, max_length=40)]


class Source(Document):
    """A source of numbers. `date` is the date of the source itself."""

    title: Text
    url: Annotated[Line, Field(max_length=500)] | None = None
    date: Day | None = None
    page: Annotated[Line, Field(max_length=60)] | None = None


class Group(Document):
    """A group of projects, for rules and for readers."""

    title: Name


class Mark(Document):
    """A mark of projects besides their group, such as small firms: projects carry it, rules name it."""

    title: Name


class Party(Document):
    """An investor: projects and rules refer to it by its key, readers see its name."""

    title: Name


class FigureKind(Document):
    """A kind of figure that projects may give, with its unit.

    A quantity adds up over a portfolio (`additive`) and is 0 for doing nothing. A ratio, such as a share or a cost per
    unit, does not add up, and `nothing` states its value for doing nothing (rule 13).
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
    """The rise of prices from the previous year to each year of first..last; negative if prices fall."""

    rate: Annotated[float, Field(gt=-1, le=1)]


Spans = Annotated[tuple[RateSpan, ...], LIST]


class Taxes(Document):
    """Tax rates by year. A given table must cover every appraised year: a gap is an error and never counts as zero.

    `contributions` are paid on the payroll and `income` is withheld from it; both are receipts of the budget.
    """

    profit: Spans = ()
    property: Spans = ()
    contributions: Spans = ()
    income: Spans = ()
    # The largest share of a year's profit that earlier losses may offset; without spans losses are offset in full.
    loss_carry_forward: Spans = ()


class RatePart(Document):
    """One part of a built-up discount rate: a yearly rate with its source and date.

    `risk_class` names the class of the premium, so that a premium outside the range of its class can be reported.
    """

    kind: Literal["risk_free", "inflation", "premium"]
    figure: FigureEntry
    date: Day | None = None
    risk_class: Literal["low", "medium", "high", "very_high"] | None = None


Correlation = Annotated[float, Field(ge=-1, le=1)]


class Together(Document):
    """The rank correlation of two drivers, named as in `SimulationTable`; product drivers are of the same product."""

    between: Annotated[tuple[Key, Key], LIST]
    rank: Correlation


class SimulationTable(Document):
    """How the drivers' ranges are drawn, for all projects alike.

    `market` is the correlation of a driver with the market shared by all projects, by the name of the driver
    (`investment`, `price`, `variable_cost`, …); a driver of products has the same one for every product.
    """

    shape: Literal["triangular", "pert"] = "triangular"
    market: dict[Key, Correlation] = {}
    correlations: Annotated[tuple[Together, ...], LIST] = ()


UpliftClass = Literal["non_standard_civil", "standard_civil", "equipment_and_development"]


class Comparator(Document):
    """A finished project or programme with which claims can be compared.

    `achieved` says that the figures are outcomes, not promises.
    """

    title: Text
    source: Key | None = None
    achieved: bool = False
    groups: Annotated[tuple[Key, ...], LIST] = ()
    figures: dict[Key, float]
    note: Text | None = None


class CaseHead(Document):
    """case.toml. Amounts are in `unit`; `prices` says whether flows are real (of `price_year`) or nominal (rule 7).

    `projects` is the order of projects with equal places; by default it is the order of their keys.
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
    # Investors with a name in each language; an investor that is not listed is named as in the project file.
    investors: dict[Key, Party] = {}
    marks: dict[Key, Mark] = {}
    figures: dict[Key, FigureKind] = {}
    sources: dict[Key, Source] = {}
    comparators: Annotated[tuple[Comparator, ...], LIST] = ()
    # Value of one unit of a kind of figure to the public, in the case's money: benefits positive, harm negative.
    external_prices: dict[Key, FigureEntry] = {}
    simulation: SimulationTable = SimulationTable()
    # The class of Mott MacDonald (2002) that gives the uplift of projects that name none.
    uplift: UpliftClass = "non_standard_civil"

    @model_validator(mode="after")
    def _price_year(self) -> CaseHead:
        if self.prices == "real" and self.price_year is None:
            raise PydanticCustomError("price_year_missing", "price_year_missing", {})
        return self
