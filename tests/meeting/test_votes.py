"""Votes built from a session: who may vote, what is asked, and what single votes on projects come to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.errors import InputError
from appraisal.journal.events.agenda import Item, ItemPutOff
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.seats import SeatRevoked
from appraisal.journal.session import Session
from appraisal.meeting.votes import resolution, vote_closed, vote_opened
from tests.journal.kuzbass import PROJECTS
from tests.journal.made import taken
from tests.journal.meeting import Step, own
from tests.meeting.made import EXPERTS, amended, voted

RECUSED = "materials_scientist"
OTHERS = tuple(seat for seat in EXPERTS if seat != RECUSED)


def test_whoever_is_recused_from_a_named_project_stands_aside() -> None:
    """An amendment that forces carbon fibre in names it; one that changes the budget names nothing."""
    named = vote_opened(amended(), vote="v", motion="fibre-in")
    assert (named.on, named.projects, named.aside, named.electorate) == (
        "amendment", ("carbon_fiber",), (RECUSED,), OTHERS,
    )  # fmt: skip
    plain = vote_opened(amended(), vote="v", motion="smaller")
    assert (plain.on, plain.projects, plain.aside, plain.electorate) == ("amendment", (), (), EXPERTS)
    assert named.majority == amended().sealed.council.majority


def test_everybody_votes_on_the_whole() -> None:
    """The portfolio names no project, though it holds one from which a member is recused."""
    whole = vote_opened(amended(), vote="v", motion="whole")
    assert (whole.on, whole.projects, whole.electorate, whole.aside) == ("portfolio", (), EXPERTS, ())
    assert "sorbents" in [each.project for each in amended().motions["whole"].portfolio]
    one = vote_opened(amended(), vote="v", motion="whole", project="sorbents")
    assert (one.on, one.projects, one.electorate, one.aside) == ("project", ("sorbents",), OTHERS, (RECUSED,))


def test_a_conflict_of_one_seat_is_that_of_its_person() -> None:
    """A member whose person declared the conflict from another seat stands aside as well; who left is not named."""
    session = taken(amended(), own("head", ConflictDeclared(answers={"carbon_fiber": "conflict"})))
    seats = {**session.seats, "ecologist": replace(session.seats["ecologist"], person="head")}
    session = session.changed(seats=seats)
    session = taken(session, Step("secretary", "industry", SeatRevoked(reason="Has left.")))
    opened = vote_opened(session, vote="v", motion="fibre-in")
    assert opened.aside == (RECUSED, "ecologist")
    assert set(opened.electorate) == set(EXPERTS) - {RECUSED, "ecologist", "industry"}


def test_an_adopted_amendment_is_voted_on_as_a_whole() -> None:
    """After it is adopted the question is its portfolio."""
    assert vote_opened(voted(amended(), "smaller", EXPERTS), vote="v", motion="smaller").on == "portfolio"
    assert vote_opened(voted(amended(), "smaller", ()), vote="v", motion="smaller").on == "amendment"


def test_what_is_not_there_is_refused() -> None:
    """An unknown motion, project or vote, and a question on which nobody may vote, are told in words."""
    for motion, project in (("x", None), ("whole", "x")):
        with pytest.raises(InputError, match="not_in_session"):
            vote_opened(amended(), vote="v", motion=motion, project=project)
    with pytest.raises(InputError, match="not_in_session"):
        vote_closed(amended(), "x")
    everywhere = (
        own(seat, ConflictDeclared(answers={"carbon_fiber": "conflict"})) for seat in EXPERTS if seat != RECUSED
    )
    with pytest.raises(InputError, match="nobody_may_vote"):
        vote_opened(taken(amended(), *everywhere), vote="v", motion="fibre-in")


def test_every_vote_that_is_built_is_accepted() -> None:
    """Each question with its tally passes the door of the journal, one project by one as well."""
    session = amended()
    for motion in ("by-npv", "fibre-in", "smaller"):
        session = voted(session, motion, EXPERTS[:2])
    session = voted(session, "whole", EXPERTS[:5])
    for pinned in session.motions["whole"].portfolio:
        session = voted(session, "whole", EXPERTS, project=pinned.project)
    assert resolution(session, "whole").by_project == dict.fromkeys(
        [each.project for each in session.motions["whole"].portfolio], "carried"
    )


def _put_to_the_vote(in_favour: tuple[str, ...]) -> Session:
    session = amended()
    for motion in ("by-npv", "fibre-in", "smaller"):
        session = voted(session, motion, ())
    return voted(session, "whole", in_favour)


def test_removing_the_conflicted_member_decides_whether_projects_are_voted_on_one_by_one() -> None:
    """Four of seven with the recused member carry the whole, three of six without lose it; four others agree."""
    divided = resolution(_put_to_the_vote((RECUSED, *OTHERS[:3])), "whole")
    assert (divided.verdict, divided.without_conflicted, divided.one_by_one) == ("carried", "lost", True)
    assert divided.left == tuple(each.project for each in amended().motions["whole"].portfolio)
    agreed = resolution(_put_to_the_vote(OTHERS[:4]), "whole")
    assert (agreed.verdict, agreed.without_conflicted, agreed.one_by_one) == ("carried", "carried", False)
    assert agreed.left == ()
    before = resolution(amended(), "whole")
    assert (before.verdict, before.without_conflicted, before.left) == (None, None, ())


def test_the_resolution_follows_the_single_votes() -> None:
    """What is carried, lost, put off and left adds up to the portfolio."""
    session = _put_to_the_vote((RECUSED, *OTHERS[:3]))
    session = voted(session, "whole", EXPERTS, project="karakan")
    session = voted(session, "whole", (), project="mencherep")
    put_off = Step("head", None, ItemPutOff(item=Item(of="project", key="dalnie_gory"), reason="No permit."))
    result = resolution(taken(session, put_off), "whole")
    assert result.by_project == {"karakan": "carried", "mencherep": "lost"}
    assert (result.put_off, result.left) == (("dalnie_gory",), ("sorbents",))
    assert set(PROJECTS) > {*result.by_project, *result.put_off, *result.left}
