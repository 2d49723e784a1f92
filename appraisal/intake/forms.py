"""What people type into cells: numbers with blanks and units, yes and no, dates, words.

Ambiguous text is never guessed: `1,500` may be 1500 or 1.5, so it is refused with both readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from appraisal.intake.tidy import plain_number
from appraisal.text import LANGUAGES, LocalText, title
from appraisal.text.say import entry_of, part_of

BLANK = frozenset(
    {"-", "–", "—", "−", "--", "…", "...", "н/д", "н.д.", "н.д", "нд", "нет данных", "n/a", "n.a.", "no data"}
)
YES = frozenset({"yes", "true", "да", "истина"})
NO = frozenset({"no", "false", "нет", "ложь"})
SHARE = "share"
_BLANKS = "\u00a0\u2007\u2009\u200a\u202f "
_NUMBER = re.compile(rf"([+\-−–]?)([0-9][0-9.,{_BLANKS}]*[0-9]|[0-9])\s*(.*)", re.DOTALL)
_GROUPED = re.compile(r"[0-9]{1,3}( [0-9]{3})+")
_DAY = re.compile(r"(?:(?:[0-9]{1,2}[./])?[0-9]{1,2}[./]([0-9]{4})|([0-9]{4})-[0-9]{1,2}(?:-[0-9]{1,2})?)")
_POINTED_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
# A year typed into a cell in date format is shown as a day in 1905: which of the two was meant is unknown.
_LIKE_A_YEAR = ("1905", "1906")
# Other forms of a unit's words beside a number: 1 year, 3 балла.
_ALSO = {
    "year": ("г", "год", "year"),
    "years": ("year", "years", "год", "года", "лет"),
    "points": ("point", "балл", "балла"),
}


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a text cannot be read: the key of a problem and its facts."""

    key: str
    facts: dict[str, object] = field(default_factory=dict)


def is_blank(text: str) -> bool:
    """Return whether a text means "nothing", such as a dash."""
    return folded(text) in BLANK


def folded(text: str) -> str:
    """Return a text in the form in which words are compared: lower case, single blanks."""
    return " ".join(text.casefold().split())


def number(text: str, unit: str | None) -> float | Unread | None:
    """Read a number with blanks between its thousands, either decimal mark, a percent sign or its own unit.

    Args:
        text: what was typed.
        unit: the expected unit; None if a number has no unit.

    Returns:
        The number; an `Unread` if it is ambiguous; None if the text does not look like a number.

    Example:
        >>> number("1 500,5", None), number("12 %", "share"), number("12 млн руб.", "million RUB")
        (1500.5, 0.12, 12)
    """
    result = _NUMBER.fullmatch(text.strip())
    if result is None:
        return None
    sign, digits, rest = result.groups()
    value = _digits(digits)
    if value is None:
        return None
    if isinstance(value, Unread):
        return Unread(value.key, {**value.facts, "given": text.strip()})
    value = -value if sign in ("-", "−", "–") else value
    beside, rest = rest.strip(), _bare(rest)
    if not rest:
        return plain_number(value)
    if rest in ("%", "percent", "процентов", "проц") and unit == SHARE:
        return plain_number(round(value / 100, 15))
    if unit is not None and rest in spellings(unit):
        return plain_number(value)
    if any(mark.isdigit() for mark in rest):
        return None
    if unit is None:
        return Unread("unit_unasked", {"given": beside})
    expected = LocalText(en=title(f"units.{unit}", "en"), ru=title(f"units.{unit}", "ru"))
    return Unread("unit_in_cell", {"given": beside, "expected": expected})


