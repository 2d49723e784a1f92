"""What a seat may know: the law of two worlds for every role, recusal, letters in place of names, and the records."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.documents.ballot import Said
from appraisal.journal.accept import fold
from appraisal.journal.chain import GENESIS, Record, record
from appraisal.journal.events.agenda import Item, ItemPutOff
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.opening import RulesSealed
from appraisal.journal.events.rating import BallotCast, Cell, FigureCorrected, Revealed, RoundClosed, RoundOpened
from appraisal.journal.events.seats import Seated
from appraisal.journal.events.voting import ConditionSet, Dissent, VoteAnnulled, VoteCast, VoteOpened
from appraisal.journal.session import Session
from appraisal.journal.visible import Stale, visible, visible_records
from tests.journal import meeting
from tests.journal.made import SESSION, entries, entry, held, records, salt
from tests.journal.meeting import EXPERTS, SIMPLE, Step, named, own

VIEWERS = ("chair", "deputy", "secretary", "auditor", "guest", "anna", "gleb")
OTHERS = ("boris", "vera")
Slots = Sequence[tuple[str, str, float, float]]
slots = st.lists(
    st.tuples(
        st.sampled_from(OTHERS),
        st.sampled_from(("mine", "port")),
        st.integers(1, 10).map(float),
        st.integers(1, 10).map(float),
    ),
    min_size=6,
    max_size=6,
)


def blind(others: Slots) -> list[Step]:
    """Return a meeting in round 1: Anna and Gleb say the same in every world, two others what is given."""
    steps = [*meeting.seated(), Step("chair", None, RoundOpened(round=1))]
    free = ConflictDeclared(answers={"mine": "none", "port": "none"})
    steps += [own(seat, free) for seat in ("chair", "deputy")]
    mine = BallotCast(round=1, project="mine", answers={"fit": 4.0}, replaces=0)
    steps += [own(seat, mine) for seat in ("anna", "gleb")]
    last: dict[tuple[str, str], int] = {}
    for seat, project, fit, skill in others:
        ballot = BallotCast(
            round=1, project=project, answers={"fit": fit, "skill": skill}, replaces=last.get((seat, project), 0)
        )
        steps.append(own(seat, ballot))
        last[seat, project] = len(steps)
    return steps


def bare(given: Iterator[Record]) -> list[tuple[object, bytes | None]]:
    """Return records without commitments and hashes, which are random in any world."""
    return [({**json.loads(each.header), "commitment": None}, each.payload) for each in given]


@pytest.mark.parametrize("viewer", VIEWERS)
@given(one=slots, other=slots)
def test_two_worlds_that_differ_in_sealed_answers_look_the_same(viewer: str, one: Slots, other: Slots) -> None:
    """While a round is blind, nobody sees what others answer, change or leave out: not the chair, not the auditor."""
    worlds = [blind(each) for each in (one, other)]
    here, there = map(held, worlds)
    assert visible(here, viewer) == visible(there, viewer)
    shown = [bare(visible_records(held(each), viewer, records(each))) for each in worlds]
    assert shown[0] == shown[1]


@pytest.mark.parametrize("viewer", VIEWERS)
@given(one=st.permutations(range(3)), choices=st.tuples(*[st.sampled_from(("in_favour", "against", "abstained"))] * 4))
def test_a_vote_is_not_seen_before_its_close(viewer: str, one: Sequence[int], choices: Sequence[str]) -> None:
    """Two worlds that differ in others' votes are the same for a seat until the tally."""
    opened = VoteOpened(
        vote="early", motion="whole", on="portfolio", question=named("Shall it pass?"), projects=(), electorate=EXPERTS,
        aside=(), majority=SIMPLE,
    )  # fmt: skip
    before = list(meeting.decided())
    cut = next(number for number, each in enumerate(before) if isinstance(each.event, VoteOpened))
    voters = [seat for seat in EXPERTS if seat != viewer][:3]

    def voted(said: Sequence[str]) -> Session:
        put_off = ItemPutOff(item=Item(of="motion", key="add-port"), reason="Later.")
        steps = [*before[:cut], Step("deputy", None, put_off), Step("deputy", None, opened)]
        return held(steps + [own(voters[each], VoteCast(vote="early", choice=said[each])) for each in one])  # type: ignore[arg-type]

    here, there = voted(["in_favour"] * 3), voted(choices)
    assert visible(here, viewer) == visible(there, viewer)
    assert visible(here, viewer).voted["early"] == set(voters)


