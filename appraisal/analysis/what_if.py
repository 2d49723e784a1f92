"""The same case with something changed, appraised again: scenarios side by side, an uplift, another claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.analysis.claims import Disputed, disputed, under_claim
from appraisal.analysis.uplift import Offered, offered, uplifted
from appraisal.documents.case import Case
from appraisal.errors import InputError, Problem
from appraisal.figures import Claim, Figure
from appraisal.measures.catalogue import net_present_value
from appraisal.measures.project_variant import FULL
from appraisal.portfolio.change import Change, between
from appraisal.portfolio.problem import Option
from appraisal.settings import Settings
from appraisal.text.local import LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The outcome of one appraisal: NPV and place by project (None: cannot be ranked), and what is chosen.

    `chosen` maps a project to its option, in the order of the case; it is None if no portfolio keeps to the rules.
    `titles` are those of the chosen options other than the full project.
    """

    npv: Mapping[str, Figure]
    places: Mapping[str, int | None]
    chosen: Mapping[str, str] | None
    titles: Mapping[str, LocalText]

    def change_to(self, after: Outcome) -> Change:
        """Return what changes in the portfolio from this outcome to another; both have one."""
        before, then = (
            [Option(project, key) for project, key in (each.chosen or {}).items()] for each in (self, after)
        )
        return between(before, then)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One of several outcomes: `key` is a scenario's (None: the case itself); `problems` say why there is none."""

    key: str | None
    outcome: Outcome | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UpliftBeside:
    """The uplift by project, and the outcome with it."""

    offered: Mapping[str, Offered]
    after: Beside


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimBeside:
    """Another claim of a figure, and the outcome if it were used."""

    dispute: Disputed
    claim: Claim
    after: Beside


def outcome_of(appraisal: Appraisal) -> Outcome:
    """Return the outcome of an appraisal."""
    answer = appraisal.portfolio
    options = appraisal.candidates.options
    places = appraisal.places
    chosen = {options[each].project: options[each].key for each in answer.chosen}
    return Outcome(
        npv={project: net_present_value(variant) for project, variant in appraisal.financed.items()},
        places={project: places.get(project) for project in appraisal.effective.projects},
        chosen=None if answer.status == "infeasible" else chosen,
        titles={
            project: each.title
            for project, key in chosen.items()
            for each in appraisal.effective.projects[project].options
            if each.key == key and key != FULL
        },
    )


def scenarios_beside(appraisal: Appraisal) -> tuple[Beside, ...]:
    """Return the outcome of the case and of each of its scenarios, under the current settings."""
    return tuple(
        _again(appraisal.case, appraisal.settings, scenario=each) for each in (None, *appraisal.case.scenarios)
    )


def uplift_beside(appraisal: Appraisal) -> UpliftBeside | None:
    """Return the uplift offered to each project and the outcome after it.

    None under a scenario that already prices that risk: an uplift on top of it would count the risk twice.
    """
    case = appraisal.effective
    if appraisal.scenario is not None and appraisal.case.scenarios[appraisal.scenario].covers_risk:
        return None
    return UpliftBeside(offered=offered(case), after=_again(uplifted(case), appraisal.settings))


def claims_beside(appraisal: Appraisal, project: str | None = None) -> tuple[ClaimBeside, ...]:
    """Return each other claim, of one project or of all, and the outcome under it."""
    case = appraisal.effective
    return tuple(
        ClaimBeside(dispute=each, claim=claim, after=_again(under_claim(case, each, claim), appraisal.settings))
        for each in disputed(case, project)
        for claim in each.figure.claims
    )


def _again(case: Case, settings: Settings, *, scenario: str | None = None) -> Beside:
    try:
        return Beside(key=scenario, outcome=outcome_of(appraise(case, scenario=scenario, settings=settings)))
    except InputError as error:
        return Beside(key=scenario, outcome=None, problems=error.problems)
