"""Codes and receipts."""

from __future__ import annotations

import base64
import re
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.errors import InputError
from appraisal.journal.codes import ALPHABET, control_code, read_code, receipt
from appraisal.journal.events.closing import CODE_PATTERN

HEADS = st.binary(min_size=32, max_size=32)


@given(head=HEADS)
def test_a_code_is_the_first_80_bits(head: bytes) -> None:
    """The code is base 32 of the first ten bytes, in an alphabet without I, L, O and U."""
    code = control_code(head)
    standard = base64.b32encode(head[:10]).decode()
    assert code.replace("-", "") == standard.translate(
        str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", ALPHABET)
    )  # fmt: skip
    assert re.fullmatch(CODE_PATTERN, code)
    assert not set("ILOU") & set(code)
    assert receipt(214, datetime(2026, 11, 28, 14, 2, 31), head) == f"№ 214 · 14:02:31 · {code[:9]}"


@given(head=HEADS)
def test_a_code_is_read_however_it_is_typed(head: bytes) -> None:
    """Small letters, blanks for dashes, O for 0 and I for 1 are read as they were meant."""
    code = control_code(head)
    assert read_code(code) == code
    assert read_code(f" {code.lower().replace('-', ' ')} ") == code
    assert read_code(code.replace("0", "O").replace("1", "l").replace("-", "")) == code


@pytest.mark.parametrize("typed", ["", "K7QX", "K7QX-M2RD-94TZ-HC1U", "K7QX-M2RD-94TZ-HC1PP", "К7QX-M2RD-94TZ-HC1P"])
def test_what_is_no_code_is_refused(typed: str) -> None:
    """Too short, too long, a letter that codes do not have, a Cyrillic letter."""
    with pytest.raises(InputError, match="code_malformed"):
        read_code(typed)
