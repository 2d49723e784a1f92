"""What would change the portfolio, as the memo says it."""

from __future__ import annotations

from appraisal.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.memo.blocks import Paragraph, Points, Section
from appraisal.memo.sections.stability import readings, what_if
from appraisal.memo.voice import Voice
from appraisal.settings import Settings


def _voice(found: Appraisal) -> Voice:
    return Voice(found=found, language="en", versions={})


def _sentences(section: Section | None) -> list[str]:
    assert section is not None
    lists = [block.items for block in section.blocks if isinstance(block, Points)]
    return ["".join(run.text for run in item) for items in lists for item in items]


def test_another_reading_names_who_changes_the_option(base: Appraisal) -> None:
    """By NPV two projects that both portfolios hold are only done in full: they stand in a list of their own."""
    [said] = [each for each in _sentences(readings(_voice(base))) if "net present value" in each]
    entering, _, rest = said.partition("; another option: ")
    assert "in: No. 4; out: No. 3" in entering
    assert "No. 1 (in full)" in rest


def test_the_next_step_of_the_budget_has_three_lists(kuzbass: Case) -> None:
    """Up to 77.5 bn two projects are done in full; from there on in another option, and they do not come in."""
    [step] = [
        each
        for each in _sentences(what_if(_voice(appraise(kuzbass, settings=Settings(budget=77_000)))))
        if each.startswith("At ")
    ]
    assert "in: No." not in step
    assert "another option: No. 5 (in full)" in step


def test_readings_without_a_portfolio_say_that_there_is_none(kuzbass: Case) -> None:
    """Under a budget that no portfolio keeps to, the section says so instead of comparing nothing."""
    section = readings(_voice(appraise(kuzbass, settings=Settings(budget=1))))
    assert section is not None
    [block] = section.blocks
    assert isinstance(block, Paragraph)
    assert "there is none by any objective" in "".join(run.text for run in block.runs)
