"""Checks of years: taxes, inflation and the last appraised year must cover the cash flows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from appraisal.documents.cash_flow import CashFlow
from appraisal.documents.findings import Finding, Path
from appraisal.documents.head import CaseHead, RateSpan
from appraisal.documents.project import Project
from appraisal.documents.scenario import Scenario

Flow = tuple[Path, CashFlow, int, int]


def untimely(head: CaseHead, projects: Mapping[str, Project], scenarios: Mapping[str, Scenario]) -> Iterator[Finding]:
    """Find tables by year that end before the cash flows do, flows after the last year, prices without inflation."""
    if head.last_year is not None and head.last_year <= head.base_year:
        yield Finding("last_year_early", {"last": head.last_year, "base": head.base_year}, ("case", "last_year"))
        return
    flows = list(_flows(projects, scenarios))
    yield from _late(head, flows)
    needed, whose = max(((_end(head, *flow[1:]), flow[0]) for flow in flows if not flow[1].table), default=(0, ()))
    if whose:
        priced = [year for year in (head.price_year, *(flow[1].price_year for flow in flows)) if year is not None]
        facts = {"needed": max(needed, *priced, head.base_year), "project": _project(whose)}
        for kind in type(head.taxes).model_fields:
            yield from _short(getattr(head.taxes, kind), facts, ("case", "taxes", kind))
        yield from _short(head.inflation, facts, ("case", "inflation"))
    yield from _unpriced(head, flows)


def _flows(projects: Mapping[str, Project], scenarios: Mapping[str, Scenario]) -> Iterator[Flow]:
    """Yield every cash flow that an appraisal may meet: (path, cash flow, delay, shift)."""
    late = max((scenario.delay for scenario in scenarios.values()), default=0)
    for key, project in projects.items():
        if project.cash_flow is not None:
            shift = max((option.delay for option in project.options), default=0)
            yield ("projects", key, "cash_flow"), project.cash_flow, late, shift
    for name, scenario in scenarios.items():
        for key, overlay in scenario.projects.items():
            if overlay.cash_flow is not None:
                shift = max((option.delay for option in projects[key].options), default=0) if key in projects else 0
                yield ("scenarios", name, "projects", key, "cash_flow"), overlay.cash_flow, scenario.delay, shift


def _end(head: CaseHead, flow: CashFlow, delay: int, shift: int) -> int:
    """Return the last year with an amount in a cash flow, with the timing of `finance.timing`."""
    paid = [year for _, year in flow.years()]
    start = flow.operation_start or max(flow.phasing, default=head.base_year) + 1
    last = start + flow.delay + delay + shift + (flow.life or 1) - 1
    last = last if head.last_year is None else min(last, head.last_year)
    return max(last, *(year + shift for year in paid), head.base_year)


def _late(head: CaseHead, flows: list[Flow]) -> Iterator[Finding]:
    """Find money after the last appraised year; operation may last longer and is cut off there."""
    if head.last_year is None:
        return
    for at, flow, delay, shift in flows:
        for path, stated in flow.years():
            year = flow.moved(stated, delay=delay)
            if year + shift > head.last_year:
                facts = {"year": year + shift, "last": head.last_year}
                yield Finding("after_last_year", facts, (*at, *path))


def _short(spans: tuple[RateSpan, ...], facts: dict[str, object], at: Path) -> Iterator[Finding]:
    if spans and spans[-1].years[1] < int(str(facts["needed"])):
        end = spans[-1].years[1]
        yield Finding("rates_end_early", {"name": at[-1], "end": end, **facts}, (*at, len(spans) - 1, "years"))


def _unpriced(head: CaseHead, flows: list[Flow]) -> Iterator[Finding]:
    """Find prices of a year other than the base year without inflation rates to convert them."""
    stated: list[tuple[Path, int]] = [] if head.price_year is None else [(("case", "price_year"), head.price_year)]
    stated += [((*at, "price_year"), flow.price_year) for at, flow, _, _ in flows if flow.price_year is not None]
    for at, year in stated:
        first, last = sorted((year, head.base_year))
        covered = [each for span in head.inflation for each in range(span.years[0], span.years[1] + 1)]
        if holes := [each for each in range(first + 1, last + 1) if each not in covered]:
            yield Finding("inflation_missing", {"price_year": year, "base": head.base_year, "years": holes}, at)


def _project(at: Path) -> str:
    return str(at[at.index("projects") + 1])
