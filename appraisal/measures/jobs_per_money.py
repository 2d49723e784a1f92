"""Jobs for the council's money: a ratio of a figure and the requests."""

from __future__ import annotations

from appraisal.documents.head import CaseHead
from appraisal.figures import Figure, Status, weakest
from appraisal.measures.project_variant import ProjectVariant
from appraisal.rules.funding import COUNCIL_FUND

JOBS = "jobs"


def jobs_per_money(variant: ProjectVariant) -> Figure:
    """Return the jobs per unit of money requested from the council's own fund; missing if that may be zero.

    Its range follows from those of the jobs and the money.
    """
    unit = jobs_per_money_unit(variant.case.head)
    jobs, asked = variant.figure(JOBS), list((variant.requests or {}).get(COUNCIL_FUND, {}).values())
    if any(each.missing and each.low is None for each in (jobs, *asked)):
        return Figure(value=None, unit=unit, status=Status.MISSING)
    money = [sum(ends) for ends in zip(*(_ends(each) for each in asked), strict=True)]
    if not money or min(money) <= 0:
        return Figure(value=None, unit=unit, status=Status.MISSING)
    corners = [amount / spent for amount in _ends(jobs) for spent in money]
    low, high = (None, None) if min(corners) == max(corners) else (min(corners), max(corners))
    status = weakest(each.status for each in (jobs, *asked))
    value = None if status is Status.MISSING else jobs.known() / sum(each.known() for each in asked)
    return Figure(value=value, unit=unit, status=status, low=low, high=high)


def jobs_per_money_unit(head: CaseHead) -> str:
    """Return its unit, such as jobs / million RUB."""
    return f"{head.figures[JOBS].unit} / {head.unit}"


def _ends(figure: Figure) -> tuple[float, float]:
    """Return the range of a figure; without one, its value as both ends."""
    if figure.low is None or figure.high is None:
        return figure.known(), figure.known()
    return figure.low, figure.high
