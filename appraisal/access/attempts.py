"""How often somebody may be wrong: tokens and short codes cannot be tried one after another.

A short code has 40 bits, so its failures are counted over all addresses as well. A token has 256, which no number of
addresses can try: links still work while strangers are trying codes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from math import ceil

WINDOW = 60.0  # seconds in which failures are counted
OF_ONE = 8  # failures of one address in the window; a room may share one address, and people mistype
OF_ALL = 60  # failures of all addresses together, before nobody may type a code
_MOST = 1000  # addresses that are remembered: those of failures in the window never reach it


class Attempts:
    """Failures of the last minute, in memory. For one thread: a server asks it in its event loop.

    Example:
        >>> attempts = Attempts(clock=lambda: 0.0)
        >>> for _ in range(8):
        ...     attempts.failed("10.0.0.7")
        >>> attempts.wait("10.0.0.7", typed=True), attempts.wait("10.0.0.8", typed=True)
        (60, 0)
    """

    def __init__(self, *, clock: Callable[[], float]) -> None:
        self._clock = clock  # seconds that never go back
        self._all: deque[float] = deque(maxlen=OF_ALL)
        self._of: dict[str, deque[float]] = {}

    def wait(self, address: str, *, typed: bool) -> int:
        """Return how many seconds an address has to wait before it may try again, a typed code or a link; 0 if none."""
        own = self._left(self._of.get(address, ()), OF_ONE)
        return max(own, self._left(self._all, OF_ALL)) if typed else own

    def failed(self, address: str) -> None:
        """Note a failure of an address."""
        now = self._clock()
        self._of.setdefault(address, deque(maxlen=OF_ONE)).append(now)
        self._all.append(now)
        if len(self._of) > _MOST:
            self._of = {each: at for each, at in self._of.items() if now - at[-1] < WINDOW}

    def _left(self, failures: Sequence[float], most: int) -> int:
        if len(failures) < most:
            return 0
        return max(0, ceil(failures[0] + WINDOW - self._clock()))
