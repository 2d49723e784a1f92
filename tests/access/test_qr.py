"""QR codes."""

from __future__ import annotations

from appraisal.access import qr
from appraisal.access.wifi import Wifi

LINK = "http://192.168.0.10:8501/join/" + "x" * 43


def test_a_terminal_without_unicode_gets_plain_signs() -> None:
    """Both forms have the same modules: one row a line, or two."""
    plain = qr.terminal(LINK, unicode=False).splitlines()
    halves = qr.terminal(LINK, unicode=True).splitlines()
    assert set("".join(plain)) == {"#", " "}
    upper = [[symbol in "█▀" for symbol in line] for line in halves]
    assert upper == [
        [pair == "##" for pair in map("".join, zip(*[iter(line)] * 2, strict=True))] for line in plain[::2]
    ]


def test_pictures_are_scalable_and_differ_by_what_they_say() -> None:
    """A link, a network with a password and an open one are three pictures without a size of their own."""
    drawn = [qr.svg(LINK), qr.wifi_svg(Wifi("Council", "secret; \\word")), qr.wifi_svg(Wifi("Council"))]
    assert len(set(drawn)) == 3
    assert all(each.startswith("<svg") and "viewBox" in each for each in drawn)
