"""From a project's documents to the drivers of its cash flow."""

from __future__ import annotations

from dataclasses import dataclass

from appraisal.documents.cash_flow import AMOUNTS, CashFlow, ProductTable, SupportTable
from appraisal.documents.figure import FigureTable
from appraisal.documents.project import Project
from appraisal.figures import Figure, Status, weakest
from appraisal.finance.drivers import OF_PRODUCT, RATES, AssetClass, Drivers, Product, Support, product_path


def drivers_of(
    project: Project,
    flow: CashFlow,
    *,
    investment: Figure,
    price_year: int | None = None,
    scale: float = 1.0,
    shift: int = 0,
) -> Drivers:
    """Return the drivers of a project, of a smaller variant (`scale`) or of one begun `shift` years later.

    Args:
        project: its status applies if the cash flow names none.
        flow: its cash flow, given by drivers.
        investment: of the variant, in the case's money.
        price_year: year of the case's prices, used if the cash flow names none. The engine brings the drivers to the
            base year by inflation, so a statement in real terms is always in money of the base year.
        scale: multiplies every amount and volume.
        shift: years by which the whole project moves.
    """
    said = _Reading(usual=Status(flow.status or project.status), statuses={"investment": investment.status})
    return Drivers(
        investment=investment.known(),
        life=flow.life or 0,  # a table of flows has neither a life nor drivers
        phasing=flow.phasing,
        ramp_up=flow.ramp_up or (1.0,),
        operation_start=flow.operation_start,
        price_year=flow.price_year or price_year,
        delay=flow.delay,
        shift=shift,
        products=tuple(_product(each, said, scale) for each in flow.products),
        asset_classes=tuple(
            AssetClass(name=each.name, share=each.share, life=each.life, taxed=each.taxed)
            for each in flow.asset_classes
        ),
        support=tuple(_support(each, said, scale) for each in flow.support),
        status=said.usual,
        statuses=said.statuses,
        **{name: said.number(getattr(flow, name), name, scale) for name in AMOUNTS},
        **{name: said.number(getattr(flow, name), name) for name in RATES},
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads figures as numbers and remembers the status of each path."""

    usual: Status
    statuses: dict[str, Status]

    def number(self, entry: FigureTable | None, path: str, factor: float = 1.0) -> float:
        """Return a driver as a number; zero if it is not named. A named driver must have a value."""
        if entry is None:
            return 0.0
        own = Status(entry.status) if entry.status is not None else self.usual
        self.statuses[path] = weakest([own, self.statuses.get(path, own)])  # years of a support share a path
        return entry.known() * factor


def _product(given: ProductTable, said: _Reading, scale: float) -> Product:
    numbers = {
        part: said.number(getattr(given, part), product_path(given.name, part), scale if part == "volume" else 1.0)
        for part in OF_PRODUCT
    }
    return Product(name=given.name, unit=given.unit, **numbers)


def _support(given: SupportTable, said: _Reading, scale: float) -> Support:
    flows = {
        kind: {year: said.number(entry, f"support.{given.name}", scale) for year, entry in by_year.items()}
        for kind, by_year in (("received", given.received), ("repaid", given.repaid), ("interest", given.interest))
    }
    return Support(name=given.name, received=flows["received"], repaid=flows["repaid"], interest=flows["interest"])
