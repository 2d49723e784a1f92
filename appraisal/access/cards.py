"""Cards of a session's seats as a PDF to print and cut: who, the seat's link as a QR code and as a code, the Wi-Fi."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from appraisal.access import qr
from appraisal.access.door import JOIN, Door, Link
from appraisal.access.wifi import Wifi
from appraisal.intake.writing import write_file
from appraisal.pdf import typst_pdf
from appraisal.text import Language, say

_TEMPLATE = Path(__file__).with_name("cards.typ")


def write_cards(
    door: Door,
    links: Sequence[Link],
    target: Path,
    *,
    site: str,
    wifi: Wifi | None,
    language: Language,
    overwrite: bool = False,
) -> None:
    """Write cards into a file that its owner alone may read; only when it is whole do older links of the seats end.

    Args:
        door: of the session.
        links: as the door drew them.
        target: the file.
        site: beginning of the links.
        wifi: the room's network; None leaves it out.
        language: of the cards.
        overwrite: replaces a file that exists.

    Raises:
        InputError: `target_exists`, `target_unwritable`; then older links and cards open their seats as before.
    """
    opened = door.state().opened
    title = door.session if opened is None else opened.title.to(language)
    write_file(
        target,
        lambda: cards_pdf(links, title=title, site=site, wifi=wifi, language=language),
        overwrite=overwrite,
        private=True,
        before=lambda: door.keep(links, instead=True),
    )


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
