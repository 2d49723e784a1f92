"""What binds: each limit of the rules whose relaxation would improve the portfolio, and the improvement."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.objective_values import COMPOSED
from appraisal.money import amount, thousandths
from appraisal.portfolio.change import Change, change
from appraisal.portfolio.portfolio_value import portfolio_units
from appraisal.ways.edits import Edit
from appraisal.ways.limits import Limit, far, limits, reached
from appraisal.ways.search import LESS, shortest_between
from appraisal.ways.trials import OutOfTrialsError, Trial, Trials, trials_of

_NEAR = 0.004  # share of the step at which the bisection ends
_TURNS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """A binding limit and its next step: the smallest change after which a better portfolio is chosen.

    Attributes:
        limit: the amount of the rules.
        to: the amount after the step, to 1 % of it; None if the rule has no amount and is dropped.
        edits: of the documents, as they were appraised.
        gain: of the objective; for `npv-first` and `balanced` it may be negative, because their floor and their best
            totals are computed again.
        measured: whether the values before and after have the same measure, so that `gain` is the gain of the step.
        change: the projects that enter, leave or change their option.
        outcome: the appraisal after the step.
    """

    limit: Limit
    to: float | None
    edits: tuple[Edit, ...]
    gain: float
    measured: bool
    change: Change
    outcome: Trial


@dataclass(frozen=True, slots=True, kw_only=True)
class Bindings:
    """What binds, in the order of the rules.

    Attributes:
        proved: each limit that alone would buy something by giving way.
        complete: whether every limit was tried.
        budgets_idle: whether the same portfolio is chosen with unlimited budgets.
        together: whether raising all budgets together would improve the portfolio.
    """

    proved: tuple[Binding, ...]
    complete: bool
    budgets_idle: bool = False
    together: bool = False


def bindings(appraisal: Appraisal) -> Bindings:
    """Return what binds the best portfolio; nothing without one, or above the size of enumeration."""
    trials = trials_of(appraisal)
    if not appraisal.portfolio.found or not trials.exact:
        return Bindings(proved=(), complete=not appraisal.portfolio.found)
    said: list[Binding] = []
    known = tuple(limits(appraisal))
    try:
        for limit in known:
            said.extend(_binding(trials, limit))
        budgets = [limit for limit in known if limit.kind == "budget"]
        lifted = _lifted(trials, budgets) if budgets and not said else None
    except OutOfTrialsError:
        return Bindings(proved=tuple(said), complete=False)
    # With an objective of two steps a medium budget may change the choice even if the largest does not: see the
    # frontier.
    composed = appraisal.settings.objective in COMPOSED
    idle = lifted is not None and lifted.options == trials.now.options and not (composed and len(budgets) > 1)
    if idle and composed:
        idle = trials.exact and appraisal.frontier.next_step(thousandths(budgets[0].value or 0.0)) is None
    together = lifted is not None and not composed and better(trials, lifted)
    return Bindings(proved=tuple(said), complete=appraisal.portfolio.proven, budgets_idle=idle, together=together)


def _lifted(trials: Trials, budgets: Sequence[Limit]) -> Trial | None:
    problem = trials.appraisal.selection.answers.problem
    return trials.after([edit for limit in budgets for edit in limit.at(far(problem, limit))])


def _binding(trials: Trials, limit: Limit) -> Iterator[Binding]:
    problem = trials.appraisal.selection.answers.problem
    if limit.value is None:
        after = trials.after(limit.at(None))
        if after is not None and better(trials, after):
            yield _said(trials, limit, None, after)
        return
    top = far(problem, limit)
    after = trials.after(limit.at(top))
    if after is None or not better(trials, after):
        return
    known = _breakpoint(trials, limit)
    if known is not None:
        at, less = (trials.after(limit.at(each)) for each in (known, limit.value + LESS * (known - limit.value)))
        if at is not None and better(trials, at) and (less is None or not better(trials, less)):
            yield _said(trials, limit, known, at)
            return
    value, after = next_step(trials, limit, top, after, lambda each: better(trials, each))
    yield _said(trials, limit, value, after)


def _breakpoint(trials: Trials, limit: Limit) -> float | None:
    """Return the total budget's next step according to the frontier; it is proved like any other."""
    if limit.key != "budget.total" or limit.value is None:
        return None
    step = trials.appraisal.frontier.next_step(thousandths(limit.value))
    return None if step is None else amount(step.budget)


def next_step(
    trials: Trials, limit: Limit, top: float, after: Trial, does: Callable[[Trial], bool]
) -> tuple[float, Trial]:
    """Return the least amount of a limit at which a portfolio has a property, and the outcome there.

    Args:
        trials: of the case.
        limit: the amount to change.
        top: an amount at which the portfolio has the property.
        after: the outcome there.
        does: the property.
    """
    start = limit.value or 0.0
    sign = 1.0 if limit.upward else -1.0

    def tried(value: float) -> Trial | None:
        result = trials.after(limit.at(int(value) if limit.whole else value))
        return result if result is not None and does(result) else None

    def lowered(value: float, then: Trial) -> tuple[float, Trial]:
        """Return the amount that the portfolio just needs, if it has the property there too."""
        needs = reached(then.selection.answers.problem, limit, value, then.portfolio.chosen)
        if needs is not None and (value - needs) * sign > 0 and (needs - start) * sign > 0:
            again = tried(needs)
            if again is not None:
                return needs, again
        return value, then

    high, best = lowered(top, after)
    low = start
    for _ in range(_TURNS):
        wide = abs(high - low)
        if wide <= (1 if limit.whole else _NEAR * abs(high - start)):
            break
        value = _between(low, high, whole=limit.whole)
        then = tried(value)
        if then is None:
            low = value
        else:
            high, best = lowered(value, then)
    less = start + LESS * (high - start)
    if not limit.whole and (then := tried(less)) is not None:
        return next_step(trials, limit, less, then, does)
    return high, best


def _between(low: float, high: float, *, whole: bool) -> float:
    if whole:
        return (int(low) + int(high)) // 2
    a, b = min(low, high), max(low, high)
    return shortest_between(a + 0.35 * (b - a), a + 0.65 * (b - a))


def better(trials: Trials, after: Trial) -> bool:
    """Return whether a changed case has a better portfolio: of higher value, or any other for a two-step objective."""
    now = trials.now
    if trials.appraisal.settings.objective in COMPOSED:
        return now.options != after.options
    before = portfolio_units(now.selection.answers.problem, now.portfolio.chosen)
    return portfolio_units(after.selection.answers.problem, after.portfolio.chosen) > before


def _said(trials: Trials, limit: Limit, to: float | None, after: Trial) -> Binding:
    now, merit = trials.now, after.selection.answers.problem.merit
    return Binding(
        limit=limit,
        to=to,
        edits=limit.at(to),
        gain=merit(after.portfolio.value or 0.0) - merit(now.portfolio.value or 0.0),
        measured=trials.appraisal.settings.objective not in COMPOSED,
        change=change(now.selection.answers.problem, now.portfolio.chosen, after.portfolio.chosen),
        outcome=after,
    )
