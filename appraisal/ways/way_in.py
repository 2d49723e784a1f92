"""The nearest ways in for a project outside the portfolio, each proved by appraising the changed case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.objective_values import COMPOSED
from appraisal.measures.catalogue import net_present_value
from appraisal.measures.project_variant import ProjectVariant
from appraisal.money import amount, thousandths
from appraisal.portfolio.constraints import as_good_as, with_project, without_project
from appraisal.portfolio.portfolio_value import portfolio_units
from appraisal.ways import knobs
from appraisal.ways.binding import next_step
from appraisal.ways.edits import Edit
from appraisal.ways.knobs import Knob
from appraisal.ways.limits import Limit, far, limits
from appraisal.ways.requests import request_knob
from appraisal.ways.search import LESS, least
from appraisal.ways.trials import OutOfTrialsError, Trial, Trials, trials_of

_CUTS = (0.0, 0.5, 0.25, 0.75)  # parts of a request that are tried; a smaller request may also lower the value
Kind = Literal["budget", "request", "criterion", "gain", "rule", "option"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """One change of the case's documents after which the portfolio holds a project, all else unchanged.

    With a hundredth less of the change (for a count, with one less) it is out.

    Attributes:
        kind: `budget`, `request`, `criterion`, `gain` (of the total that is the objective) or `rule`.
        key: what is set; see the reference.
        before: the present number; None for a rule that is dropped. For the net flow of a year, the NPV.
        after: the sufficient number; None for a rule that is dropped.
        unit: key of the unit: a criterion's, the case's money, "count", or "".
        edits: of the documents, as they were appraised.
        outcome: with the chosen portfolio.
        limit: of a budget or a rule.
        knob: of the project.
    """

    kind: Kind
    key: str
    before: float | None
    after: float | None
    unit: str
    edits: tuple[Edit, ...]
    outcome: Trial
    limit: Limit | None = None
    knob: Knob | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysIn:
    """The proved ways in; `complete` says whether all changes were tried."""

    proved: tuple[WayIn, ...]
    complete: bool


def ways_in(appraisal: Appraisal, project: str, *, trials: Trials | None = None) -> WaysIn:
    """Return the ways in of a project; none if the portfolio holds it, or if it cannot be chosen at all.

    Above the size of enumeration only a few changes are appraised: the total budget, then the requests.
    """
    trials = trials or trials_of(appraisal)
    if not appraisal.portfolio.found or trials.now.holds(project) or project not in appraisal.candidates.projects:
        return WaysIn(proved=(), complete=True)
    ways: list[WayIn] = []
    complete = trials.exact
    with suppress(OutOfTrialsError):
        for way in _ways(trials, project):
            ways.append(way)  # noqa: PERF402  what was proved before the trials ran out stays
        return WaysIn(proved=tuple(ways), complete=complete)
    return WaysIn(proved=tuple(ways), complete=False)


def _ways(trials: Trials, project: str) -> Iterator[WayIn]:
    appraisal = trials.appraisal
    known = tuple(limits(appraisal))
    for limit in known:
        if limit.kind == "budget":
            way = _total(trials, limit, project) if limit.key == "budget.total" else None
            way = way or (_given_way(trials, limit, project) if trials.exact else None)
            if way is not None:
                yield way
    if not trials.exact:
        return
    if (knob := request_knob(appraisal, project)) is not None:
        starts = [knob.start * share for share in _CUTS]
        yield from _turned(trials, knob, starts, project)
    objective = knobs.gain(appraisal, project)
    for knob in knobs.criteria(appraisal, project):
        if objective is None or knob.key != objective.key:
            yield from _turned(trials, knob, [knob.far], project)
    if objective is not None:
        yield from _turned(trials, objective, [objective.far], project)
    for limit in known:
        if limit.kind == "rule" and (way := _given_way(trials, limit, project)) is not None:
            yield way


def _total(trials: Trials, limit: Limit, project: str) -> WayIn | None:
    """Look along the frontier for the next total budget at which the project is chosen, and prove it."""
    now = thousandths(limit.value or 0.0)
    for start in _starts(trials, now, project):
        to = amount(start)
        after = trials.after(limit.at(to))
        if after is None or not after.holds(project):
            continue
        less = trials.after(_less(limit.at(to)))
        if less is None or not less.holds(project):
            return _limit_way(limit, to, after)
    return None


def _starts(trials: Trials, now: int, project: str) -> Iterator[int]:
    selection = trials.appraisal.selection
    if trials.exact:
        for start, _ in selection.frontier.intervals.get(project, ()):
            if start > now:
                yield start
        return
    # The value of the best without the project, and the least budget at which one with it has the same value.
    asked, budget = selection.answers, now
    problem = asked.problem
    if selection.objective in COMPOSED:
        return
    inside, outside = with_project(problem, project), without_project(problem, project)
    for _ in range(8):
        without = asked.best(budget=budget, rows=[outside])
        floor = as_good_as(problem, portfolio_units(problem, without.chosen)) if without.found else ()
        nearest = asked.least_cost(rows=[inside, *floor])
        if not (nearest.found and nearest.proven and without.proven) or nearest.cost is None:
            return
        if nearest.cost <= budget:
            break
        budget = nearest.cost
    if budget > now:
        yield budget


def _given_way(trials: Trials, limit: Limit, project: str) -> WayIn | None:
    """Relax a limit until the project enters; a rule without an amount is dropped."""
    if limit.value is None:
        after = trials.after(limit.at(None))
        return None if after is None or not after.holds(project) else _limit_way(limit, None, after)
    top = far(trials.appraisal.selection.answers.problem, limit)
    after = trials.after(limit.at(int(top) if limit.whole else top))
    if after is None or not after.holds(project):
        return None
    to, after = next_step(trials, limit, top, after, lambda each: each.holds(project))
    return _limit_way(limit, to, after)


def _limit_way(limit: Limit, to: float | None, after: Trial) -> WayIn:
    shown = int(to) if limit.whole and to is not None else to
    return WayIn(
        kind=limit.kind,
        key=limit.key,
        before=limit.value,
        after=shown,
        unit=limit.unit,
        edits=limit.at(shown),
        outcome=after,
        limit=limit,
    )


def _turned(trials: Trials, knob: Knob, tops: Sequence[float], project: str) -> Iterator[WayIn]:
    """Change one knob of the project until it enters."""

    def does(value: float) -> bool:
        if not knob.allows(value):
            return False
        after = trials.after(knob.edits(value))
        return after is not None and after.holds(project)

    top = next((each for each in tops if does(each)), None)
    composed = trials.appraisal.settings.objective in COMPOSED

    def lead(value: float) -> float | None:
        after = trials.after(knob.edits(value)) if value != knob.start else trials.now
        return None if after is None else after.lead(project)

    value = None if top is None else least(does, knob.start, top, lead=None if composed else lead)
    if value is None:
        return
    edits = knob.edits(value)
    after, less = trials.after(edits), trials.after(_less(edits))
    if after is None or (less is not None and less.holds(project)):
        return
    before, to = knob.start, value
    if knob.part == "flow":
        before, to = (_npv(each, project) for each in (trials.now, after))
    yield WayIn(
        kind=knob.kind,
        key=knob.key,
        before=before,
        after=to,
        unit=knob.unit,
        edits=edits,
        outcome=after,
        knob=knob,
    )


def _npv(outcome: Trial, project: str) -> float:
    return net_present_value(ProjectVariant(outcome.case, project)).known()


def _less(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return the edits with a hundredth less of the change in each."""
    return tuple(edit.part(LESS) for edit in edits)
