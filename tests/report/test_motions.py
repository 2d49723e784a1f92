"""Motions and amendments in words, and the order of voting."""

from __future__ import annotations

from dataclasses import replace

from appraisal.journal.events.voting import ConditionSet
from appraisal.meeting.motions import overtaken, told, voting_order
from appraisal.portfolio.change import Change
from appraisal.report.blocks import Paragraph, Points, Table
from appraisal.report.motions import condition_text, difference_text, motion_blocks, motion_sentences, order_blocks
from appraisal.text import LANGUAGES
from tests.meeting.made import EXPERTS, amended, council, voted


def test_an_amendment_is_told_in_words() -> None:
    """What enters and leaves, the option that changes, money and totals against the motion that it amends."""
    said = list(motion_sentences(council(), amended(), told(council(), amended(), "smaller"), "en"))
    assert said[0].startswith("Changed in the case: the total budget is 60,000 million RUB")
    assert said[1].startswith("Amendment to the motion “whole”, solved anew. Against it: in: “Technological complex")
    for part in ("out: “Energy technology", "another option: ", "58,000 million RUB less is asked", "Jobs: −5,130"):
        assert part in said[1]
    assert "Net present value: +5,841 million RUB" in said[1]
    assert len(said) == 2


def test_dearer_cheaper_and_equal_are_said() -> None:
    """Money is told by its direction; two portfolios for the same money say so; two equal ones only that."""
    motion = told(council(), amended(), "smaller")
    apart = motion.difference
    assert apart is not None
    for cost, words in ((1_500, "1.5 million RUB more is asked"), (0, "the same money is asked")):
        assert words in difference_text(council(), motion, replace(apart, cost=cost), "en")
    nothing = Change(enters=(), leaves=(), changes_option=())
    same = difference_text(council(), motion, replace(apart, cost=0, change=nothing, totals={}), "en")
    assert same == "nothing changes"


def test_a_motion_shows_its_portfolio_without_closed_figures() -> None:
    """A seat that may not see a project sees that it is in the portfolio, and a dash for its request."""
    open_to = frozenset(council().projects) - {"sorbents"}
    for projects, requests in ((None, "2,000"), (open_to, "–")):
        *_, table = motion_blocks(council(), amended(), told(council(), amended(), "whole"), "en", projects=projects)
        assert isinstance(table, Table)
        rows = {row[0].text: row[2].text for row in table.rows}
        assert rows["Industrial production of sorbents for gas separation"] == requests
        assert rows["In all"] == "77,500"


def test_what_is_outdated_or_empty_is_said() -> None:
    """A portfolio that is the best no more, and one of no project, have a sentence each and no empty table."""
    motion = told(council(), amended(), "whole")
    nothing = replace(motion, holding=replace(motion.holding, options=(), costs={}))
    for language in LANGUAGES:
        blocks = motion_blocks(council(), amended(), nothing, language)
        assert not any(isinstance(each, Table) for each in blocks)
        assert len(blocks) == 4
    assert "another portfolio would be the best" in blocks_text(motion_blocks(council(), amended(), nothing, "en"))


def blocks_text(blocks: tuple[object, ...]) -> str:
    """Return the paragraphs of blocks as one text."""
    return "\n".join(run.text for each in blocks if isinstance(each, Paragraph) for run in each.runs)


def test_the_order_is_a_numbered_list() -> None:
    """Amendments come before the portfolio; after one is adopted the others are said to be overtaken."""
    _, points = order_blocks(amended(), voting_order(council(), amended()), overtaken(amended()), "en")
    assert isinstance(points, Points)
    assert points.numbered
    said = [item[0].text for item in points.items]
    assert said[-1] == "The portfolio of the motion “whole”, as it stands then"
    assert all(each.startswith("The amendment") for each in said[:-1])
    after = voted(amended(), "smaller", EXPERTS)
    blocks = order_blocks(after, voting_order(council(), after), overtaken(after), "en")
    assert "before the vote on “by-npv”" in blocks_text(blocks)
    assert order_blocks(amended(), (), (), "ru") == ()


def test_a_condition_has_its_day() -> None:
    """The words of the council with the day by which they are met, in both languages."""
    permit = ConditionSet(condition="permit", motion="whole", text="A permit of the mine.", due="2027-03-01")
    assert condition_text(permit, "en") == "Condition: A permit of the mine. Due: 2027-03-01."
    assert "2027-03-01" in condition_text(permit, "ru")
