"""One version of a project: its figures, money and statement."""

from __future__ import annotations

import pytest

from appraisal.documents.case import Case
from appraisal.figures import Status
from appraisal.measures.catalogue import measured
from appraisal.measures.project_variant import Version, versions


def _with_option(case: Case) -> tuple[Version, Version]:
    for project in case.projects:
        found = versions(case, project)
        for version in found[1:]:
            return found[0], version
    pytest.fail("the sample has no option")


def test_request_defaults_to_the_whole_investment(kuzbass: Case) -> None:
    """Without a stated request a project asks for its whole investment, in the years in which it is spent."""
    version = Version(kuzbass, "karakan")
    assert version.requests is not None
    asked = version.requests["council"]
    assert sum(figure.known() for figure in asked.values()) == pytest.approx(7500)
    assert set(asked) == set(kuzbass.projects["karakan"].cash_flow.phasing)  # type: ignore[union-attr]


def test_a_gap_is_named_and_never_filled(kuzbass: Case) -> None:
    """A project without an investment has no statement, no value and no request, and says what is missing."""
    version = Version(kuzbass, "boilers")
    assert version.statement is None
    assert version.requests is None
    assert "cash_flow" in version.missing_for_cash_flow
    assert measured(version, "npv").status is Status.MISSING
    assert measured(version, "npv").value is None


def test_an_option_scales_and_shifts(kuzbass: Case) -> None:
    """A smaller version scales the figures that it does not state; a later one moves its requests by as many years."""
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
    version = Version(kuzbass, "karakan")
    assert version.figure("investment").status is Status.PUBLISHED
    assert measured(version, "npv").status is Status.ASSUMED
