"""One variant of a project: the project itself, or one of its options, with its figures, money and statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from appraisal.brief import Brief
from appraisal.documents.case import INVESTMENT, Case
from appraisal.documents.cash_flow import AMOUNTS
from appraisal.documents.figure import FigureTable
from appraisal.documents.project import OptionTable, Project
from appraisal.figures import Figure, Status, weakest
from appraisal.finance.cash_flow import from_table, statement
from appraisal.finance.drivers import Drivers, product_path
from appraisal.finance.indicators import Indicators, indicators
from appraisal.finance.ranges import Range
from appraisal.finance.statement import Statement
from appraisal.finance.terms import Terms
from appraisal.measures.drivers import drivers_of
from appraisal.measures.terms import terms_of
from appraisal.once import once
from appraisal.rules.funding import COUNCIL_FUND

FULL = "full"
CASH_FLOW = "cash_flow"
REQUEST = "request"


@dataclass(frozen=True, repr=False)
class ProjectVariant(Brief):
    """A project of a case in one of its options; `option` None is the full project.

    Missing data are named by the key of the figure, or by `cash_flow` or `request`.
    """

    case: Case
    project: str
    option: OptionTable | None = None

    @property
    def key(self) -> str:
        """The option's key; `full` for the project itself."""
        return FULL if self.option is None else self.option.key

    @property
    def document(self) -> Project:
        """The project's document."""
        return self.case.projects[self.project]

    @property
    def _scale(self) -> float:
        return 1.0 if self.option is None else self.option.scale

    @property
    def shift(self) -> int:
        """Delay of this variant's start, in years."""
        return 0 if self.option is None else self.option.delay

    def figure(self, kind: str) -> Figure:
        """Return a figure of this variant: the option's own if it states one, else the project's times the scale."""
        unit = self.case.unit_of(kind)
        if self.option is not None and (own := self.option.figures.get(kind)) is not None:
            return own.figure(unit=unit, status=Status(self.document.status), source=self.document.source)
        entry = self.document.figures.get(kind)
        if entry is None:
            return Figure(value=None, unit=unit, status=Status.MISSING)
        kinds = self.case.head.figures
        ratio = kind in kinds and not kinds[kind].additive  # a smaller way of doing a project has the same ratio
        return entry.times(1.0 if ratio else self._scale).figure(
            unit=unit, status=Status(self.document.status), source=self.document.source
        )

    @once
    def terms(self) -> Terms:
        """The terms of the case."""
        return terms_of(self.case)

    @once
    def missing_for_cash_flow(self) -> tuple[str, ...]:
        """Missing data without which this variant has no statement; () if nothing is missing."""
        flow = self.document.cash_flow
        if flow is None:
            return (CASH_FLOW,) if not self.figure(INVESTMENT).missing else (INVESTMENT, CASH_FLOW)
        if flow.table:
            return tuple(f"table.{year}" for year, entry in flow.table.items() if entry.value is None)
        gaps = [".".join(map(str, path)) for path, entry in flow.entries() if entry.value is None]
        return (*((INVESTMENT,) if self.figure(INVESTMENT).missing else ()), *gaps)

    @once
    def drivers(self) -> Drivers | None:
        """The drivers of the cash flow, or None if it is an explicit table or something is missing."""
        flow = self.document.cash_flow
        if flow is None or flow.table or self.missing_for_cash_flow:
            return None
        investment = self.figure(INVESTMENT)
        return drivers_of(
            self.document,
            flow,
            investment=investment,
            price_year=self.case.head.price_year,
            scale=self._scale,
            shift=self.shift,
        )

    @once
    def statement(self) -> Statement | None:
        """The yearly statement, or None if something that it needs is missing."""
        if self.drivers is not None:
            return statement(self.drivers, self.terms)
        flow = self.document.cash_flow
        if flow is None or self.missing_for_cash_flow:
            return None
        status = weakest(Status(entry.status or flow.status or self.document.status) for entry in flow.table.values())
        flows = {year + self.shift: entry.known() * self._scale for year, entry in flow.table.items()}
        stated = flow.price_year
        if self.terms.kind == "real":  # nominal flows by year are in money of the day unless they name a price year
            stated = stated or self.case.head.price_year
        return from_table(flows, self.terms, status=status, price_year=stated)

    @once
    def ranges(self) -> tuple[Range, ...]:
        """The ranges of the drivers; those of amounts and volumes are multiplied by the scale of this variant."""
        drivers, flow = self.drivers, self.document.cash_flow
        if drivers is None or flow is None:
            return ()
        investment = self.figure(INVESTMENT)
        result = [("investment", investment.low, investment.high)] if investment.low is not None else []
        for path, entry in flow.entries():
            scaled = self._scale if path[-1] in (*AMOUNTS, "volume") else 1.0
            driver = path[0] if len(path) == 1 else None
            if path[0] == "products":
                driver = product_path(flow.products[int(path[1])].name, str(path[2]))
            if driver is not None and entry.range is not None:
                result.append((str(driver), entry.range[0] * scaled, entry.range[1] * scaled))
        values, draws = drivers.values(), self.case.head.simulation
        return tuple(
            Range(
                driver=driver,
                low=low,
                mode=values[driver],
                high=high,
                shape=draws.shape,
                market=draws.market.get(driver.rpartition(".")[2], 0.0),
            )
            for driver, low, high in result
            if low is not None and high is not None and high > low
        )

    @once
    def correlations(self) -> Mapping[tuple[str, str], float]:
        """The rank correlations between drivers with ranges; drivers of products correlate only within one product."""
        names = [each.driver for each in self.ranges]
        result: dict[tuple[str, str], float] = {}
        for pair in self.case.head.simulation.correlations:
            one, other = ([name for name in names if name.rpartition(".")[2] == part] for part in pair.between)
            for a in one:
                for b in other:
                    if a != b and (b, a) not in result and _of_one(a, b):
                        result[a, b] = pair.rank
        return result

    @once
    def indicators(self) -> Indicators | None:
        """The indicators of the statement, or None without one."""
        return None if self.statement is None else indicators(self.statement, self.terms)

    @once
    def requests(self) -> Mapping[str, Mapping[int, Figure]] | None:
        """Money asked by fund and year; None if neither a request nor the years of the investment are known.

        Without a stated request it is the whole investment, in the years in which it is spent.
        """
        asked = self._stated()
        if asked is not None:
            return asked
        phasing = {} if self.document.cash_flow is None else self.document.cash_flow.phasing
        investment = self.figure(INVESTMENT)
        if investment.value is None or not phasing:
            return None
        spent = {
            year + self.shift: Figure(value=investment.value * share, unit=investment.unit, status=investment.status)
            for year, share in sorted(phasing.items())
        }
        return {COUNCIL_FUND: spent}

    def _stated(self) -> Mapping[str, Mapping[int, Figure]] | None:
        """Return the stated requests; an option's own replaces that to the council's fund, the others are scaled."""
        asked = self.document.asked()
        stated = {fund: self._years(years, scale=self._scale, shift=self.shift) for fund, years in asked.items()}
        if self.option is not None and self.option.request is not None:
            stated = {COUNCIL_FUND: self._years(self.option.request, scale=1.0, shift=0)} | {
                fund: years for fund, years in stated.items() if fund != COUNCIL_FUND
            }
        return stated or None

    def _years(self, entries: Mapping[int, FigureTable], *, scale: float, shift: int) -> dict[int, Figure]:
        unit, usual = self.case.head.unit, Status(self.document.status)
        return {
            year + shift: entry.times(scale).figure(unit=unit, status=usual, source=self.document.source)
            for year, entry in sorted(entries.items())
        }


def _of_one(a: str, b: str) -> bool:
    """Return whether two drivers may correlate: of one product, of no product, or the same driver of two."""
    one, other = a.rpartition("."), b.rpartition(".")
    return one[0] == other[0] or not one[0] or not other[0] or one[2] == other[2]


def variants(case: Case, project: str) -> tuple[ProjectVariant, ...]:
    """Return the full project and then its options, in the order of the file."""
    return (
        ProjectVariant(case, project),
        *(ProjectVariant(case, project, option) for option in case.projects[project].options),
    )
