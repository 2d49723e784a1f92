"""Printed cards."""

from __future__ import annotations

from pathlib import Path

import pytest

from appraisal.access.cards import cards_pdf
from appraisal.access.door import Door, Link
from appraisal.access.wifi import Wifi
from appraisal.journal.events.base import ROLES
from appraisal.text import LANGUAGES, Language, say
from tests.printed import codes_of, pictures_of, text_of

SITE = "https://council.example"
LINKS = [Link(role, role, f"Юрий Щёголев {n}", f"{n}" * 43, f"K7QX-M2R{n}") for n, role in enumerate(ROLES, start=1)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wifi", [None, Wifi("Зал совета", 'pass;word:"\\ 1'), Wifi("Open")])
def test_codes_on_paper_are_the_links(door: Door, tmp_path: Path, language: Language, wifi: Wifi | None) -> None:
    """Another program reads from the printed sheets each seat's own link, which opens it, and the room's Wi-Fi."""
    links = door.issue(["chair", *("anna", "boris", "vera", "gleb"), "guest", "auditor"], instead=True)
    read = codes_of(cards_pdf(links, title="Coast", site=SITE, wifi=wifi, language=language), tmp_path)
    joins = [each for each in read if each.startswith("http")]
    assert {door.seat_of(each.removeprefix(f"{SITE}/join/")).key for each in joins} == {each.seat for each in links}
    network = {
        "Зал совета": 'WIFI:T:WPA;S:Зал совета;P:pass\\;word\\:\\"\\\\ 1;;',
        "Open": "WIFI:S:Open;;",
    }
    assert sorted(set(read) - set(joins)) == ([] if wifi is None else [network[wifi.name]])
    assert len(read) == len(links) * (1 if wifi is None else 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_says_who_where_and_how(language: Language) -> None:
    """Name, role, title, address, code, network and password can be read in the language of the card."""
    text = text_of(cards_pdf(LINKS, title="Берег", site=SITE, wifi=Wifi("Council", "password"), language=language))
    for link in LINKS:
        assert {link.name, link.short_code, say(f"session.role.{link.role}", language)} <= _runs(text)
    assert text.count("Берег") == text.count(f"{SITE}/join") == text.count("Council") == len(LINKS)
    assert say("access.card.own", language) in text


def test_cards_of_a_council_fill_sheets_of_six(tmp_path: Path) -> None:
    """Twenty-five seats need five sheets."""
    links = [Link(f"s{n}", "expert", None, f"{n:043d}", f"0000-00{n:02d}") for n in range(25)]
    made = cards_pdf(links, title="Coast", site=SITE, wifi=None, language="en")
    assert len(pictures_of(made, tmp_path)) == 5
    assert made == cards_pdf(links, title="Coast", site=SITE, wifi=None, language="en")


def test_the_longest_texts_stay_on_their_card(tmp_path: Path) -> None:
    """Names of 300 letters, an address of 80 and a password of 63 hide no code and make no further sheet."""
    long = [Link(f"s{n}", "deputy", sign * 300, f"{n}" * 43, "WWWW-WWWW") for n, sign in enumerate("WЩ— #*王")]
    site = "https://" + "w" * 72
    made = cards_pdf(long, title="Щ" * 300, site=site, wifi=Wifi("W" * 32, "W" * 63), language="ru")
    assert len(pictures_of(made, tmp_path)) == 2
    assert len(codes_of(made, tmp_path)) == 2 * len(long)
    assert text_of(made).count("WWWW-WWWW") == len(long)


def _runs(text: str) -> set[str]:
    """Return every run of one to three words."""
    words = text.split()
    return {" ".join(words[at : at + length]) for at in range(len(words)) for length in (1, 2, 3)}
