"""The value of information by the keys of the case: figures to request from applicants or from the council."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from appraisal.analysis.candidates import Choice, choice_of
from appraisal.analysis.decision_matrix import Decision
from appraisal.analysis.objective_values import objective_values_of
from appraisal.analysis.portfolio import Selection
from appraisal.analysis.uncertainty import Evidence
from appraisal.arrays import Floats, frozen
from appraisal.figures import Figure, Status
from appraisal.measures.project_variant import ProjectVariant
from appraisal.robustness.figure_space import FigureSpace
from appraisal.robustness.information import Choose, value_of_information


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One figure to request, and the value of knowing it (see `robustness.information.Information`).

    Attributes:
        project: key of the project.
        criterion: key of the criterion.
        rated: whether it is a rating, to be asked of the council and not of the applicant.
        status: present status of the figure.
        low: lower end of its possible values, in the criterion's unit.
        high: upper end.
        first_changes: chance that the first place then changes.
        place_change: expected number of places by which the project moves.
        gain: expected gain in closeness of the first project.
        portfolio_changes: chance that the best portfolio then changes; None if it was not asked for.
        projects_changed: expected number of projects that enter it, leave it or change their option; None likewise.
        choosable: whether the project could be chosen with this figure: its request and its cash flow are known.
    """

    project: str
    criterion: str
    rated: bool
    status: Status
    low: float
    high: float
    first_changes: float
    place_change: float
    gain: float
    portfolio_changes: float | None
    projects_changed: float | None
    choosable: bool

    @property
    def settles(self) -> bool:
        """Whether knowing it can change any of the computed results."""
        return self.first_changes > 0 or self.place_change > 0 or bool(self.projects_changed)


def requests_of(evidence: Evidence, selection: Selection, *, asked: int | None) -> tuple[Request, ...]:
    """Return every figure that has a range or is missing, the most valuable first.

    Args:
        evidence: with the possible figures.
        selection: of the portfolio; missing figures of its candidates are taken at the middle of their range.
        asked: for how many figures portfolios are computed; None for all, 0 for none.
    """
    space = evidence.figure_space()
    decision = evidence.decision
    filled = _filled(decision, space)
    choice = choice_of(evidence.case, filled)
    choose = None if asked == 0 else _chooser(evidence, selection, filled, choice, space)
    result = value_of_information(
        space, scale=decision.scale, weights=evidence.weights, choose=choose, asked=asked, seed=evidence.seed
    )
    return tuple(
        Request(
            project=decision.projects[each.project],
            criterion=decision.criteria[each.criterion],
            rated=decision.ratings[each.criterion],
            status=evidence.figures[each.project][each.criterion].status,
            low=float(space.low[each.project, each.criterion]),
            high=float(space.high[each.project, each.criterion]),
            first_changes=each.first_changes,
            place_change=each.place_change,
            gain=each.gain,
            portfolio_changes=each.portfolio_changes,
            projects_changed=each.projects_changed,
            choosable=decision.projects[each.project] in choice.candidates.projects,
        )
        for each in result
    )


def _filled(decision: Decision, space: FigureSpace) -> Decision:
    """Return the decision with each missing figure at the middle of its possible values."""
    middle = (space.low + (space.high - space.low) / 2).tolist()
    cells = {
        project: {
            key: Figure(value=middle[i][k], unit=cell.unit, status=Status.ASSUMED)
            if (cell := decision.cells[project][key]).missing
            else cell
            for k, key in enumerate(decision.criteria)
        }
        for i, project in enumerate(decision.projects)
    }
    return replace(decision, cells=cells)


def _chooser(evidence: Evidence, selection: Selection, filled: Decision, choice: Choice, space: FigureSpace) -> Choose:
    """Return a function that chooses the best portfolio for a matrix of values (n projects, m criteria).

    A figure of a smaller or later option moves with the whole project's in proportion to its scale; one that does not
    add up (a rating, a ratio) moves by the same amount; one stated by the option itself does not move.
    """
    row = {project: i for i, project in enumerate(filled.projects)}
    rows = np.array([row[variant.project] for variant in choice.variants], dtype=np.int64)
    factors = np.array([_factors(evidence, filled, variant) for variant in choice.variants])
    factors = factors.reshape(len(rows), len(filled.criteria))
    stated = np.where(space.missing, space.low + (space.high - space.low) / 2, space.mode)

    def choose(values: Floats) -> Mapping[str, str]:
        moved = choice.values + factors * (values - stated)[rows]
        changed = _with_values(evidence, choice, filled, moved)
        objective_values = objective_values_of(changed, filled, evidence.weights, selection.rules)
        then = replace(selection, choice=changed, objective_values=objective_values)
        return {option.project: option.key for option in then.options(then.answers.best().chosen)}

    return choose


def _factors(evidence: Evidence, filled: Decision, variant: ProjectVariant) -> list[float]:
    option = variant.option
    if option is None:
        return [1.0] * len(filled.criteria)
    measures = [evidence.case.criteria[key].measure for key in filled.criteria]
    moves = zip(measures, filled.additive, strict=True)
    return [0.0 if measure in option.figures else option.scale if adds else 1.0 for measure, adds in moves]


def _with_values(evidence: Evidence, choice: Choice, filled: Decision, values: Floats) -> Choice:
    """Return the choice with other values, and with the totals that these criteria measure."""
    totals = dict(choice.candidates.totals)
    for k, key in enumerate(filled.criteria):
        for name in {key, evidence.case.criteria[key].measure} & set(totals):
            totals[str(name)] = frozen(values[:, k])
    return replace(choice, values=frozen(values), candidates=replace(choice.candidates, totals=totals))
