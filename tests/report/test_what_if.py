"""Scenarios, claims and the uplift beside each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.what_if import Beside, UpliftBeside, claims_beside, outcome_of, uplift_beside
from appraisal.errors import Problem
from appraisal.report.blocks import Table
from appraisal.report.what_if import claims, scenarios, uplift
from appraisal.text import LANGUAGES, Language
from tests.report.said import lines_of


@pytest.fixture(scope="module")
def uplifted(base: Appraisal) -> UpliftBeside:
    """Return the register after the uplift."""
    result = uplift_beside(base)
    assert result is not None
    return result


def test_a_project_done_in_another_way_is_not_the_same_as_before(base: Appraisal, uplifted: UpliftBeside) -> None:
    """Chosen before and after, but in another option: the words show both, and the change names the option."""
    before = outcome_of(base)
    assert before.chosen is not None
    title = before.titles["karakan"].to("en")
    chosen = {**before.chosen, "karakan": "full"}
    after = replace(before, chosen=chosen, titles={k: v for k, v in before.titles.items() if k != "karakan"})
    changed = replace(uplifted, after=Beside(key=None, outcome=after))
    told = lines_of(*uplift(base, before, changed, tuple(base.effective.projects), "en"))
    assert told[1].endswith(f"chosen ({title}) → chosen")
    assert "What changes: another option: " in told[-1]
    was, is_now = told[-1].split(" After: ")
    assert f"({title})" in was
    assert f"({title})" not in is_now.split("What changes")[0]


def test_without_a_portfolio_on_one_side_nothing_is_compared(base: Appraisal, uplifted: UpliftBeside) -> None:
    """Where the rules leave no portfolio, that is said instead of three lists."""
    before = outcome_of(base)
    changed = replace(uplifted, after=Beside(key=None, outcome=replace(before, chosen=None, titles={})))
    assert "What changes: no portfolio" in lines_of(*uplift(base, before, changed, ("karakan", "itat"), "en"))[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_outcome_that_cannot_be_computed_says_why(base: Appraisal, language: Language) -> None:
    """The row of a scenario without an outcome holds the problem; the scenario in force is set off."""
    own = Beside(key=None, outcome=outcome_of(base))
    failed = Beside(key="optimism", outcome=None, problems=(Problem("range_reversed"),))
    table = scenarios(base, [own, failed], "karakan", language)[1]
    assert isinstance(table, Table)
    assert table.marked == {0}
    assert table.rows[1][3].text


def test_claims_have_the_sources_of_the_register(base: Appraisal) -> None:
    """The chosen claim stands first; each has the number of its source in the case's own list, told beneath."""
    others = claims_beside(base, "serafimovsky")
    told = lines_of(*claims(base, outcome_of(base), others, "serafimovsky", "en"))
    assert "(chosen)" in told[1]
    assert any("24,000" in each for each in told)
    sources = list(base.effective.head.sources)
    used = {each.claim.source for each in others} | {each.dispute.figure.source for each in others}
    assert {f"[{sources.index(key) + 1}]" for key in used if key is not None} == {
        each.split(" ")[0] for each in told if each.startswith("[")
    }


def test_what_is_not_there_is_said(base: Appraisal, uplifted: UpliftBeside) -> None:
    """A project without other claims or without an offer says so; so does a scenario that prices the risk already."""
    before = outcome_of(base)
    assert "has other claims" in lines_of(*claims(base, before, (), "itat", "en"))[1]
    assert "No uplift is offered" in lines_of(*uplift(base, before, uplifted, ("boilers",), "en"))[1]
    assert "prices that risk already" in lines_of(*uplift(base, before, None, ("itat",), "en"))[1]