def test_what_is_seen_after_the_reveal_is_everything() -> None:
    """Whoever stands aside from nothing sees all answers of a revealed round, and minutes and corrections."""
    whole = held(meeting.rated_again())
    seen = visible(whole, "anna").session
    assert [each.voices for each in seen.rounds] == [each.voices for each in whole.rounds]
    assert [each.confirmed for each in seen.rounds] == [each.confirmed for each in whole.rounds]
    assert (seen.minutes, seen.corrections, seen.corrected) == (whole.minutes, whole.corrections, whole.corrected)


def test_who_is_recused_is_not_told_that_a_project_is_asked_again() -> None:
    """A cell on the agenda tells that its ratings lie apart; whoever stands aside sees the other cells alone."""
    cells = tuple(Cell(project=each, criterion="fit") for each in ("mine", "port"))
    steps = [*meeting.rated(), Step("chair", None, RoundOpened(round=2, cells=cells))]
    whole = held(steps)
    asked = {seat: sorted(visible(whole, seat).session.rounds[1].cells or ()) for seat in ("gleb", "anna")}
    assert asked == {"gleb": [("mine", "fit")], "anna": [("mine", "fit"), ("port", "fit")]}
    last = {seat: list(visible_records(whole, seat, records(steps)))[-1].payload for seat in ("gleb", "anna")}
    assert last["gleb"] is None
    assert last["anna"] is not None


def _of(value: object, project: str) -> bool:
    return f"'{project}'" in repr(value)


@pytest.mark.parametrize("meeting_so_far", [meeting.rated, meeting.rated_again, meeting.decided])
def test_a_recused_seat_learns_nothing_of_the_project(meeting_so_far: Callable[[], Iterator[Step]]) -> None:
    """No rating, figure or word of the discussion, before and after the reveal; the signed memo is for all."""
    whole = held(meeting_so_far())
    seen = visible(whole, "gleb")
    assert seen.projects == {"mine"}
    assert _of(whole.rounds, "port")
    assert not _of(seen.session.rounds, "port")
    assert not _of(seen.session.corrections, "port")
    assert "port" not in seen.session.corrected
    payloads = [each.payload or b"" for each in visible_records(whole, "gleb", records(meeting_so_far()))]
    own_and_public = (
        b'"projects":',
        b'"recused":',
        b'"answers":{"mine"',
        b'"variant"',
        b'"item"',
        b'"electorate"',
        b'"portfolio"',
    )
    assert not [each for each in payloads if b'"port"' in each and not any(known in each for known in own_and_public)]
    assert visible(held(meeting.signed()), "gleb").projects == {"mine", "port"}


def test_a_conflict_of_the_person_closes_every_seat_of_it() -> None:
    """A secretary who also sits as a recused expert, or holds a second seat, does not see the project either."""
    steps = [*meeting.seated(), Step("secretary", "gleb-watches", Seated(role="observer", person="gleb"))]
    assert visible(held(steps), "gleb-watches").projects == {"mine"}


def test_before_the_answer_on_conflicts_no_project_is_open() -> None:
    """Chair, deputy and experts answer first; secretary, observer and auditor have nothing to declare."""
    whole = held(meeting.sealed())
    open_to = {seat: visible(whole, seat).projects for seat in whole.seats}
    assert {seat for seat, projects in open_to.items() if projects} == {"secretary", "guest", "auditor"}
    answered = held([*meeting.sealed(), own("anna", ConflictDeclared(answers={"mine": "none"}))])
    assert visible(answered, "anna").projects == {"mine"}
    assert visible(held(meeting.prepared()), "secretary").projects == frozenset()


