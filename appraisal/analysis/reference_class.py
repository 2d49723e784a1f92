"""Reality check: each claim compared with comparators, with achieved records, and with the other projects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from appraisal.analysis.claims import COMMISSIONING, disputed
from appraisal.analysis.uplift import BY_KIND, building_years, uplift_class
from appraisal.documents.case import INVESTMENT, Case
from appraisal.documents.head import Comparator
from appraisal.figures import Status
from appraisal.finance.reference_class import Comparison, Verdict, comparison, peers
from appraisal.measures.jobs_per_money import JOBS

Ratio = Literal["jobs_per_money", "jobs", "capital_per_unit", "lateness", "claims"]
Against = Literal["comparators", "achieved", "peers", "claims", "uplift"]
_MONEY = 1000.0  # jobs are counted per thousand of the case's money: of million RUB, per billion
_FEWEST = 2  # a single comparator is a record, not a class
_FEWEST_PEERS = 3
_FACTOR = 1.5  # for a single record, as with few comparators, a factor of 1.5 makes an outlier


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One claim compared with one class.

    `kind` is the figure, `per` the kind of figure to which capital is compared. `value` is the ratio, and `inverse`
    (cost per job) its more familiar form. `reference` is the class's median or the record itself, `low` … `high` the
    range supported by the class, `times` the claim over the reference, `count` the size of the class. `comparison` is
    given if the class has a distribution.
    """

    project: str
    kind: str
    ratio: Ratio
    against: Against
    value: float
    reference: float
    low: float
    high: float
    times: float
    count: int
    verdict: Verdict
    comparison: Comparison | None = None
    per: str = ""

    @property
    def inverse(self) -> float:
        """The cost per job, in the case's money, if the ratio is jobs for money."""
        return _MONEY / self.value

    @property
    def outlying(self) -> bool:
        """Whether the class does not support the claim."""
        return self.verdict != "within"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Jobs for money: promised by all claims together, and achieved by finished comparators."""

    projects: tuple[str, ...]
    money: float
    jobs: float
    achieved_money: float
    achieved_jobs: float

    @property
    def promised(self) -> float:
        """Jobs per thousand of the case's money that the projects promise together."""
        return _MONEY * self.jobs / self.money

    @property
    def achieved(self) -> float:
        """Jobs per thousand of the case's money that were achieved."""
        return _MONEY * self.achieved_jobs / self.achieved_money


def checks_of(case: Case) -> tuple[Check, ...]:
    """Return every check that the case's comparators, projects and other claims allow, in the order of the projects.

    A comparator without a group is a programme of many projects: it is used for ratios and not for numbers of jobs,
    which are compared only if the investment is unknown. Figures that rest on assumptions are not claims.
    """
    promised = {key: _known(case, key) for key in case.projects}
    return tuple(check for key in case.projects for check in _of_project(case, key, promised))


def record_of(case: Case) -> Record | None:
    """Return the promise of all projects with both figures, and the record; None without one of them."""
    done = [each.figures for each in case.head.comparators if each.achieved]
    done = [each for each in done if each.get(INVESTMENT, 0) > 0 and each.get(JOBS, 0) > 0]
    known = {key: _known(case, key) for key in case.projects}
    both = {key: each for key, each in known.items() if INVESTMENT in each and JOBS in each}
    if not done or not both:
        return None
    return Record(
        projects=tuple(both),
        money=sum(each[INVESTMENT] for each in both.values()),
        jobs=sum(each[JOBS] for each in both.values()),
        achieved_money=sum(each[INVESTMENT] for each in done),
        achieved_jobs=sum(each[JOBS] for each in done),
    )


def _known(case: Case, project: str) -> dict[str, float]:
    """Return the claims of a project: figures above zero that are published or claimed."""
    result = {}
    for kind in case.projects[project].figures:
        figure = case.figure(project, kind)
        if figure.value is not None and figure.value > 0 and figure.status is not Status.ASSUMED:
            result[kind] = figure.value
    return result


