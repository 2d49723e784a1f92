"""All requests of a project as one knob."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from appraisal.analysis.appraise import Appraisal
from appraisal.documents.case import INVESTMENT
from appraisal.documents.figure import FigureTable
from appraisal.money import THOUSANDTHS
from appraisal.rules.funding import COUNCIL_FUND
from appraisal.ways.edits import Edit, Key
from appraisal.ways.knobs import Knob
from appraisal.ways.where import multiplier_of, overlay_of, project_file, scenario_file


def request_knob(appraisal: Appraisal, project: str) -> Knob | None:
    """Return the knob of all requests of a project together; None if it asks for nothing.

    All stated requests of options and funds are multiplied by the same factor; a default request becomes a stated one.
    """
    entries = tuple(_requests(appraisal, project))
    funds = appraisal.financed[project].requests or {}
    whole = sum(figure.value or 0.0 for years in funds.values() for figure in years.values())
    if whole <= 0 or not entries:
        return None

    def edits(value: float) -> tuple[Edit, ...]:
        share = value / whole
        return tuple(
            Edit(file=file, keys=keys, before=money, after=_down(money * share)) for file, keys, money in entries
        )

    unit = appraisal.effective.head.unit
    return Knob(kind="request", key="request", start=whole, far=0.0, unit=unit, part="request", edits=edits)


def _down(money: float) -> float:
    """Return money rounded down to whole thousandths; an amount just below a whole one counts as that one."""
    return int(money * THOUSANDTHS + 1e-6) / THOUSANDTHS


def _requests(appraisal: Appraisal, project: str) -> Iterator[tuple[str, tuple[Key, ...], float]]:
    """Yield file, path and money of each stated request of the project, or of the default one by its years."""
    document, file = appraisal.case.projects[project], project_file(project)
    overlay = overlay_of(appraisal, project)
    if overlay is not None and overlay.request is not None:
        yield from _years(scenario_file(appraisal), ("projects", project, "request"), overlay.request)
    elif document.request is not None:
        yield from _years(file, ("request",), document.request)
    for fund, years in document.requests.items():
        yield from _years(file, ("requests", fund), years)
    if not appraisal.effective.projects[project].asked():
        growth = multiplier_of(appraisal, INVESTMENT)
        for year, figure in (appraisal.financed[project].requests or {}).get(COUNCIL_FUND, {}).items():
            yield file, ("request", str(year)), (figure.value or 0.0) / growth
    for number, option in enumerate(document.options):
        if option.request is not None:
            yield from _years(file, ("options", number, "request"), option.request)


def _years(
    file: str, at: tuple[Key, ...], entries: Mapping[int, FigureTable]
) -> Iterator[tuple[str, tuple[Key, ...], float]]:
    for year, entry in entries.items():
        if entry.value is not None:
            yield file, (*at, str(year)), entry.value
