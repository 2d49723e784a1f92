"""From the head of a case to the engine's terms."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.documents.case import Case
from appraisal.documents.figure import FigureTable
from appraisal.figures import Status
from appraisal.intake.read import read_case
from appraisal.measures.catalogue import net_present_value
from appraisal.measures.project_variant import ProjectVariant
from appraisal.measures.terms import terms_of
from appraisal.paths import sample_folder


@pytest.fixture(scope="module")
def case() -> Case:
    """Return the register of Kuzbass."""
    return read_case(sample_folder() / "kuzbass")


def _with_head(case: Case, **changes: object) -> Case:
    return replace(case, head=case.head.model_copy(update=changes))


def test_an_assumed_rate_is_known_to_the_engine(case: Case) -> None:
    """The rate's status goes with the terms, so that whatever is discounted is as weak as it (rule 2)."""
    assert terms_of(case).statuses["rate"] is Status.ASSUMED
    published = _with_head(case, discount_rate=FigureTable(value=0.1, status="published"))
    assert terms_of(published).statuses["rate"] is Status.PUBLISHED


def test_a_weak_rate_weakens_a_strong_flow(case: Case) -> None:
    """NPV of published flows at an assumed rate is assumed."""
    project = case.projects["karakan"]
    assert project.cash_flow is not None
    flow = type(project.cash_flow)(status="published", table={2012: {"value": -10}, 2013: {"value": 20}})  # type: ignore[dict-item]
    strong = replace(case, projects={**case.projects, "karakan": project.model_copy(update={"cash_flow": flow})})
    assert net_present_value(ProjectVariant(strong, "karakan")).status is Status.ASSUMED
    both = _with_head(strong, discount_rate=FigureTable(value=0.1, status="published"))
    assert net_present_value(ProjectVariant(both, "karakan")).status is Status.PUBLISHED


def test_the_finance_rate_reaches_the_modified_return(case: Case) -> None:
    """A rate of finance and one of reinvestment stand in the terms with their statuses and move the MIRR."""
    rates = {"finance_rate": FigureTable(value=0.05), "reinvestment_rate": FigureTable(value=0.02, status="claimed")}
    other = _with_head(case, **rates)
    terms = terms_of(other)
    assert (terms.finance_rate, terms.reinvest_rate) == (0.05, 0.02)
    assert (terms.statuses["finance_rate"], terms.statuses["reinvest_rate"]) == (Status.ASSUMED, Status.CLAIMED)
    before, after = (ProjectVariant(each, "karakan").indicators for each in (case, other))
    assert before is not None
    assert after is not None
    assert after.mirr != pytest.approx(before.mirr)
    assert after.npv == before.npv
