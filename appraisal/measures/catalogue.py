"""The measures that a criterion may name, each a formula from a variant of a project to a figure.

Any kind of figure of the case is a measure of its own name; the others are listed in `MEASURES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from appraisal.arrays import Floats, frozen
from appraisal.documents.case import INVESTMENT
from appraisal.documents.criterion import Criterion
from appraisal.documents.findings import Finding
from appraisal.documents.head import CaseHead, FigureKind
from appraisal.figures import Figure, Status, weakest
from appraisal.finance.discounting import npv
from appraisal.finance.simulation import Simulation, Uncertain, simulated_outlays
from appraisal.measures.jobs_per_money import JOBS, jobs_per_money, jobs_per_money_unit
from appraisal.measures.project_variant import ProjectVariant
from appraisal.text.local import LocalText

_SHARE = "share"


def net_present_value(variant: ProjectVariant) -> Figure:
    """Return the net present value of the net flow to the project at the case's rate, in its money.

    Source: numpy-financial's convention, year 0 (`base_year`) not discounted (rule 7).
    """
    unit = variant.case.head.unit
    statement = variant.statement
    if statement is None:
        return Figure(value=None, unit=unit, status=Status.MISSING)
    value = npv(variant.terms.rate, statement.net_flow, mid_year=variant.terms.mid_year)
    return Figure(value=value, unit=unit, status=weakest([statement.status, variant.terms.statuses["rate"]]))


def profitability_index(variant: ProjectVariant) -> Figure:
    """Return 1 + NPV per unit of discounted investment (Brealey, Myers & Allen, Principles, ch. 5)."""
    result = None if variant.indicators is None else variant.indicators.profitability_index
    status = Status.MISSING if result is None else net_present_value(variant).status
    return Figure(value=result, unit=_SHARE, status=status)


def _index_draws(variant: ProjectVariant, simulation: Simulation) -> Floats | None:
    """Return 1 + NPV per unit of discounted investment in each draw; None without investment."""
    drivers = variant.drivers
    if drivers is None:
        return None
    uncertain = Uncertain(drivers=drivers, ranges=variant.ranges, correlations=variant.correlations)
    spent = simulated_outlays(uncertain, variant.terms, simulation)
    return frozen(1.0 + simulation.npv / spent) if (spent > 0).all() else None


Draws = Callable[[ProjectVariant, Simulation], Floats | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a criterion may measure.

    Attributes:
        formula: from a variant of a project to its figure.
        unit: of the figure, by the head of the case.
        additive: whether the figures of a portfolio add up; a ratio does not.
        nothing: the value of doing nothing (rule 13).
        draws: the measure in each draw over the ranges of a project's drivers, shape (draws,); None for no range. Left
            out for a measure of figures, whose range the formula gives.
        kinds: of figure that the case must have.
    """

    formula: Callable[[ProjectVariant], Figure]
    unit: Callable[[CaseHead], str]
    additive: bool
    nothing: float
    draws: Draws | None = None
    kinds: tuple[str, ...] = ()


MEASURES: Mapping[str, Measure] = {
    "npv": Measure(
        formula=net_present_value,
        unit=lambda head: head.unit,
        additive=True,
        nothing=0.0,
        draws=lambda _, simulation: simulation.npv,
    ),
    "profitability_index": Measure(
        formula=profitability_index, unit=lambda _: _SHARE, additive=False, nothing=1.0, draws=_index_draws
    ),
    "jobs_per_money": Measure(
        formula=jobs_per_money, unit=jobs_per_money_unit, additive=False, nothing=0.0, kinds=(JOBS,)
    ),
}


def adds_up(head: CaseHead, criterion: Criterion) -> bool:
    """Return whether a criterion has a total over a portfolio: a quantity does, a rating or a ratio does not."""
    if criterion.measure is None:
        return False
    known = MEASURES.get(criterion.measure)
    return known.additive if known is not None else _kind(head, criterion.measure).additive


def nothing_of(head: CaseHead, criterion: Criterion) -> float | None:
    """Return the value of doing nothing on a criterion (rule 13); None for a rating, where it is the worst bound."""
    if criterion.measure is None:
        return None
    known = MEASURES.get(criterion.measure)
    return known.nothing if known is not None else _kind(head, criterion.measure).nothing


def _kind(head: CaseHead, kind: str) -> FigureKind:
    """Return a kind of figure; the investment is a quantity of money."""
    return head.figures.get(kind) or FigureKind(title=LocalText(kind, kind), unit=head.unit)


def measured(variant: ProjectVariant, measure: str) -> Figure:
    """Return a measure of a variant of a project."""
    known = MEASURES.get(measure)
    return known.formula(variant) if known is not None else variant.figure(measure)


def draws_of(measure: str | None) -> Draws | None:
    """Return what makes draws of a measure; None for a figure, a rating and a measure of figures."""
    known = MEASURES.get(measure) if measure is not None else None
    return None if known is None else known.draws


def unknown_measures(head: CaseHead, criteria: Mapping[str, Criterion], wanted: Iterable[str]) -> Iterator[Finding]:
    """Find the wanted criteria that name an unknown measure or state a unit other than the measure's."""
    units = {key: each.unit(head) for key, each in MEASURES.items() if head.figures.keys() >= set(each.kinds)}
    units |= {INVESTMENT: head.unit}
    units |= {kind: each.unit for kind, each in head.figures.items()}
    for key in wanted:
        criterion = criteria.get(key)
        if criterion is None or criterion.measure is None:
            continue
        if criterion.measure not in units:
            facts = {"criterion": key, "name": criterion.measure, "known": list(units)}
            yield Finding("unknown_measure", facts, ("criteria", key, "measure"))
        elif criterion.unit != units[criterion.measure]:
            facts = {"given": criterion.unit, "expected": units[criterion.measure]}
            yield Finding("unit_wrong", facts, ("criteria", key, "unit"))
