"""What is typed and not saved yet: kept in the browser tab of its author, put back where the page has lost it.

Streamlit's server forgets a form when the page is loaded again, and all forms when it starts again; and what stands in
a field that somebody is still in was never sent. So the tab keeps it (`drafts.js`) until the server says that it was
saved. It is sealed to others: it leaves neither the tab nor the device before it is saved, and goes with the tab, with
the seat, and with the round it belongs to.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from streamlit.components import v2

from appraisal.text import Language
from appraisal.web import context, council, parts
from appraisal.web.meeting.here import here

_VISIT = "visit"
_HERE = Path(__file__)
_SCRIPTS = ("drafts_page.js", "drafts_hand.js", "drafts_told.js", "drafts.js")  # one module
_SOURCE = "".join(_HERE.with_name(each).read_text(encoding="utf-8") for each in _SCRIPTS)
_STYLE = _HERE.with_name("drafts.css").read_text(encoding="utf-8")
_PLACE = "<div class='kept' role='status' hidden></div>"
_mounted = v2.component("appraisal_drafts", html=_PLACE, js=_SOURCE, css=_STYLE)


def draw(language: Language) -> None:
    """Tell the tab whose drafts it keeps and which of them are saved; nothing is shown while all is well.

    A page of a case without a session has no drafts, and a device that has lost its seat forgets them.
    """
    if council.served() is None:
        return
    if context.kept(_VISIT) is None:
        context.keep(_VISIT, secrets.token_hex(8))
    words = {each: parts.word(f"drafts.{each}", language) for each in ("lost", "put", "drop", "away")}
    scope, number = _whose()
    told = {"scope": scope, "visit": context.kept(_VISIT), "round": number, "settled": context.settled()}
    _mounted(key="drafts", data={**told, "words": words}, height=1)


def _whose() -> tuple[str, int]:
    """Return whose device this is, by its seat and the event that bound it, and the number of the open round or 0."""
    device = here()
    if device is None:
        return "", 0
    session = device.now()[0].session
    number = next((each.number for each in session.rounds if each.closed is None), 0)
    return f"{session.key} {device.seat.key} {device.seat.bound}", number
