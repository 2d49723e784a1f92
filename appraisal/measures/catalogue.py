"""The measures that a criterion may name, each a formula from a version of a project to a figure.

Any kind of figure of the case is a measure of its own name; the others are listed in `MEASURES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from appraisal.documents.case import INVESTMENT
from appraisal.documents.criterion import Criterion
from appraisal.documents.findings import Finding
from appraisal.documents.head import CaseHead
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
    return Figure(value=value, unit=unit, status=weakest([statement.status, version.terms.statuses["rate"]]))


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


def unknown_measures(head: CaseHead, criteria: Mapping[str, Criterion], wanted: Iterable[str]) -> Iterator[Finding]:
    """Find criteria, of those wanted, that name no measure of the catalogue or state another unit than the measure."""
    units = {"npv": head.unit, "profitability_index": "share", INVESTMENT: head.unit}
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
