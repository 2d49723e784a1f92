"""Secrets that open a seat."""

from __future__ import annotations

import pytest

from appraisal.access.tokens import digest, new_short_code, new_token, read_mail, read_short_code, stretched
from appraisal.errors import InputError


def test_tokens_have_256_random_bits() -> None:
    """A thousand tokens are all different and 43 symbols long, six bits each."""
    tokens = {new_token() for _ in range(1000)}
    assert len(tokens) == 1000
    assert {len(each) for each in tokens} == {43}


def test_a_short_code_is_read_as_it_is_printed() -> None:
    """Small letters, no dash, O for 0 and L for 1 are the same code."""
    code = new_short_code()
    assert read_short_code(code) == read_short_code(code.lower().replace("-", " ")) == code
    assert read_short_code("OL1I-0000") == "0111-0000"


@pytest.mark.parametrize("typed", ["", "K7QX", "K7QX-M2RDX", "K7QX-M2R!", "КУЗБ-АССЫ", "ЖЖЖЖ-ЖЖЖЖ"])
def test_what_is_no_code_is_refused(typed: str) -> None:
    """Too short, too long, foreign letters: one problem, and what was typed is not repeated."""
    with pytest.raises(InputError) as error:
        read_short_code(typed)
    assert [(each.key, each.facts) for each in error.value.problems] == [("short_code_malformed", {})]


@pytest.mark.parametrize(
    "given", ["", "anna", "@", "a@", "@b", "a b@c", "a@b@c", "a@b\nc", "a" * 251 + "@b.c", "\udce9@b"]
)
def test_what_is_no_address_is_refused(given: str) -> None:
    """No sign between two parts, blanks, too long: one problem, and what was typed is not repeated."""
    with pytest.raises(InputError) as error:
        read_mail(given)
    assert [(each.key, each.facts) for each in error.value.problems] == [("mail_malformed", {})]


def test_what_is_kept_is_not_the_secret() -> None:
    """Digests differ by token, stretched codes by session as well."""
    assert digest("a") != digest("b")
    assert len(digest("a")) == 64
    assert stretched("K7QX-M2RD", "coast") != stretched("K7QX-M2RD", "north")
