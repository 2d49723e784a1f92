"""The simulated experts of a rehearsal that is served: each says at its moment what its seat says, by the same door."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from appraisal import desk, paths
from appraisal.documents.case import Case
from appraisal.errors import InputError
from appraisal.meeting.rehearsal import Expert, experts
from appraisal.session_desk import Served
from appraisal.text import LANGUAGES, Language
from appraisal.web import council

MINUTES_VARIABLE = "APPRAISAL_REHEARSAL_MINUTES"  # that the experts take for the first round
SEED_VARIABLE = "APPRAISAL_REHEARSAL_SEED"
LANGUAGE_VARIABLE = "APPRAISAL_REHEARSAL_LANGUAGE"
_LOOK = 0.2  # seconds between two looks at the journal


def sample() -> Case:
    """Return the case of a rehearsal, with the ballots that its experts give again."""
    return desk.open_case(paths.sample_folder() / "kuzbass")


@contextmanager
def simulated() -> Iterator[None]:
    """Let the experts of the served session answer until the block ends; nothing, where it is no rehearsal."""
    served = council.served()
    if served is None or not served.now(None)[0].session.rehearsal:
        yield
        return
    over = Event()
    thread = Thread(target=_answer, args=(served, over), name="rehearsal", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _answer(served: Served, over: Event) -> None:
    named = os.environ.get(LANGUAGE_VARIABLE)
    language: Language = next((each for each in LANGUAGES if each == named), "en")
    seconds = 60 * float(os.environ.get(MINUTES_VARIABLE, "2"))
    members = experts(sample(), int(os.environ.get(SEED_VARIABLE, "1")), language)
    began: dict[str, float] = {}
    while not over.wait(_LOOK):
        for each in members:
            _next(served, each, began, seconds)


def _next(served: Served, expert: Expert, began: dict[str, float], seconds: float) -> None:
    """Say the expert's next answer if its moment has come; whoever takes the seat on a device answers alone."""
    seen, _ = served.now(expert.seat)
    seat = seen.session.seats[expert.seat]
    if seat.revoked or seat.device is not None:
        return
    asked = expert.next(seen, lambda: served.form(expert.seat))
    if asked is None:
        return
    moment, answer = asked
    now = time.monotonic()
    if now - began.setdefault(moment.phase, now) < seconds * moment.after:
        return
    try:
        event = answer()
        served.say(expert.seat, expert.seat if event.of_seat else None, event)
    except InputError:  # the chair was faster: what was asked a moment ago is over, and the next look sees it
        return
