"""The uplift offered as a scenario."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.analysis.uplift import offered, uplifted
from appraisal.documents.case import Case
from appraisal.intake.read import read_case
from appraisal.measures.project_variant import ProjectVariant
from appraisal.paths import sample_folder


@pytest.fixture(scope="module")
def case() -> Case:
    """Return the register of Kuzbass."""
    return read_case(sample_folder() / "kuzbass")


def test_each_project_by_its_own_class(case: Case) -> None:
    """A project that names a class gets its bounds, the others the case's; years of delay are rounded up."""
    project = case.projects["sorbents"].model_copy(update={"uplift": "equipment_and_development"})
    result = offered(replace(case, projects={**case.projects, "sorbents": project}))
    assert (result["karakan"].uplift.capital, result["karakan"].building, result["karakan"].delay) == (0.66, 8, 2)
    assert (result["sorbents"].uplift.capital, result["sorbents"].building, result["sorbents"].delay) == (2.0, 2, 2)
    assert "boilers" not in result


def test_the_documents_uplifted_are_the_drivers_uplifted(case: Case) -> None:
    """Investment and request grow by the uplift, operation begins later by the years that are offered."""
    after = uplifted(case)
    for key, each in offered(case).items():
        before, now = ProjectVariant(case, key).drivers, ProjectVariant(after, key)
        assert before is not None
        assert now.drivers is not None
        wanted = before.investment * (1 + each.uplift.capital)
        assert now.drivers.investment == pytest.approx(wanted)
        assert now.drivers.delay == before.delay + each.delay
        assert now.requests is not None
        assert sum(money.known() for money in now.requests["council"].values()) == pytest.approx(wanted)