def test_reasons_of_conflicts_and_devices_are_not_for_everybody() -> None:
    """Who rules or keeps the record knows why; the others know who stands aside; a device is its seat's own."""
    whole = held(meeting.seated())
    reasons = {seat: visible(whole, seat).session.conflicts["gleb"]["port"].reason for seat in whole.seats}
    knowing = {"chair", "deputy", "secretary", "auditor", "gleb"}
    assert reasons == {seat: "I own shares." if seat in knowing else None for seat in whole.seats}
    assert visible(whole, "boris").session.recused("gleb", "port")
    devices = {seat: visible(whole, seat).session.seats["anna"].device for seat in whole.seats}
    assert {seat for seat, device in devices.items() if device} == {"anna"}


def test_a_vote_on_a_project_is_not_counted_before_who_stands_aside_from_it() -> None:
    """While the vote on the port runs, Gleb does not see how many have voted; the others see who has."""
    before = list(meeting.decided())
    cut = next(number for number, each in enumerate(before) if isinstance(each.event, VoteCast))
    running = held(before[: cut + 2])
    assert "amendment-1" not in visible(running, "gleb").voted
    assert visible(running, "chair").voted["amendment-1"] == {"anna", "boris"}
    assert visible(running, "chair").session.votes["amendment-1"].votes == {}
    assert visible(running, "anna").session.votes["amendment-1"].votes == {"anna": "in_favour"}
    assert len(visible(held(before), "gleb").session.votes["amendment-2"].votes) == 3


def test_a_vote_annulled_before_its_close_stays_shut() -> None:
    """It is repeated: how somebody voted in it is told to nobody else."""
    steps = list(meeting.decided())
    cut = next(number for number, each in enumerate(steps) if isinstance(each.event, VoteCast))
    annulled = VoteAnnulled(vote="amendment-1", reason="A vote was misheard.", second="secretary")
    steps = [*steps[: cut + 2], Step("deputy", None, annulled)]
    whole = held(steps)
    assert visible(whole, "chair").session.votes["amendment-1"].votes == {}
    assert [each.payload for each in visible_records(whole, "chair", records(steps))][cut : cut + 2] == [None, None]


def test_what_is_said_on_an_amendment_is_shut_with_it() -> None:
    """Whoever stands aside from a project sees neither conditions nor dissents of what forces it in."""
    steps = [
        *meeting.deciding(),
        Step("secretary", None, ConditionSet(condition="pier", motion="add-port", text="A pier.", due="2027-03-01")),
        own("boris", Dissent(motion="add-port", text="No pier.", portfolio=None)),
        own("boris", Dissent(motion="whole", text="Too much.", portfolio=None)),
    ]
    whole = held(steps)
    told = {seat: visible(whole, seat).session for seat in ("gleb", "anna")}
    assert (list(told["gleb"].conditions), list(told["gleb"].dissents)) == ([], [("boris", "whole")])
    assert list(told["anna"].conditions) == ["pier"]
    assert list(told["anna"].dissents) == [("boris", "add-port"), ("boris", "whole")]
    said = [each.payload for each in visible_records(whole, "gleb", records(steps))][-3:]
    assert [each is None for each in said] == [True, True, False]


def lettered() -> list[Step]:
    """Return the meeting up to the second reveal, with ratings shown by letter."""
    council = meeting.RULES.model_copy(update={"shown": "by_letter"})
    return [
        replace(each, event=each.event.model_copy(update={"council": council}))
        if isinstance(each.event, RulesSealed)
        else each
        for each in meeting.rated_again()
    ]


