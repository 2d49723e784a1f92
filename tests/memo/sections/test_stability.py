"""What would change the portfolio, as the memo says it."""

from __future__ import annotations

import shutil
from pathlib import Path

from appraisal import desk
from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.memo.sections.stability import readings, what_if
from appraisal.memo.voice import Voice
from appraisal.report.blocks import DASH, Paragraph, Points, Section, Table
from appraisal.settings import Settings


def _voice(appraisal: Appraisal) -> Voice:
    return Voice(appraisal=appraisal, language="en", versions={})


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


LESS = Path(__file__).parents[2] / "samples" / "found" / "less_objective"


def test_what_is_minimised_falls_as_the_budget_grows(tmp_path: Path) -> None:
    """At 4 million d takes the place of a: the smoke falls by 39, with its sign."""
    folder = Path(shutil.copytree(LESS, tmp_path / "case"))
    dear = folder / "projects" / "d.toml"
    dear.write_text(dear.read_text().replace("2024 = 1 }", "2024 = 3 }"))
    appraisal = appraise(desk.open_case(folder), settings=Settings(objective="min:smoke"))
    [step] = [each for each in _sentences(what_if(_voice(appraisal))) if each.startswith("At ")]
    assert "objective \N{MINUS SIGN}39" in step


def test_a_portfolio_that_is_as_good_by_another_objective_is_not_called_worse() -> None:
    """By NPV every pair is worth 2: the chosen one is as good as that which the order of the case puts first."""
    appraisal = appraise(desk.open_case(LESS), settings=Settings(objective="min:smoke"))
    [said] = [each for each in _sentences(readings(_voice(appraisal))) if "net present value" in each]
    assert "this portfolio is as good as" in said
    assert "another portfolio is best" not in said
    assert "worse by 39" in said


def test_what_an_objective_of_two_steps_rules_out_has_no_worth_by_it() -> None:
    """A portfolio below the floor on NPV is said to break that condition; its cell is a dash, never a number."""
    case = desk.open_case(LESS.parent / "way_npv_first")
    appraisal = appraise(case, settings=Settings(objective="npv-first", budget=12))
    section = readings(_voice(appraisal))
    assert any("breaks the condition" in each for each in _sentences(section))
    [table] = [block for block in section.blocks if isinstance(block, Table)] if section else []
    [of_own] = [row for row in table.rows if row[1].text.startswith("Net present value first")]
    assert [cell.text == DASH for cell in of_own[2:]] == [False, True, True, False]
