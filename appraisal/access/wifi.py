"""The room's Wi-Fi, as a card tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from appraisal.errors import InputError, Problem

_LONGEST_NAME = 32  # bytes of UTF-8 (IEEE 802.11)
_PASSWORD = re.compile(r"[ -~]{8,63}|[0-9A-Fa-f]{64}")  # of WPA2 and WPA3


@dataclass(frozen=True, slots=True)
class Wifi:
    """A network; an open one has no password."""

    name: str
    password: str | None = None


def read_wifi(name: str | None, password: str | None) -> Wifi | None:
    """Return the network that was named; None if none was.

    Raises:
        InputError: `wifi_name_malformed`, `wifi_password_malformed`, `wifi_without_name`, all at once.
    """
    if problems := tuple(_problems(name, password)):
        raise InputError(problems)
    return None if name is None else Wifi(name, password)


def _problems(name: str | None, password: str | None) -> Iterator[Problem]:
    if name is None and password is not None:
        yield Problem("wifi_without_name")
    if name is not None and not (name and name.isprintable() and len(name.encode()) <= _LONGEST_NAME):
        yield Problem("wifi_name_malformed")
    if password is not None and not _PASSWORD.fullmatch(password):
        yield Problem("wifi_password_malformed")
