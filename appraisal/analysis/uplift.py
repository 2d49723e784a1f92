"""Optimism uplift as a scenario: each project more expensive and later by the bounds of its class."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from appraisal.documents.case import Case
from appraisal.documents.head import UpliftClass
from appraisal.documents.overlay import laid_over
from appraisal.documents.project import Project
from appraisal.documents.scenario import Scenario
from appraisal.finance.reference_class import UPLIFTS, Uplift
from appraisal.text.local import LocalText

BY_KIND = {each.kind: each for each in UPLIFTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """The uplift of one project: its class and the delay of its operation in years."""

    uplift: Uplift
    building: int
    delay: int


def uplift_class(case: Case, project: str) -> UpliftClass:
    """Return the class of a project: its own, or the case's."""
    return case.projects[project].uplift or case.head.uplift


def building_years(document: Project) -> int:
    """Return the number of years from the first to the last of the investment; 0 if unknown."""
    years = {} if document.cash_flow is None else document.cash_flow.phasing
    return max(years) - min(years) + 1 if years else 0


def offered(case: Case) -> dict[str, Offered]:
    """Return the uplift of each project with drivers; years are rounded up.

    Source: Mott MacDonald, Review of Large Public Procurement in the UK, 2002, table 1 (upper bounds).
    """
    result = {}
    for key, document in case.projects.items():
        if document.cash_flow is not None and not document.cash_flow.table:
            uplift, years = BY_KIND[uplift_class(case, key)], building_years(document)
            result[key] = Offered(uplift=uplift, building=years, delay=math.ceil(years * uplift.time - 1e-9))
    return result


def uplifted(case: Case) -> Case:
    """Return the case with the uplift of every project."""
    projects = dict(case.projects)
    for key, each in offered(case).items():
        scenario = Scenario(
            title=LocalText(en="uplift", ru="uplift"),
            multiply={"investment": 1.0 + each.uplift.capital},
            delay=each.delay,
        )
        projects[key] = laid_over(projects[key], scenario, None, source="uplift")
    return replace(case, projects=projects)
