"""From a project's documents to the drivers of its cash flow."""

from __future__ import annotations

from collections.abc import Mapping

from appraisal.documents.cash_flow import AMOUNTS, OF_PRODUCT, RATES, CashFlow
from appraisal.documents.figure import FigureTable
from appraisal.documents.project import Project
from appraisal.figures import Figure, Status, weakest
from appraisal.finance.drivers import AssetClass, Drivers, Product, Support, product_path


def drivers_of(
    project: Project,
    flow: CashFlow,
    *,
    investment: Figure,
    price_year: int | None = None,
    scale: float = 1.0,
    shift: int = 0,
) -> Drivers:
    """Return the drivers of a project, of a smaller version (`scale`) or of one begun `shift` years later.

    Args:
        project: whose status holds where the cash flow names none.
        flow: its cash flow, given by drivers.
        investment: in the case's money, already that of the version.
        price_year: whose prices the case states, where the cash flow names no year of its own. The engine brings the
            drivers to the base year by inflation, so a statement in real terms is always in money of the base year.
        scale: multiplies every amount and volume.
        shift: years by which the whole project moves.
    """
    usual = Status(flow.status or project.status)
    statuses = {"investment": investment.status}

    def value(entry: FigureTable | None, path: str, factor: float = 1.0) -> float:
        if entry is None:
            return 0.0
        own = Status(entry.status) if entry.status is not None else usual
        statuses[path] = weakest([own, statuses.get(path, own)])  # the years of one support share a path
        return (entry.value or 0.0) * factor

    def by_year(entries: Mapping[int, FigureTable], path: str) -> dict[int, float]:
        return {year: value(entry, path, scale) for year, entry in entries.items()}

    products = tuple(
        Product(
            name=each.name,
            unit=each.unit,
            **{
                part: value(getattr(each, part), product_path(each.name, part), scale if part == "volume" else 1.0)
                for part in OF_PRODUCT
            },
        )
        for each in flow.products
    )
    support = tuple(
        Support(
            name=each.name,
            received=by_year(each.received, f"support.{each.name}"),
            repaid=by_year(each.repaid, f"support.{each.name}"),
            interest=by_year(each.interest, f"support.{each.name}"),
        )
        for each in flow.support
    )
    classes = tuple(AssetClass(name=a.name, share=a.share, life=a.life, taxed=a.taxed) for a in flow.asset_classes)
    return Drivers(
        investment=investment.known(),
        life=flow.life or 0,
        phasing=flow.phasing,
        ramp_up=flow.ramp_up or (1.0,),
        operation_start=flow.operation_start,
        price_year=flow.price_year or price_year,
        delay=flow.delay,
        shift=shift,
        products=products,
        asset_classes=classes,
        support=support,
        status=usual,
        statuses=statuses,
        **{name: value(getattr(flow, name), name, scale) for name in AMOUNTS},
        **{name: value(getattr(flow, name), name) for name in RATES},
    )
