"""From the documents of a project to the drivers of its cash flow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.documents.case import Case
from appraisal.documents.cash_flow import CashFlow, SupportTable
from appraisal.documents.head import RateSpan
from appraisal.figures import Status
from appraisal.intake.read import read_case
from appraisal.measures.project_variant import ProjectVariant
from appraisal.paths import sample_folder


@pytest.fixture(scope="module")
def case() -> Case:
    """Return the register of Kuzbass."""
    return read_case(sample_folder() / "kuzbass")


def _supported(case: Case, **years: object) -> ProjectVariant:
    project = case.projects["sorbents"]
    assert isinstance(project.cash_flow, CashFlow)
    flow = project.cash_flow.model_copy(update={"support": (SupportTable.model_validate({"name": "loan", **years}),)})
    return ProjectVariant(
        replace(case, projects={**case.projects, "sorbents": project.model_copy(update={"cash_flow": flow})}),
        "sorbents",
    )


def test_a_support_is_as_weak_as_its_weakest_year(case: Case) -> None:
    """A later year that is published does not hide an earlier one that is assumed (rule 2)."""
    given = {
        "received": {2013: {"value": 100, "status": "assumed"}, 2014: {"value": 50, "status": "published"}},
        "repaid": {2020: {"value": 150, "status": "published"}},
    }
    drivers = _supported(case, **given).drivers
    assert drivers is not None
    assert drivers.statuses["support.loan"] is Status.ASSUMED


def test_prices_of_the_base_year_need_no_inflation(case: Case) -> None:
    """With price_year = base_year a real amount is itself: revenue is volume times price, whatever inflation is."""
    variant = ProjectVariant(case, "sorbents")
    assert variant.drivers is not None
    assert variant.statement is not None
    assert variant.drivers.price_year == case.head.base_year
    assert variant.statement.line("revenue", "sorbents").amounts[-1] == pytest.approx(5 * 160)


def test_prices_of_an_earlier_year_are_brought_to_the_base_year(case: Case) -> None:
    """Prices of two years before rise by two years of inflation, in real terms to money of the base year (rule 7)."""
    older = (RateSpan(years=(2011, 2016), rate=0.06), *case.head.inflation[1:])
    head = case.head.model_copy(update={"price_year": 2010, "inflation": older})
    before, after = ProjectVariant(case, "sorbents"), ProjectVariant(replace(case, head=head), "sorbents")
    assert before.statement is not None
    assert after.statement is not None
    for line in ("revenue", "variable_cost"):
        own = after.statement.line(line, "sorbents").amounts
        assert own == pytest.approx(before.statement.line(line, "sorbents").amounts * 1.06**2)


def test_a_project_may_state_prices_of_its_own_year(case: Case) -> None:
    """A cash flow's own price year stands before the case's."""
    project = case.projects["sorbents"]
    assert project.cash_flow is not None
    flow = project.cash_flow.model_copy(update={"price_year": 2014})
    moved = replace(case, projects={**case.projects, "sorbents": project.model_copy(update={"cash_flow": flow})})
    drivers = ProjectVariant(moved, "sorbents").drivers
    assert drivers is not None
    assert drivers.price_year == 2014
