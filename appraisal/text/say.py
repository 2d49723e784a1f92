"""Speak a key with its facts in a language.

A key is `file.name` of `text/en/*.toml` and `text/ru/*.toml`; of a file name such as `problems-finance.toml` only the
part before the dash counts, so that each room may have a file of its own. An entry is a template, or a table of
templates by CLDR plural category (`one`, `few`, `many`, `other`) chosen by the fact `n`. In a template `{fact}` is a
text and `{fact:style}` a number (see `numbers.py`), `{fact:list}` a list ("a, b and c"), `{fact:either}` one of
alternatives ("a, b or c"), `{fact:quoted}` a name in quotes, `{fact:inside}` a title, or a list of titles, inside a
sentence. If `{unit}` is empty, because the title already names it, the blank before it is removed too.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Formatter
from typing import Literal

from babel.core import Locale
from babel.lists import format_list

from appraisal.errors import DefectError, InputError, Place, Problem
from appraisal.text.local import Language, LocalText
from appraisal.text.numbers import number
from appraisal.text.typeset import within

Entry = str | Mapping[str, str]
# Quotes inside quotes use the language's second kind.
_INNER = {"en": str.maketrans("“”", "‘’"), "ru": str.maketrans("«»", "„“")}
_LISTS = {"en": "en_GB", "ru": "ru"}  # "a, b and c"
_STRAIGHT = re.compile(r'"([^"]*)"')  # a user's own word, as typed


def words(language: Language) -> Mapping[str, Entry]:
    """Read all the words of a language: `file.name` (and `file.table.name`) to entry."""
    return {key: entry for part in _files(language) for key, entry in part_of(part, language).items()}


def entry_of(key: str, language: Language) -> Entry | None:
    """Return the entry of a key, or nothing. Only the files of its part are read: start-up is most of a command."""
    return part_of(key.partition(".")[0], language).get(key)


@cache
def _files(language: Language) -> Mapping[str, tuple[Traversable, ...]]:
    """Find the files of each part: what stands before the dash of a file's name."""
    result: dict[str, list[Traversable]] = {}
    for file in sorted(files("appraisal.text").joinpath(language).iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            result.setdefault(file.name.removesuffix(".toml").partition("-")[0], []).append(file)
    return {part: tuple(those) for part, those in result.items()}


@cache
def part_of(part: str, language: Language) -> Mapping[str, Entry]:
    """Read the words of one part, such as `units`: `part.name` to entry."""
    result: dict[str, Entry] = {}
    for file in _files(language).get(part, ()):
        _gather(part, tomllib.loads(file.read_text(encoding="utf-8")), result)
    return result


def _gather(prefix: str, table: Mapping[str, object], entries: dict[str, Entry]) -> None:
    for name, entry in table.items():
        key = f"{prefix}.{name}"
        if key in entries:
            raise DefectError(f"{key} is said twice")
        if isinstance(entry, str) or (isinstance(entry, dict) and "other" in entry):
            entries[key] = entry
        elif isinstance(entry, dict):
            _gather(key, entry, entries)
        else:
            raise DefectError(f"{key} is no text")


class _Speaker(Formatter):
    def __init__(self, language: Language) -> None:
        self.language = language

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, LocalText):
            value = value.to(self.language)
        if format_spec == "list":
            if not isinstance(value, list | tuple):
                raise DefectError(f"a list expected, not {value!r}")
            return self._listed(value)
        if format_spec == "inside":
            told = value if isinstance(value, list | tuple) else [value]
            return self._listed([within(self.format_field(each, "")) for each in told])
        if format_spec == "either":
            return self._listed(value if isinstance(value, list | tuple) else [value], "or")
        if format_spec == "quoted":
            inner = _STRAIGHT.sub(r"“\1”" if self.language == "en" else r"«\1»", str(value)).translate(
                _INNER[self.language]
            )
            return f"«{inner}»" if self.language == "ru" else f"“{inner}”"
        if format_spec:
            if not isinstance(value, int | float):
                raise DefectError(f"a number expected, not {value!r}")
            return number(value, format_spec, self.language)
        if isinstance(value, float):
            return number(value, "plain", self.language)
        return str(value)

    def _listed(
        self, items: list[object] | tuple[object, ...] | list[str], style: Literal["standard", "or"] = "standard"
    ) -> str:
        return format_list([self.format_field(each, "") for each in items], style, locale=_LISTS[self.language])


def say(key: str, language: Language, /, **facts: object) -> str:
    """Return the text of a key with its facts.

    Example:
        >>> say("units.million RUB", "ru")
        'млн руб.'
    """
    entry = entry_of(key, language)
    if entry is None:
        raise DefectError(f"no words for {key} in {language}")
    if not isinstance(entry, str):
        n = facts["n"]
        if not isinstance(n, int | float):
            raise DefectError(f"{key} counts n, not {n!r}")
        entry = entry[Locale.parse(language).plural_form(n)]
    if facts.get("unit") == "":
        entry = entry.replace(" {unit}", "")
    return _TWO_STOPS.sub(".", _Speaker(language).vformat(entry, (), facts))


# "не более 5 млн руб." at the end of a sentence gets no second full stop; an ellipsis stays as it is.
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?=\s|$)")


def both(key: str, /, **facts: object) -> LocalText:
    """Return the text of a key with its facts in both languages."""
    return LocalText(en=say(key, "en", **facts), ru=say(key, "ru", **facts))


def title(key: str, language: Language) -> str:
    """Return the words of a unit (`units.…`), or the last part of the key if the unit is the case's own.

    Example:
        >>> title("units.jobs / million RUB", "ru"), title("units.barrels", "ru")
        ('рабочих мест / млн руб.', 'barrels')
    """
    entry, (room, _, name) = entry_of(key, language), key.partition(".")
    if isinstance(entry, str):
        return entry
    parts = name.split(" / ")
    return name if len(parts) == 1 else " / ".join(title(f"{room}.{part}", language) for part in parts)


def problem_text(problem: Problem, language: Language) -> str:
    """Return a problem as one line: place, what is wrong, how to mend it."""
    # A user may have given something that is not a number; it is shown as given.
    facts = {
        name: str(fact) if isinstance(fact, float) and not math.isfinite(fact) else fact
        for name, fact in problem.facts.items()
    }
    what = say(_of_place(problem, "what"), language, **facts)
    mend = say(_of_place(problem, "mend"), language, **facts)
    place = _place_text(problem.place, language) if problem.place else ""
    return f"{place}{what} {mend}"


def _in_english(problem: Problem) -> str:
    """Return a problem in words for a traceback. It must not fail: a key without words shows its facts."""
    try:
        return problem_text(problem, "en")
    except (DefectError, KeyError, ValueError):
        return str(dict(problem.facts))


InputError.speak = staticmethod(_in_english)


def _of_place(problem: Problem, part: str) -> str:
    """Return the key of a problem's words: users of a workbook read about sheets, not files."""
    own = f"sheet.{problem.key}.{part}"
    in_sheet = problem.place is not None and problem.place.sheet is not None and entry_of(own, "en") is not None
    return own if in_sheet else f"problems.{problem.key}.{part}"


def _place_text(place: Place, language: Language) -> str:
    parts = [place.file]
    if place.sheet is not None:
        parts.append(say("places.sheet", language, sheet=place.sheet))
    if place.row is not None:
        parts.append(say("places.row", language, row=str(place.row)))
    if place.column is not None:
        parts.append(say("places.column" if place.sheet is not None else "places.key", language, column=place.column))
    return ", ".join(parts) + ": "
