"""QR codes of a link or of the room's Wi-Fi: for a terminal and as SVG."""

from __future__ import annotations

from io import BytesIO

import segno
from segno import helpers

from appraisal.access.wifi import Wifi

_BORDER = 2  # light modules around a code in a terminal; the standard asks for four, cameras are content with two
# Two rows of modules in one line of text: light above and below, above, below, neither.
_HALVES = {(0, 0): "█", (0, 1): "▀", (1, 0): "▄", (1, 1): " "}
_PLAIN = {0: "##", 1: "  "}


def terminal(text: str, *, unicode: bool) -> str:
    """Return a code for a dark terminal, one row of modules a line, or two where the stream can write half blocks.

    Example:
        >>> len(terminal("https://example.org", unicode=True).splitlines())
        15
    """
    code = _code(text)
    rows = [list(row) for row in code.matrix_iter(border=_BORDER)]
    if not unicode:
        return "\n".join("".join(_PLAIN[module] for module in row) for row in rows)
    below = [*rows[1:], [0] * len(rows[0])]
    return "\n".join(
        "".join(_HALVES[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in list(zip(rows, below, strict=True))[::2]
    )


def svg(text: str) -> str:
    """Return a code as an SVG picture of dark modules on white, four modules of border."""
    out = BytesIO()
    _code(text).save(out, kind="svg", border=4, light="white", xmldecl=False, svgns=True, omitsize=True)
    return out.getvalue().decode()


def wifi_svg(wifi: Wifi) -> str:
    """Return the code that joins a phone to a Wi-Fi network."""
    return svg(helpers.make_wifi_data(wifi.name, wifi.password, security="WPA" if wifi.password else None))


def _code(text: str) -> segno.QRCode:
    # Segno would write Cyrillic in Shift JIS, and a phone would look for a network whose name has other bytes.
    return segno.make(text, error="m", micro=False, encoding=None if text.isascii() else "utf-8")
