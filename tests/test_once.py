"""Properties that are computed once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Barrier, Event

import pytest

from appraisal.once import once


@dataclass(frozen=True)
class Answer:
    """An object with a property that says when it is computed, and waits to be let go on."""

    name: str
    begun: Event
    go_on: Event
    computed: list[str]

    @once
    def long(self) -> object:
        """What takes long."""
        self.begun.set()
        assert self.go_on.wait(60)
        self.computed.append(self.name)
        return object()

    @once
    def short(self) -> str:
        """What does not."""
        return f"short {self.name}"


def answer(name: str, computed: list[str]) -> Answer:
    """Return an object whose long property was not begun."""
    return Answer(name, Event(), Event(), computed)


def test_threads_that_ask_at_once_get_one_object() -> None:
    """Eight threads ask while the property is being computed: it is computed once and all hold the same object."""
    asked = answer("a", [])
    together = Barrier(8)

    def ask() -> object:
        together.wait(60)
        return asked.long

    with ThreadPoolExecutor(8) as pool:
        answers = [pool.submit(ask) for _ in range(8)]
        assert asked.begun.wait(60)
        asked.go_on.set()
        assert len({id(each.result(60)) for each in answers}) == 1
    assert asked.computed == ["a"]


def test_nobody_waits_for_what_they_did_not_ask() -> None:
    """While a property is computed, another of the same object and the same of another object are answered."""
    computed: list[str] = []
    one, other = answer("one", computed), answer("other", computed)
    other.go_on.set()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(lambda: one.long)
        assert one.begun.wait(60)
        assert one.short == "short one"
        assert other.long is other.long
        assert computed == ["other"]
        one.go_on.set()
        assert waiting.result(60) is one.long
    assert computed == ["other", "one"]


def test_a_changed_copy_computes_for_itself() -> None:
    """What is kept belongs to the object, not to one that was made from it."""
    one = answer("one", [])
    one.go_on.set()
    assert one.long is not replace(one).long


def test_an_error_is_not_kept() -> None:
    """The next who asks computes again; the class itself gives the property with its sentence."""

    class Late:
        ready = False

        @once
        def value(self) -> int:
            """What is there in time."""
            if not self.ready:
                raise ValueError("not yet")
            return 1

    late = Late()
    with pytest.raises(ValueError, match="not yet"):
        _ = late.value
    late.ready = True
    assert late.value == 1
    assert Late.value.__doc__ == "What is there in time."
