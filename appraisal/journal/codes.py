"""What people note of the journal: a control code of its head, and a receipt of a save."""

from __future__ import annotations

from datetime import datetime

from appraisal.errors import refuse

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # base 32 without I, L, O and U, which are misread or spell words
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0", "-": "", " ": "", "–": "", "\u00a0": ""})
_CODE, _RECEIPT = 16, 8  # symbols of 5 bits: 80 and 40 bits


def control_code(head: bytes) -> str:
    """Return the first 80 bits of a hash as people note them.

    Example:
        >>> control_code(bytes(range(32)))
        '000G-40R4-0M30-E209'
    """
    return _grouped(head, _CODE)


def receipt(seq: int, at: datetime, head: bytes) -> str:
    """Return what a phone shows after a save: number, time of day as given, first 40 bits of the event's hash.

    Example:
        >>> receipt(214, datetime(2026, 11, 28, 14, 2, 31), bytes(range(32)))
        '№ 214 · 14:02:31 · 000G-40R4'
    """
    return f"№ {seq} · {at:%H:%M:%S} · {_grouped(head, _RECEIPT)}"


def read_code(typed: str) -> str:
    """Return a control code as it was shown, from what somebody typed: small letters, I for 1, O for 0, no dashes.

    Raises:
        InputError: `code_malformed`.

    Example:
        >>> read_code("ooog 40r4om30e2o9")
        '000G-40R4-0M30-E209'
    """
    symbols = typed.strip().upper().translate(_READ_AS)
    if len(symbols) != _CODE or not set(symbols) <= set(ALPHABET):
        raise refuse("code_malformed", given=typed.strip()[:40])
    return _dashed(symbols)


def _grouped(head: bytes, symbols: int) -> str:
    bits = int.from_bytes(head, "big") >> (8 * len(head) - 5 * symbols)
    return _dashed("".join(ALPHABET[bits >> 5 * place & 31] for place in reversed(range(symbols))))


def _dashed(symbols: str) -> str:
    return "-".join(symbols[start : start + 4] for start in range(0, len(symbols), 4))
