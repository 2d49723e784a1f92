"""Laws of a council's arithmetic: sealed answers move nothing, what-ifs add up, differences are those of sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appraisal.documents.weighting import Weighting
from appraisal.journal.council import as_case
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.rating import BallotCast, RoundOpened
from appraisal.journal.events.voting import VariantKept
from appraisal.journal.session import Session
from appraisal.meeting.agenda import Agenda, agenda_of
from appraisal.meeting.dissent import own_weights
from appraisal.meeting.holdings import Holding, difference
from appraisal.meeting.motions import laid_over
from appraisal.meeting.variants import varied
from appraisal.portfolio.problem import Option
from tests.journal.kuzbass import CASE, FIT, PROJECTS, RULES, met
from tests.journal.made import held, taken
from tests.journal.meeting import Step, named, own
from tests.meeting.made import EXPERTS, SMALLER, rated

BY_LETTER = held(met(RULES.model_copy(update={"shown": "by_letter"})))
Said = Mapping[tuple[str, str], float]
said = st.dictionaries(
    st.tuples(st.sampled_from(EXPERTS), st.sampled_from(PROJECTS[:4])), st.integers(1, 9).map(float), max_size=8
)


def _blind(session: Session, said: Said, jobs: float) -> Session:
    """Return the session in a blind round 2 with the given ratings, and weights of the ecologist."""
    session = taken(session, Step("head", None, RoundOpened(round=2)))
    for (seat, project), points in said.items():
        ballot = BallotCast(round=2, project=project, answers={FIT: points}, reasons={FIT: "So."}, replaces=0)
        session = taken(session, own(seat, ballot))
    weights = BallotCast(round=2, weights=Weighting(points={"jobs": jobs, "npv": 1.0}), replaces=0)
    return taken(session, own("ecologist", weights))


@pytest.mark.parametrize("before", [rated(), BY_LETTER], ids=["by_name", "by_letter"])
@settings(max_examples=10)
@given(one=said, other=said, jobs=st.floats(1.0, 50.0))
def test_sealed_answers_move_nothing_that_is_computed(before: Session, one: Said, other: Said, jobs: float) -> None:
    """Two worlds that differ in a blind round have the same agenda, what-ifs and dissent, whoever asks."""
    worlds = [_blind(before, one, 1.0), _blind(before, other, jobs)]
    here, there = ((as_case(CASE, each), each) for each in worlds)
    assert agenda_of(*here) == agenda_of(*there)
    assert here[0].digest == there[0].digest
    for asked_by in (None, "secretary", "ecologist"):
        weights = [own_weights(each, "ecologist", asked_by=asked_by) for each in worlds]
        assert weights[0] == weights[1]


def test_a_what_if_is_the_same_in_both_worlds() -> None:
    """Its portfolio and worth do not depend on sealed ratings."""
    worlds = [_blind(rated(), {("ecologist", PROJECTS[0]): points}, points) for points in (1.0, 9.0)]
    found = [varied(as_case(CASE, each), SMALLER) for each in worlds]
    assert found[0].holding == found[1].holding
    assert found[0].appraisal.portfolio.value == found[1].appraisal.portfolio.value


@settings(max_examples=25)
@given(
    aside=st.dictionaries(
        st.sampled_from(EXPERTS[2:]), st.sets(st.sampled_from(PROJECTS), min_size=1, max_size=4), max_size=4
    )
)
def test_the_groups_are_the_sets_of_recused_seats(aside: Mapping[str, set[str]]) -> None:
    """Every cell stands once, two cells together exactly where the same seats leave, groups by their widest spread."""
    conflicts = (own(seat, ConflictDeclared(answers=dict.fromkeys(those, "conflict"))) for seat, those in aside.items())
    session = taken(rated(), *conflicts)
    given = _agenda(session)
    cells = [item for group in given.groups for item in group.items]
    assert len({(item.project, item.criterion) for item in cells}) == len(cells)
    assert len({group.aside for group in given.groups}) == len(given.groups)
    for group in given.groups:
        for item in group.items:
            assert set(group.aside) == {seat for seat in EXPERTS if session.recused(seat, item.project)}
    widest = [group.items[0].spread for group in given.groups]
    assert widest == sorted(widest, reverse=True)


def _agenda(session: Session) -> Agenda:
    return agenda_of(as_case(CASE, session), session)


KEYS = st.sampled_from("abcd")


@st.composite
def variants(draw: st.DrawFn) -> VariantKept:
    """Draw a what-if over few projects and rules."""
    inside = draw(st.sets(KEYS, max_size=2))
    return VariantKept(
        variant="v",
        title=named("V"),
        budget=draw(st.none() | st.floats(0, 10)),
        years=draw(st.dictionaries(st.integers(2013, 2015), st.floats(0, 10), max_size=2)),
        rules_off=tuple(draw(st.sets(KEYS, max_size=2))),
        forced_in=tuple(inside),
        forced_out=tuple(draw(st.sets(KEYS, max_size=2)) - inside),
        objective=draw(st.none() | KEYS),
        scenario=draw(st.none() | KEYS),
    )


def _alike(kept: VariantKept) -> object:
    sets = (set(kept.rules_off), set(kept.forced_in), set(kept.forced_out))
    return (kept.budget, kept.years, *sets, kept.objective, kept.scenario)


@given(first=variants(), second=variants(), third=variants())
def test_amendments_of_amendments_add_up(first: VariantKept, second: VariantKept, third: VariantKept) -> None:
    """It does not matter in which order three what-ifs are put together, and nothing is forced both ways."""
    left = laid_over(laid_over(first, second), third)
    assert _alike(left) == _alike(laid_over(first, laid_over(second, third)))
    assert not set(left.forced_in) & set(left.forced_out)
    nothing = VariantKept(variant="v", title=named("V"))
    assert _alike(laid_over(first, nothing)) == _alike(laid_over(nothing, first)) == _alike(first)


def _holding(chosen: Iterable[tuple[str, int]]) -> Holding:
    options = {project: (Option(project, f"o{cost}"), cost) for project, cost in chosen}
    costs = {project: cost for project, (_, cost) in options.items()}
    return Holding(
        options=tuple(option for option, _ in options.values()),
        costs=costs,
        spending={},
        totals={"money": float(sum(costs.values()))},
        closeness=None,
    )


holdings = st.lists(st.tuples(KEYS, st.integers(0, 9))).map(_holding)


@given(a=holdings, b=holdings, c=holdings)
def test_differences_add_up(a: Holding, b: Holding, c: Holding) -> None:
    """Money adds up over two steps, what moves is a distance, and going back swaps what enters and leaves."""
    there, back, on, whole = difference(a, b), difference(b, a), difference(b, c), difference(a, c)
    assert whole.cost == there.cost + on.cost
    assert whole.moved <= there.moved + on.moved
    assert there.moved >= abs(there.cost)
    assert (there.moved, there.projects, there.cost) == (back.moved, back.projects, -back.cost)
    assert {each.project for each in there.change.enters} == {each.project for each in back.change.leaves}
    assert bool(there.change) == (set(a.options) != set(b.options))
