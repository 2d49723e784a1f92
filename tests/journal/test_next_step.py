"""What comes next in a meeting."""

from __future__ import annotations

from appraisal.journal.accept import after
from appraisal.journal.events.rating import RoundOpened
from appraisal.journal.events.seats import ChairHandedOver, Seated
from appraisal.journal.next_step import NextStep, next_step
from appraisal.journal.session import Session
from appraisal.journal.visible import visible
from tests.journal import meeting
from tests.journal.made import SESSION, entries, held
from tests.journal.meeting import Step, own


def test_the_steps_of_a_whole_meeting() -> None:
    """From the first seat to the signatures: each step is told before it is taken, with those it waits for."""
    state = Session(key=SESSION)
    told: list[NextStep] = []
    for entry in entries(meeting.signed()):
        state = after(state, entry)
        if not told or next_step(state) != told[-1]:
            told.append(next_step(state))
    keys = [each.key for each in told]
    assert list(dict.fromkeys(keys)) == [
        *("seat", "seal", "declare", "rule", "open_round", "wait", "reveal", "portfolio", "decision"),
        *("motion", "open_vote", "close_vote", "memo", "sign", "done"),
    ]
    assert told[keys.index("declare")].seats == meeting.EXPERTS
    assert told[keys.index("sign")].seats == ("chair", "secretary")


def test_who_came_too_late_for_a_round_is_not_waited_for() -> None:
    """A seat given after the round was opened may not rate in it."""
    steps = list(meeting.rated())
    opened = next(number for number, each in enumerate(steps) if isinstance(each.event, RoundOpened))
    late = Step("secretary", "dina", Seated(role="expert", person="dina"))
    assert next_step(held([*steps[: opened + 1], late])).seats == meeting.EXPERTS


def test_whoever_holds_the_chair_signs() -> None:
    """The deputy is waited for while the chair is handed over, the chair once it is taken back."""
    deputy = own("deputy", ChairHandedOver(reason="The chair has left."))
    steps = [*meeting.decided(), Step("secretary", None, meeting.FIRST_MEMO), deputy]
    assert next_step(held(steps)).seats == ("deputy", "secretary")
    back = own("chair", ChairHandedOver(reason="The chair is back."))
    assert next_step(held([*steps, back])).seats == ("chair", "secretary")


def test_it_tells_nothing_of_sealed_answers() -> None:
    """A seat that sees less than another is told the same step at every moment of the meeting."""
    state = Session(key=SESSION)
    for entry in entries(meeting.signed()):
        state = after(state, entry)
        if state.rules is not None:
            assert {next_step(visible(state, seat).session) for seat in (None, *state.seats)} == {next_step(state)}
