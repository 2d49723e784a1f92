"""The best portfolio for every budget, in the case's own money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from appraisal.analysis.appraise import appraise
from appraisal.analysis.portfolio import Selection
from appraisal.brief import Brief
from appraisal.documents.case import Case
from appraisal.money import amount, thousandths
from appraisal.portfolio.frontier import Breakpoint, Frontier
from appraisal.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Best(Brief):
    """The best portfolio for a budget.

    `options` maps each chosen project to its option; `value` is by the objective, `spent` in the case's money;
    `equal_best` is the number of portfolios of the same value; None if they were not counted.
    """

    budget: float
    options: dict[str, str]
    value: float
    spent: float
    equal_best: int | None

    @property
    def projects(self) -> tuple[str, ...]:
        """The chosen projects in the order of the case."""
        return tuple(self.options)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BudgetLine(Brief):
    """A frontier in the case's money."""

    frontier: Frontier
    selection: Selection

    def at(self, budget: float) -> Best | None:
        """Return the best portfolio for a budget, or None if the rules require more money: a look-up.

        If breakpoints hold only for their own budgets, a budget between them is solved separately.
        """
        whole = thousandths(budget)
        point = self.frontier.at(whole)
        if self.frontier.apart and self.frontier.known_at(whole) == "open":
            best = self.selection.under(whole).portfolio
            if best.cost is not None and best.value is not None:
                point = Breakpoint(budget=best.cost, value=best.value, chosen=best.chosen, equal_best=best.equal_best)
                return self._best(point, budget, best.equal_best)
        return None if point is None else self._best(point, budget, self.frontier.equal_best_at(whole))

    def breakpoints(self) -> tuple[Best, ...]:
        """Return the best portfolio from each budget at which it changes, in ascending order."""
        points = self.frontier.breakpoints
        return tuple(self._best(point, amount(point.budget), point.equal_best) for point in points)

    def to_frame(self) -> pd.DataFrame:
        """Return the breakpoints as a table by budget: value, spent, number of equally good portfolios, projects."""
        import pandas as pd

        rows = [(each.budget, each.value, each.spent, each.equal_best, each.projects) for each in self.breakpoints()]
        return pd.DataFrame(rows, columns=["budget", "value", "spent", "equal_best", "projects"]).set_index("budget")

    def _best(self, point: Breakpoint, budget: float, equal_best: int | None) -> Best:
        options = {option.project: option.key for option in self.selection.options(point.chosen)}
        spent = amount(int(self.frontier.problem.costs[list(point.chosen)].sum()))
        return Best(budget=budget, options=options, value=point.value, spent=spent, equal_best=equal_best)


def frontier(case: Case, *, scenario: str | None = None, settings: Settings | None = None) -> BudgetLine:
    """Return the best portfolio for every budget of a case; arguments and errors as `appraise`."""
    selection = appraise(case, scenario=scenario, settings=settings).selection
    return BudgetLine(frontier=selection.frontier, selection=selection)
