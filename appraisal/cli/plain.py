"""Safe output on a terminal: no control or direction characters of a user's text, nothing outside its encoding."""

from __future__ import annotations

import codecs
import io
import sys
import unicodedata
from typing import TextIO

NEAREST = "appraisal.nearest"
# Characters that single-byte encodings often lack, and similar replacements.
_LIKE = {
    "–": "-", "—": "-", "−": "-", "‑": "-", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'",
    "…": "...", "●": "*", "·": ".", "≥": ">=", "≤": "<=", "±": "+/-", "×": "x", "→": "->", "─": "-", "━": "-",
    "№": "No.", "\u00a0": " ", "\u202f": " ",
}  # fmt: skip


def visible(text: str) -> str:
    r"""Return a text with control, direction and invisible characters escaped.

    Example:
        >>> visible("red \x1b[31m\u202e")
        'red \\x1b[31m\\u202e'
    """
    if text.isprintable():
        return text
    return "".join(each if _harmless(each) else _written(each) for each in text)


def visible_json(written: str) -> str:
    r"""Return an equal JSON document with such characters as JSON escapes.

    Example:
        >>> visible_json('"a\u202e\x7f"')
        '"a\\u202e\\u007f"'
    """
    return "".join(each if each == "\n" or _harmless(each) else _json(each) for each in written)


def stream(*, error: bool = False) -> TextIO:
    """Return standard output or error, set to replace characters that its encoding lacks instead of failing."""
    result = sys.stderr if error else sys.stdout
    if isinstance(result, io.TextIOWrapper) and result.errors != NEAREST:
        result.reconfigure(errors=NEAREST)
    return result


def unicode_shown(out: TextIO) -> bool:
    """Return whether a stream's encoding has every character."""
    return (out.encoding or "ascii").lower().replace("_", "-").startswith(("utf-8", "utf8", "utf-16"))


def _harmless(mark: str) -> bool:
    return mark.isprintable() or unicodedata.category(mark) == "Zs"


def _written(mark: str) -> str:
    code = ord(mark)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _json(mark: str) -> str:
    code = ord(mark)
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """Replace characters that an encoding lacks by similar ones, else by a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    result = ""
    for mark in error.object[error.start : error.end]:
        like = _LIKE.get(mark) or unicodedata.normalize("NFKD", mark)
        result += like if _fits(like, error.encoding) else "?"
    return result, error.end


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


codecs.register_error(NEAREST, _nearest)
