"""One variant of a project: its figures, money and statement."""

from __future__ import annotations

import pytest

from appraisal.documents.case import Case
from appraisal.figures import Status
from appraisal.measures.catalogue import measured
from appraisal.measures.project_variant import ProjectVariant, variants


def _with_option(case: Case) -> tuple[ProjectVariant, ProjectVariant]:
    for project in case.projects:
        result = variants(case, project)
        for variant in result[1:]:
            return result[0], variant
    pytest.fail("the sample has no option")


def test_request_defaults_to_the_whole_investment(kuzbass: Case) -> None:
    """Without a stated request a project asks for its whole investment, in the years in which it is spent."""
    variant = ProjectVariant(kuzbass, "karakan")
    assert variant.requests is not None
    asked = variant.requests["council"]
    assert sum(figure.known() for figure in asked.values()) == pytest.approx(7500)
    assert set(asked) == set(kuzbass.projects["karakan"].cash_flow.phasing)  # type: ignore[union-attr]


def test_a_gap_is_named_and_never_filled(kuzbass: Case) -> None:
    """A project without an investment has no statement, no value and no request, and says what is missing."""
    variant = ProjectVariant(kuzbass, "boilers")
    assert variant.statement is None
    assert variant.requests is None
    assert "cash_flow" in variant.missing_for_cash_flow
    assert measured(variant, "npv").status is Status.MISSING
    assert measured(variant, "npv").value is None


def test_an_option_scales_and_shifts(kuzbass: Case) -> None:
    """A smaller variant scales the figures that it does not state; a later one moves its requests by as many years."""
    full, option = _with_option(kuzbass)
    assert option.option is not None
    assert option.key != full.key
    assert full.requests is not None
    assert option.requests is not None
    first_full, first_option = min(full.requests["council"]), min(option.requests["council"])
    if option.option.request is None:
        assert first_option - first_full == option.option.delay
    for kind in ("jobs",):
        if kind not in option.option.figures:
            assert option.figure(kind).known() == pytest.approx(full.figure(kind).known() * option.option.scale)


def test_net_present_value_has_the_weakest_status_of_its_inputs(kuzbass: Case) -> None:
    """A value computed from assumed flows is assumed, however well the investment is published (rule 2)."""
    variant = ProjectVariant(kuzbass, "karakan")
    assert variant.figure("investment").status is Status.PUBLISHED
    assert measured(variant, "npv").status is Status.ASSUMED
