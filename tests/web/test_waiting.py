"""Answers that are computed beside the page."""

from __future__ import annotations

from threading import Event

import pytest

from appraisal.web import context, waiting
from appraisal.web.waiting import Wanted, awaited, beside


class PressedError(Exception):
    """What Streamlit raises where the reader has pressed again."""


def test_an_answer_comes_from_another_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is returned as it is, an error is raised as it is, and nothing is drawn meanwhile if it comes at once."""
    monkeypatch.setattr(waiting, "PATIENCE", 60.0)
    drawn: list[int] = []
    assert awaited(lambda wanted: wanted() and 7, meanwhile=lambda: drawn.append(1)) == 7
    assert not drawn
    with pytest.raises(ZeroDivisionError):
        awaited(lambda _: 1 // 0)


def test_something_is_shown_while_an_answer_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in its place is drawn once, before the answer."""
    monkeypatch.setattr(waiting, "PATIENCE", 0.0)
    drawn = Event()
    assert awaited(lambda _: drawn.wait(60), meanwhile=drawn.set)


def test_a_newer_press_ends_the_run_that_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader does not wait for an answer that is no longer asked for, and it is told that nobody does."""
    ended = Event()

    def endless(wanted: Wanted) -> None:
        while wanted():
            pass
        ended.set()

    def pressed() -> None:
        raise PressedError

    monkeypatch.setattr(context, "heed", pressed)
    with pytest.raises(PressedError):
        awaited(endless)
    assert ended.wait(60)


def test_what_nobody_waits_for_is_done_all_the_same() -> None:
    """It runs beside whoever asked."""
    done = Event()
    beside(done.set)
    assert done.wait(60)
