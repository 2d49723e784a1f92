"""The address by which phones reach the app: the beginning of every link."""

from __future__ import annotations

from urllib.parse import urlsplit

from appraisal.errors import refuse

_LONGEST = 80  # people type it from a card


def read_site(given: str) -> str:
    """Return the beginning of links as it was given, without the stroke at its end.

    Raises:
        InputError: `site_malformed`: no http or https address of a host, or with more than a path behind it.

    Example:
        >>> read_site("https://council.example/")
        'https://council.example'
    """
    try:
        parts = urlsplit(given)
        whole = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        whole = False
    if not whole or len(given) > _LONGEST or not set(given).isdisjoint('?#@"<>\\^`{|}') or not _plain(given):
        raise refuse("site_malformed", given=given)
    return given.rstrip("/")


def host_of(site: str) -> str:
    """Return the host of the beginning of links.

    Example:
        >>> host_of("https://Council.example:8443/x")
        'council.example'
    """
    return urlsplit(site).hostname or ""


def _plain(text: str) -> bool:
    """Return whether there is neither a blank nor a sign that is not printed; names of hosts may be in any script."""
    return text.isprintable() and not any(sign.isspace() for sign in text)
