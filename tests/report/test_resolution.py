"""What a council has decided, in words."""

from __future__ import annotations

import pytest

from appraisal.journal.council import as_case
from appraisal.journal.decision import adopted
from appraisal.journal.events.voting import ConditionSet, Dissent
from appraisal.journal.session import Session
from appraisal.report.blocks import Paragraph, Points, Table
from appraisal.report.resolution import Held, limits_sentence, resolution_blocks
from appraisal.text import LANGUAGES, Language
from tests.journal.kuzbass import CASE
from tests.journal.made import taken
from tests.journal.meeting import Step, own
from tests.meeting.made import EXPERTS, amended, deciding, rated, voted

CODE = "K7QX-M2RD-94TZ-HC1P"


def texts(session: Session, language: Language) -> list[str]:
    """Return the paragraphs, points and cells of a resolution."""
    said: list[str] = []
    for block in resolution_blocks(Held(case=as_case(CASE, session), session=session, code=CODE), language):
        if isinstance(block, Paragraph):
            said.append("".join(run.text for run in block.runs))
        elif isinstance(block, Points):
            said += ["".join(run.text for run in item) for item in block.items]
        elif isinstance(block, Table):
            said += [cell.text for row in block.rows for cell in row]
    return said


def decided() -> Session:
    """Return a meeting in which an amendment was adopted and its portfolio carried, with a condition and a dissent."""
    session = voted(voted(amended(), "smaller", EXPERTS), "smaller", EXPERTS[:5])
    condition = ConditionSet(condition="permit", motion="whole", text="The permit is in force.", due="2027-03-01")
    dissent = Dissent(motion="smaller", text="The water balance was not shown.", portfolio=None)
    return taken(session, Step("secretary", None, condition), own("ecologist", dissent))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_decision_is_told_whole(language: Language) -> None:
    """What stands, its money, every vote on it and on what it amends, the condition, the dissent and the code."""
    said = "\n".join(texts(decided(), language))
    for part in (CODE, "smaller", "The permit is in force.", "The water balance was not shown.", "Ecologist"):
        assert part in said
    assert "19\u00a0500" in said or "19,500" in said
    assert said.count("«smaller-") + said.count("“smaller-") == 2
    assert adopted(decided()) == "smaller"


def test_a_condition_falls_with_its_amendment() -> None:
    """Of an amendment that was not adopted no condition stands in the resolution; of what stands all do."""
    fibre = ConditionSet(condition="fibre", motion="fibre-in", text="The fibre has a buyer.", due="2027-03-01")
    smaller = ConditionSet(condition="report", motion="smaller", text="A report each year.", due="2027-03-01")
    said = "\n".join(texts(taken(decided(), *(Step("secretary", None, each) for each in (fibre, smaller))), "en"))
    assert "The fibre has a buyer." not in said
    assert "A report each year." in said
    assert "The permit is in force." in said


def test_without_a_motion_nothing_is_decided() -> None:
    """The memo of a session says so, before any motion and before a vote on one."""
    assert "No motion has been put: nothing is decided." in texts(rated(), "en")
    assert adopted(deciding()) is adopted(amended()) is None


def test_whoever_stands_aside_is_named_by_project() -> None:
    """With the members' names, as the council knows them."""
    (sorbents, fibre) = [each for each in texts(rated(), "en") if each.startswith("Stands aside")]
    assert "sorbents" in sorbents
    assert "fiber" in fibre


def test_the_limits_name_all_that_no_journal_shows() -> None:
    """Rewriting without a code, devices, the clock, and who read sealed answers."""
    assert all(each in limits_sentence("en") for each in ("rewritten", "device", "clock", "sealed answers"))
