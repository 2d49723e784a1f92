"""The room's Wi-Fi."""

from __future__ import annotations

import pytest

from appraisal.access.wifi import Wifi, read_wifi
from appraisal.errors import InputError


def test_a_network_is_read() -> None:
    """With a password, open, in Cyrillic, with the longest name and key; none is none."""
    assert read_wifi(None, None) is None
    assert read_wifi("Council", "pass; word") == Wifi("Council", "pass; word")
    assert read_wifi("Я" * 16, None) == Wifi("Я" * 16)
    assert read_wifi("W" * 32, "a" * 64) == Wifi("W" * 32, "a" * 64)


@pytest.mark.parametrize(
    ("name", "password", "keys"),
    [
        (None, "password", ["wifi_without_name"]),
        (None, "short", ["wifi_without_name", "wifi_password_malformed"]),
        ("", "пароль12", ["wifi_name_malformed", "wifi_password_malformed"]),
        ("Я" * 17, None, ["wifi_name_malformed"]),
        ("a\nb", "g" * 64, ["wifi_name_malformed", "wifi_password_malformed"]),
        ("\udce9", "a" * 63 + "\n", ["wifi_name_malformed", "wifi_password_malformed"]),
    ],
)
def test_what_is_no_network_is_told_at_once(name: str | None, password: str | None, keys: list[str]) -> None:
    """Every problem of the name and of the password, and neither is repeated."""
    with pytest.raises(InputError) as error:
        read_wifi(name, password)
    assert [each.key for each in error.value.problems] == keys
    assert not any(each.facts for each in error.value.problems)
