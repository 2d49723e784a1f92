"""Answers that many threads ask for."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from appraisal.cache import Cache, Latest
from appraisal.errors import DefectError


class Slow:
    """Computes an answer when it is let go on, and counts how often it did."""

    def __init__(self) -> None:
        self.begun, self.go_on, self.computed = Event(), Event(), 0

    def __call__(self) -> object:
        """Return a new object."""
        self.begun.set()
        assert self.go_on.wait(60)
        self.computed += 1
        return object()


def refused() -> object:
    """Fail as a case with a problem does."""
    raise ValueError("refused")


def test_those_who_ask_at_once_compute_once() -> None:
    """Eight threads ask for one key while it is being computed: one computes, and all hold the same object."""
    cache: Cache[str, object] = Cache(2)
    slow, together = Slow(), Barrier(8)

    def ask() -> object:
        together.wait(60)
        return cache.get("a", slow)

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(ask) for _ in range(8)]
        assert slow.begun.wait(60)
        slow.go_on.set()
        assert len({id(each.result(60)) for each in asked}) == 1
    assert slow.computed == 1


def test_whoever_asks_for_another_key_does_not_wait() -> None:
    """While one answer is being computed, others are computed, found and counted."""
    cache: Cache[str, object] = Cache(2)
    slow = Slow()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(cache.get, "slow", slow)
        assert slow.begun.wait(60)
        assert cache.get("quick", lambda: 1) == cache.get("quick", refused) == 1
        assert (list(cache), len(cache)) == (["quick"], 1)
        slow.go_on.set()
        assert waiting.result(60) is cache.get("slow", refused)


def test_what_was_not_asked_for_longest_goes_first_and_is_freed() -> None:
    """No more are kept than there is room for; each that goes is told once, and `clear` tells the rest."""
    freed: list[str] = []
    cache: Cache[str, str] = Cache(2, freed=freed.append)
    for key in ("a", "b", "a", "c"):
        cache.get(key, key.upper)
    assert (list(cache), freed) == (["a", "c"], ["B"])
    cache.clear()
    assert (len(cache), freed) == (0, ["B", "A", "C"])


def test_an_error_is_not_kept_and_those_who_waited_compute_for_themselves() -> None:
    """The first thread fails while the second waits: the second gets an answer of its own."""
    cache: Cache[str, object] = Cache(2)
    begun, go_on = Event(), Event()

    def fail() -> object:
        begun.set()
        assert go_on.wait(60)
        return refused()

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(cache.get, "a", fail)
        assert begun.wait(60)
        second = pool.submit(cache.get, "a", lambda: "second")
        go_on.set()
        with pytest.raises(ValueError, match="refused"):
            first.result(60)
        assert second.result(60) == "second"


def test_freeing_and_computing_hold_no_lock() -> None:
    """What is freed may look into the cache, and computing one answer may ask for another."""
    seen: list[list[str]] = []
    cache: Cache[str, str] = Cache(1, freed=lambda _: seen.append(list(cache)))
    assert cache.get("outer", lambda: cache.get("inner", lambda: "in") + "side") == "inside"
    assert seen == [["outer"]]


def test_an_answer_that_asks_for_itself_is_a_defect() -> None:
    """It is told at once, where a lock would stand still for ever."""
    cache: Cache[str, str] = Cache(1)
    ask: Callable[[], str] = lambda: cache.get("a", ask)  # noqa: E731
    with pytest.raises(DefectError, match="asks for itself"):
        ask()


def test_of_the_latest_state_an_answer_is_the_same_object_and_of_another_it_is_made_anew() -> None:
    """Equal states that are two objects are two: a name may have been forgotten in between."""
    made: Latest[str, list[str]] = Latest()
    state, equal = [1], [1]
    first = made.get("anna", state, lambda: ["anna"])
    assert made.get("anna", state, list) is first
    assert made.get("boris", state, lambda: ["boris"]) == ["boris"]
    assert made.get("anna", equal, lambda: ["again"]) == ["again"]
