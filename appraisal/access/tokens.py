"""Secrets that open a seat, and what a store keeps of them: a link's long token, and a short code typed by hand."""

from __future__ import annotations

import re
import secrets
from hashlib import scrypt, sha256

from appraisal.errors import refuse
from appraisal.journal.codes import ALPHABET
from appraisal.store.mails import MAIL

BYTES = 32  # of a token: 256 random bits
_SYMBOLS = 8  # of a short code: 40 random bits
_MAIL = re.compile(r"[^@\s]+@[^@\s]+")
_LONGEST_MAIL = 254  # signs (RFC 5321)
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0", "-": "", " ": "", "–": "", "\u00a0": ""})


def new_token() -> str:
    """Return a new token, as it stands in a link or in a cookie."""
    return secrets.token_urlsafe(BYTES)


def digest(token: str) -> str:
    """Return the SHA-256 of a token in hexadecimal: all that is kept of it."""
    return sha256(token.encode()).hexdigest()


def new_short_code() -> str:
    """Return a new short code, such as `K7QX-M2RD`."""
    return _dashed("".join(secrets.choice(ALPHABET) for _ in range(_SYMBOLS)))


def read_short_code(typed: str) -> str:
    """Return a short code as it was printed, from what somebody typed: small letters, I for 1, O for 0, no dash.

    Raises:
        InputError: `short_code_malformed`.

    Example:
        >>> read_short_code(" k7qx m2rd ")
        'K7QX-M2RD'
    """
    symbols = typed.strip().upper().translate(_READ_AS)
    if len(symbols) != _SYMBOLS or not set(symbols) <= set(ALPHABET):
        raise refuse("short_code_malformed")
    return _dashed(symbols)


def stretched(short_code: str, session: str) -> str:
    """Return what is kept of a short code: scrypt, because all codes of 40 bits can be tried against a plain hash."""
    return scrypt(short_code.encode(), salt=session.encode(), n=2**14, r=8, p=1, dklen=32).hex()


def read_mail(given: str) -> str:
    """Return an e-mail address as it is compared: without blanks around it, in small letters.

    Raises:
        InputError: `mail_malformed`.

    Example:
        >>> read_mail(" Anna@Example.org ")
        'anna@example.org'
    """
    address = given.strip().casefold()
    if not _MAIL.fullmatch(address) or not address.isprintable() or len(address) > _LONGEST_MAIL:
        raise refuse("mail_malformed")
    return address


def kept_mail(address: str, session: str) -> str:
    """Return what is kept of an e-mail address: what scrypt makes of it, told apart from codes, never the address."""
    return MAIL + stretched(address, session)


def _dashed(symbols: str) -> str:
    return f"{symbols[:4]}-{symbols[4:]}"
