"""The measures that a criterion may name, each a formula from a version of a project to a figure.

Any kind of figure of the case is a measure of its own name; the others are listed in `MEASURES`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from appraisal.documents.case import INVESTMENT, Case
from appraisal.errors import Problem
from appraisal.figures import Figure, Status, weakest
from appraisal.finance.discounting import npv
from appraisal.measures.version import Version

Measure = Callable[[Version], Figure]


def net_present_value(version: Version) -> Figure:
    """Return the net present value of the net flow to the project at the case's rate, in its money.

    Source: numpy-financial's convention, year 0 (`base_year`) not discounted (rule 7).
    """
    unit = version.case.head.unit
    statement = version.statement
    if statement is None:
        return Figure(value=None, unit=unit, status=Status.MISSING)
    value = npv(version.terms.rate, statement.net_flow, mid_year=version.terms.mid_year)
    return Figure(value=value, unit=unit, status=weakest([statement.status, version.case.rate().status]))


def profitability_index(version: Version) -> Figure:
    """Return 1 + NPV per unit of discounted investment (Brealey, Myers & Allen, Principles, ch. 5)."""
    found = None if version.indicators is None else version.indicators.profitability_index
    status = Status.MISSING if found is None else net_present_value(version).status
    return Figure(value=found, unit="share", status=status)


MEASURES: Mapping[str, Measure] = {"npv": net_present_value, "profitability_index": profitability_index}


def measured(version: Version, measure: str) -> Figure:
    """Return a measure of a version of a project."""
    formula = MEASURES.get(measure)
    return formula(version) if formula is not None else version.figure(measure)


def unit_of_measure(case: Case, measure: str) -> str:
    """Return the unit in which a measure of the case is given."""
    if measure in MEASURES:
        return "share" if measure == "profitability_index" else case.head.unit
    return case.unit_of(measure)


def unknown_measures(case: Case) -> tuple[tuple[str, Problem], ...]:
    """Find criteria that name no measure of the catalogue, or state a unit that is not the measure's."""
    kinds = [INVESTMENT, *case.head.figures]
    found: list[tuple[str, Problem]] = []
    for key in case.criteria_set.criteria:
        criterion = case.criteria[key]
        if criterion.measure is None:
            continue
        if criterion.measure not in {*MEASURES, *kinds}:
            facts = {"name": criterion.measure, "known": [*MEASURES, *kinds]}
            found.append((key, Problem("unknown_measure", facts)))
        elif criterion.unit != (unit := unit_of_measure(case, criterion.measure)):
            found.append((key, Problem("unit_wrong", {"given": criterion.unit, "expected": unit})))
    return tuple(found)
