"""Which characters XML bears: Word, SVG and spreadsheets hold no others (XML 1.0, production 2, Char)."""

from __future__ import annotations

import re

_UNBEARABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str) -> str:
    r"""Strip the characters that XML does not bear.

    Example:
        >>> bearable("Kuz\x07bass\ud800")
        'Kuzbass'
    """
    return _UNBEARABLE.sub("", text)
