"""Cards of a session's seats as a PDF to print and cut: who, the seat's link as a QR code and as a code, the Wi-Fi."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from appraisal.access import qr
from appraisal.access.door import JOIN, Link
from appraisal.access.wifi import Wifi
from appraisal.pdf import typst_pdf
from appraisal.text import Language, say

_TEMPLATE = Path(__file__).with_name("cards.typ")


def cards_pdf(links: Iterable[Link], *, title: str, site: str, wifi: Wifi | None, language: Language) -> bytes:
    """Return one card a link on sheets of A4; the same bytes for the same links.

    Args:
        links: of the seats.
        title: of the session.
        site: beginning of the links, as `read_site` returns it.
        wifi: the room's network; None leaves it out.
        language: of the words.
    """
    words = {
        name: say(f"access.card.{name}", language)
        for name in ("sheet", "scan", "type", "wifi", "password", "own", "qr")
    }
    return typst_pdf(
        _TEMPLATE,
        {
            "language": language,
            "title": title,
            "words": words,
            "join": f"{site}{JOIN}",
            "wifi": None if wifi is None else {"name": wifi.name, "password": wifi.password, "qr": qr.wifi_svg(wifi)},
            "cards": [
                {
                    "name": each.name,
                    "role": say(f"session.role.{each.role}", language),
                    "code": each.short_code,
                    "qr": qr.svg(each.address(site)),
                }
                for each in links
            ],
        },
    )
