"""Three views of one project: its owners', the budget's, the public's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from appraisal.arrays import Floats, frozen
from appraisal.errors import DefectError
from appraisal.figures import Status, weakest
from appraisal.finance.discounting import npv
from appraisal.finance.irr import InternalRates, internal_rates
from appraisal.finance.payback import payback
from appraisal.finance.statement import Statement
from appraisal.finance.terms import Terms

_TAXES = ("profit_tax", "property_tax", "contributions")
_REAL_COSTS = (
    "investment", "revenue", "variable_cost", "operating_cost", "fixed_cost", "payroll", "working_capital",
    "residual_value",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Externality:
    """A priced external effect: `amount` per year at full operation (benefits are positive), `price` for each unit.

    `criterion` is the key of the criterion that scores the same effect, so that double counting can be reported.
    """

    name: str
    amount: float
    price: float
    status: Status
    criterion: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetView:
    """Receipts and payments of the budget by year, in the statement's money.

    `receipts` are (kind, flow): taxes, contributions, income tax withheld, support repaid, its interest and dividends;
    `given` is support (negative). `payback` is in years from the first payment; None if it is never reached, 0 without
    payments. `leverage` is private money per unit of support: (investment − support) / support. `jobs_per_rouble` is
    jobs per unit of support. Both are None without support.
    """

    receipts: tuple[tuple[str, Floats], ...]
    given: Floats
    flow: Floats
    npv: float
    payback: float | None
    leverage: float | None
    jobs_per_rouble: float | None
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicView:
    """The project without transfers (taxes, contributions, support) and with priced external effects.

    `priced` are the criteria whose effect is already included.
    """

    effects: tuple[tuple[str, Floats], ...]
    flow: Floats
    npv: float
    internal_rates: InternalRates
    priced: tuple[str, ...]
    status: Status


def budget_view(statement: Statement, terms: Terms, *, jobs: float | None = None) -> BudgetView:
    """Return the budget's view of a statement built from drivers.

    Args:
        statement: the project's statement.
        terms: the case's terms; `income_tax` is the share withheld from the payroll.
        jobs: the jobs that the project creates, None if missing.
    """
    _needs_lines(statement)
    withheld = -statement.amounts("payroll") * terms.income_tax.on(statement.years, name="income_tax")
    receipts = [
        *((kind, frozen(-statement.amounts(kind))) for kind in _TAXES),
        ("income_tax", frozen(withheld)),
        *((kind, frozen(-statement.amounts(kind))) for kind in _returned(statement)),
    ]
    given = -statement.amounts("support_received")
    flow = frozen(given + sum(amounts for _, amounts in receipts))
    support = -float(given.sum())
    invested = -float(statement.amounts("investment").sum())
    used = [line.status for line in statement.lines if line.kind in (*_TAXES, "payroll", "support_received")]
    return BudgetView(
        receipts=tuple(receipts),
        given=frozen(given),
        flow=flow,
        npv=npv(terms.rate, flow, mid_year=terms.mid_year),
        payback=payback(_since(given, flow)) if support > 0 else 0.0,
        leverage=(invested - support) / support if support > 0 else None,
        jobs_per_rouble=jobs / support if support > 0 and jobs is not None else None,
        status=weakest(used),
    )


def public_view(statement: Statement, terms: Terms, externalities: Iterable[Externality] = ()) -> PublicView:
    """Return the public's view: real costs and revenue, no transfers, external effects at their prices.

    Prices of effects are real: money of the base year in every year; in nominal terms they follow inflation.
    """
    _needs_lines(statement)
    given = tuple(externalities)
    prices = np.ones(len(statement.years)) if statement.kind == "real" else statement.deflator
    effects = tuple((each.name, frozen(each.amount * each.price * statement.capacity * prices)) for each in given)
    flow = frozen(statement.amounts(*_REAL_COSTS) + sum(amounts for _, amounts in effects))
    used = [line.status for line in statement.lines if line.kind in _REAL_COSTS]
    return PublicView(
        effects=effects,
        flow=flow,
        npv=npv(terms.rate, flow, mid_year=terms.mid_year),
        internal_rates=internal_rates(flow, mid_year=terms.mid_year),
        priced=tuple(each.criterion for each in given if each.criterion is not None),
        status=weakest([*used, *(each.status for each in given)]),
    )


def counted_twice(view: PublicView, scored: Iterable[str]) -> tuple[str, ...]:
    """Return the criteria that score an effect that this view also prices."""
    return tuple(criterion for criterion in scored if criterion in view.priced)


def _returned(statement: Statement) -> Iterator[str]:
    """Yield the kinds of receipts from the project; dividends only if the budget owns a part."""
    yield from ("support_repaid", "support_interest")
    if any(line.kind == "support_dividends" for line in statement.lines):
        yield "support_dividends"


def _since(given: Floats, flow: Floats) -> Floats:
    """Return the budget's flow from the first year of support on."""
    return flow[int(np.flatnonzero(given)[0]) :]


def _needs_lines(statement: Statement) -> None:
    if not statement.detailed:
        raise DefectError("an explicit table knows no taxes and no transfers")
