"""A case as a person would write it: bare numbers without further details, whole numbers without a decimal point."""

from __future__ import annotations

import math
from collections.abc import Mapping

from pydantic import BaseModel

from appraisal.documents.case import Case
from appraisal.documents.figure import FigureTable

_EXACT = 2**53


class Said(dict[str, object]):
    """The table of a figure with more details than its value."""


def tidy(case: Case) -> dict[str, object]:
    """Return the tree of a case; reading it gives the same case."""
    documents: dict[str, object] = {
        "case": case.head,
        "projects": case.projects,
        "set": case.criteria_set,
        "criteria": case.criteria,
        "council": case.council_file,
        "rules": case.rules,
        "scenarios": case.scenarios,
    }
    return {name: _tidy(documents[name], dumped) for name, dumped in case.tree().items()}


def _tidy(given: object, dumped: object) -> object:
    """Walk a document beside its dump: the document shows which parts are figures, the dump which were left out."""
    if isinstance(dumped, Mapping):
        inner = {key: _tidy(_inside(given, key), each) for key, each in dumped.items()}
        if isinstance(given, FigureTable):
            return inner["value"] if inner.keys() == {"value"} else Said(inner)
        return inner
    if isinstance(dumped, list):
        parts = given if isinstance(given, tuple) else dumped
        return [_tidy(part, each) for part, each in zip(parts, dumped, strict=True)]
    return plain_number(dumped) if isinstance(dumped, float) else dumped


def _inside(given: object, key: str) -> object:
    if isinstance(given, BaseModel):
        return getattr(given, key, None)
    if isinstance(given, Mapping):
        return given[key] if key in given else given.get(int(key)) if key.isdecimal() else None
    return None


def plain_number(given: float) -> int | float:
    """Return a whole number as an int, unless that would lose a digit or the sign of a zero."""
    whole = given.is_integer() and abs(given) < _EXACT and not (given == 0 and math.copysign(1, given) < 0)
    return int(given) if whole else given
