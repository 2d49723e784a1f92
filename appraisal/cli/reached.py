"""By which address others reach this machine, as far as it can tell itself."""

from __future__ import annotations

import socket

LOOPBACK = "127.0.0.1"
FIRST_PORT = 8501
EVERYWHERE = "0.0.0.0"  # noqa: S104 - what a server listens on for all; here it is only compared


def site(address: str, port: int = FIRST_PORT) -> str:
    """Return the beginning of links to an app that listens on an address.

    Example:
        >>> site("fd00::1", 80)
        'http://[fd00::1]:80'
    """
    host = _own_address() if address in (EVERYWHERE, "::") else address
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _own_address() -> str:
    """Return the one of this machine's addresses by which it reaches others."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # reserved for documentation; connecting a datagram sends nothing
        except OSError:
            return socket.gethostname()
        return str(probe.getsockname()[0])
