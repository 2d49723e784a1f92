"""Appraisals of changed cases; parts that a change does not affect are computed once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.ballots import ballots_of, pooled_of
from appraisal.analysis.candidates import choice_of, needs_of
from appraisal.analysis.decision_matrix import decision_of
from appraisal.analysis.objective_values import objective_values_of
from appraisal.analysis.portfolio import Selection
from appraisal.analysis.weights import weights_for
from appraisal.documents.case import Case
from appraisal.documents.overlay import laid_over
from appraisal.documents.project import Project
from appraisal.errors import DefectError, InputError
from appraisal.once import once
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.constraints import with_project, without_project
from appraisal.portfolio.problem import Option
from appraisal.rules.check import accept_rules
from appraisal.settings import Settings
from appraisal.ways.edits import ASKED_BUDGET, Edit, applied

_QUICK = 600  # most appraisals for one project, or for what binds, if each is quick
_MASKS = 2_000_000  # most portfolios that all appraisals together may enumerate
_FEWEST = 60
_BY_SOLVER = 12  # if each takes a solve


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """The outcome of a changed case: the case under its scenario, its selection and the chosen portfolio."""

    case: Case
    selection: Selection
    portfolio: Portfolio

    @property
    def options(self) -> tuple[Option, ...]:
        """The chosen options in the order of the case."""
        return self.selection.options(self.portfolio.chosen)

    def holds(self, project: str) -> bool:
        """Whether the portfolio holds a project."""
        return any(option.project == project for option in self.options)

    def lead(self, project: str) -> float | None:
        """Return by how much the best portfolio with a project beats the best without it; None without either."""
        asked = self.selection.answers
        problem = asked.problem
        inside, outside = (asked.best(rows=[row(problem, project)]).value for row in (with_project, without_project))
        return None if inside is None or outside is None else inside - outside


@dataclass(kw_only=True)
class Trials:
    """Appraisals of changed cases, at most `left` of them; the same change is appraised once.

    Attributes:
        appraisal: of the unchanged case.
        left: the number of further appraisals allowed.
        wanted: whether anybody still waits for the answer.
    """

    appraisal: Appraisal
    left: int
    wanted: Callable[[], bool] = lambda: True
    _known: dict[tuple[str, ...], Trial | None] = field(default_factory=dict)

    @once
    def now(self) -> Trial:
        """The unchanged case."""
        return Trial(
            case=self.appraisal.effective, selection=self.appraisal.selection, portfolio=self.appraisal.portfolio
        )

    @once
    def exact(self) -> bool:
        """Whether all portfolios are enumerated."""
        return self.appraisal.selection.answers.enumeration is not None

    def after(self, edits: Sequence[Edit]) -> Trial | None:
        """Appraise the case after the edits; None if it is invalid, or no portfolio is proven to be the best.

        Raises:
            OutOfTrialsError: if no more appraisals are allowed.
            NotWantedError: if nobody waits any more.
        """
        result = self._after(edits)
        return result if result is not None and result.portfolio.found and result.portfolio.proven else None

    def impossible(self, edits: Sequence[Edit]) -> bool:
        """Return whether it is proven that after the edits no portfolio keeps to the rules."""
        result = self._after(edits)
        return result is not None and not result.portfolio.found

    def _after(self, edits: Sequence[Edit]) -> Trial | None:
        name = tuple(repr(edit) for edit in edits)
        if name not in self._known:
            if not self.wanted():
                raise NotWantedError
            if self.left <= 0:
                raise OutOfTrialsError
            self.left -= 1
            self._known[name] = self._appraised(edits)
        return self._known[name]

    def _appraised(self, edits: Sequence[Edit]) -> Trial | None:
        case = applied(self.appraisal.case, edits)
        if case is None:
            return None
        settings = self.appraisal.settings
        for edit in edits:
            if edit.file == ASKED_BUDGET and isinstance(edit.after, int | float):
                settings = replace(settings, budget=float(edit.after))
        try:
            effective, selection = self._selection(case, settings)
            portfolio = selection.remembered.best(selection.answers)
        except InputError:
            return None
        accept_rules(selection.counted, selection.choice.candidates, portfolio)
        return Trial(case=effective, selection=selection, portfolio=portfolio)

    def _selection(self, case: Case, settings: Settings) -> tuple[Case, Selection]:
        """As `appraise(case).selection`, with unaffected parts taken from the unchanged case.

        Only projects, ballots and rules are edited: head and criteria are the same.
        """
        appraisal = self.appraisal
        same = [key for key in case.projects if self._untouched(case, key)]
        projects = {
            key: appraisal.effective.projects[key] if key in same else self._laid_over(case, key)
            for key in case.projects
        }
        effective = replace(appraisal.effective, projects=projects, ballots=case.ballots, rules=case.rules)
        objective, decision = appraisal.settings.objective, appraisal.decision
        needed = (needs_of(objective, each.rules, decision) for each in (effective, appraisal.effective))
        if len(same) == len(case.projects) and case.ballots is appraisal.case.ballots and len(set(needed)) == 1:
            # The reference cost is never edited, so the values of options are unchanged too.
            choice, objective_values = appraisal.selection.choice, appraisal.selection.objective_values
        else:
            ballots, pooled = appraisal.ballots, appraisal.pooled
            if case.ballots is not appraisal.case.ballots:
                ballots = ballots_of(effective)
                pooled = pooled_of(effective, ballots)
            cells = appraisal.decision.cells
            decision = decision_of(effective, ballots, pooled, known={key: cells[key] for key in same})
            weights = weights_for(appraisal.settings.weights, effective, ballots, decision).values
            computed = {key: appraisal.figures.variants[key] for key in same}
            choice = choice_of(effective, decision, objective, computed=computed)
            objective_values = objective_values_of(choice, decision, weights, effective.rules)
        rules = effective.rules.with_total(settings.budget)
        own = appraisal.selection
        return effective, replace(own, rules=rules, choice=choice, objective_values=objective_values)

    def _laid_over(self, case: Case, project: str) -> Project:
        if self.appraisal.scenario is None:
            return case.projects[project]
        scenario, source = case.scenarios[self.appraisal.scenario], self.appraisal.effective.cited_as
        if source is None:
            raise DefectError("a case under a scenario cites it")
        return laid_over(case.projects[project], scenario, scenario.projects.get(project), source=source)

    def _untouched(self, case: Case, project: str) -> bool:
        was, scenario = self.appraisal.case, self.appraisal.scenario
        if case.projects[project] is not was.projects[project]:
            return False
        if scenario is None or case.scenarios is was.scenarios:
            return True
        return case.scenarios[scenario].projects.get(project) == was.scenarios[scenario].projects.get(project)


class OutOfTrialsError(Exception):
    """The limit of appraisals is reached: what is not proved by then is not stated."""


class NotWantedError(Exception):
    """Whoever asked does not wait any more."""


def trials_of(appraisal: Appraisal, *, wanted: Callable[[], bool] = lambda: True) -> Trials:
    """Return the trials of an appraisal, with a limit by its size; `wanted` as that of `Trials`."""
    looked = appraisal.selection.answers.enumeration
    if looked is None:
        return Trials(appraisal=appraisal, left=_BY_SOLVER, wanted=wanted)
    most = min(_QUICK, max(_FEWEST, _MASKS // max(1, len(looked.masks))))
    return Trials(appraisal=appraisal, left=most, wanted=wanted)
