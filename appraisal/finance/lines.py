"""The arithmetic of a project's yearly lines, nominal, for one project or for many draws at once.

Every array has the shape (years, draws); one project is one draw. Flows are signed: payments are negative. The lines
before profit tax are affine in the scales (amounts at full capacity in the drivers' prices), so that a simulation can
use matrix products.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from appraisal.arrays import Floats, frozen
from appraisal.finance.drivers import AssetClass, Drivers, product_path
from appraisal.finance.profit_tax import taxed_profit
from appraisal.finance.terms import Terms, YearTable
from appraisal.finance.timing import Calendar

Key = tuple[str, str]
Values = Mapping[str, float | Floats]
_PURCHASES = ("variable_cost", "operating_cost", "fixed_cost")
_DAYS = 365.0
CASH_BEFORE_TAX = (
    "investment", "revenue", "variable_cost", "operating_cost", "fixed_cost", "payroll", "contributions",
    "property_tax", "working_capital", "residual_value",
)  # fmt: skip
TAXABLE = (
    "revenue", "variable_cost", "operating_cost", "fixed_cost", "payroll", "contributions", "property_tax",
    "depreciation", "write_off", "residual_value", "support_interest",
)  # fmt: skip
SUPPORT = ("support_received", "support_repaid", "support_interest", "support_dividends")


def scales(drivers: Drivers, values: Values) -> dict[Key, Floats]:
    """Return the amount of each scaled line at full capacity, signed, each of shape (draws,) or ()."""
    at = {path: np.asarray(value, dtype=np.float64) for path, value in values.items()}
    result = {
        ("investment", ""): -at["investment"],
        ("revenue", ""): at["revenue"],
        ("operating_cost", ""): -at["operating_cost"],
        ("fixed_cost", ""): -at["fixed_cost"],
        ("payroll", ""): -at["payroll"],
        ("residual_value", ""): at["residual_value"],
    }
    for product in drivers.products:
        volume = at[product_path(product.name, "volume")]
        result["revenue", product.name] = volume * at[product_path(product.name, "price")]
        result["variable_cost", product.name] = -volume * at[product_path(product.name, "variable_cost")]
    return result


def shapes(drivers: Drivers, when: Calendar, values: Values) -> dict[Key, Floats]:
    """Return the amount in each year of one unit of each scale, shape (years, 1) or (years, draws)."""
    prices = when.prices
    output = when.capacity * prices
    grown = (1.0 + np.asarray(values["cost_growth"])) ** when.elapsed
    closing = np.zeros_like(when.running)
    closing[when.end] = 1.0
    result = {
        ("investment", ""): when.phasing * prices,
        ("revenue", ""): output,
        ("operating_cost", ""): output * grown,
        ("fixed_cost", ""): when.running * prices * grown,
        ("payroll", ""): when.running * prices * (1.0 + np.asarray(values["wage_growth"])) ** when.elapsed,
        ("residual_value", ""): closing * prices,
    }
    for product in drivers.products:
        name = product.name
        sold = output * (1.0 + np.asarray(values[product_path(name, "volume_growth")])) ** when.age
        result["revenue", name] = sold * (1.0 + np.asarray(values[product_path(name, "price_growth")])) ** when.elapsed
        result["variable_cost", name] = sold * grown
    return result


def before_tax(
    scaled: Mapping[Key, Floats],
    shaped: Mapping[Key, Floats],
    drivers: Drivers,
    terms: Terms,
    when: Calendar,
    values: Values,
) -> dict[Key, Floats]:
    """Return every cash, memo and balance line before profit tax; cash before tax is affine in `scaled`."""
    lines = {key: np.atleast_2d(shaped[key] * scale) for key, scale in scaled.items()}
    lines["contributions", ""] = lines["payroll", ""] * _on(terms, "contributions", when)
    spent = -lines["investment", ""]
    taxed_book = np.zeros_like(spent)
    book = np.zeros_like(spent)
    for each in classes_of(drivers):
        held = holding(each, when)
        cost = each.share * spent
        written = held @ cost
        lines["depreciation", each.name] = -written
        value = np.cumsum(cost - written, axis=0)
        book = book + value
        if each.taxed:
            taxed_book = taxed_book + value
    lines["write_off", ""] = -_beyond(spent, when)
    lines["write_off", ""][when.end] = -book[when.end]
    opening = np.vstack([np.zeros_like(taxed_book[:1]), taxed_book[:-1]])
    average = (opening + taxed_book) / 2.0
    lines["property_tax", ""] = -average * when.running * _on(terms, "property_tax", when)
    book[when.end :] = 0.0
    lines["book_value", ""] = book
    needed = working_capital(lines, when, values)
    lines["working_capital_held", ""] = needed
    lines["working_capital", ""] = -np.diff(needed, axis=0, prepend=np.zeros_like(needed[:1]))
    return lines | support_lines(drivers, when)


def _beyond(spent: Floats, when: Calendar) -> Floats:
    """Return spending after the closing year, when there is no operation left, shape (years, draws)."""
    late: Floats = spent * (np.arange(len(when.years)) > when.end)[:, None]
    return late


def classes_of(drivers: Drivers) -> tuple[AssetClass, ...]:
    """Return the asset classes; by default one that is depreciated over the life."""
    return drivers.asset_classes or (AssetClass(name="", share=1.0, life=drivers.life),)


def holding(each: AssetClass, when: Calendar) -> Floats:
    """Return the matrix (years, years) that turns a class's cost by year into its straight-line depreciation.

    Spending before operation is depreciated from the first year of operation, later spending from the year after it;
    the rest is written off in the closing year as `write_off`.
    """
    steps = np.arange(len(when.years))
    start = np.maximum(when.first, steps + 1)[None, :]
    year = steps[:, None]
    within = (year >= start) & (year < start + each.life) & (year <= when.last)
    return within / float(each.life)


def working_capital(lines: Mapping[Key, Floats], when: Calendar, values: Values) -> Floats:
    """Return the working capital held at the end of each year; all is released in the last operating year."""
    revenue = total(lines, ("revenue",))
    bought = -total(lines, _PURCHASES)
    days = np.asarray(values["inventory_days"]) - np.asarray(values["payable_days"])
    held: Floats = (revenue * np.asarray(values["receivable_days"]) + bought * days) / _DAYS
    if when.last >= 0:
        held[when.last] = 0.0
    return held


def support_lines(drivers: Drivers, when: Calendar) -> dict[Key, Floats]:
    """Return public money received and repaid, its interest and dividends, and the balance, shape (years, 1) each.

    They are contracts in money of the day: repayments are as stated, whatever the inflation.
    """
    lines: dict[Key, Floats] = {}
    for support in drivers.support:
        flows = (support.received, support.repaid, support.interest, support.dividends)
        for kind, sign, by_year in zip(SUPPORT, (1.0, -1.0, -1.0, -1.0), flows, strict=True):
            if kind == "support_dividends" and not by_year:
                continue  # only for money that owns a part of the project
            column = np.zeros((len(when.years), 1))
            for year, money in by_year.items():
                column[year + drivers.shift - when.years[0]] += sign * money
            lines[kind, support.name] = column
        owed = np.cumsum(lines["support_received", support.name] + lines["support_repaid", support.name], axis=0)
        lines["support_held", support.name] = owed
    return lines


def total(lines: Mapping[Key, Floats], kinds: tuple[str, ...]) -> Floats:
    """Return the sum of all lines of some kinds."""
    first, *others = [line for (kind, _), line in lines.items() if kind in kinds] or [np.zeros((1, 1))]
    summed = first.copy()
    for line in others:
        summed = summed + line
    return summed


def profit_tax(taxable: Floats, terms: Terms, when: Calendar) -> tuple[Floats, Floats]:
    """Return (profit tax as a negative flow, taxed base), each of shape (years, draws)."""
    base = taxed_profit(taxable, loss_caps(terms, when).tolist())
    return -base * _on(terms, "profit_tax", when), base


def loss_caps(terms: Terms, when: Calendar) -> Floats:
    """Return the share of each year's profit that carried losses may offset, shape (years,); 0 in untaxed years.

    A loss is not used in a year with a tax rate of zero, because it would save nothing there.
    """
    taxed = terms.profit_tax.on(when.years, name="profit_tax") > 0
    return frozen(terms.loss_cap.on(when.years, name="loss_cap") * taxed)


def _on(terms: Terms, name: str, when: Calendar) -> Floats:
    table: YearTable = getattr(terms, name)
    return table.on(when.years, name=name)[:, None]
