"""Which characters XML allows: Word, SVG and spreadsheets accept no others (XML 1.0, production 2, Char)."""

from __future__ import annotations

import re

_UNBEARABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str) -> str:
    r"""Remove the characters that XML does not allow.

    Example:
        >>> xml_safe("Kuz\x07bass\ud800")
        'Kuzbass'
    """
    return _UNBEARABLE.sub("", text)
