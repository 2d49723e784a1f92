"""How often somebody may be wrong."""

from __future__ import annotations

from appraisal.access.attempts import OF_ALL, OF_ONE, WINDOW, Attempts


class _Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_of_a_thousand_tries_of_one_address_few_are_heard() -> None:
    """One who is refused is not counted again, so the wait ends after a minute; another address may try."""
    clock = _Clock()
    attempts, heard = Attempts(clock=clock), 0
    for _ in range(1000):
        if not attempts.wait("10.0.0.7", typed=False):
            attempts.failed("10.0.0.7")
            heard += 1
    assert heard == OF_ONE
    assert attempts.wait("10.0.0.7", typed=False) == WINDOW
    assert attempts.wait("10.0.0.8", typed=True) == 0
    clock.now = WINDOW
    assert attempts.wait("10.0.0.7", typed=False) == 0


def test_a_thousand_addresses_are_no_way_around() -> None:
    """All addresses together are heard a limited number of times a minute; they keep nobody else from a link."""
    attempts, heard = Attempts(clock=_Clock()), 0
    for number in range(1000):
        address = f"10.0.{number // 250}.{number % 250}"
        if not attempts.wait(address, typed=True):
            attempts.failed(address)
            heard += 1
    assert heard == OF_ALL
    assert attempts.wait("10.1.0.1", typed=True) == WINDOW
    assert attempts.wait("10.1.0.1", typed=False) == 0
