"""Checks across documents: names refer to something, units agree and amounts are consistent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from appraisal.document import FIRST_YEAR, LAST_YEAR
from appraisal.documents import names
from appraisal.documents.case import INVESTMENT, Case, Parts, Tree, read_parts
from appraisal.documents.cash_flow import CashFlow
from appraisal.documents.checks_head import check_head
from appraisal.documents.council_file import Expert
from appraisal.documents.figure import FigureTable
from appraisal.documents.findings import Finding, Locate, Path
from appraisal.documents.head import CaseHead
from appraisal.documents.project import Project
from appraisal.documents.scenario import ProjectOverlay, Scenario
from appraisal.documents.years import untimely
from appraisal.errors import InputError
from appraisal.rules.funding import COUNCIL_FUND

Further = Callable[[Parts], Iterable[Finding]]


def check(tree: Tree, *, key: str, locate: Locate, further: Sequence[Further] = ()) -> Case:
    """Put a case together, or refuse it with all its problems.

    Args:
        tree: the plain tables of the case (see `read_parts`).
        key: the name of the case's folder or workbook.
        locate: turns a path into the tree into a place in the user's files.
        further: checks of rooms above the documents, run with the others so that all problems are reported at once.

    Raises:
        InputError: with all problems, each with its place.
    """
    parts, alone = read_parts(tree)
    further_found = (finding for room in further for finding in room(parts))
    result = (*alone, *parts.certain((*_cross(parts), *further_found)))
    if result:
        raise InputError(finding.located(locate) for finding in result)
    return parts.case(key)


def _cross(parts: Parts) -> Iterator[Finding]:
    yield from _criteria(parts)
    if parts.head is not None:
        yield from check_head(parts, parts.head)
        yield from untimely(parts.head, parts.projects, parts.scenarios)
        for key, project in parts.projects.items():
            yield from _project(parts.head, project, ("projects", key))
        for key, scenario in parts.scenarios.items():
            yield from _scenario(parts.head, scenario, ("scenarios", key))
    for key, project in parts.projects.items():  # what can be checked without a readable head
        yield from _alone(project, ("projects", key))
    for key, scenario in parts.scenarios.items():
        at: Path = ("scenarios", key, "projects")
        yield from names.unknown(scenario.projects, parts.known["projects"], "unknown_project", at)
        for name, overlay in scenario.projects.items():
            yield from _commissioned(overlay, (*at, name))
    if parts.council is not None:
        experts = [expert.key for expert in parts.council.experts]
        for number, expert in enumerate(parts.council.experts):
            at = ("council", "experts", number)
            if expert.key in experts[:number]:
                yield Finding("twice", {"name": expert.key}, (*at, "key"))
            yield from _expert(parts, expert, at)


def _criteria(parts: Parts) -> Iterator[Finding]:
    chosen = parts.criteria_set
    if chosen is None:
        return
    yield from names.listed(chosen.criteria, parts.known["criteria"], "unknown_criterion", ("set", "criteria"))
    yield from names.unknown(chosen.weights, chosen.criteria, "unknown_criterion", ("set", "weights"))
    for name in chosen.criteria:
        if name not in chosen.weights:
            yield Finding("weight_missing", {"name": name}, ("set", "weights", name))
    if chosen.weights and not any(chosen.weights.values()):
        yield Finding("weights_all_zero", {"criteria": list(chosen.criteria)}, ("set", "weights"))


def _money(head: CaseHead, entry: FigureTable, at: Path) -> Iterator[Finding]:
    yield from names.entry(head, entry, head.unit, at)
    if (given := _below_zero(entry)) is not None:
        yield Finding("amount_negative", {"given": given}, at)


def _below_zero(entry: FigureTable) -> float | None:
    return next((each for each in entry.numbers if each < 0), None)


def _figures(head: CaseHead, figures: Mapping[str, FigureTable], at: Path) -> Iterator[Finding]:
    yield from names.unknown(figures, names.kinds(head), "unknown_figure", at)
    for kind, entry in figures.items():
        if kind == INVESTMENT:
            yield from _money(head, entry, (*at, kind))
        elif kind in head.figures:
            yield from names.entry(head, entry, head.figures[kind].unit, (*at, kind))


def _request(
    head: CaseHead, request: Mapping[int, FigureTable] | None, at: Path, *, reason: bool = False
) -> Iterator[Finding]:
    """Check a request by year; an amount below zero is returned to the fund, and a note must say why."""
    for year, entry in (request or {}).items():
        if year < head.base_year:
            yield Finding("before_base_year", {"year": year, "base": head.base_year}, (*at, year))
        yield from names.entry(head, entry, head.unit, (*at, year))
        if (given := _below_zero(entry)) is not None and not reason and entry.note is None:
            yield Finding("return_without_reason", {"given": given}, (*at, year))


def _project(head: CaseHead, project: Project, at: Path) -> Iterator[Finding]:
    yield from names.unknown_name(project.group, head.groups, "unknown_group", (*at, "group"))
    for number, mark in enumerate(project.marks):
        yield from names.unknown_name(mark, head.marks, "unknown_mark", (*at, "marks", number))
    yield from names.source(head, project.source, (*at, "source"))
    yield from _figures(head, project.figures, (*at, "figures"))
    if project.commissioning_year is not None:
        yield from names.entry(head, project.commissioning_year, "year", (*at, "commissioning_year"))
    yield from _cash_flow(head, project, at)
    noted = project.note is not None
    for fund, request in project.asked().items():
        where = ("request",) if request is project.request else ("requests", fund)
        yield from _request(head, request, (*at, *where), reason=noted)
    if project.request is not None and COUNCIL_FUND in project.requests:
        for here in ((*at, "request"), (*at, "requests", COUNCIL_FUND)):
            yield Finding("request_twice", {"fund": COUNCIL_FUND}, here)
    for number, option in enumerate(project.options):
        here = (*at, "options", number)
        yield from _figures(head, option.figures, (*here, "figures"))
        yield from _request(head, option.request, (*here, "request"), reason=noted)


def _alone(project: Project, at: Path) -> Iterator[Finding]:
    taken = ["full"]
    for number, option in enumerate(project.options):
        if option.key in taken:
            yield Finding("twice", {"name": option.key}, (*at, "options", number, "key"))
        taken.append(option.key)
    yield from _commissioned(project, at)


def _commissioned(project: Project | ProjectOverlay, at: Path) -> Iterator[Finding]:
    year = project.commissioning_year.value if project.commissioning_year is not None else None
    if year is not None and not (FIRST_YEAR <= year <= LAST_YEAR and float(year).is_integer()):
        facts = {"given": f"{year:.15g}", "first": FIRST_YEAR, "last": LAST_YEAR}
        yield Finding("year_impossible", facts, (*at, "commissioning_year"))


def _cash_flow(head: CaseHead, project: Project | ProjectOverlay, at: Path) -> Iterator[Finding]:
    if project.cash_flow is None:
        return
    here: Path = (*at, "cash_flow")
    yield from names.source(head, project.cash_flow.source, (*here, "source"))
    for path, entry in project.cash_flow.entries():
        yield from names.entry(head, entry, None, (*here, *path))
    for path, year in project.cash_flow.years():
        if year < head.base_year:
            yield Finding("before_base_year", {"year": year, "base": head.base_year}, (*here, *path))


def _scenario(head: CaseHead, scenario: Scenario, at: Path) -> Iterator[Finding]:
    drivers = [*names.kinds(head), *CashFlow.multipliable()]
    yield from names.unknown(scenario.multiply, drivers, "unknown_driver", (*at, "multiply"))
    if scenario.rate is not None:
        yield from names.rate(head, scenario.rate, (*at, "rate"))
    for key, overlay in scenario.projects.items():
        here: Path = (*at, "projects", key)
        yield from names.source(head, overlay.source, (*here, "source"))
        yield from _figures(head, overlay.figures, (*here, "figures"))
        yield from _request(head, overlay.request, (*here, "request"), reason=overlay.note is not None)
        yield from _cash_flow(head, overlay, here)


def _expert(parts: Parts, expert: Expert, at: Path) -> Iterator[Finding]:
    projects = parts.known["projects"]
    for name in expert.recused:
        yield from names.unknown_name(name, projects, "unknown_project", (*at, "recused"))
    if expert.weights is not None and parts.criteria_set is not None:
        yield from names.unknown(
            sorted(expert.weights.criteria), parts.criteria_set.criteria, "unknown_criterion", (*at, "weights")
        )
        points = expert.weights.points
        if points and not any(points.values()):
            yield Finding("weights_all_zero", {"criteria": list(points)}, (*at, "weights"))
    for name, ratings in expert.ratings.items():
        here: Path = (*at, "ratings", name)
        criterion = parts.criteria.get(name)
        if name not in parts.known["criteria"]:
            yield from names.unknown([name], parts.known["criteria"], "unknown_criterion", (*at, "ratings"))
        elif criterion is not None and criterion.rating is None:
            yield Finding("not_a_rating", {"name": name}, here)
        yield from names.unknown(ratings, projects, "unknown_project", here)
        if criterion is not None and criterion.rating is not None:
            low, high = criterion.rating.lowest, criterion.rating.highest
            for project, given in ratings.items():
                if not low <= given <= high:
                    yield Finding("rating_off_scale", {"given": given, "low": low, "high": high}, (*here, project))
