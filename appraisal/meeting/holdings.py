"""A portfolio by the names of its options: what it costs and reaches, and what differs between two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.portfolio_comparison import gained
from appraisal.errors import refuse
from appraisal.portfolio.change import Change, between
from appraisal.portfolio.portfolio_value import portfolio_value
from appraisal.portfolio.problem import Option
from appraisal.rules import marks
from appraisal.rules.funding import COUNCIL_FUND

CLOSENESS = "closeness"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A portfolio, whether or not it is the best one.

    Attributes:
        options: in the order of the case.
        costs: project -> thousandths of money asked from the council's own fund.
        spending: year -> the same by year, in the case's money.
        totals: key -> total with synergies, in its unit; only totals that are known of every option.
        closeness: sum of closeness above doing nothing, with synergies; None if a figure that it needs is missing.
    """

    options: tuple[Option, ...]
    costs: Mapping[str, int]
    spending: Mapping[int, float]
    totals: Mapping[str, float]
    closeness: float | None

    @property
    def cost(self) -> int:
        """Thousandths of money in all."""
        return sum(self.costs.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioDifference:
    """What differs from one portfolio to another.

    Attributes:
        change: projects that enter, leave or change their option.
        cost: thousandths of money by which the second is dearer.
        totals: key -> by how much the second reaches more; unchanged totals are left out.
        moved: thousandths of money that goes elsewhere: the cost of what enters and of what leaves, and by how much a
            changed option is dearer or cheaper.
        projects: how many projects enter, leave or change their option.
    """

    change: Change
    cost: int
    totals: Mapping[str, float]
    moved: int
    projects: int

    @property
    def reach(self) -> tuple[int, int]:
        """How far it reaches, as a council orders its votes: the money that moves, then the number of projects."""
        return self.moved, self.projects


def holding(appraisal: Appraisal, options: Iterable[Option]) -> Holding:
    """Return a portfolio by the figures of an appraisal.

    Raises:
        InputError: `option_gone` where an option cannot be chosen, because a figure of it is missing by now.
    """
    selection, candidates = appraisal.selection, appraisal.candidates
    index = {option: number for number, option in enumerate(candidates.options)}
    named = tuple(options)
    for each in named:
        if each not in index:
            raise refuse("option_gone", project=appraisal.case.projects[each.project].name, option=each.key)
    chosen = sorted(index[each] for each in named)
    asked = marks.asked(candidates, COUNCIL_FUND)
    return Holding(
        options=selection.options(chosen),
        costs={candidates.options[each].project: int(asked[each]) for each in chosen},
        spending=selection.spending(chosen),
        totals=selection.totals(chosen),
        closeness=_closeness(appraisal, chosen),
    )


def _closeness(appraisal: Appraisal, chosen: list[int]) -> float | None:
    barred = appraisal.selection.objective_values.barred.get(CLOSENESS)
    if barred is not None and barred[chosen].any():
        return None
    return portfolio_value(appraisal.selection.plain(CLOSENESS), chosen)


def best_holding(appraisal: Appraisal) -> Holding | None:
    """Return the best portfolio of an appraisal; None if no portfolio keeps to the rules."""
    best = appraisal.portfolio
    return holding(appraisal, appraisal.selection.options(best.chosen)) if best.found else None


def difference(before: Holding, after: Holding) -> PortfolioDifference:
    """Return what differs from one portfolio to another."""
    change = between(before.options, after.options)
    moved = sum(abs(after.costs.get(key, 0) - before.costs.get(key, 0)) for key in {**before.costs, **after.costs})
    return PortfolioDifference(
        change=change,
        cost=after.cost - before.cost,
        totals=gained(before.totals, after.totals),
        moved=moved,
        projects=len(change.enters) + len(change.leaves) + len(change.changes_option),
    )
