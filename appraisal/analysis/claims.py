"""Several claims of one figure side by side, and the case with each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from appraisal.documents.case import Case
from appraisal.documents.figure import ClaimTable, FigureTable
from appraisal.documents.project import Project
from appraisal.figures import Claim, Figure, Status

COMMISSIONING = "commissioning_year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """A figure of a project with claims of several sources; `figure.value` is the chosen claim."""

    project: str
    kind: str
    figure: Figure


def disputed(case: Case, project: str | None = None) -> tuple[Disputed, ...]:
    """Return the figures with other claims, of one project or of all, in the order of the case."""
    return tuple(
        Disputed(
            project=key,
            kind=kind,
            figure=entry.figure(unit=_unit(case, kind), status=Status(document.status), source=document.source),
        )
        for key, document in case.projects.items()
        if project in (None, key)
        for kind, entry in _entries(document).items()
        if entry.claims
    )


def _unit(case: Case, kind: str) -> str:
    return "year" if kind == COMMISSIONING else case.unit_of(kind)


def _entries(document: Project) -> Mapping[str, FigureTable]:
    year = document.commissioning_year
    return {**document.figures, **({} if year is None else {COMMISSIONING: year})}


def under_claim(case: Case, dispute: Disputed, claim: Claim) -> Case:
    """Return the case with another claim as the figure; the former choice becomes one of the other claims.

    A later year of commissioning delays the operation by as many years; an earlier one does not change the flows,
    because the case does not say how they would change.
    """
    document = case.projects[dispute.project]
    entry = _entries(document)[dispute.kind]
    taken = FigureTable(
        value=claim.value,
        unit=entry.unit,
        status=claim.status.value,
        source=claim.source,
        note=claim.note,
        claims=tuple(_others(entry, dispute.figure, claim)),
    )
    changes: dict[str, object] = {"figures": {**document.figures, dispute.kind: taken}}
    if dispute.kind == COMMISSIONING:
        changes = {COMMISSIONING: taken}
        late = 0 if dispute.figure.value is None else round(claim.value - dispute.figure.value)
        if document.cash_flow is not None and late > 0:
            changes["cash_flow"] = document.cash_flow.under(multiply={}, delay=late)
    return replace(case, projects={**case.projects, dispute.project: document.model_copy(update=changes)})


def _others(entry: FigureTable, chosen: Figure, claim: Claim) -> Iterator[ClaimTable]:
    if chosen.value is not None:
        status: str = chosen.status.value
        yield ClaimTable(value=chosen.value, status=status, source=chosen.source)  # type: ignore[arg-type]
    yield from (each for each in entry.claims if (each.value, each.source) != (claim.value, claim.source))
