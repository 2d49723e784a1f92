"""A project and the best portfolio: the outcome of the case with a rule that forces the opposite."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from appraisal.analysis.objective_values import COMPOSED
from appraisal.portfolio.change import Change, change
from appraisal.portfolio.portfolio_value import portfolio_units
from appraisal.ways.edits import Edit
from appraisal.ways.limits import RULES
from appraisal.ways.trials import Trial, Trials


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposite:
    """The outcome if a rule excludes a chosen project, or makes an unchosen one mandatory.

    Attributes:
        project: its key.
        chosen: whether the best portfolio holds it.
        option: key of the chosen option; None if it is not chosen.
        known: `found`; `none` if no portfolio keeps to the rules then; `unknown` if that was not proven.
        regret: loss of the objective; None unless found. For `npv-first` and `balanced` it may be negative, because
            their floor and their best totals are computed again under the rule.
        share: the regret as a share of the best value; None if that is zero or the regret is None.
        instead: the appraisal with the rule; None unless found.
        change: from the best portfolio to that one; None unless found.
        composed: whether the objective is more than a sum, so that values before and after are not comparable.
    """

    project: str
    chosen: bool
    option: str | None
    known: Literal["found", "none", "unknown"]
    regret: float | None = None
    share: float | None = None
    instead: Trial | None = None
    change: Change | None = None
    composed: bool

    @property
    def enters(self) -> tuple[str, ...]:
        """Other projects that enter instead."""
        return self._others("enters")

    @property
    def leaves(self) -> tuple[str, ...]:
        """Other projects that are displaced."""
        return self._others("leaves")

    @property
    def changes_option(self) -> tuple[str, ...]:
        """Projects that change their option."""
        return self._others("changes_option")

    def _others(self, which: str) -> tuple[str, ...]:
        options = () if self.change is None else getattr(self.change, which)
        return tuple(option.project for option in options if option.project != self.project)


def opposite(trials: Trials, project: str) -> Opposite:
    """Return why a candidate is in or out of the best portfolio, which must exist."""
    now = trials.now
    option = next((each.key for each in now.options if each.project == project), None)
    forced = {"kind": "mandatory" if option is None else "excluded", "projects": [project]}
    number = len(trials.appraisal.case.rules.rules)
    edit = Edit(file=RULES, keys=("rules", number), before=None, after=forced)
    composed = trials.appraisal.settings.objective in COMPOSED
    after = trials.after([edit])
    if after is None or now.portfolio.value is None or after.portfolio.value is None:
        known: Literal["none", "unknown"] = "none" if trials.impossible([edit]) else "unknown"
        return Opposite(project=project, chosen=option is not None, option=option, known=known, composed=composed)
    problem, then = now.selection.answers.problem, after.selection.answers.problem
    best = now.portfolio.value
    regret = problem.merit(best) - then.merit(after.portfolio.value)
    if not composed:
        same = portfolio_units(problem, now.portfolio.chosen) <= portfolio_units(then, after.portfolio.chosen)
        regret = 0.0 if same else max(0.0, regret)
    return Opposite(
        project=project,
        chosen=option is not None,
        option=option,
        known="found",
        regret=regret,
        share=regret / abs(best) if best else None,
        instead=after,
        change=change(problem, now.portfolio.chosen, after.portfolio.chosen),
        composed=composed,
    )
