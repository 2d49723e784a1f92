"""By which address others reach this machine."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

import pytest

from appraisal.access.site import read_site
from appraisal.cli import reached


@pytest.mark.parametrize(("address", "begins"), [("127.0.0.1", "http://127.0.0.1:8501"), ("::1", "http://[::1]:8501")])
def test_a_named_address_stands_in_links(address: str, begins: str) -> None:
    """An address of version 6 in brackets, as links need it."""
    assert reached.site(address) == begins


def test_of_all_addresses_links_name_one_of_this_machine() -> None:
    """Not the one that only says all; whatever it is, it is the beginning of a link."""
    site = reached.site(reached.EVERYWHERE, 8600)
    assert read_site(site) == site
    parts = urlsplit(site)
    assert parts.port == 8600
    assert parts.hostname is not None
    if parts.hostname.replace(".", "").isdigit():
        assert not ip_address(parts.hostname).is_unspecified
