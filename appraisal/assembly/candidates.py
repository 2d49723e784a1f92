"""From the versions of the rankable projects to the candidates for a portfolio."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from appraisal.arrays import Floats, Ints, frozen, frozen_ints
from appraisal.assembly.decision import Decision
from appraisal.documents.case import INVESTMENT, Case
from appraisal.documents.project import COUNCIL_FUND
from appraisal.figures import Figure
from appraisal.measures.catalogue import measured
from appraisal.measures.version import REQUEST, Version, versions
from appraisal.money import thousandths
from appraisal.portfolio.candidates import Candidates
from appraisal.portfolio.problem import Option


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What there is to choose from.

    Attributes:
        candidates: as the rules read them.
        versions: (n options) the version of a project behind each option.
        values: (n options, m criteria) in the criteria's units; ratings are those of the whole project.
        left_out: project or `project/option` -> what is missing for it to be chosen.
    """

    candidates: Candidates
    versions: tuple[Version, ...]
    values: Floats
    left_out: Mapping[str, tuple[str, ...]]


def choice_of(case: Case, decision: Decision) -> Choice:
    """Return every version of a project that can be chosen: one that lacks nothing the objective or budget needs."""
    kept: list[tuple[Version, list[Figure], Mapping[str, Mapping[int, Figure]]]] = []
    left_out: dict[str, tuple[str, ...]] = {}
    for project in decision.projects:
        for version in versions(case, project):
            row = _cells(case, decision, version)
            requests = version.requests
            gaps = [key for key, cell in zip(decision.criteria, row, strict=True) if cell.missing]
            if requests is None or any(each.missing for years in requests.values() for each in years.values()):
                gaps.append(REQUEST)
            if gaps:
                left_out[project if version.option is None else f"{project}/{version.key}"] = tuple(gaps)
                if version.option is None:
                    break
            elif requests is not None:
                kept.append((version, row, requests))
    chosen = [version for version, _, _ in kept]
    projects = tuple(dict.fromkeys(version.project for version in chosen))
    documents = case.projects
    years = tuple(sorted({year for _, _, each in kept for by_year in each.values() for year in by_year}))
    values = frozen([[cell.known() for cell in cells] for _, cells, _ in kept]).reshape(
        len(kept), len(decision.criteria)
    )
    return Choice(
        candidates=Candidates(
            projects=projects,
            groups={key: each.group for key, each in documents.items()},
            investors={key: each.investors for key, each in documents.items()},
            options=tuple(Option(version.project, version.key) for version in chosen),
            years=years,
            requests=_requests([requests for _, _, requests in kept], years),
            totals=_totals(case, decision, chosen, values),
            absent=tuple(project for project in decision.projects if project not in projects),
        ),
        versions=tuple(chosen),
        values=values,
        left_out=left_out,
    )


def _cells(case: Case, decision: Decision, version: Version) -> list[Figure]:
    if version.option is None:
        return [decision.cells[version.project][key] for key in decision.criteria]
    measures = [(key, case.criteria[key].measure) for key in decision.criteria]
    return [
        decision.cells[version.project][key] if measure is None else measured(version, measure)
        for key, measure in measures
    ]


def _requests(asked: Sequence[Mapping[str, Mapping[int, Figure]]], years: tuple[int, ...]) -> dict[str, Ints]:
    """Return the requests by fund in whole thousandths; the council's own fund is always there."""
    funds = list(dict.fromkeys([COUNCIL_FUND, *(fund for each in asked for fund in each)]))
    requests = {fund: np.zeros((len(asked), len(years)), dtype=np.int64) for fund in funds}
    for i, each in enumerate(asked):
        for fund, by_year in each.items():
            for year, money in by_year.items():
                requests[fund][i, years.index(year)] = thousandths(money.known())
    return {fund: frozen_ints(money) for fund, money in requests.items()}


def _totals(case: Case, decision: Decision, chosen: Sequence[Version], values: Floats) -> dict[str, Floats]:
    """Return what each option adds to every total that is known for all of them."""
    totals = {key: frozen(values[:, k]) for k, key in enumerate(decision.criteria) if not decision.ratings[k]}
    for kind in (INVESTMENT, *case.head.figures):
        figures = [version.figure(kind) for version in chosen]
        if kind not in totals and not any(figure.missing for figure in figures):
            totals[kind] = frozen([figure.known() for figure in figures])
    return totals
