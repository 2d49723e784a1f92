"""Whether a council session is served, and by which door; without one the app is for this machine alone."""

from __future__ import annotations

import os
from functools import cache
from ipaddress import ip_address

from appraisal import desk
from appraisal.access.door import Door
from appraisal.errors import refuse

SESSION_VARIABLE = "APPRAISAL_SESSION"
STORE_VARIABLE = "APPRAISAL_STORE"


def door() -> Door | None:
    """Return the door of the session that is served, or None.

    Raises:
        InputError: `session_unknown`, or what is wrong with the store.
    """
    session = os.environ.get(SESSION_VARIABLE)
    return None if not session else _door(session, os.environ.get(STORE_VARIABLE))


@cache
def _door(session: str, store: str | None) -> Door:
    return desk.open_door(session, store)


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
    if address is not None and not is_loopback(address) and not os.environ.get(SESSION_VARIABLE):
        raise refuse("address_without_council", address=address)
