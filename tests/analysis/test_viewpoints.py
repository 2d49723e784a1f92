"""Three points of view with the effects that a case prices."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from appraisal.analysis.viewpoints import externalities, views_of
from appraisal.documents.case import Case
from appraisal.documents.figure import FigureTable
from appraisal.figures import Status
from appraisal.finance.discounting import npv
from appraisal.intake.read import read_case
from appraisal.measures.project_variant import ProjectVariant
from appraisal.paths import sample_folder
from tests.analysis.small import small_case


@pytest.fixture(scope="module")
def case() -> Case:
    """Return the register of Kuzbass."""
    return read_case(sample_folder() / "kuzbass")


def test_a_priced_effect_enters_the_public_view_and_is_flagged(case: Case) -> None:
    """300 kt a year at 0.03 million RUB each add to the public's NPV what the criterion scores again."""
    variant = ProjectVariant(case, "karakan")
    result = views_of(variant)
    bare = replace(case, head=case.head.model_copy(update={"external_prices": {}}))
    without = views_of(ProjectVariant(bare, "karakan"))
    assert result is not None
    assert result.public is not None
    assert without is not None
    assert without.public is not None
    assert variant.statement is not None
    effect = npv(0.1, variant.statement.capacity * 300 * 0.03)
    assert result.public.npv - without.public.npv == pytest.approx(effect)
    assert result.twice == ("waste_reduction",)
    assert not without.twice


def test_commercial_plus_budget_is_public_before_effects(case: Case) -> None:
    """What the owners and the budget have together is what the public has, since transfers only change hands."""
    for project in ("karakan", "sorbents", "itat"):
        result = views_of(ProjectVariant(case, project))
        assert result is not None
        assert result.budget is not None
        assert result.public is not None
        effects = sum(npv(0.1, flow) for _, flow in result.public.effects)
        assert result.commercial.npv + result.budget.npv + effects == pytest.approx(result.public.npv)


def test_a_missing_effect_is_named_and_not_filled(case: Case) -> None:
    """A priced kind of figure that the project lacks is told, not counted as zero in silence."""
    head = case.head.model_copy(update={"external_prices": {"capacity": FigureTable(value=1.0)}})
    variant = ProjectVariant(replace(case, head=head), "karakan")
    result = views_of(variant)
    assert result is not None
    assert result.unpriced == ("capacity",)
    assert not list(externalities(variant))


def test_without_a_statement_there_is_no_view(case: Case) -> None:
    """A project that cannot be computed has no views; one of flows alone has the commercial one."""
    assert views_of(ProjectVariant(case, "boilers")) is None
    project = case.projects["karakan"]
    assert project.cash_flow is not None
    flow = type(project.cash_flow)(table={2012: {"value": -10}, 2013: {"value": 20}})  # type: ignore[dict-item]
    given = replace(case, projects={**case.projects, "karakan": project.model_copy(update={"cash_flow": flow})})
    result = views_of(ProjectVariant(given, "karakan"))
    assert result is not None
    assert (result.budget, result.public) == (None, None)
    assert np.isfinite(result.commercial.npv)


@pytest.mark.parametrize(
    ("figure", "price", "status"),
    [
        ("published", "published", Status.PUBLISHED),
        ("published", "claimed", Status.CLAIMED),
        ("claimed", "published", Status.CLAIMED),
        ("published", None, Status.ASSUMED),
    ],
)
def test_an_effect_has_the_weaker_status_of_figure_and_price(figure: str, price: str | None, status: Status) -> None:
    """A price that says nothing of itself is assumed."""
    priced = {"value": 2.0} if price is None else {"value": 2.0, "status": price}
    case = small_case(
        (("case", "external_prices"), {"jobs": priced}),
        (("projects", "mill", "figures", "jobs"), {"value": 60, "status": figure}),
    )
    [effect] = externalities(ProjectVariant(case, "mill"))
    assert (effect.name, effect.amount, effect.price, effect.status, effect.criterion) == (
        "jobs",
        60,
        2,
        status,
        "jobs",
    )
    assert list(externalities(ProjectVariant(case, "yard"))) == []
