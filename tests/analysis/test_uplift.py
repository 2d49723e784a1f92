"""The uplift offered as a scenario."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.analysis.uplift import offered, uplifted
from appraisal.documents.case import Case
from appraisal.finance.reference_class import uplifted as uplifted_drivers
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
    """The case laid over gives the NPV of the engine's own uplift, and asks for as much more money."""
    after = uplifted(case)
    for key, each in offered(case).items():
        variant = ProjectVariant(case, key)
        drivers, now = variant.drivers, ProjectVariant(after, key)
        assert drivers is not None
        assert now.drivers is not None
        wanted = uplifted_drivers(drivers, variant.terms, each.uplift)
        assert now.drivers.investment == pytest.approx(wanted.investment)
        assert now.drivers.delay == wanted.delay
        assert now.requests is not None
        assert sum(money.known() for money in now.requests["council"].values()) == pytest.approx(wanted.investment)
