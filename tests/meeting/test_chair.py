"""What the chair's buttons say."""

from __future__ import annotations

import pytest

from appraisal.errors import InputError
from appraisal.journal.events.voting import MotionPut, VariantKept, VoteOpened
from appraisal.journal.session import Session
from appraisal.meeting import chair
from appraisal.meeting.agenda import agenda_of
from appraisal.meeting.motions import voting_order
from appraisal.meeting.votes import vote_closed
from tests.journal.made import taken
from tests.journal.meeting import Step, named
from tests.meeting.made import SMALLER, amended, council, deciding, rated


def said(made: chair.Made, session: Session) -> Session:
    """Return the session after what a button says."""
    return taken(session, *(Step("head", None, each) for each in made(council(), session)))


def refused(made: chair.Made, session: Session) -> list[str]:
    """Return the problems that a button is told."""
    with pytest.raises(InputError) as error:
        made(council(), session)
    return [each.key for each in error.value.problems]


def test_a_round_asks_for_the_whole_agenda() -> None:
    """Its cells are those of the agenda of the council, not of what the chair may see of it."""
    session = said(chair.round_on_agenda(2), rated())
    asked = frozenset((each.project, each.criterion) for each in agenda_of(council(), rated()).cells)
    assert asked
    assert session.rounds[1].cells == asked


def test_the_best_portfolio_is_put_once() -> None:
    """It is kept as a what-if that changes nothing, and moved with its portfolio; a second press is refused."""
    put = chair.base_put("base", named("Base"))
    session = said(put, deciding())
    assert session.variants["base"] == VariantKept(variant="base", title=named("Base"))
    assert session.motions["base"].portfolio
    kept, moved = put(council(), session)
    assert isinstance(moved, MotionPut)
    with pytest.raises(AssertionError):
        taken(session, Step("head", None, kept))


def test_a_what_if_is_put_under_its_title() -> None:
    """As an amendment it names its motion; a what-if that is not there is refused."""
    session = said(chair.variant_put("motion-1", "as-is", None), deciding())
    session = said(chair.variant_put("motion-2", "smaller", "motion-1"), session)
    assert session.motions["motion-2"].amends == "motion-1"
    assert session.motions["motion-2"].title == SMALLER.title
    assert refused(chair.variant_put("m", "nowhere", None), deciding()) == ["nothing_to_vote"]


def test_a_what_if_that_the_case_does_not_know_is_not_kept() -> None:
    """A rule of another case is refused before it enters the journal."""
    other = VariantKept(variant="other", title=named("Other"), rules_off=("nowhere",))
    assert refused(chair.variant_kept(other), deciding()) == ["variant_rule_unknown"]


def test_votes_open_in_their_order() -> None:
    """The first is the most far-reaching amendment; with nothing put there is nothing to vote on."""
    (event,) = chair.next_vote_opened("vote-1")(council(), amended())
    first = voting_order(council(), amended())[0]
    assert isinstance(event, VoteOpened)
    assert (event.vote, event.motion, event.on) == ("vote-1", first.motion, first.on)
    assert refused(chair.next_vote_opened("vote-1"), deciding()) == ["nothing_to_vote"]


def test_a_vote_ends_with_its_tally() -> None:
    """The button closes it with the tally that the votes come to."""
    session = said(chair.next_vote_opened("vote-1"), amended())
    assert chair.vote_ended("vote-1")(council(), session) == (vote_closed(session, "vote-1"),)
