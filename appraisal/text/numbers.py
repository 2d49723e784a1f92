"""Numbers as a reader of the language writes them: a true minus, decimal comma and no-break spaces in Russian."""

from __future__ import annotations

import math
from collections.abc import Iterable

from babel.numbers import format_decimal, format_percent, format_scientific

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
    "exact": "#,##0.############",
}
MINUS = "\u2212"
_MOST = 1e21  # from this size on a power of ten is written: nobody reads so many digits, and `Decimal` has a limit
_LEAST = 1e-9  # a smaller difference is rounding error
_PERCENTS = {"percent": "0%", "percent1": "0.0%", "share": "0.##########%"}


def number(value: float, style: str, language: Language) -> str:
    r"""Write a number in a style.

    `int`; `money`: up to three decimals; `percent` and `percent1`: a share of 1; `share`: a share of 1 with all its
    decimals; a count of decimals; `plain`; `exact`: all decimals of the number, up to twelve; `figure`: decimals by
    size: none from 100 on, one from 10 on, else up to three; two significant digits if the number would otherwise read
    as 0 (below a billionth it is 0).

    The minus is U+2212, because a line may break after a hyphen. A negative zero has no minus, so that a rounded loss
    does not read as "−0".

    Example:
        >>> number(-1234.5, "money", "en"), number(0.285, "percent1", "ru"), number(-0.001, "2", "en")
        ('−1,234.5', '28,5\xa0%', '0.00')
        >>> number(0.000123, "figure", "en"), number(1e-14, "figure", "en")
        ('0.00012', '0')
    """
    if not math.isfinite(value):
        raise DefectError("a number in a text is finite")
    if style == "figure":
        style = figure_style(value)
        if _LEAST <= abs(value) < 0.0005:
            style, value = "exact", round(value, 1 - math.floor(math.log10(abs(value))))
    if abs(value) >= _MOST:
        written = format_scientific(value, "0.###E0", locale=language)
    elif style in _PERCENTS:
        written = format_percent(value, _pattern_percent(style, language), locale=language)
    else:
        written = format_decimal(value, _PATTERNS[style], locale=language)
    written = written.replace("-", MINUS)
    return written if any(digit in written for digit in "123456789") else written.lstrip(MINUS)


def typed(value: float, language: Language) -> str:
    """Write a number as somebody types it into a form, so that the form reads the same number back.

    No marks stand between thousands, and three decimals after a short number get a fourth: 1.125 and 80,000 can be
    read in two ways.

    Example:
        >>> typed(80000.0, "en"), typed(70000.5, "ru"), typed(-1.125, "en")
        ('80000', '70000,5', '−1.1250')
    """
    written = number(value, "exact", "ru").replace("\u00a0", "")
    whole, mark, decimals = written.partition(",")
    if len(decimals) == 3:
        decimals += "0"
    return whole + ("." if mark and language == "en" else mark) + decimals


def percent(share: float, language: Language) -> str:
    """Write a share of 1 in percent, with a decimal if it is small."""
    return number(share, "percent" if abs(share) >= 0.1 or share == 0 else "percent1", language)


def alike(values: Iterable[float], language: Language) -> list[str]:
    """Write the numbers of a column with the same number of decimals: that of its largest, or as many as they need.

    Example:
        >>> alike([-6469.2, 58.14, -0.172], "en"), alike([7.667, 6, 6.5], "en")
        (['−6,469', '58', '0'], ['7.67', '6.00', '6.50'])
    """
    numbers = list(values)
    largest = max((abs(each) for each in numbers), default=0.0)
    decimals = 0 if largest >= 100 else 1 if largest >= 10 else 2
    while decimals and all(round(each, decimals) == round(each, decimals - 1) for each in numbers):
        decimals -= 1
    return [number(each, str(decimals), language) for each in numbers]


def apart(one: float, other: float, language: Language) -> tuple[str, str]:
    """Write two numbers as `figure` does, with as many further decimals as are needed to tell them apart.

    Example:
        >>> apart(94.1, 94.3, "en"), apart(94.1, 120.0, "en"), apart(1.0, 1.0, "ru")
        (('94.1', '94.3'), ('94.1', '120'), ('1', '1'))
        >>> apart(940.2, 940.3, "en")
        ('940.2', '940.3')
    """
    for style in ("figure", "1", "2", "4"):
        written = number(one, style, language), number(other, style, language)
        if written[0] != written[1]:
            return written
    return number(one, "figure", language), number(other, "figure", language)


def figure_style(value: float) -> str:
    """Return the style by which `figure` writes a value: such numbers are not known to more digits."""
    rounded = abs(round(value, 1))
    return "0" if rounded >= 100 else "tenths" if rounded >= 10 else "money"


def rounded_towards(value: float, start: float) -> float:
    """Return a value as `figure` shows it, rounded away from `start`, so that what is shown suffices.

    Example:
        >>> rounded_towards(344.31, 90.0), rounded_towards(8.0804, 6.0), rounded_towards(12.04, 20.0)
        (345.0, 8.081, 12.0)
    """
    scale = 10.0 ** {"0": 0, "tenths": 1, "money": 3}[figure_style(value)]
    away = math.ceil if value > start else math.floor
    return away(round(value * scale, 6)) / scale


def _pattern_percent(style: str, language: Language) -> str:
    pattern = _PERCENTS[style]
    return pattern.replace("%", "\u00a0%") if language == "ru" else pattern
