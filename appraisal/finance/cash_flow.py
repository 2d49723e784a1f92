"""From a project's drivers, or from an explicit table, to its yearly statement."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from appraisal.arrays import Floats, frozen
from appraisal.errors import InputError, Problem
from appraisal.figures import Status, weakest
from appraisal.finance import lines as arithmetic
from appraisal.finance.checks import LONGEST, check, rate_problems
from appraisal.finance.drivers import OF_PRODUCT, Drivers, product_path
from appraisal.finance.profit_tax import carried_losses
from appraisal.finance.statement import Line, Role, Statement
from appraisal.finance.terms import Terms
from appraisal.finance.timing import Calendar, calendar

_TIMING = ("life", "delay", "shift", "phasing", "operation_start")
_OPERATING = (*_TIMING, "ramp_up")
_COSTS = ("operating_cost", "fixed_cost", "cost_growth")
_STATED: dict[str, tuple[str, ...]] = {
    "investment": ("investment", "phasing", "shift"),
    "revenue": ("revenue", *_OPERATING),
    "operating_cost": ("operating_cost", "cost_growth", *_OPERATING),
    "fixed_cost": ("fixed_cost", "cost_growth", *_TIMING),
    "payroll": ("payroll", "wage_growth", *_TIMING),
    "contributions": ("payroll", "wage_growth", *_TIMING),
    "depreciation": ("investment", "asset_classes", *_TIMING),
    "write_off": ("investment", "asset_classes", *_TIMING),
    "book_value": ("investment", "asset_classes", *_TIMING),
    "property_tax": ("investment", "asset_classes", *_TIMING),
    "residual_value": ("residual_value", *_TIMING),
}
_TAXES = {"contributions": "contributions", "property_tax": "property_tax", "profit_tax": "profit_tax"}
_ORDER: tuple[tuple[Role, tuple[str, ...]], ...] = (
    ("cash", (*arithmetic.CASH_BEFORE_TAX, "profit_tax")),
    ("total", ("flow_before_support",)),
    ("support", arithmetic.SUPPORT),
    ("total", ("net_flow", "cumulative_flow")),
    ("non_cash", ("depreciation", "write_off")),
    ("total", ("profit_before_tax", "taxed_profit", "profit_after_tax")),
    ("balance", ("book_value", "working_capital_held", "losses_carried", "support_held")),
)


def statement(drivers: Drivers, terms: Terms) -> Statement:
    """Return the yearly statement of a project.

    The arithmetic is nominal; in real terms every line is then divided by the price level of its year, so that
    inflation erodes depreciation and carried losses, as it does in reality.

    Raises:
        InputError: every problem of drivers and terms at once (see `checks`).

    Example:
        >>> simple = Drivers(investment=100.0, life=3, revenue=80.0, operating_cost=30.0)
        >>> statement(simple, Terms(base_year=2012, rate=0.1)).net_flow.tolist()
        [-100.0, 50.0, 50.0, 50.0]
    """
    check(drivers, terms)
    when = calendar(drivers, terms)
    values = drivers.values()
    lines = arithmetic.before_tax(
        arithmetic.scales(drivers, values), arithmetic.shapes(drivers, when, values), drivers, terms, when, values
    )
    taxable = arithmetic.total(lines, arithmetic.TAXABLE)
    lines["profit_before_tax", ""] = taxable
    lines["profit_tax", ""], lines["taxed_profit", ""] = arithmetic.profit_tax(taxable, terms, when)
    lines["losses_carried", ""] = carried_losses(taxable, lines["taxed_profit", ""])
    lines["profit_after_tax", ""] = taxable + lines["profit_tax", ""]
    lines["flow_before_support", ""] = arithmetic.total(lines, (*arithmetic.CASH_BEFORE_TAX, "profit_tax"))
    lines["net_flow", ""] = lines["flow_before_support", ""] + arithmetic.total(lines, arithmetic.SUPPORT)
    if terms.kind == "real":
        lines = {key: line / when.deflator for key, line in lines.items()}
    lines["cumulative_flow", ""] = np.cumsum(lines["net_flow", ""], axis=0)
    return Statement(
        years=when.years,
        kind=terms.kind,
        lines=_arranged({key: line[:, 0] for key, line in lines.items()}, drivers, terms),
        deflator=frozen(when.deflator[:, 0]),
        capacity=frozen(when.capacity[:, 0]),
        first=when.years[0] + when.first,
        last=when.years[0] + when.last,
        volumes=_volumes(drivers, when),
    )


def from_table(flows: Mapping[int, float], terms: Terms, *, status: Status, price_year: int | None = None) -> Statement:
    """Return the statement of an explicit net flow by year; the flow of other years is zero.

    The flows are in prices of `price_year`: they are converted to prices of the base year in real terms, to those of
    each year in nominal terms. Without `price_year` they are in the statement's own money.

    Raises:
        InputError: `flow_before_base_year`, `flow_after_horizon`, `not_finite`, `rate_too_low`, `no_flows`.
    """
    base = terms.base_year
    final = base + (LONGEST if terms.horizon is None else terms.horizon)
    problems = list(rate_problems("rate", terms.rate))
    if not flows:
        problems.append(Problem("no_flows"))
    if early := sorted(year for year in flows if year < base):
        problems.append(
            Problem(
                "flow_before_base_year", {"name": "table", "years": [str(year) for year in early], "base": str(base)}
            )
        )
    if late := sorted(year for year in flows if year > final):
        problems.append(
            Problem("flow_after_horizon", {"name": "table", "years": [str(year) for year in late], "last": str(final)})
        )
    if not np.isfinite(list(flows.values())).all():
        problems.append(Problem("not_finite", {"name": "table"}))
    if problems:
        raise InputError(problems)
    years = tuple(range(base, max(flows) + 1))
    prices = np.ones(len(years))
    if price_year is not None:
        at = years if terms.kind == "nominal" else (base,) * len(years)
        prices = prices * terms.price_index(at, price_year=price_year)
    net = frozen(np.array([flows.get(year, 0.0) for year in years]) * prices)
    lines = (("net_flow", net), ("cumulative_flow", frozen(np.cumsum(net))))
    return Statement(
        years=years,
        kind=terms.kind,
        lines=tuple(Line(kind=kind, item="", role="total", amounts=line, status=status) for kind, line in lines),
        deflator=frozen(np.ones(len(years))),
        capacity=frozen(np.zeros(len(years))),
    )


def _arranged(amounts: Mapping[arithmetic.Key, Floats], drivers: Drivers, terms: Terms) -> tuple[Line, ...]:
    statuses = {key: _status(key, drivers, terms) for key in amounts}
    of_cash = [
        statuses[key] for key in amounts for role, kinds in _ORDER if role in ("cash", "support") and key[0] in kinds
    ]
    whole = weakest(of_cash)
    return tuple(
        Line(
            kind=kind,
            item=item,
            role=role,
            amounts=frozen(amounts[kind, item]),
            status=whole if role == "total" or kind == "losses_carried" else statuses[kind, item],
        )
        for role, kinds in _ORDER
        for wanted in kinds
        for kind, item in amounts
        if kind == wanted
    )


def _status(key: arithmetic.Key, drivers: Drivers, terms: Terms) -> Status:
    """Return the weakest status of the inputs of a line."""
    paths, tables = inputs_of(key, drivers, terms)
    return weakest([drivers.status_of(*paths), *(terms.statuses.get(name, Status.PUBLISHED) for name in tables)])


def inputs_of(key: tuple[str, str], drivers: Drivers, terms: Terms) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the inputs of a line (kind, item): paths of drivers, and names of the terms' tables.

    Example:
        >>> simple = Drivers(investment=100.0, life=3, revenue=80.0)
        >>> inputs_of(("fixed_cost", ""), simple, Terms(base_year=2012, rate=0.1))[0][:2]
        ('fixed_cost', 'cost_growth')
    """
    kind, item = key
    paths: tuple[str, ...] = _STATED.get(kind, ())
    given = drivers.values() if kind in ("working_capital", "working_capital_held", "profit_tax") else {}
    if kind in ("revenue", "variable_cost") and item:
        unused = ("variable_cost",) if kind == "revenue" else ("price", "price_growth")
        paths = (*(product_path(item, part) for part in OF_PRODUCT if part not in unused), *_OPERATING)
    elif kind in arithmetic.SUPPORT or kind == "support_held":
        paths = (f"support.{item}",)
    elif kind in ("working_capital", "working_capital_held"):
        days = ("receivable_days", "inventory_days", "payable_days")
        sold = [path for path in given if path.startswith("products.")]
        paths = (*days, "revenue", *_COSTS, *sold, *_OPERATING) if any(given[path] for path in days) else ()
    elif kind == "profit_tax":
        taxed = [path for path in given if not path.endswith("_days")]  # working capital does not affect profit
        paths = (*taxed, *_OPERATING) if any(span.value for span in terms.profit_tax.spans) else ()
    tables = [_TAXES[kind]] if kind in _TAXES else []
    tables += ["inflation"] if any(span.value for span in terms.inflation.spans) else []
    return tuple(dict.fromkeys(paths)), tuple(tables)


def _volumes(drivers: Drivers, when: Calendar) -> tuple[tuple[str, Floats], ...]:
    return tuple(
        (each.name, frozen((each.volume * when.capacity * (1.0 + each.volume_growth) ** when.age)[:, 0]))
        for each in drivers.products
    )