def test_letters_stand_in_place_of_names() -> None:
    """A revealed round names no seat and no time; a person keeps the letter; all seats see the same letters."""
    whole = held(lettered())
    seen = [visible(whole, seat) for seat in ("boris", "anna", "auditor")]
    rounds = seen[0].session.rounds
    assert all(each.session.rounds[0].voices == rounds[0].voices for each in seen)
    assert set(rounds[0].voices) == {"A", "B", "C", "D"}
    spoken = {letter: of["mine"].answers["fit"] for letter, of in rounds[0].voices.items()}
    assert sorted(map(str, spoken.values())) == ["4.0", "5.0", "6.0", "7.0"]
    changed: dict[object, Said] = {spoken[letter]: of["mine"].answers["fit"] for letter, of in rounds[1].voices.items()}
    assert changed == {5.0: 6.0, 6.0: 7.0, 7.0: 3.0}  # Boris, Vera and Gleb
    assert {(voice.seq, voice.at) for of in rounds[0].voices.values() for voice in of.values()} == {(0, "")}
    assert visible(whole, "anna").own[0]["mine"].answers["fit"] == 4.0
    cast = {"ballot", "paper_ballot", "absent_opinion"}
    for each in visible_records(whole, "auditor", records(lettered())):
        assert each.payload is None or json.loads(each.payload).get("kind") not in cast


def test_stale_answers_are_told_once_they_are_revealed() -> None:
    """A corrected figure makes revealed answers stale; confirming or answering anew tells only at the next reveal."""
    steps = list(meeting.rated_again())
    corrected = next(n for n, each in enumerate(steps) if isinstance(each.event, FigureCorrected))
    before, first, blind_again = steps[:corrected], steps[: corrected + 1], steps[:-1]
    everybody = Stale(4, EXPERTS)
    assert visible(held(before), None).stale == {}
    assert visible(held(first), None).stale == {"mine": everybody}
    assert visible(held(blind_again), None).stale == {"mine": everybody, "port": Stale(3, EXPERTS[:3])}
    assert visible(held(steps), None).stale == {"port": Stale(3, EXPERTS[:3])}
    assert visible(held(blind_again), "gleb").stale == {"mine": everybody}


def test_by_letter_stale_answers_are_only_counted() -> None:
    """Whose answers they are would tell who spoke before the correction."""
    assert visible(held(lettered()), None).stale == {"port": Stale(3, ())}


def test_letters_are_the_same_at_any_later_number() -> None:
    """A letter given at the first reveal is kept by what comes later."""
    steps = lettered()
    first = next(number for number, each in enumerate(steps) if isinstance(each.event, Revealed))
    early, late = (visible(fold(Session(key=SESSION), entries(part)), "chair") for part in (steps[: first + 1], steps))
    assert early.session.rounds[0].voices == late.session.rounds[0].voices


@pytest.mark.parametrize("viewer", ["chair", "guest", "auditor"])
def test_trying_all_ratings_against_what_can_be_fetched_finds_nothing(viewer: str) -> None:
    """Commitments to all ballots of two ratings, with salts that somebody might guess, are not among the headers."""
    steps = blind([("boris", "mine", 7.0, 3.0), ("vera", "port", 2.0, 9.0)])
    fetched = b"".join(
        part or b""
        for each in visible_records(held(steps), viewer, records(steps))
        for part in (each.header, each.payload)
    )
    seq = len(steps) - 1  # of the ballot of Boris
    for fit in range(1, 11):
        for skill in range(1, 11):
            answers: dict[str, Said] = {"fit": float(fit), "skill": float(skill)}
            ballot = BallotCast(round=1, project="mine", answers=answers, replaces=0)
            for guess in (bytes(16), seq.to_bytes(16, "big")):
                sealed = record(SESSION, entry(own("boris", ballot), seq), prev=GENESIS, salt=guess)
                assert json.loads(sealed.header)["commitment"].encode() not in fetched
                assert sealed.payload is not None
                assert sealed.payload not in fetched
    right = record(SESSION, entry(steps[seq - 1], seq), prev=GENESIS, salt=salt(seq))
    assert json.loads(right.header)["commitment"].encode() in fetched  # only who knows the salt finds it


def test_a_closed_round_stays_blind_until_the_reveal() -> None:
    """Closing shows nothing; the reveal does."""
    steps = [*blind([("boris", "mine", 7.0, 3.0)]), Step("chair", None, RoundClosed(round=1))]
    assert visible(held(steps), "chair").session.rounds[0].voices == {}
    steps.append(Step("chair", None, Revealed(round=1)))
    assert set(visible(held(steps), "secretary").session.rounds[0].voices) == {"anna", "gleb", "boris"}
