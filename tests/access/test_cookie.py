"""What a device holds."""

from __future__ import annotations

from appraisal.access.cookie import HOURS, Cookies, Held

HELD = Held("coast-1", "anna", "token")


def test_a_cookie_is_read_for_twelve_hours() -> None:
    """To the second: at twelve hours it still holds, one second later no more."""
    written = Cookies(b"k" * 32, clock=lambda: 1000.0).write(HELD)
    assert Cookies(b"k" * 32, clock=lambda: 1000.0 + HOURS * 3600).read(written) == HELD
    assert Cookies(b"k" * 32, clock=lambda: 1001.0 + HOURS * 3600).read(written) is None


def test_a_clock_that_goes_back_sends_nobody_away() -> None:
    """What was signed a moment before the clock was put right is still read, and for no more than twelve hours."""
    written = Cookies(b"k" * 32, clock=lambda: 9000.0).write(HELD)
    assert Cookies(b"k" * 32, clock=lambda: 1000.0).read(written) == HELD
    assert Cookies(b"k" * 32, clock=lambda: 9001.0 + HOURS * 3600).read(written) is None


def test_a_cookie_that_we_did_not_sign_is_none() -> None:
    """Whichever character is changed, and whatever key another server has."""
    cookies = Cookies(b"k" * 32, clock=lambda: 1000.0)
    written = cookies.write(HELD)
    for at, old in enumerate(written[:-1]):  # the last symbol holds bits that no byte has
        assert cookies.read(written[:at] + ("A" if old != "A" else "B") + written[at + 1 :]) is None
    assert Cookies(b"o" * 32, clock=lambda: 1000.0).read(written) is None
    assert cookies.read("") is cookies.read("é" * 50) is None


def test_a_signed_cookie_of_another_form_is_none() -> None:
    """As an older or a newer program may have written it under the same key."""
    cookies = Cookies(b"k" * 32, clock=lambda: 1000.0)
    for said in ([], ["coast-1", "anna"], "anna", None, 7):
        assert cookies.read(str(cookies._signing.dumps(said))) is None
