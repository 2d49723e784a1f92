"""A press that comes twice: what one drawing of a page has said, it does not say again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")


class Repeats:
    """What a drawing of a page has said, each with what came of it.

    On a slow machine one press was seen to be delivered twice, in two threads. What is said changes the session, and
    then the page is drawn anew; so the same once more from the same drawing is the same press.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._came: dict[Hashable, Any] = {}

    def once(self, said: Hashable, do: Callable[[], T]) -> T:
        """Do something at its first call; at the next ones return what came of it. What fails can be tried again.

        Example:
            >>> done, once = [], Repeats().once
            >>> once("close", lambda: done.append(1)), once("close", lambda: done.append(2)), done
            (None, None, [1])
        """
        with self._lock:  # the second may come while the first is being done
            if said not in self._came:
                self._came[said] = do()
            came: T = self._came[said]
            return came
