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
        if not attempts.wait("10.0.0.7"):
            attempts.failed("10.0.0.7")
            heard += 1
    assert heard == OF_ONE
    assert attempts.wait("10.0.0.7") == WINDOW
    assert attempts.wait("10.0.0.8") == 0
    clock.now = WINDOW
    assert attempts.wait("10.0.0.7") == 0


def test_a_thousand_addresses_are_no_way_around() -> None:
    """All addresses together are heard a limited number of times a minute."""
    attempts, heard = Attempts(clock=_Clock()), 0
    for number in range(1000):
        if not attempts.wait(f"10.0.{number // 250}.{number % 250}"):
            attempts.failed(f"10.0.{number // 250}.{number % 250}")
            heard += 1
    assert heard == OF_ALL
