"""Simulated experts: a whole rehearsal in memory, the same for one seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from appraisal.documents.ballot_form import BallotForm
from appraisal.journal.council import as_case, corrected
from appraisal.journal.events.base import Event
from appraisal.journal.events.conflicts import ConflictRuled
from appraisal.journal.events.opening import StageEntered
from appraisal.journal.events.rating import BallotCast, Finished, Revealed, RoundClosed, RoundOpened
from appraisal.journal.next_step import next_step
from appraisal.journal.paper import form_of
from appraisal.journal.session import WEIGHTS, Session
from appraisal.journal.visible import visible
from appraisal.meeting import chair
from appraisal.meeting.rehearsal import CHAIR, Expert, experts, opening
from appraisal.text import LANGUAGES, Language, say
from tests.journal.kuzbass import CASE, FIT
from tests.journal.made import SESSION, taken
from tests.journal.meeting import Step

Said = list[tuple[str, float, Step]]


def _opened(language: Language = "en") -> Session:
    return taken(Session(key=SESSION), *(Step(*each) for each in opening(CASE, "0", language)))


def _answers(state: Session, members: tuple[Expert, ...]) -> tuple[Session, Said]:
    """Return the session once the experts have nothing more to say, and what each said in which phase and moment."""
    said: Said = []
    for each in members:
        while asked := each.next(visible(state, each.seat), _form(state, each.seat)):
            event = asked[1]()
            step = Step(each.seat, each.seat if event.of_seat else None, event)
            state = taken(state, step)
            said.append((asked[0].phase, asked[0].after, step))
    return state, said


def _form(state: Session, seat: str) -> Callable[[], BallotForm]:
    return lambda: form_of(state, seat, corrected(CASE, [each.event for each in state.corrections]))


def _pressed(state: Session) -> Iterator[Event]:
    """Yield what the chair presses from the reveal to the end."""
    yield StageEntered(stage="portfolio")
    yield StageEntered(stage="decision")


@cache
def _held(seed: int = 1, language: Language = "en") -> tuple[Session, Said]:
    """Return a rehearsal up to its verdict: the chair presses, the experts answer."""
    members = experts(CASE, seed, language)
    state, said = _answers(_opened(language), members)
    for seat, declared in state.conflicts.items():
        for project, each in declared.items():
            if each.declared == "conflict":
                state = taken(state, Step(CHAIR, seat, ConflictRuled(project=project, recused=True, reason="So.")))
    for number in (1, 2):
        asked: Event = RoundOpened(round=1)
        if number == 2:
            (asked,) = chair.round_on_agenda(2)(as_case(CASE, state), state)
        state, more = _answers(taken(state, Step(CHAIR, None, asked)), members)
        said += more
        assert next_step(state).key == "close_round"
        closing = (RoundClosed(round=number), Revealed(round=number))
        state = taken(state, *(Step(CHAIR, None, each) for each in closing))
    state = taken(state, *(Step(CHAIR, None, each) for each in _pressed(state)))
    title = state.sealed.projects[0].title
    for made in (chair.base_put("base", title), chair.next_vote_opened("vote-1")):
        state = taken(state, *(Step(CHAIR, None, each) for each in made(as_case(CASE, state), state)))
    state, more = _answers(state, members)
    ended = chair.vote_ended("vote-1")(as_case(CASE, state), state)
    return taken(state, *(Step(CHAIR, None, each) for each in ended)), said + more


def test_it_comes_to_a_verdict_and_no_further() -> None:
    """Seven experts arrive, rate, rate again and vote; then there is no next step but the end."""
    state, said = _held()
    tally = state.votes["vote-1"].tally
    assert tally is not None
    assert (tally.electorate, tally.present, tally.silent) == (7, 7, 0)
    assert next_step(state).key == "rehearsed"
    assert {phase for phase, _, _ in said} == {"arrive", "declare", "round-1", "round-2", "vote-vote-1"}


def test_one_seed_gives_one_rehearsal() -> None:
    """The same answers at the same moments; another seed has other ones."""
    assert _held.__wrapped__(1) == _held(1)
    assert [after for _, after, _ in _held(2)[1]] != [after for _, after, _ in _held(1)[1]]


def test_moments_are_spread_and_follow_each_other() -> None:
    """In a round each expert answers one thing after another within its length, and no two experts at once."""
    _, said = _held()
    for phase, length in (("arrive", 0.1), ("declare", 0.15), ("round-1", 1.0)):
        moments = [after for each, after, _ in said if each == phase]
        assert 0 < min(moments) < length / 3 < max(moments) <= length
        assert len(set(moments)) >= len(moments) - 7  # the last answer and the end share a moment at most
    for seat in {step.actor for _, _, step in said}:
        own = [after for phase, after, step in said if phase == "round-1" and step.actor == seat]
        assert own == sorted(own)


def test_experts_say_what_the_case_says_of_them() -> None:
    """Round 1 repeats ratings, weights and conflicts of the file; who stands aside is not asked."""
    state, _ = _held()
    for member, ballot in CASE.counted:
        aside = {key for key, each in state.conflicts[member.key].items() if each.recused}
        assert aside == set(ballot.recused)
        voices = state.rounds[0].voices[member.key]
        rated = {key: each.answers[FIT] for key, each in voices.items() if key != WEIGHTS}
        assert rated == ballot.ratings(FIT)
        assert voices[WEIGHTS].weights == ballot.weights


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_second_round_brings_ratings_nearer_with_a_reason(language: Language) -> None:
    """Some are moved by the others, in words of the language, and no rating goes away from the rest."""
    state, said = _held(1, language)
    cast = [step for phase, _, step in said if phase == "round-2" and isinstance(step.event, BallotCast)]
    assert cast
    for step in cast:
        assert isinstance(step.event, BallotCast)
        assert step.event.reasons == {FIT: say("session.rehearsal.heard", language)}
        before = state.rounds[0].voices[step.actor][str(step.event.project)].answers[FIT]
        spoken = [each.get(str(step.event.project)) for each in state.rounds[0].voices.values()]
        others = [each.answers[FIT] for each in spoken if each is not None]
        now, points = step.event.answers[FIT], [each for each in others if isinstance(each, float)]
        assert isinstance(now, float)
        assert min(points) <= now <= max(points)
        assert now != before
    assert sum(isinstance(step.event, Finished) for _, _, step in said) == 14


def test_it_is_marked_where_titles_come_from() -> None:
    """The journal and the case that pages and memos are made of are titled as a rehearsal, in both languages."""
    state, _ = _held()
    assert state.rehearsal
    title = as_case(CASE, state).head.title
    for language in LANGUAGES:
        assert title.to(language).startswith(say("session.rehearsal.mark", language))
