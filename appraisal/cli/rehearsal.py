"""A meeting that nobody has to prepare: opened in a database of its own, which goes with it."""

from __future__ import annotations

import os
import signal
import socket
import tempfile
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from threading import Thread
from types import FrameType

from appraisal import session_desk
from appraisal.access.door import Door
from appraisal.cli.output import lines
from appraisal.cli.plain import stream, unicode_shown
from appraisal.errors import refuse
from appraisal.meeting.rehearsal import CHAIR, SECRETARY, opening
from appraisal.text import Language, say
from appraisal.web.rehearsal import LANGUAGE_VARIABLE, MINUTES_VARIABLE, SEED_VARIABLE, sample

SESSION = "rehearsal"
_HEADLESS = "STREAMLIT_SERVER_HEADLESS"
_PATIENCE = 60  # seconds in which the app must answer before its page is opened


def accept(others: bool, *, rehearsal: bool, minutes: float | None) -> None:
    """Refuse what does not go with a rehearsal, or without one; `others`: a case, a session or ways to it are named.

    Raises:
        InputError: `rehearsal_of_its_own`, `minutes_without_rehearsal`.
    """
    if rehearsal and others:
        raise refuse("rehearsal_of_its_own")
    if minutes is not None and not rehearsal:
        raise refuse("minutes_without_rehearsal")


@contextmanager
def rehearsed(minutes: float, seed: int, language: Language) -> Iterator[str]:
    """Open the rehearsal, yield where its store is, and take the store away in the end, however that comes."""
    signal.signal(signal.SIGTERM, _ended)
    case = sample()
    given = {MINUTES_VARIABLE: minutes, SEED_VARIABLE: seed, LANGUAGE_VARIABLE: language}
    os.environ.update({name: str(value) for name, value in given.items()})
    with tempfile.TemporaryDirectory(prefix="appraisal-rehearsal-", ignore_cleanup_errors=True) as folder:
        where = str(Path(folder) / "rehearsal.sqlite")
        with session_desk.open_store(where) as store:
            (_, _, opened), *others = opening(case, metadata.version("appraisal"), language)
            session_desk.new_session(store, case, SESSION, SECRETARY, [opened])
            session_desk.say(store, SESSION, others)
        yield where


def invite(door: Door, site: str, language: Language, *, local: bool) -> None:
    """Print the links of the chair and of an expert's seat for a phone, and open the chair's in the browser.

    Args:
        door: of the rehearsal.
        site: beginning of the links.
        language: of what is printed.
        local: whether the app listens to this machine alone.
    """
    from appraisal.access import qr

    expert = list(door.state().members())[-1].key
    chair, phone = door.issue([CHAIR, expert], instead=False)
    lines(say("session.rehearsal.chair", language, link=chair.address(site)))
    lines(say("session.rehearsal.wall", language, address=f"{site}/wall"), "")
    lines(say("session.rehearsal.phone", language, name=phone.name), phone.address(site), "")
    stream().write(qr.terminal(phone.address(site), unicode=unicode_shown(stream())) + "\n\n")
    if local:
        lines(say("session.rehearsal.beyond", language))
    lines(say("session.rehearsal.ends", language))
    if os.environ.get(_HEADLESS, "").lower() != "true":
        os.environ[_HEADLESS] = "true"  # without the chair's link the app's own page opens nothing
        Thread(target=_opened, args=(chair.address(site),), daemon=True).start()


def _opened(link: str) -> None:
    """Open a link in the browser once the app answers."""
    host, _, port = link.split("/")[2].rpartition(":")
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            socket.create_connection((host.strip("[]"), int(port)), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            webbrowser.open(link)
            return


def _ended(_signal: int, _frame: FrameType | None) -> None:
    """End as by Ctrl+C, so that what is temporary goes."""
    raise SystemExit(0)
