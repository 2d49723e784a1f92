"""Charts of a budget: the best value for every budget, and spending by year beside the limits."""

from __future__ import annotations

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.titles import objective_title
from appraisal.charts.budget import frontier_chart, yearly_spend_chart
from appraisal.charts.theme import Spec
from appraisal.money import amount
from appraisal.portfolio.frontier import Frontier
from appraisal.text import Language, say


def objective_head(appraisal: Appraisal, objective: str, language: Language) -> str:
    """Return an objective's short title with its unit, as columns and axes show it."""
    names = appraisal.effective.names
    if objective in ("closeness", "value", "npv"):
        short = say(f"memo.readings.column.{objective}", language)
    else:
        title = objective_title(appraisal.effective, objective, language)
        short = title[:1].upper() + title[1:]
    return f"{short}, {names.unit(objective, language)}" if objective in names.units else short


def frontier_spec(
    appraisal: Appraisal,
    curve: Frontier,
    language: Language,
    *,
    chosen: tuple[float, float] | None,
    until: float,
    alt: str,
) -> Spec:
    """Return the chart of the best value for every budget; `chosen` is the current budget with its value, if known."""
    held = [(), *(each.chosen for each in curve.breakpoints)]
    shown = [
        each
        for place, each in enumerate(curve.breakpoints)
        if not place or curve.apart or each.chosen != held[place]  # otherwise it only says how much is proved
    ]
    return frontier_chart(
        [amount(each.budget) for each in shown],
        [each.value for each in shown],
        chosen,
        appraisal.effective.names.unit("money", language),
        objective_head(appraisal, appraisal.settings.objective, language),
        language,
        until=until,
        apart=curve.apart,
        alt=alt,
    )


def spending(appraisal: Appraisal) -> list[tuple[int, float, float | None]]:
    """Return each year with the spending of the portfolio and its limit; None in a year without one.

    With carry-over a limit is all money given until then, less what earlier years spent (`Budget.rows`).
    """
    budget, left = appraisal.selection.rules.budget, 0.0
    spent = appraisal.selection.spending(appraisal.portfolio.chosen)
    rows: list[tuple[int, float, float | None]] = []
    for year in sorted({*spent, *budget.limited_years}):
        room, used = budget.years.get(year, 0.0) + left, spent.get(year, 0.0)
        rows.append((year, used, room if year in budget.limited_years else None))
        left = room - used if budget.carry_over else 0.0
    return rows


def spending_spec(appraisal: Appraisal, language: Language, *, alt: str) -> Spec:
    """Return the chart of spending by year beside the limits."""
    rows = spending(appraisal)
    return yearly_spend_chart(
        [year for year, _, _ in rows],
        [used for _, used, _ in rows],
        [room for _, _, room in rows],
        appraisal.effective.names.unit("money", language),
        language,
        carry_over=appraisal.selection.rules.budget.carry_over,
        alt=alt,
    )
