"""What is left of a motion when projects are voted out, and the rules that it breaks then."""

from __future__ import annotations

from appraisal.journal.events.agenda import Item, ItemPutOff
from appraisal.journal.session import Session
from appraisal.meeting.motions import told
from appraisal.meeting.remainder import Remainder, remainder
from appraisal.meeting.votes import resolution
from tests.journal.made import taken
from tests.journal.meeting import Step
from tests.meeting.made import EXPERTS, council, deciding, put, voted


def _divided() -> Session:
    return voted(put(deciding(), "whole", "as-is"), "whole", ("materials_scientist", *EXPERTS[2:5]))


def _left(session: Session) -> Remainder:
    return remainder(told(council(), session, "whole"), resolution(session, "whole"))


def test_nothing_is_left_out_before_a_single_vote() -> None:
    """The remainder is the motion, which keeps to all rules; a project that is carried changes nothing."""
    whole = told(council(), _divided(), "whole").holding
    assert _left(_divided()) == Remainder(holding=whole, broken=())
    assert _left(voted(_divided(), "whole", EXPERTS, project="karakan")).holding == whole


def test_rules_that_the_rest_breaks_are_named() -> None:
    """Without Mencherep 2,970 of the 5,000 jobs are left; without the sorbents too a group has no project."""
    session = voted(_divided(), "whole", (), project="mencherep")
    rest = _left(session)
    assert (rest.holding.cost, rest.holding.totals["jobs"]) == (77_500_000 - 70_000_000, 2_970.0)
    assert rest.broken == ("jobs_floor",)
    session = voted(session, "whole", (), project="sorbents")
    assert _left(session).broken == ("carbon_materials_at_least_one", "jobs_floor")


def test_what_the_motion_forced_in_is_no_rule_against_the_vote() -> None:
    """A project that the motion forces in may be voted out; the rules of the case are still checked."""
    session = voted(put(deciding(), "whole", "fibre-for-itat"), "whole", ("materials_scientist", *EXPERTS[2:5]))
    session = voted(session, "whole", (), project="carbon_fiber")
    assert "in-carbon_fiber" in dict(told(council(), session, "whole").appraisal.selection.counted.keyed())
    assert _left(session).broken == ()
    assert _left(voted(session, "whole", (), project="sorbents")).broken == ("carbon_materials_at_least_one",)


def test_what_is_put_off_is_left_out_as_well() -> None:
    """Money of a project that waits for another meeting is not asked."""
    put_off = Step("head", None, ItemPutOff(item=Item(of="project", key="dalnie_gory"), reason="No permit."))
    rest = _left(taken(_divided(), put_off))
    assert rest.holding.cost == 77_500_000 - 1_000_000
    assert rest.broken == ("power_recycling_one_to_three",)
