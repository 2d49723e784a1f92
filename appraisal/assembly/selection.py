"""The portfolio questions of one appraisal: the best by each objective, the frontier, what is said of a portfolio."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from appraisal.assembly.candidates import Choice
from appraisal.assembly.worths import Worths, of_objective
from appraisal.documents.rules import Rules
from appraisal.errors import DefectError, refuse
from appraisal.money import amount
from appraisal.portfolio.alternatives import best_that_differs, k_best, most_different
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import Answers, answers
from appraisal.portfolio.check_rules import accept_rules
from appraisal.portfolio.choose import choose_from
from appraisal.portfolio.clashes import Clashes, clashes
from appraisal.portfolio.frontier import Frontier, frontier
from appraisal.portfolio.frontier_grid import budgets_that_matter, frontier_grid
from appraisal.portfolio.frontier_npv_first import npv_first_frontier
from appraisal.portfolio.objectives import NpvFirst, balanced, npv_first
from appraisal.portfolio.problem import Option, Problem
from appraisal.portfolio.raw_closeness import RawWarning, raw_closeness_warnings
from appraisal.portfolio.readings import Readings, readings
from appraisal.portfolio.relaxations import Relaxation, relaxations
from appraisal.portfolio.rules.rows import problem_of
from appraisal.portfolio.solve import HIGHS

READINGS = ("closeness", "value", "npv")
GRID_STEPS = 24
GRID_SECONDS = 2.0


@dataclass(frozen=True, kw_only=True)
class Selection:
    """What can be chosen, under which rules, and what each option is worth.

    `objective` is that which the reader asked for; the rules carry the budget that the reader asked for.
    """

    rules: Rules
    choice: Choice
    worths: Worths
    objective: str

    def problem(self, objective: str | None = None) -> Problem:
        """Return the portfolio problem for an objective; None for the reader's.

        `npv-first` is the problem of the best value under a floor on NPV, `balanced` that of the least served
        criterion; for both, what is needed first is solved here.

        Raises:
            InputError: `unknown_objective`, `reference_cost_missing`, `balance_of_nothing`.
        """
        if objective is None or objective == self.objective:
            return self.answers.problem
        return self._problem(objective)

    def _problem(self, objective: str) -> Problem:
        if objective == "npv-first":
            return self.npv_first.problem
        if objective == "balanced":
            if self.worths.shares is None:
                raise refuse("reference_cost_missing")
            return balanced(answers(self._sum("value")), self.worths.shares).problem
        return self._sum(objective)

    def _sum(self, objective: str) -> Problem:
        return problem_of(
            self.rules,
            self.choice.candidates,
            objective=objective,
            values=of_objective(self.worths, objective),
            slopes=self.worths.slopes[objective],
        )

    @cached_property
    def npv_first(self) -> NpvFirst:
        """The most valuable portfolio among those that give up no more NPV than the rules allow."""
        return npv_first(answers(self._sum("npv")), self._sum("value"), sacrifice=self.rules.npv_sacrifice)

    @cached_property
    def portfolio(self) -> Portfolio:
        """The best portfolio for the reader's objective and budget, confirmed by PuLP's HiGHS and held to the rules.

        The rules are judged as they are written, without the rows that the engines read (rule 10).
        """
        found = choose_from(self.answers, confirm_with=(HIGHS,))
        return accept_rules(self.rules, self.choice.candidates, found)

    @cached_property
    def compared(self) -> Readings:
        """The readings by closeness, value and NPV, as far as the case gives them, and what each costs the others.

        The reader's own objective comes first where it is another.
        """
        known = [each for each in READINGS if each in self.worths.values]
        wanted = [*([] if self.objective in known else [self.objective]), *known]
        found = readings(self.answers, [self.problem(each) for each in wanted], known={self.objective: self.portfolio})
        for each in found.readings:
            accept_rules(self.rules, self.choice.candidates, each.portfolio)
        return found

    @property
    def readings(self) -> Mapping[str, Portfolio]:
        """The best portfolio by each reading."""
        return {each.objective: each.portfolio for each in self.compared.readings}

    @cached_property
    def answers(self) -> Answers:
        """Further questions about the reader's problem."""
        return answers(self._problem(self.objective))

    @cached_property
    def clashes(self) -> Clashes:
        """The smallest sets of rules that cannot be kept together; none where there is a portfolio."""
        return Clashes(sets=(), repairs=(), exact=True) if self.portfolio.found else clashes(self.answers)

    @cached_property
    def relaxations(self) -> tuple[Relaxation, ...]:
        """The cheapest ways out of the clashes, each proved by a solve."""
        return () if self.portfolio.found else tuple(relaxations(self.answers, self.clashes))

    @cached_property
    def frontier(self) -> Frontier:
        """The best portfolio for every budget: exact up to the size of enumeration, above it a grid with its gaps."""
        if self.answers.enumeration is None:
            return self.grid()
        if self.objective == "npv-first":
            npv = answers(self._sum("npv")).enumeration
            if npv is None:
                raise DefectError("the same options can be enumerated by one objective and not by another")
            return npv_first_frontier(npv, self._sum("value"), sacrifice=self.rules.npv_sacrifice)
        return frontier(self.answers.enumeration)

    def frontier_between(self, low: int | None = None, high: int | None = None) -> Frontier:
        """Return the frontier from `low` to `high` (thousandths); its first breakpoint holds at `low` itself.

        Above the size of enumeration the grid is laid between the two, so that a narrow range is seen more closely.
        """
        if self.answers.enumeration is None and (low, high) != (None, None):
            return self.grid(low, high)
        whole = self.frontier
        first = None if low is None else whole.at(low)
        kept = tuple(
            point
            for point in whole.breakpoints
            if (first is None or point.budget >= first.budget) and (high is None or point.budget <= high)
        )
        return replace(whole, breakpoints=kept)

    def grid(self, low: int | None = None, high: int | None = None) -> Frontier:
        """Return a frontier solved at evenly spaced budgets (thousandths) between two, with the gaps between them."""
        asked = answers(self.problem(), time_limit=GRID_SECONDS)
        found = Frontier(problem=asked.problem, objective=asked.problem.objective, breakpoints=(), exact=False)
        for grown, _ in frontier_grid(asked, budgets_that_matter(asked, GRID_STEPS, low=low, high=high)):
            found = grown
        return found

    def others(self, count: int) -> tuple[Portfolio, ...]:
        """Return the next best portfolios after the best, each a solve above the size of enumeration."""
        return tuple(k_best(self.answers, count + 1))[1:] if self.portfolio.found else ()

    def different(self, projects: int) -> Portfolio | None:
        """Return the best portfolio that differs from the best in at least so many projects; None without any."""
        found = best_that_differs(self.answers, self.portfolio, projects=projects) if self.portfolio.found else None
        return found if found is not None and found.found else None

    def furthest(self, within: float) -> Portfolio | None:
        """Return, among portfolios that lose at most a share of the best value, one that differs in most projects.

        None without a portfolio, and above the size of enumeration, where it takes a search of its own.
        """
        if not self.portfolio.found or self.answers.enumeration is None:
            return None
        found = most_different(self.answers, self.portfolio, within=within)
        return found if found.found else None

    @cached_property
    def raw_warnings(self) -> tuple[RawWarning, ...]:
        """What the plain sum of closeness suffers from in this case; empty for another objective."""
        if self.objective != "closeness-raw" or not self.portfolio.found or "value" not in self.worths.values:
            return ()
        values = self.worths.values
        return raw_closeness_warnings(
            self.answers,
            self.portfolio,
            npv=values["npv"],
            above_nothing=values["closeness"],
            value=self._sum("value"),
        )

    def options(self, chosen: Sequence[int]) -> tuple[Option, ...]:
        """Return the options behind their indexes."""
        return tuple(self.choice.candidates.options[index] for index in chosen)

    def projects(self, chosen: Sequence[int]) -> tuple[str, ...]:
        """Return the projects of a portfolio in the order of the case."""
        return tuple(option.project for option in self.options(chosen))

    def totals(self, chosen: Sequence[int]) -> dict[str, float]:
        """Return what a portfolio adds up to, by total, without synergies."""
        return {key: float(numbers[list(chosen)].sum()) for key, numbers in self.choice.candidates.totals.items()}

    def spending(self, chosen: Sequence[int], fund: str = "council") -> dict[int, float]:
        """Return the money that a portfolio takes from a fund by year, in the case's money."""
        candidates = self.choice.candidates
        by_year = candidates.requests[fund][list(chosen)].sum(axis=0)
        return {year: amount(int(money)) for year, money in zip(candidates.years, by_year, strict=True)}

    @property
    def total_budget(self) -> float | None:
        """The total budget that holds, in the case's money; None where there is none."""
        return self.rules.budget.total
