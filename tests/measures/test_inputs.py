"""What a statement rests on."""

from __future__ import annotations

import pytest

from appraisal.documents.case import Case
from appraisal.figures import Status
from appraisal.finance.cash_flow import inputs_of, statement
from appraisal.intake.read import read_case
from appraisal.measures.inputs import inputs
from appraisal.measures.project_variant import ProjectVariant
from appraisal.paths import sample_folder


@pytest.fixture(scope="module")
def case() -> Case:
    """Return the register of Kuzbass."""
    return read_case(sample_folder() / "kuzbass")


def test_every_line_can_be_followed_to_its_figures(case: Case) -> None:
    """Each line that is not zero and no total is fed by at least one ground, with a source."""
    variant = ProjectVariant(case, "mencherep")
    assert variant.statement is not None
    fed = {line for each in inputs(variant) for line in each.lines}
    told = {(line.kind, line.item) for line in variant.statement.lines if line.role != "total" and not line.empty}
    assert told <= fed
    assert all(each.source in case.head.sources for each in inputs(variant))


def test_a_driver_keeps_its_own_source(case: Case) -> None:
    """A driver that names a source keeps it; the others have the cash flow's; the investment has the project's."""
    result = {each.path: each for each in inputs(ProjectVariant(case, "karakan"))}
    assert result["products.coal.volume"].source == "karakan_invest"
    assert result["products.coal.price"].source == "assumption"
    assert (result["investment"].source, result["investment"].status) == ("table1", Status.PUBLISHED)
    assert (result["products.coal.volume"].low, result["products.coal.volume"].high) == (3500, 4800)


def test_a_line_changes_only_with_what_feeds_it(case: Case) -> None:
    """Doubling a driver moves a cash line if, and only if, the line is said to be computed from it."""
    variant = ProjectVariant(case, "karakan")
    drivers, terms, before = variant.drivers, variant.terms, variant.statement
    assert drivers is not None
    assert before is not None
    for path in ("investment", "fixed_cost", "products.coal.price", "products.coal.variable_cost", "receivable_days"):
        after = statement(drivers.with_values({path: drivers.values()[path] * 2}), terms)
        for line in before.lines:
            if line.role == "cash" and not line.empty:
                moved = bool((after.line(line.kind, line.item).amounts != line.amounts).any())
                told = path in inputs_of((line.kind, line.item), drivers, terms)[0]
                assert moved == told, (path, line.kind)


def test_a_project_without_a_statement_rests_on_nothing(case: Case) -> None:
    """What is missing has no grounds."""
    assert inputs(ProjectVariant(case, "boilers")) == ()