def _digits(text: str) -> float | Unread | None:
    """Read digits with separators; an ambiguous number is refused with both readings."""
    text = "".join(" " if mark in _BLANKS else mark for mark in text)
    whole, mark, part = text, "", ""
    last = max(text.rfind(","), text.rfind("."))
    if last >= 0:
        whole, mark, part = text[:last], text[last], text[last + 1 :]
        if " " in part or not part:
            return None
        other = "," if mark == "." else "."
        if mark in whole:  # 1,234,567: the same mark twice can only separate thousands
            thousands = re.fullmatch(rf"[0-9]{{1,3}}({re.escape(mark)}[0-9]{{3}})+", text)
            return float(text.replace(mark, "")) if thousands else None
        if other in whole:  # 1,234.5
            if re.fullmatch(rf"[0-9]{{1,3}}({re.escape(other)}[0-9]{{3}})+", whole) is None:
                return None
            whole = whole.replace(other, "")
        elif re.fullmatch(r"[1-9][0-9]{0,2}", whole) and len(part) == 3:
            return Unread("number_two_ways", {"one": float(f"{whole}{part}"), "other": float(f"{whole}.{part}")})
    if " " in whole:
        if _GROUPED.fullmatch(whole) is None:
            return None
        whole = whole.replace(" ", "")
    try:
        return float(f"{whole}.{part}" if part else whole)
    except ValueError:
        return None


def _bare(text: str) -> str:
    """Return a unit in the form in which units are compared: without full stops, with one spelling of roubles."""
    return " ".join("руб" if each == "р" else each for each in folded(text.replace(".", " ")).split())


@lru_cache(maxsize=1024)
def spellings(unit: str) -> frozenset[str]:
    """Return the spellings of a unit: its key and its words in both languages."""
    also = _ALSO.get(unit, ())
    return frozenset(_bare(each) for each in (unit, *(title(f"units.{unit}", of) for of in LANGUAGES), *also))


@lru_cache(maxsize=1024)
def unit_key(text: str) -> str:
    """Return the key of a unit written in words; any other text is the case's own unit.

    Example:
        >>> unit_key("млн руб."), unit_key("вагонов"), unit_key("рабочих мест / млн руб.")
        ('million RUB', 'вагонов', 'jobs / million RUB')
    """
    if " / " in text:
        return " / ".join(unit_key(part) for part in text.split(" / "))
    known = [key.removeprefix("units.") for key in part_of("units", "en")]
    return next((key for key in known if _bare(text) in {_bare(title(f"units.{key}", of)) for of in LANGUAGES}), text)


def flag(text: str) -> bool | None:
    """Read yes or no in either language; None if it is neither."""
    word = folded(text)
    return True if word in YES else False if word in NO else None


def year_of_day(day: str) -> int | None:
    """Return the year of a date in a cell (ISO); None if it may be a plain year in date format."""
    return None if day[:4] in _LIKE_A_YEAR else int(day[:4])


def year(text: str) -> int | None:
    """Return the year of a day or month as people write it; None without a year.

    Example:
        >>> year("01.06.2026"), year("06/2026"), year("2026-06-01"), year("soon")
        (2026, 2026, 2026, None)
    """
    result = _DAY.fullmatch(text.strip())
    return int(result[1] or result[2]) if result else None


def day(text: str) -> str:
    """Return a day written with full stops as ISO; any other text unchanged.

    Example:
        >>> day("1.03.2024")
        '2024-03-01'
    """
    result = _POINTED_DAY.fullmatch(text.strip())
    return f"{result[3]}-{int(result[2]):02}-{int(result[1]):02}" if result else text.strip()


def likely(column: str, text: str, known: Iterable[str]) -> list[str]:
    """Return the words of a column, those most similar to a text in either language first.

    Example:
        >>> likely("direction", "менше", ("more", "less"))
        ['less', 'more']
    """
    wanted = folded(text)

    def far(each: str) -> float:
        return -max(SequenceMatcher(None, wanted, one).ratio() for one in said_as(column, each))

    return sorted(known, key=far)


def said_as(column: str, each: str) -> list[str]:
    """Return the spellings of a word of a column in either language, folded; the main one of a language first."""
    spoken = (str(entry_of(f"workbook.words.{column}.{each}", of) or "") for of in LANGUAGES)
    return [each, each.replace("_", " "), *(one for said in spoken for one in map(folded, said.split(";")) if one)]


def word(column: str, text: str, known: Iterable[str]) -> str:
    """Return the word of a column that a text in either language means; any other text unchanged.

    Example:
        >>> word("direction", "Чем меньше, тем лучше", ("more", "less"))
        'less'
    """
    wanted = folded(text)
    return next((each for each in known if wanted in said_as(column, each)), text.strip())
