"""Portfolios of one appraisal: the best by each objective, the frontier, the totals of a portfolio."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from appraisal.analysis import frontier as frontiers
from appraisal.analysis.candidates import Choice, with_spread_gains
from appraisal.analysis.objective_values import COMPOSED, ObjectiveValues, of_objective, turned
from appraisal.analysis.portfolio_comparison import gained
from appraisal.arrays import Floats
from appraisal.brief import Brief
from appraisal.errors import refuse
from appraisal.money import amount
from appraisal.once import once
from appraisal.portfolio.alternatives import best_that_differs, k_best, most_different
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import Answers
from appraisal.portfolio.change import Change, between
from appraisal.portfolio.clashes import Clashes, clashes
from appraisal.portfolio.frontier import Frontier, Step
from appraisal.portfolio.objectives import NpvFirst, balanced, npv_first
from appraisal.portfolio.problem import Option, Problem, Row
from appraisal.portfolio.raw_closeness import RawWarning, raw_closeness_warnings
from appraisal.portfolio.readings import NOT_KNOWN, Readings, readings
from appraisal.portfolio.relaxations import Relaxation, relaxations
from appraisal.portfolio.remembered import Remembered
from appraisal.portfolio.solve import HIGHS
from appraisal.rules.check import accept_rules
from appraisal.rules.choices import gains_by
from appraisal.rules.file import Rules
from appraisal.rules.rows import problem_of, rows_key, rows_of

_READINGS = ("closeness", "value", "npv")


@dataclass(frozen=True, kw_only=True, repr=False)
class Selection(Brief):
    """The options to choose from, the rules, and the value of each option.

    Objective and budget are the reader's. `remembered`: what was computed for this and similar selections.
    """

    rules: Rules
    choice: Choice
    objective_values: ObjectiveValues
    objective: str
    remembered: Remembered = field(default_factory=Remembered)

    def problem(self, objective: str | None = None) -> Problem:
        """Return the portfolio problem for an objective; None for the reader's.

        `npv-first` is the problem of the best value under a floor on NPV, `balanced` that of the least served
        criterion; the auxiliary problems of both are solved here.

        Raises:
            InputError: `unknown_objective`, `reference_cost_missing`.
        """
        if objective is None or objective == self.objective:
            return self._own
        return self._problem(objective)

    @once
    def _own(self) -> Problem:
        return self._problem(self.objective)

    def _problem(self, objective: str) -> Problem:
        if objective == "npv-first":
            return self.npv_first.problem
        if objective == "balanced":
            return balanced(self.remembered.answers(self.plain("value")), self.shares, gains=self.share_gains).problem
        return self.plain(objective)

    def plain(self, objective: str) -> Problem:
        """Return the problem of an objective that is a sum over the chosen options; errors as `problem`."""
        key, minimise = turned(self.objective_values, objective)
        values, slopes = of_objective(self.objective_values, key), self.objective_values.slopes[key]
        problem = problem_of(
            self.counted, self.choice.candidates, objective=objective, values=values, slopes=slopes, rows=self._rows
        )
        if minimise:
            problem = replace(problem, minimise=True)
        barred = self.objective_values.barred.get(key)
        if barred is None or not barred.any():
            return problem
        return problem.with_rows(Row(name=NOT_KNOWN, coefficients=barred.astype(np.int64), sense="<=", rhs=0))

    @once
    def _rows(self) -> tuple[Row, ...]:
        candidates = self.choice.candidates
        return self.remembered.rows(rows_key(self.counted, candidates), lambda: rows_of(self.counted, candidates))

    @once
    def counted(self) -> Rules:
        """The rules with each synergy in every total of its measure, as engines and checks use them."""
        variants = self.choice.variants
        return with_spread_gains(self.rules, variants[0].case.criteria) if variants else self.rules

    @property
    def shares(self) -> Floats:
        """What each option adds to the share of each criterion, (m, n)."""
        if self.objective_values.shares is None:
            raise refuse("reference_cost_missing")
        return self.objective_values.shares

    @once
    def share_gains(self) -> Floats:
        """What each synergy adds to the share of each criterion, (m, bonuses)."""
        return gains_by(self.counted.choices(self.choice.candidates).gains, self.objective_values.gains)

    @once
    def npv_first(self) -> NpvFirst:
        """The most valuable portfolio among those that give up at most as much NPV as the rules allow."""
        npv = self.remembered.answers(self.plain("npv"))
        return npv_first(npv, self.plain("value"), sacrifice=self.rules.npv_sacrifice)

    @once
    def portfolio(self) -> Portfolio:
        """The best portfolio by the reader's objective and budget, confirmed by HiGHS and checked (rule 10)."""
        result = self.remembered.best(self.answers, confirm_with=(HIGHS,))
        return accept_rules(self.counted, self.choice.candidates, result)

    @property
    def compared_by(self) -> tuple[str, ...]:
        """The reader's own objective, if it is none of them, then closeness, value and NPV if the case has them."""
        known = tuple(each for each in _READINGS if each in self.objective_values.values)
        return known if self.objective in known else (self.objective, *known)

    @once
    def compared(self) -> Readings:
        """The readings by the objectives of `compared_by`."""
        problems, known = [self.problem(each) for each in self.compared_by], {self.objective: self.portfolio}
        result = readings(self.answers, problems, known=known, choose=self.remembered.best)
        for each in result.readings:
            accept_rules(self.counted, self.choice.candidates, each.portfolio)
        return result

    @property
    def readings(self) -> Mapping[str, Portfolio]:
        """The best portfolio by each reading."""
        return {each.objective: each.portfolio for each in self.compared.readings}

    @once
    def answers(self) -> Answers:
        """Further questions about the reader's problem."""
        return self.remembered.answers(self._own)

    @once
    def clashes(self) -> Clashes:
        """The smallest sets of rules that cannot be kept together; none if there is a portfolio."""
        return Clashes(sets=(), repairs=(), exact=True) if self.portfolio.found else clashes(self.answers)

    @once
    def relaxations(self) -> tuple[Relaxation, ...]:
        """The cheapest ways out of the clashes, each proved by a solve."""
        return () if self.portfolio.found else tuple(relaxations(self.answers, self.clashes))

    def under(self, budget: int) -> Selection:
        """Return the same selection under another total budget in thousandths."""
        return replace(self, rules=self.rules.with_total(amount(budget)))

    @once
    def frontier(self) -> Frontier:
        """The best portfolio for every budget: exact up to the size of enumeration, above it a grid with its gaps."""
        if self.objective in COMPOSED:
            return frontiers.whole(self)
        return self.remembered.frontier(self._own, lambda: frontiers.whole(self))

    def frontier_between(self, low: int | None = None, high: int | None = None) -> Frontier:
        """Return the frontier from `low` to `high` (thousandths); its first breakpoint holds at `low` itself.

        Without a breakpoint no portfolio keeps to the rules for so little money. Above the size of enumeration the grid
        lies between the two, so that a narrow range has a finer grid.
        """
        return frontiers.between(self, low, high)

    def others(self, count: int) -> tuple[Portfolio, ...]:
        """Return the next best portfolios after the best, each a solve above the size of enumeration."""
        return tuple(k_best(self.answers, count + 1))[1:] if self.portfolio.found else ()

    def different(self, projects: int) -> Portfolio | None:
        """Return the best portfolio with at least so many differences from the best one; None without any."""
        result = best_that_differs(self.answers, self.portfolio, projects=projects) if self.portfolio.found else None
        return result if result is not None and result.found else None

    def furthest(self, within: float) -> Portfolio | None:
        """Return, among portfolios that lose at most a share of the best value, one that differs in most projects.

        None without a portfolio, and above the size of enumeration, where it would take a separate search.
        """
        if not self.portfolio.found or self.answers.enumeration is None:
            return None
        result = most_different(self.answers, self.portfolio, within=within)
        return result if result.found else None

    @once
    def raw_warnings(self) -> tuple[RawWarning, ...]:
        """The flaws of the plain sum of closeness in this case; empty for another objective."""
        if self.objective != "closeness-raw" or not self.portfolio.found or "value" not in self.objective_values.values:
            return ()
        npv, above = self.objective_values.values["npv"], self.objective_values.values["closeness"]
        return raw_closeness_warnings(
            self.answers, self.portfolio, npv=npv, above_nothing=above, value=self.plain("value")
        )

    def options(self, chosen: Sequence[int]) -> tuple[Option, ...]:
        """Return the options behind their indexes."""
        return tuple(self.choice.candidates.options[index] for index in chosen)

    def projects(self, chosen: Sequence[int]) -> tuple[str, ...]:
        """Return the projects of a portfolio in the order of the case."""
        return tuple(option.project for option in self.options(chosen))

    def change(self, before: Sequence[int], after: Sequence[int]) -> Change:
        """Return what changes from one portfolio to another."""
        return between(self.options(sorted(before)), self.options(sorted(after)))

    def totals(self, chosen: Sequence[int]) -> dict[str, float]:
        """Return the totals of a portfolio, with synergies; only totals known for all its options."""
        picked = list(chosen)
        sums = {key: float(numbers[picked].sum()) for key, numbers in self.choice.candidates.totals.items()}
        partly = self.choice.partial.items()
        sums |= {key: float(numbers[picked].sum()) for key, (numbers, known) in partly if known[picked].all()}
        for gains in self.bonuses(chosen).values():
            sums |= {key: sums[key] + gain for key, gain in gains.items() if key in sums}
        return sums

    def bonuses(self, chosen: Sequence[int]) -> dict[str, Mapping[str, float]]:
        """Return the synergies that a portfolio earns: key of the rule -> key of a total -> what it adds."""
        funded = set(self.projects(chosen))
        gains = self.counted.gains(self.choice.candidates).items()
        return {key: gain.of for key, gain in gains if funded >= set(gain.projects)}

    def gained(self, step: Step) -> dict[str, float]:
        """Return the rise of each total at a step of the frontier, with synergies; unchanged totals are left out."""
        return gained(self.totals(step.before), self.totals(step.chosen))

    def spending(self, chosen: Sequence[int], fund: str = "council") -> dict[int, float]:
        """Return the money that a portfolio takes from a fund by year, in the case's money."""
        candidates = self.choice.candidates
        by_year = candidates.requests[fund][list(chosen)].sum(axis=0)
        return {year: amount(int(money)) for year, money in zip(candidates.years, by_year, strict=True)}

    @property
    def total_budget(self) -> float | None:
        """The current total budget in the case's money; None without one."""
        return self.rules.budget.total
