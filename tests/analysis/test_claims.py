"""Several claims of one figure, and the case as each would make it."""

from __future__ import annotations

import pytest

from appraisal.analysis.claims import Disputed, disputed, under_claim
from appraisal.documents.case import Case
from appraisal.figures import Claim, Status
from appraisal.intake.read import read_case
from appraisal.measures.project_variant import ProjectVariant
from appraisal.paths import sample_folder
from tests.analysis.small import small_case


@pytest.fixture(scope="module")
def case() -> Case:
    """Return the register of Kuzbass."""
    return read_case(sample_folder() / "kuzbass")


def _of(case: Case, project: str) -> tuple[Disputed, Claim]:
    (result,) = disputed(case, project)
    return result, result.figure.claims[0]


def test_all_other_claims_of_the_register_are_there(case: Case) -> None:
    """Each figure for which several sources speak is found with all of them."""
    result = {(each.project, each.kind): [claim.value for claim in each.figure.claims] for each in disputed(case)}
    assert result == {
        ("karakan", "jobs"): [600, 505],
        ("serafimovsky", "investment"): [24000],
        ("mencherep", "investment"): [70000],
        ("sorbents", "commissioning_year"): [2017],
    }


def test_another_investment_moves_money_and_keeps_the_first_claim_beside(case: Case) -> None:
    """With 24 bn for 70 the NPV rises, the request falls, and 70 bn stand among the other claims."""
    dispute, claim = _of(case, "serafimovsky")
    after = under_claim(case, dispute, claim)
    figure = after.figure("serafimovsky", "investment")
    assert (figure.value, figure.status, figure.source) == (24000, Status.CLAIMED, "gazeta")
    assert [each.value for each in figure.claims] == [70000]
    before, now = ProjectVariant(case, "serafimovsky"), ProjectVariant(after, "serafimovsky")
    assert before.indicators is not None
    assert now.indicators is not None
    assert now.requests is not None
    assert now.indicators.npv > before.indicators.npv
    assert sum(each.known() for each in now.requests["council"].values()) == pytest.approx(24000)


def test_a_later_commissioning_delays_the_operation(case: Case) -> None:
    """Three years later in service, the first revenue comes three years later."""
    dispute, claim = _of(case, "sorbents")
    before, after = ProjectVariant(case, "sorbents"), ProjectVariant(under_claim(case, dispute, claim), "sorbents")
    assert before.statement is not None
    assert after.statement is not None
    assert before.statement.first is not None
    assert after.statement.first == before.statement.first + 3


CLAIM = {"value": 70, "status": "published"}


def test_a_missing_figure_takes_the_claim_and_puts_nothing_beside_it() -> None:
    """The jobs of yard are missing and a source says 70: what was missing is no claim."""
    case = small_case((("projects", "yard", "figures", "jobs"), {"claims": [CLAIM]}))
    [dispute] = disputed(case)
    after = under_claim(case, dispute, dispute.figure.claims[0]).figure("yard", "jobs")
    assert (after.value, after.status, after.claims) == (70, Status.PUBLISHED, ())


@pytest.mark.parametrize(("claimed", "delay"), [(2028, 2), (2026, 0), (2025, 0)])
def test_an_earlier_commissioning_does_not_hurry_the_flows(claimed: int, delay: int) -> None:
    """Two years later delay the operation by two; no year earlier is made up."""
    flow = {"life": 5, "phasing": {"2024": 1.0}, "revenue": 30}
    case = small_case(
        (("projects", "mine", "cash_flow"), flow),
        (("projects", "mine", "figures", "investment"), 50),
        (("projects", "mine", "commissioning_year"), {"value": 2026, "claims": [{"value": claimed}]}),
    )
    [dispute] = disputed(case, "mine")
    assert (dispute.kind, dispute.figure.unit) == ("commissioning_year", "year")
    document = under_claim(case, dispute, dispute.figure.claims[0]).projects["mine"]
    assert document.cash_flow is not None
    assert document.cash_flow.delay == delay
    assert document.commissioning_year is not None
    assert document.commissioning_year.value == claimed
    assert disputed(case, "mill") == ()