def _of_project(case: Case, project: str, promised: Mapping[str, Mapping[str, float]]) -> Iterator[Check]:
    own = promised[project]
    group = case.projects[project].group
    alike = [each for each in case.head.comparators if not each.groups or group in each.groups]
    yield from _jobs(project, own, alike, promised)
    for kind in own if INVESTMENT in own else ():
        if kind not in (INVESTMENT, JOBS):
            known = _ratios(alike, INVESTMENT, kind, 1.0)
            if known:
                yield _stands(project, INVESTMENT, "capital_per_unit", own[INVESTMENT] / own[kind], known, per=kind)
    yield from _claims(case, project)


def _jobs(
    project: str, own: Mapping[str, float], alike: list[Comparator], promised: Mapping[str, Mapping[str, float]]
) -> Iterator[Check]:
    if JOBS not in own:
        return
    if INVESTMENT in own:
        value = _MONEY * own[JOBS] / own[INVESTMENT]
        known = _ratios(alike, JOBS, INVESTMENT, _MONEY)
        if len(known) >= _FEWEST:
            yield _stands(project, JOBS, "jobs_per_money", value, known)
        if record := _ratios([each for each in alike if each.achieved], JOBS, INVESTMENT, _MONEY):
            yield _record(project, value, record)
        both = {key: each for key, each in promised.items() if JOBS in each and INVESTMENT in each}
        others = peers(list(both), [_MONEY * each[JOBS] / each[INVESTMENT] for each in both.values()], project)
        if len(others) >= _FEWEST_PEERS:
            yield _stands(project, JOBS, "jobs_per_money", value, others.tolist(), against="peers")
    elif enterprises := [each.figures[JOBS] for each in alike if each.groups and each.figures.get(JOBS, 0) > 0]:
        yield _stands(project, JOBS, "jobs", own[JOBS], enterprises)


def _ratios(comparators: list[Comparator], over: str, under: str, scale: float) -> list[float]:
    pairs = [(each.figures.get(over, 0.0), each.figures.get(under, 0.0)) for each in comparators]
    return [scale * top / bottom for top, bottom in pairs if top > 0 and bottom > 0]


def _claims(case: Case, project: str) -> Iterator[Check]:
    """Compare a figure with its other claims, and a later year of commissioning with the years of construction."""
    for each in disputed(case, project):
        value, others = each.figure.value, [claim.value for claim in each.figure.claims]
        if value is None or each.figure.status is Status.ASSUMED:
            continue
        if each.kind == COMMISSIONING:
            yield from _lateness(case, project, max(others) - value)
        elif value > 0 and min(others) > 0:
            yield _stands(project, each.kind, "claims", value, others, against="claims")


def _lateness(case: Case, project: str, late: float) -> Iterator[Check]:
    """Compare a delay, as a share of the years of construction, with the upper bound of the project's class."""
    years = building_years(case.projects[project])
    if late > 0 and years:
        bound, share = BY_KIND[uplift_class(case, project)].time, late / years
        yield Check(
            project=project,
            kind=COMMISSIONING,
            ratio="lateness",
            against="uplift",
            value=share,
            reference=bound,
            low=0.0,
            high=bound,
            times=share / bound,
            count=1,
            verdict="above" if share > bound else "within",
        )


def _stands(
    project: str,
    kind: str,
    ratio: Ratio,
    value: float,
    known: list[float],
    *,
    against: Against = "comparators",
    per: str = "",
) -> Check:
    result = comparison(ratio, value, known)
    return Check(
        project=project,
        kind=kind,
        ratio=ratio,
        against=against,
        value=value,
        reference=result.median,
        low=result.low,
        high=result.high,
        times=result.times_median,
        count=len(known),
        verdict=result.verdict,
        comparison=result,
        per=per,
    )


def _record(project: str, value: float, record: list[float]) -> Check:
    """Compare a claim with achieved records: only more than was ever achieved is an outlier."""
    best = max(record)
    return Check(
        project=project,
        kind=JOBS,
        ratio="jobs_per_money",
        against="achieved",
        value=value,
        reference=best,
        low=0.0,
        high=best * _FACTOR,
        times=value / best,
        count=len(record),
        verdict="above" if value > best * _FACTOR else "within",
    )
