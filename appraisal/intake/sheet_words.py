"""Problems of a workbook in terms of its sheets: titles of columns instead of keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from difflib import SequenceMatcher

from appraisal.documents.findings import short
from appraisal.errors import Problem
from appraisal.intake.forms import likely
from appraisal.intake.layout import Sheet
from appraisal.text import LANGUAGES, LocalText, both, say
from appraisal.text.say import entry_of

# The values of these facts are in cells whose columns have titles.
_OF_CELLS = frozenset(
    {
        *("number_expected", "whole_number_expected", "text_expected", "yes_or_no_expected", "word_unknown"),
        *("number_not_above", "number_too_small", "number_too_large", "not_finite", "list_expected", "value_unusable"),
        *("text_empty", "list_too_long", "table_expected", "key_unknown"),
    }
)
_TITLED = frozenset({"key_missing", "key_unknown", "cell_missing", "list_too_short", "weighting_unanswered"})
_NO_BOUNDS = frozenset({("key_missing", "bounds"), ("list_too_short", "bounds"), ("list_too_short", "1")})
_OTHERWISE = {"bounds": "worst", "project": "dependent", "points": "weight", "judgements": "more"}
# Columns that refer to rows of another sheet by key: the problem of an unknown key, and its room.
_POINTED = {
    "group": ("unknown_group", "groups"),
    **dict.fromkeys(("mark", "marks"), ("unknown_mark", "marks")),
    **dict.fromkeys(("projects", "dependent", "requires", "recused"), ("unknown_project", "projects")),
}
_TOLD = 8
Names = Mapping[str, Mapping[str, LocalText]]


def in_sheet_words(problem: Problem, sheet: Sheet | None, names: Names) -> Problem:
    """Return a problem of a workbook in words for those who fill in its sheets."""
    place, facts = problem.place, dict(problem.facts)
    if place is None or place.sheet is None:
        return problem
    if problem.key == "key_malformed" and (pointed := _POINTED.get(_column_of(place.column))):
        key, room = pointed
        return Problem(key, {"name": facts["given"], **_called(str(facts["given"]), names.get(room, {}))}, place)
    name = str(facts.get("name", ""))
    if sheet is not None and sheet.key == "criteria" and (problem.key, name) in _NO_BOUNDS:
        return Problem("bounds_blank", {}, place)
    if "known" in facts and isinstance(facts["known"], list):
        if problem.key in ("word_unknown", "kind_missing"):
            column = "kind" if problem.key == "kind_missing" else name
            nearest = likely(column, str(facts.get("given", "")), map(str, facts["known"]))
            facts["known"] = [_word(column, each) for each in nearest]
        elif problem.key == "key_unknown":
            facts["known"] = [_title(str(each), sheet) for each in facts["known"]]
    if problem.key in _OF_CELLS and place.column:
        facts["name"] = place.column
    elif problem.key in _TITLED and "name" in facts:
        facts["name"] = _title(name, sheet)
    return replace(problem, facts=facts)


def _column_of(title: str | None) -> str:
    return next((key for key in _POINTED if title in {say(f"workbook.columns.{key}", of) for of in LANGUAGES}), "")


def _called(given: str, names: Mapping[str, LocalText]) -> dict[str, object]:
    """Return the facts of a name in place of a key: the known keys, that of the most similar name first."""

    def near(key: str) -> float:
        spoken = (key, names[key].en, names[key].ru)
        return max(SequenceMatcher(None, given.casefold(), each.casefold()).ratio() for each in spoken)

    listed = [short(key) for key in sorted(names, key=near, reverse=True)[:_TOLD]] or ["—"]
    return {"near": listed[0], "known": listed}


def _title(key: str, sheet: Sheet | None) -> LocalText | str:
    columns = {*(each.key for each in sheet.columns), *(each.key for each in sheet.ids)} if sheet is not None else set()
    if sheet is not None and sheet.key == "rules" and key == "key":
        key = "rule_key"
    if key not in columns and _OTHERWISE.get(key) in columns:
        key = _OTHERWISE[key]
    if entry_of(f"workbook.columns.{key}", "en") is None:
        return key
    return both(f"workbook.columns.{key}")


def _word(column: str, word: str) -> LocalText | str:
    key = f"workbook.words.{column}.{word}"
    if entry_of(key, "ru") is None:
        return word
    return LocalText(en=word, ru=say(key, "ru").partition(";")[0])
