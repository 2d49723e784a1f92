"""Numbers as a reader of the language writes them: decimal comma and no-break spaces in Russian."""

from __future__ import annotations

import math

from babel.numbers import format_decimal, format_percent

from appraisal.errors import DefectError
from appraisal.text.local import Language

_PATTERNS = {
    "int": "#,##0",
    "0": "#,##0",
    "money": "#,##0.###",
    "tenths": "#,##0.#",
    "1": "#,##0.0",
    "2": "#,##0.00",
    "3": "#,##0.000",
    "4": "#,##0.0000",
    "plain": "0.######",
}
_PERCENTS = {"percent": "0%", "percent1": "0.0%"}


def number(value: float, style: str, language: Language) -> str:
    r"""Write a number in a style.

    `int`; `money`: up to three decimals; `percent` and `percent1`: a share of 1; a count of decimals; `plain`;
    `figure`: as many decimals as its size bears, none from 1,000 on, one from 10 on, else up to three.

    A negative zero loses its sign, so that a rounded loss does not read as "-0".

    Example:
        >>> number(-1234.5, "money", "en"), number(0.285, "percent1", "ru"), number(-0.001, "2", "en")
        ('-1,234.5', '28,5\xa0%', '0.00')
    """
    if not math.isfinite(value):
        raise DefectError("a number in a text is finite")
    if style == "figure":
        style = "0" if abs(value) >= 1000 else "tenths" if abs(value) >= 10 else "money"
    if style in _PERCENTS:
        written = format_percent(value, _pattern_percent(style, language), locale=language)
    else:
        written = format_decimal(value, _PATTERNS[style], locale=language)
    return written if any(digit in written for digit in "123456789") else written.lstrip("-\u2212")


def _pattern_percent(style: str, language: Language) -> str:
    pattern = _PERCENTS[style]
    return pattern.replace("%", "\u00a0%") if language == "ru" else pattern
