"""What is decided of motions, as of any of their votes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from appraisal.journal.decision import (
    carried,
    decided,
    one_by_one,
    projects_left,
    replaced_by,
    standing,
    stands,
    unsettled,
    waiting,
)
from appraisal.journal.events.agenda import Item, ItemPutOff
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.seats import Arrived, Left, Seated
from appraisal.journal.events.voting import MotionPut, VariantKept, VoteAnnulled, VoteCast, VoteClosed, VoteOpened
from appraisal.journal.session import Session
from appraisal.journal.steps.voting import tallies
from appraisal.journal.tally import Choice, Tally
from tests.journal import meeting
from tests.journal.made import held, taken
from tests.journal.meeting import EXPERTS, SIMPLE, Step, named, own


def _put_off(of: str, key: str) -> Step:
    return Step("deputy", None, ItemPutOff(item=Item(of=of, key=key), reason="Later."))  # type: ignore[arg-type]


def test_an_adopted_amendment_stands_in_place_of_its_motion() -> None:
    """Before the vote the motion stands and its amendment waits; then the amendment stands and nothing waits."""
    before, after = held(meeting.deciding()), held(meeting.adopted())
    assert (stands(before, "whole"), stands(before, "add-port"), waiting(before, "whole")) == (
        True,
        False,
        ("add-port",),
    )
    assert (stands(after, "whole"), stands(after, "add-port"), waiting(after, "whole")) == (False, True, ())
    assert (carried(before, "add-port"), replaced_by(before, "whole")) == (False, None)
    assert (carried(after, "add-port"), replaced_by(after, "whole")) == (True, "add-port")


def test_a_lost_amendment_and_one_that_is_put_off_leave_the_motion() -> None:
    """Neither waits any more, and the motion stands as it was put."""
    lost = held(meeting.decided())
    later = held(meeting.deciding(), _put_off("motion", "add-port"))
    for session in (lost, later):
        assert stands(session, "whole")
        assert waiting(session, "whole") == ()
        assert not carried(session, "add-port")


def test_an_annulled_vote_decides_nothing() -> None:
    """The adopted amendment waits again after its vote is annulled by two."""
    annulled = VoteAnnulled(vote="amendment-1", reason="Misheard.", second="secretary")
    session = held(meeting.adopted(), Step("deputy", None, annulled))
    assert decided(session, "add-port", "amendment") is None
    assert waiting(session, "whole") == ("add-port",)


def test_a_vote_without_a_quorum_decides_nothing() -> None:
    """The question stays open, and can be put again."""
    session = held(meeting.deciding(), *(own(seat, Left()) for seat in ("anna", "boris", "vera")))
    question = VoteOpened(
        vote="empty", motion="add-port", on="amendment", question=named("Shall it pass?"), projects=("port",),
        electorate=EXPERTS[:3], aside=("gleb",), majority=SIMPLE,
    )  # fmt: skip
    session = taken(session, Step("deputy", None, question))
    whole, free = tallies(session, "empty")
    assert whole.verdict == "no_quorum"
    session = taken(session, Step("deputy", None, VoteClosed(vote="empty", tally=whole, without_conflicted=free)))
    assert decided(session, "add-port", "amendment") is None
    assert waiting(session, "whole") == ("add-port",)


def test_what_is_unsettled_is_what_stands_and_has_no_verdict() -> None:
    """The adopted amendment in place of its motion; nothing once all is voted on or put off; else single projects."""
    assert unsettled(held(meeting.rated_again())) == ()
    assert unsettled(held(meeting.deciding())) == ("whole",)
    adopted = held(meeting.adopted())
    assert (unsettled(adopted), standing(adopted, "whole"), standing(adopted, "add-port")) == (
        ("add-port",), "add-port", "add-port",
    )  # fmt: skip
    assert unsettled(held(meeting.decided())) == ()
    assert unsettled(held(meeting.deciding(), _put_off("motion", "whole"))) == ()
    divided = held(meeting.divided())
    assert unsettled(divided) == ("whole",)
    assert unsettled(_voted_on(divided, "mine", ())) == ()


def _voted_on(session: Session, project: str, aside: tuple[str, ...]) -> Session:
    electorate = tuple(seat for seat in EXPERTS if seat not in aside)
    question = VoteOpened(
        vote=f"on-{project}", motion="whole", on="project", question=named("This one?"), projects=(project,),
        electorate=electorate, aside=aside, majority=SIMPLE,
    )  # fmt: skip
    session = taken(session, Step("deputy", None, question))
    session = taken(session, *(own(seat, VoteCast(vote=f"on-{project}", choice="in_favour")) for seat in electorate))
    whole, free = tallies(session, f"on-{project}")
    closed = VoteClosed(vote=f"on-{project}", tally=whole, without_conflicted=free)
    return taken(session, Step("deputy", None, closed))


def test_a_verdict_that_conflicted_members_decide_has_its_projects_voted_one_by_one() -> None:
    """Every project of the portfolio is left until it is voted on by itself or put off; else none is."""
    divided = held(meeting.divided())
    assert one_by_one(divided, "whole")
    assert projects_left(divided, "whole") == ("mine",)
    assert projects_left(_voted_on(divided, "mine", ()), "whole") == ()
    assert projects_left(taken(divided, _put_off("project", "mine")), "whole") == ()
    assert projects_left(taken(divided, _put_off("motion", "whole")), "whole") == ()
    agreed = held(meeting.decided())
    assert not one_by_one(agreed, "whole")
    assert projects_left(agreed, "whole") == ()


def test_one_project_of_several_can_be_voted_on() -> None:
    """The amended portfolio holds two projects; a question on the first names it alone."""
    question = VoteOpened(
        vote="on-mine", motion="add-port", on="project", question=named("This one?"), projects=("mine",),
        electorate=EXPERTS, aside=(), majority=SIMPLE,
    )  # fmt: skip
    assert taken(held(meeting.adopted()), Step("deputy", None, question)).votes["on-mine"].running


def test_a_conflict_with_one_of_several_named_projects_is_enough_to_stand_aside() -> None:
    """An amendment that names two projects is not voted on by who is recused from the second only."""
    both = VariantKept(variant="both", title=named("Both"), forced_in=("mine", "port"))
    put = MotionPut(motion="both", title=named("Both"), variant="both", amends="whole", portfolio=())
    question = VoteOpened(
        vote="both", motion="both", on="amendment", question=named("Both?"), projects=("mine", "port"),
        electorate=EXPERTS[:3], aside=("gleb",), majority=SIMPLE,
    )  # fmt: skip
    session = held(meeting.deciding(), *(Step("deputy", None, each) for each in (both, put, question)))
    assert session.votes["both"].opened.aside == ("gleb",)


def _on_whole(session: Session, said: Mapping[str, Choice], *then: Step) -> Tally:
    """Return the tally of a vote of everybody on the whole, with the amendment put off."""
    members = tuple(each.key for each in session.members())
    question = VoteOpened(
        vote="w", motion="whole", on="portfolio", question=named("All?"), projects=(), electorate=members, aside=(),
        majority=SIMPLE,
    )  # fmt: skip
    session = taken(session, _put_off("motion", "add-port"), Step("deputy", None, question))
    votes = (own(seat, VoteCast(vote="w", choice=choice)) for seat, choice in said.items())
    return tallies(taken(session, *votes, *then), "w")[0]


def test_who_voted_and_left_was_present() -> None:
    """What was said aloud counts with whoever said it; the tally never has more votes than members present."""
    session = held(meeting.deciding())
    gone = [own(seat, Left()) for seat in ("anna", "boris", "vera")]
    counted = _on_whole(session, {"anna": "in_favour", "boris": "against"}, *gone)
    assert (counted.in_favour, counted.against, counted.present) == (1, 1, 3)  # of the three who left two had voted


def test_half_of_those_who_may_vote_make_a_quorum() -> None:
    """Of four members two must be present, of five three; nobody present is never a quorum."""
    for gone, verdict in ((("anna", "boris"), "carried"), (("anna", "boris", "vera"), "no_quorum")):
        session = held(meeting.deciding(), *(own(seat, Left()) for seat in gone))
        assert _on_whole(session, {"gleb": "in_favour"}).verdict == verdict
    fifth = Step("secretary", "dina", Seated(role="expert", person="dina"))
    steps = list(meeting.deciding())
    at = next(n for n, each in enumerate(steps) if each.for_seat == "gleb")
    five = held([*steps[:at], fifth, *steps[at:]], *(own(seat, Left()) for seat in ("anna", "boris")))
    assert _on_whole(five, {"gleb": "in_favour"}).verdict == "no_quorum"
    assert _on_whole(taken(five, own("dina", Arrived())), {"gleb": "in_favour"}).verdict == "carried"
    lenient = five.sealed.council.model_copy(update={"present": 0.0})
    nobody = five.changed(rules=five.sealed.model_copy(update={"council": lenient}))
    for seat in ("vera", "gleb"):
        nobody = taken(nobody, own(seat, Left()))
    assert _on_whole(nobody, {}).verdict == "no_quorum"


def test_on_a_tie_the_chair_decides_who_is_a_member_as_well() -> None:
    """The casting vote is that of the presiding person's own seat among the electorate; without one a tie is lost."""
    tie: dict[str, Choice] = {"anna": "in_favour", "boris": "in_favour", "vera": "against", "gleb": "against"}
    for presiding, verdict, casting in (("anna", "carried", True), ("vera", "lost", True), (None, "lost", False)):
        session = held(meeting.deciding())
        if presiding is not None:
            seats = {**session.seats, "deputy": replace(session.seats["deputy"], person=presiding)}
            session = session.changed(seats=seats)
        found = _on_whole(session, tie)
        assert (found.verdict, found.by_casting_vote) == (verdict, casting)


def test_a_chair_who_stands_aside_has_no_casting_vote() -> None:
    """On a project from which the presiding person is recused the other of the two, here no member, would decide."""
    session = held(meeting.deciding(), own("deputy", ConflictDeclared(answers={"port": "conflict"})))
    assert session.presiding() == "deputy"
    assert session.presiding(["port"]) == "chair"
