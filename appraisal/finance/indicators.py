"""The indicators of a statement: NPV, IRR and the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from appraisal.arrays import Floats
from appraisal.errors import InputError
from appraisal.figures import Status, weakest
from appraisal.finance.checks import rate_problems
from appraisal.finance.discounting import factors, npv, times
from appraisal.finance.irr import InternalRates, internal_rates
from appraisal.finance.payback import payback, peak_funding
from appraisal.finance.statement import Statement
from appraisal.finance.terms import Terms

_LEVELISED = (
    "investment", "variable_cost", "operating_cost", "fixed_cost", "payroll", "contributions", "property_tax",
    "residual_value",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicators:
    """Indicators of one project's net flow at `rate`; money is in the case's unit, worth as of the base year.

    None means that an indicator does not exist: an MIRR or an index without an outlay, a payback that is never reached.
    `profitability_index` is 1 + NPV / present value of the investment (`index_basis` "investment"), or of the negative
    yearly flows if only a table was given ("outflows"). `payback` and `discounted_payback` are years from `begins`, the
    year of the first flow; `equivalent_annual_value` is over the years after it. `levelised_cost` is by product, in
    money of the base year per unit. `status` is the weaker of the net flow's and the rate's.
    """

    rate: float
    npv: float
    internal_rates: InternalRates
    mirr: float | None
    finance_rate: float
    reinvest_rate: float
    profitability_index: float | None
    index_basis: Literal["investment", "outflows"]
    equivalent_annual_value: float | None
    payback: float | None
    discounted_payback: float | None
    begins: int
    peak_funding: float
    peak_year: int
    levelised_cost: tuple[tuple[str, float], ...]
    discounted_flow: Floats
    status: Status


def indicators(statement: Statement, terms: Terms) -> Indicators:
    """Compute all indicators of a statement.

    Raises:
        InputError: `rate_too_low`.
    """
    flows = statement.net_flow
    weights = factors(terms.rate, len(flows), mid_year=terms.mid_year)
    value = npv(terms.rate, flows, mid_year=terms.mid_year)
    given = np.flatnonzero(flows)
    finance = terms.rate if terms.finance_rate is None else terms.finance_rate
    reinvest = terms.rate if terms.reinvest_rate is None else terms.reinvest_rate
    outlays = -statement.amounts("investment") if statement.detailed else np.maximum(-flows, 0.0)
    spent = float(outlays @ weights)
    peak = peak_funding(flows)
    discounted = flows * weights
    discounted.flags.writeable = False
    return Indicators(
        rate=terms.rate,
        npv=value,
        internal_rates=internal_rates(flows, mid_year=terms.mid_year),
        mirr=mirr(flows, finance_rate=finance, reinvest_rate=reinvest, mid_year=terms.mid_year),
        finance_rate=finance,
        reinvest_rate=reinvest,
        profitability_index=1.0 + value / spent if spent > 0 else None,
        index_basis="investment" if statement.detailed else "outflows",
        equivalent_annual_value=_annual(value, given.tolist(), terms),
        payback=payback(flows),
        discounted_payback=payback(discounted),
        begins=statement.years[int(given[0])] if given.size else statement.years[0],
        peak_funding=peak.amount,
        peak_year=statement.years[peak.year],
        levelised_cost=levelised_costs(statement, weights),
        discounted_flow=discounted,
        status=weakest([statement.status, terms.statuses.get("rate", Status.PUBLISHED)]),
    )


def mirr(flows: Floats, *, finance_rate: float, reinvest_rate: float, mid_year: bool = False) -> float | None:
    """Return the modified internal rate of return over the project's own years; None without both signs of flow.

    Outlays are discounted to the first flow at `finance_rate`, returns are compounded to the last one at
    `reinvest_rate` (numpy-financial's `mirr`, here also for mid-year flows).

    Raises:
        InputError: `rate_too_low`.

    Example:
        >>> round(mirr(np.array([-100.0, 0.0, 121.0]), finance_rate=0.1, reinvest_rate=0.1), 12)
        0.1
    """
    problems = [*rate_problems("finance_rate", finance_rate), *rate_problems("reinvest_rate", reinvest_rate)]
    if problems:
        raise InputError(problems)
    given = np.flatnonzero(flows)
    if not (flows > 0).any() or not (flows < 0).any():
        return None
    when = times(len(flows), mid_year=mid_year)
    since, until = when - when[given[0]], when[given[-1]] - when
    out = float((np.maximum(-flows, 0.0) / (1.0 + finance_rate) ** since).sum())
    back = float((np.maximum(flows, 0.0) * (1.0 + reinvest_rate) ** until).sum())
    return float((back / out) ** (1.0 / since[given[-1]]) - 1.0)


def _annual(value: float, given: list[int], terms: Terms) -> float | None:
    """Return the equal yearly amount from the year after the first flow to the last one that has the given value.

    Years before the first flow, in which the project does not exist yet, do not count.
    """
    if not given:
        return None
    begun = float(times(given[0] + 1, mid_year=terms.mid_year)[-1])
    return annuity(value * (1.0 + terms.rate) ** begun, terms.rate, given[-1] - given[0])


def annuity(value: float, rate: float, years: int) -> float | None:
    """Return the equal yearly amount of years 1…`years` whose present value is `value`; None without years.

    Example:
        >>> round(annuity(100.0, 0.1, 2), 4), annuity(100.0, 0.0, 4), annuity(100.0, 0.1, 0)
        (57.619, 25.0, None)
    """
    if years < 1:
        return None
    if rate == 0:
        return value / years
    return float(value * rate / -np.expm1(-years * np.log1p(rate)))


def levelised_costs(statement: Statement, weights: Floats) -> tuple[tuple[str, float], ...]:
    """Return for each product the constant price, in money of the base year, at which its output covers all costs.

    Costs are before profit tax, support and working capital; revenue of other products is credited (the levelised cost
    of IEA and NEA, Projected Costs of Generating Electricity, 2020, before tax). A product without output has none.
    """
    costs = -statement.amounts(*_LEVELISED)
    all_sold = statement.amounts("revenue")
    prices = np.ones_like(weights) if statement.kind == "real" else statement.deflator
    result = []
    for name, volumes in statement.volumes:
        others = all_sold - statement.line("revenue", name).amounts
        made = float((volumes * prices) @ weights)
        if made > 0:
            result.append((name, float((costs - others) @ weights) / made))
    return tuple(result)
