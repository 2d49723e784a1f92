"""How a seat says something from its pages: a press that comes twice is done once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from appraisal.documents.case import Case
from appraisal.errors import InputError
from appraisal.journal.events.base import Event
from appraisal.journal.events.rating import BallotCast, RoundOpened
from appraisal.journal.events.seats import SeatNamed
from appraisal.journal.session import Session
from appraisal.session_desk import Served
from appraisal.store.sessions import Store
from appraisal.web.meeting.here import Here
from tests.web.council_app import CASE, SESSION, hold

FIRST = next(iter(CASE.projects))
NAMED = SeatNamed(name="Viktor Orlov")


@pytest.fixture
def served(tmp_path: Path) -> Served:
    """A session before its first round."""
    where = str(tmp_path / "s.sqlite")
    with Store.at(where) as store:
        hold(store)
    return Served(SESSION, where)


def drawn(served: Served, seat: str) -> Here:
    """Return a seat for another drawing of its page."""
    return Here(served, served.store.state(SESSION).seats[seat])


def both(do: Callable[[], object]) -> list[object]:
    """Do the same in two threads at once, and return what came of each."""
    together = Barrier(2)

    def press() -> object:
        together.wait(60)
        return do()

    with ThreadPoolExecutor(2) as pool:
        pressed = [pool.submit(press) for _ in range(2)]
        return [each.result(60) for each in pressed]


def _named(_case: Case, _session: Session) -> tuple[Event, ...]:
    return (NAMED,)


@pytest.mark.parametrize(
    "said",
    [
        lambda here: here.say(NAMED, "deputy"),
        lambda here: here.say_all(SeatNamed.kind, [("deputy", NAMED)]),
        lambda here: here.say_made(SeatNamed.kind, "name", _named, "deputy"),
    ],
    ids=["say", "say_all", "say_made"],
)
def test_a_press_that_comes_twice_at_once_is_said_once(served: Served, said: Callable[[Here], object]) -> None:
    """In each way to say something both threads get the same receipt, and the journal has one event more."""
    before, here = served.seq(), drawn(served, "secretary")
    one, other = both(lambda: said(here))
    assert one is other
    assert served.seq() == before + 1
    said(drawn(served, "secretary"))  # pressed again on the page as it was drawn anew
    assert served.seq() == before + 2


def test_what_differs_is_another_press(served: Served) -> None:
    """Of one drawing, another answer, the first answer again over it, and the same of another seat are all said."""
    served.store.append(SESSION, "chair", None, RoundOpened(round=1))
    here, seqs = drawn(served, "anna"), [0]
    for points in (4.0, 5.0, 4.0):
        event = BallotCast(round=1, project=FIRST, answers={"sectoral_fit": points}, replaces=seqs[-1])
        saved = here.say(event)
        seqs.append(saved.entry.seq)
    assert len(set(seqs)) == 4
    assert served.store.state(SESSION).rounds[-1].voices["anna"][FIRST].answers == {"sectoral_fit": 4.0}


def test_what_was_refused_can_be_said_again(served: Served) -> None:
    """A refusal is no answer: once its cause is gone, the same press of the same drawing is done."""
    here, opened = drawn(served, "chair"), RoundOpened(round=1)
    cast = BallotCast(round=1, project=FIRST, answers={"sectoral_fit": 4.0}, replaces=0)
    anna = drawn(served, "anna")
    with pytest.raises(InputError):
        anna.say(cast)
    here.say(opened)
    assert anna.say(cast).entry.seq == served.seq()
