"""What many threads share: answers by all that they depend on or about the latest state; a key's newest value."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from threading import Event, Lock, get_ident
from typing import Generic, TypeVar

from appraisal.errors import DefectError

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Cache(Generic[K, V]):
    """Answers by key. The key contains everything that the answer depends on; kept answers are never changed.

    Nothing is computed under the lock: a thread that asks for a key being computed waits for the same answer, threads
    that ask for other keys do not wait. An error goes to the computing thread and is not kept; waiting threads then
    compute for themselves.

    Args:
        most: number of kept answers; the least recently used one is dropped first.
        freed: called with each dropped answer, to stop work for it.

    Example:
        >>> squares: Cache[int, int] = Cache(most=1)
        >>> squares.get(3, lambda: 3 * 3), squares.get(3, lambda: 0), len(squares)
        (9, 9, 1)
    """

    def __init__(self, most: int, *, freed: Callable[[V], object] | None = None) -> None:
        self._most = most
        self._freed = freed
        self._lock = Lock()
        self._kept: OrderedDict[K, V] = OrderedDict()
        self._running: dict[K, _Run[V]] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[K]:
        """Yield the keys of the kept answers, the next to be dropped first."""
        with self._lock:
            return iter(tuple(self._kept))

    def get(self, key: K, compute: Callable[[], V]) -> V:
        """Return the answer for a key, computed if it is not kept.

        Raises:
            DefectError: if computing an answer asks for that same answer.
        """
        while True:
            with self._lock:
                if key in self._kept:
                    self._kept.move_to_end(key)
                    return self._kept[key]
                run = self._running.get(key)
                if run is None:
                    run = self._running[key] = _Run()
                    break
            if run.thread == get_ident():
                raise DefectError(f"an answer asks for itself: {key!r}")
            run.ended.wait()
            if run.answers:
                return run.answers[0]
        try:
            run.answers.append(compute())
        finally:
            self._end(key, run)
        return run.answers[0]

    def clear(self) -> None:
        """Drop all answers."""
        with self._lock:
            gone = tuple(self._kept.values())
            self._kept.clear()
        self._free(gone)

    def _end(self, key: K, run: _Run[V]) -> None:
        gone: list[V] = []
        with self._lock:
            del self._running[key]
            for answer in run.answers:
                self._kept[key] = answer
            while len(self._kept) > self._most:
                gone.append(self._kept.popitem(last=False)[1])
        run.ended.set()
        self._free(gone)

    def _free(self, gone: Iterable[V]) -> None:
        if self._freed is not None:
            for answer in gone:
                self._freed(answer)


class Latest(Generic[K, V]):
    """Answers by key about a state that never changes, but is followed by others: only those about the last are kept.

    Two threads may compute an answer twice, so it should be quick.

    Example:
        >>> sums: Latest[str, int] = Latest()
        >>> first = (1, 2)
        >>> sums.get("sum", first, lambda: sum(first)), sums.get("sum", first, lambda: 0)
        (3, 3)
        >>> sums.get("sum", (), lambda: 0)
        0
    """

    def __init__(self) -> None:
        self._kept: dict[K, tuple[object, V]] = {}

    def get(self, key: K, state: object, compute: Callable[[], V]) -> V:
        """Return the answer for a key about a state; of the same state it is the same object again."""
        kept = self._kept.get(key)
        if kept is None or kept[0] is not state:
            kept = self._kept[key] = (state, compute())
        return kept[1]


class Newest(Generic[K, V]):
    """The newest value of each key, of so many keys; the one that has not been renewed for longest is dropped first.

    Example:
        >>> seen: Newest[str, int] = Newest(most=2)
        >>> for key, value in (("a", 1), ("b", 2), ("a", 3), ("c", 4)):
        ...     seen.put(key, value)
        >>> seen.get("a"), seen.get("b"), seen.get("c")
        (3, None, 4)
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._kept: OrderedDict[K, V] = OrderedDict()

    def put(self, key: K, value: V) -> None:
        """Keep a value in place of the one before."""
        with self._lock:
            self._kept[key] = value
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def get(self, key: K) -> V | None:
        """Return the value of a key, None without one."""
        with self._lock:
            return self._kept.get(key)

    def clear(self) -> None:
        """Drop all values."""
        with self._lock:
            self._kept.clear()


class _Run(Generic[V]):
    """An answer being computed by a thread."""

    def __init__(self) -> None:
        self.thread = get_ident()
        self.ended = Event()
        self.answers: list[V] = []
