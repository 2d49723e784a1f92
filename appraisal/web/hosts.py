"""By which names the app answers, so that no foreign page can read it by giving its own name this machine's address.

A browser sends the name that stands in its address. A name that leads here and is none of ours is an attack by DNS
rebinding, or a proxy that nobody told us of: both are refused before anything is looked up.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from appraisal.access.site import host_of
from appraisal.web.council import is_loopback

HOSTS_VARIABLE = "APPRAISAL_HOSTS"  # further names, with commas between them
ANY_NUMBER = "*"  # any address in numbers
_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - only compared


def hosts_of(*, address: str | None, site: str | None, named: Iterable[str] = ()) -> frozenset[str]:
    """Return the names by which the app answers besides this machine's own loopback.

    Args:
        address: on which it listens; None for this machine alone.
        site: beginning of its links.
        named: names that whoever runs the app has given; then there are no others.

    Example:
        >>> sorted(hosts_of(address="0.0.0.0", site="https://Council.example/x", named=["council.example"]))
        ['council.example']
    """
    names = {each.strip().lower() for each in named if each.strip()}
    if not names and address in _EVERYWHERE:
        # By numbers no browser can be deceived; and of names the machine knows its own alone.
        own = socket.gethostname().lower()
        names = {own, f"{own}.local", ANY_NUMBER}
    elif not names and address is not None and not is_loopback(address):
        names = {address.lower()}
    return frozenset({*names, host_of(site)} if site else names)


def answers_to(host: str, hosts: frozenset[str]) -> bool:
    """Return whether a request that names a host is ours to answer.

    Example:
        >>> [answers_to(each, frozenset({"council.example"})) for each in ("council.example:443", "localhost", "evil")]
        [True, True, False]
    """
    try:
        name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return False
    if name in hosts or is_loopback(name):
        return True
    return ANY_NUMBER in hosts and _is_number(name)


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


class Hosts:
    """Middleware that answers to our own names alone."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] in ("http", "websocket") and not answers_to(Headers(scope=scope).get("host", ""), self.hosts):
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            else:
                await PlainTextResponse("Invalid host header", status_code=400)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def named_hosts() -> list[str]:
    """Return the further names that the environment gives."""
    return os.environ.get(HOSTS_VARIABLE, "").split(",")
