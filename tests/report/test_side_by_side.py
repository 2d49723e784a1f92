"""Two outcomes beside each other in words."""

from __future__ import annotations

from dataclasses import replace

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.what_if import outcome_of
from appraisal.report.side_by_side import portfolio_change_text, portfolio_text, standing_change


def test_a_project_done_in_another_way_is_not_the_same_as_before(base: Appraisal) -> None:
    """Chosen before and after, but in another option: the words show both, and the change names the option."""
    before = outcome_of(base)
    assert before.chosen is not None
    title = before.titles["karakan"].to("en")
    chosen = {**before.chosen, "karakan": "full"}
    after = replace(before, chosen=chosen, titles={k: v for k, v in before.titles.items() if k != "karakan"})
    assert standing_change(before, after, "karakan", "en") == f"chosen ({title}) → chosen"
    said = portfolio_change_text(base.effective, before, after, "en")
    assert said.startswith("another option: ")
    assert "in: " not in said
    assert f"({title})" in portfolio_text(base.effective, before, "en")
    assert f"({title})" not in portfolio_text(base.effective, after, "en")


def test_without_a_portfolio_on_one_side_nothing_is_compared(base: Appraisal) -> None:
    """Where the rules leave no portfolio, that is said instead of three lists."""
    before = outcome_of(base)
    none = replace(before, chosen=None, titles={})
    assert "no portfolio" in portfolio_change_text(base.effective, before, none, "en")
