"""Whether a council session is served, and by which door; without one the app is for this machine alone."""

from __future__ import annotations

import os
from functools import cache
from ipaddress import ip_address

from appraisal.access.door import Door
from appraisal.errors import refuse
from appraisal.session_desk import Served

SESSION_VARIABLE = "APPRAISAL_SESSION"
STORE_VARIABLE = "APPRAISAL_STORE"
ALONE_VARIABLE = "APPRAISAL_ALONE"  # the session is shown on this machine, and its seats have no devices


def served() -> Served | None:
    """Return the session that is served, or None.

    Raises:
        InputError: `session_unknown`, or what is wrong with the store.
    """
    session = os.environ.get(SESSION_VARIABLE)
    return None if not session else _served(session, os.environ.get(STORE_VARIABLE))


def door() -> Door | None:
    """Return the door of the session whose seats are let in, or None where the app is for this machine alone.

    Raises:
        InputError: as `served`.
    """
    session = served()
    return None if session is None or os.environ.get(ALONE_VARIABLE) else session.door


def rehearsed() -> bool:
    """Return whether the session that is served is a rehearsal, of which every page says so.

    Raises:
        InputError: as `served`.
    """
    session = served()
    return session is not None and session.now(None)[0].session.rehearsal


def take(session: str) -> None:
    """Serve a session of the same store from now on, on this machine alone; its seats have no devices."""
    os.environ[SESSION_VARIABLE], os.environ[ALONE_VARIABLE] = session, "1"


def store_named() -> str | None:
    """Return the store that was named for the session."""
    return os.environ.get(STORE_VARIABLE)


@cache
def _served(session: str, store: str | None) -> Served:
    return Served(session, store)


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine alone. Names other than localhost are not looked up.

    Example:
        >>> [is_loopback(each) for each in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "192.168.0.5", "council")]
        [True, True, True, False, False, False]
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def accept_address(address: str | None) -> None:
    """Refuse to listen beyond this machine without a session: whoever is in the room could read the case.

    Raises:
        InputError: `address_without_council`.
    """
    alone = os.environ.get(ALONE_VARIABLE) or not os.environ.get(SESSION_VARIABLE)
    if address is not None and not is_loopback(address) and alone:
        raise refuse("address_without_council", address=address)
