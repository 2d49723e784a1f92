"""The inputs of a statement: every driver and term with its status and source, and the lines computed from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from appraisal.documents.case import INVESTMENT
from appraisal.documents.cash_flow import AMOUNTS, CashFlow
from appraisal.documents.head import RateSpan
from appraisal.figures import Status
from appraisal.finance.cash_flow import inputs_of
from appraisal.finance.drivers import product_path
from appraisal.measures.project_variant import ProjectVariant
from appraisal.text.local import LocalText

# The case's tables by year: name in the case to name in the engine.
_TABLES = {
    "profit_tax": "profit",
    "property_tax": "property",
    "contributions": "contributions",
    "income_tax": "income",
    "loss_cap": "loss_carry_forward",
}


Pairs = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One input of a statement.

    `path` is that of a driver (`products.coal.price`), of a span of a table (`profit_tax.2012-2024`) or `rate`;
    `value` is a number, or pairs of a name (a year, an asset class) and a number if a driver has several. `lines` are
    the (kind, item) of the statement's lines that are computed from it; the rate, which discounts all of them, has
    none.
    """

    path: str
    value: float | Pairs
    unit: str
    status: Status
    source: str | None = None
    low: float | None = None
    high: float | None = None
    note: LocalText | None = None
    lines: tuple[tuple[str, str], ...] = ()


def inputs(variant: ProjectVariant) -> tuple[Input, ...]:
    """Return all inputs of the statement of a variant; () without a statement."""
    flow = variant.document.cash_flow
    if flow is None or variant.statement is None:
        return ()
    return (*_drivers(variant, flow), *_terms(variant))


def _drivers(variant: ProjectVariant, flow: CashFlow) -> Iterator[Input]:
    unit = variant.case.head.unit
    usual = Status(flow.status or variant.document.status)
    source = flow.source or variant.document.source
    feeds = _feeds(variant)
    if variant.drivers is not None:
        invested = variant.figure(INVESTMENT)
        yield Input(
            path=INVESTMENT,
            value=invested.known(),
            unit=unit,
            status=invested.status,
            source=invested.source,
            low=invested.low,
            high=invested.high,
            note=invested.note,
            lines=feeds.get(INVESTMENT, ()),
        )
        for path, value, shown in _plain(flow):
            fed = feeds.get("asset_classes" if path == "asset_lives" else path, ())
            own = (usual, source)
            if path == "delay" and (moved := _delayed_by(variant)):
                own = (Status.ASSUMED, moved)
            yield Input(path=path, value=value, unit=shown, status=own[0], source=own[1], lines=fed)
    for steps, entry in flow.entries():
        path, shown = _path(flow, steps, unit)
        if entry.value is None:
            continue
        low, high = entry.range or (None, None)
        yield Input(
            path=path,
            value=entry.value,
            unit=shown,
            status=Status(entry.status or usual),
            source=entry.source or source,
            low=low,
            high=high,
            note=entry.note,
            lines=feeds.get(_driver(path), ()) if variant.drivers is not None else (("net_flow", ""),),
        )


def _delayed_by(variant: ProjectVariant) -> str | None:
    """Return the source of a delay that a scenario imposes on all projects."""
    seen = variant.case.seen_under
    return variant.case.cited_as if seen and variant.case.scenarios[seen].delay else None


def _plain(flow: CashFlow) -> Iterator[tuple[str, float | Pairs, str]]:
    """Yield the drivers that are not figures: they have the status and the source of the whole cash flow."""
    if flow.life is not None:
        yield "life", flow.life, ""
    for name in ("delay", "operation_start"):
        if value := getattr(flow, name):
            yield name, value, ""
    if flow.phasing:
        yield "phasing", tuple((str(year), share) for year, share in sorted(flow.phasing.items())), "share"
    if flow.ramp_up:
        yield "ramp_up", tuple((str(year), share) for year, share in enumerate(flow.ramp_up, start=1)), "share"
    if flow.asset_classes:
        yield "asset_classes", tuple((each.name, each.share) for each in flow.asset_classes), "share"
        yield "asset_lives", tuple((each.name, float(each.life)) for each in flow.asset_classes), ""


def _terms(variant: ProjectVariant) -> Iterator[Input]:
    head, feeds = variant.case.head, _feeds(variant)
    rate = variant.case.rate()
    yield Input(
        path="rate",
        value=rate.known(),
        unit="share",
        status=rate.status,
        source=rate.source,
        low=rate.low,
        high=rate.high,
        note=rate.note,
    )
    tables: dict[str, tuple[RateSpan, ...]] = {name: getattr(head.taxes, field) for name, field in _TABLES.items()}
    for name, spans in {**tables, "inflation": head.inflation}.items():
        lines = feeds.get("profit_tax" if name == "loss_cap" else name, ())
        for span in spans:
            yield Input(
                path=f"{name}.{span.years[0]}-{span.years[1]}",
                value=span.rate,
                unit="share",
                status=Status(span.status),
                source=span.source,
                note=span.note,
                lines=lines,
            )


def _feeds(variant: ProjectVariant) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the lines that are computed from each driver and table, without totals."""
    result: dict[str, list[tuple[str, str]]] = {}
    if variant.drivers is None or variant.statement is None:
        return {}
    for line in variant.statement.lines:
        paths, tables = inputs_of((line.kind, line.item), variant.drivers, variant.terms)
        for path in (*paths, *tables) if line.role != "total" and not line.empty else ():
            result.setdefault(path, []).append((line.kind, line.item))
    return {path: tuple(lines) for path, lines in result.items()}


def _path(flow: CashFlow, steps: tuple[str | int, ...], unit: str) -> tuple[str, str]:
    """Return the engine's path of an entry, and its unit."""
    if steps[0] == "products":
        product = flow.products[int(steps[1])]
        part = str(steps[2])
        shown = {
            "volume": product.unit,
            "price": f"{unit} / {product.unit}",
            "variable_cost": f"{unit} / {product.unit}",
        }
        return product_path(product.name, part), shown.get(part, "share")
    if steps[0] == "support":
        return ".".join(map(str, ("support", flow.support[int(steps[1])].name, *steps[2:]))), unit
    name = str(steps[0])
    if name in AMOUNTS or name == "table":
        return ".".join(map(str, steps)), unit
    return name, "days" if name.endswith("_days") else "share"


def _driver(path: str) -> str:
    """Return the engine's path of a driver; all years of a support have the same path."""
    return ".".join(path.split(".")[:2]) if path.startswith("support.") else path
