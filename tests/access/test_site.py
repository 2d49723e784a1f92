"""The beginning of links."""

from __future__ import annotations

import pytest

from appraisal.access.site import read_site
from appraisal.errors import InputError


@pytest.mark.parametrize(
    "given", ["http://192.168.0.10:8501", "https://council.example/app", "http://[fd00::1]:8501", "https://совет.рф"]
)
def test_an_address_of_a_host_is_taken_as_it_stands(given: str) -> None:
    """By number, by name in any script, with a port or a path; a stroke at the end is dropped."""
    assert read_site(given) == read_site(f"{given}/") == given


@pytest.mark.parametrize(
    "given",
    [
        "", "council.example", "192.168.0.10:8501", "ftp://x.example", "javascript:alert(1)", "http://", "http://:80",
        "http://h:99999", "http://h:x", "http://[::1", "http://u:p@h", "http://h/?q=1", "http://h/#f", "http://h/ x",
        "http://h\n/x", 'http://h/"', "http://" + "h" * 200, "http://h/\udce9",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(given: str) -> None:
    """No scheme, no host, no port, more than a path, blanks, too long: one problem."""
    with pytest.raises(InputError) as error:
        read_site(given)
    assert [each.key for each in error.value.problems] == ["site_malformed"]
