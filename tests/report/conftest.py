"""What tests of blocks share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.documents.case import Case
from appraisal.documents.cash_flow import CashFlow
from appraisal.measures.project_variant import ProjectVariant


@pytest.fixture(scope="session")
def plain_table(kuzbass: Case) -> ProjectVariant:
    """Return a project whose flows are given by year alone, and are small."""
    flow = CashFlow(status="published", table={2012: -1.25, 2013: 0.75, 2014: 0.75})  # type: ignore[dict-item]
    project = kuzbass.projects["itat"].model_copy(update={"cash_flow": flow})
    return ProjectVariant(replace(kuzbass, projects={**kuzbass.projects, "itat": project}), "itat")
