"""Texts as they were last read and approved.

After a wanted change write them anew and read the difference before committing it:

    APPRAISAL_GOLDEN=write python -m pytest tests/golden
"""

from __future__ import annotations

import os
import re
from pathlib import Path

HERE = Path(__file__).parent
DIGITS = 7  # of a computed number: processors differ in the last bits
_NUMBER = re.compile(r"-?\d+\.\d{6,}(?:e-?\d+)?")


def approved(name: str, text: str) -> None:
    """Hold a text to the approved one of that name below this folder.

    Long decimals are cut to a few digits in both, so that the last bits of a processor's arithmetic approve nothing.
    """
    path = HERE / name
    said = _NUMBER.sub(_short, text.rstrip("\n")) + "\n"
    if os.environ.get("APPRAISAL_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(said, encoding="utf-8", newline="\n")
    assert said == path.read_text(encoding="utf-8")


def _short(match: re.Match[str]) -> str:
    value = float(match.group())
    return "0.0" if abs(value) < 1e-9 else f"{value:.{DIGITS}g}"
