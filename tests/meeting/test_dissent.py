"""A dissenter's portfolio, against an appraisal with that member's weights."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import appraise
from appraisal.documents.weighting import Weighting
from appraisal.journal.events.rating import BallotCast, Revealed, RoundClosed, RoundOpened
from appraisal.journal.session import Session
from appraisal.meeting.dissent import own_portfolio, own_weights
from appraisal.settings import Settings
from tests.journal.kuzbass import RULES, met
from tests.journal.made import held, taken
from tests.journal.meeting import Step, own
from tests.meeting.made import EXPERTS, amended, council, deciding


@pytest.mark.parametrize("seat", EXPERTS)
def test_own_weights_choose_what_an_appraisal_with_them_chooses(seat: str) -> None:
    """The portfolio is that of `--weights SEAT` under the motion, whatever the method of the weights."""
    found = own_portfolio(council(), amended(), seat=seat, motion="whole", asked_by=None)
    by_hand = appraise(council(), settings=Settings(weights=seat)).portfolio
    assert found is not None
    assert [(each.project, each.key) for each in found.holding.options] == [
        (each.project, each.option) for each in by_hand.items
    ]
    assert sum(found.weights.values()) == pytest.approx(1)
    assert (found.difference.cost, bool(found.difference.change)) == (
        (by_hand.cost or 0) - found.told.holding.cost,
        {each.project for each in found.holding.options} != {each.project for each in found.told.holding.options},
    )


def test_the_settings_are_those_of_the_motion() -> None:
    """Under an amendment that cuts the budget the own portfolio fits into that budget."""
    found = own_portfolio(council(), amended(), seat="regional_budget", motion="smaller", asked_by=None)
    whole = own_portfolio(council(), amended(), seat="regional_budget", motion="whole", asked_by=None)
    assert found is not None
    assert whole is not None
    assert found.holding.cost <= 60_000_000 < whole.holding.cost


def test_without_weights_nothing_is_known() -> None:
    """A seat that gave none, or does not rate, has no portfolio of its own."""
    silent = [each for each in met() if not (isinstance(each.event, BallotCast) and each.event.weights is not None)]
    assert own_weights(held(silent), "ecologist", asked_by=None) is None
    for seat in ("head", "secretary"):
        assert own_portfolio(council(), amended(), seat=seat, motion="whole", asked_by=seat) is None


def _weighed_again(reveal: bool) -> Session:
    again = BallotCast(round=2, weights=Weighting(points={"jobs": 1.0}), replaces=0)
    steps = [Step("head", None, RoundOpened(round=2)), own("ecologist", again)]
    steps += [Step("head", None, RoundClosed(round=2)), Step("head", None, Revealed(round=2))] if reveal else []
    return taken(held(met()), *steps)


def test_the_last_revealed_weights_count() -> None:
    """Weights of a blind round are not used before the reveal."""
    before = own_weights(held(met()), "ecologist", asked_by=None)
    assert own_weights(_weighed_again(False), "ecologist", asked_by="ecologist") == before
    after = own_weights(_weighed_again(True), "ecologist", asked_by=None)
    assert after is not None
    assert after.points == {"jobs": 1.0}


def test_by_letter_only_the_seat_itself_learns_its_portfolio() -> None:
    """Else the letter of a dissenter could be told from the weights; nobody else, the secretary included, is told."""
    lettered = held(met(RULES.model_copy(update={"shown": "by_letter"})))
    named = own_weights(deciding(), "ecologist", asked_by=None)
    for asked_by in (None, "secretary", "head", "industry"):
        assert own_weights(lettered, "ecologist", asked_by=asked_by) is None
    assert own_weights(lettered, "ecologist", asked_by="ecologist") == named is not None
