"""What is left of a document of which some cannot be read, so that the rest is checked all the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from appraisal.documents.base import FIRST_YEAR
from appraisal.documents.findings import Finding, Path, findings
from appraisal.documents.head import CaseHead

D = TypeVar("D", bound=BaseModel)
# What stands in the place of what a head must say and does not: nothing is concluded from it (see `sure`).
_STAND_INS: Mapping[type[BaseModel], Mapping[str, object]] = {
    CaseHead: {
        "title": "—",
        "unit": "—",
        "prices": "nominal",
        "base_year": FIRST_YEAR,
        "discount_rate": 0.1,
        "groups": {},
    },
}
# What the documents as a whole refuse, and which of their keys a stand-in replaces.
_OF_ALL: Mapping[type[BaseModel], str] = {CaseHead: "prices"}
# Which rooms of the head a name may stand in, by the problem of not being known; of the rules, the funds.
_ROOMS: Mapping[str, tuple[Path, ...]] = {
    "unknown_group": (("case", "groups"),),
    "unknown_source": (("case", "sources"),),
    "unknown_figure": (("case", "figures"),),
    "unknown_driver": (("case", "figures"),),
    "unknown_measure": (("case", "figures"),),
    "rule_total_unknown": (("case", "figures"),),
    "unknown_fund": (("rules", "funds"),),
    "rule_fund_unknown": (("rules", "funds"), ("projects",)),
    "rule_investor_unknown": (("projects",),),
    "unknown_criterion": (("set", "criteria"),),
    "not_in_order": (("case", "projects"),),
}
_OF_UNIT = frozenset({"unit_wrong"})
_OF_YEARS = frozenset(
    {"before_base_year", "tax_starts_late", "last_year_early", "rates_end_early", "inflation_missing"}
)


def readable(
    document: type[D], given: object, broken: Iterable[Path]
) -> tuple[D | None, dict[Path, int], frozenset[Path]]:
    """Read what can be read of a document.

    Args:
        document: of which class it should be.
        given: as it was given.
        broken: paths within it to what is wrong.

    Returns:
        The document without what is broken, None where nothing is left; the numbers that the kept items of lists had
        before, by the paths that they have now; the paths, as given, of what was left out or stood in for.
    """
    removed: set[Path] = set()
    stood: dict[str, object] = {}
    paths = list(broken)
    while True:
        for path in paths:
            whole = _holder(given, path, removed)
            key = str(path[0]) if path else _OF_ALL.get(document, "")
            if not whole and key in _STAND_INS.get(document, {}) and key not in stood:
                stood[key] = _STAND_INS[document][key]
                removed.add((key,))
            elif not whole:
                return None, {}, frozenset(removed)
            removed.add(whole or (key,))
        numbers: dict[Path, int] = {}
        rest = _without(given, removed, (), (), numbers)
        if isinstance(rest, dict):
            rest = {**rest, **stood}
        try:
            return document.model_validate(rest), numbers, frozenset(removed)
        except ValidationError as error:
            paths = [as_given(finding.path, numbers) for finding in findings(error, document, rest, ())]


def as_given(path: Path, numbers: Mapping[Path, int]) -> Path:
    """Return a path with the numbers that items of lists had before others were left out."""
    return tuple(numbers.get(path[: place + 1], step) for place, step in enumerate(path))


def sure(finding: Finding, unread: Iterable[Path]) -> bool:
    """Whether what was found holds whatever stands in the parts that could not be read."""
    at = _spoken(finding.path)
    for path in map(_spoken, unread):
        shared = min(len(path), len(at))
        if path[:shared] == at[:shared]:
            return False
        for room in _ROOMS.get(finding.key, ()):
            if path[: len(room)] == room and (len(path) <= len(room) or _names(finding, room, path)):
                return False
        if finding.key in _OF_UNIT and path == ("case", "unit"):
            return False
        if finding.key in _OF_YEARS and path[:2] in (("case", "base_year"), ("case", "prices"), ("case", "last_year")):
            return False
    return True


def _spoken(path: Path) -> Path:
    """Leave out the step that a plain table of weights has not."""
    return tuple(step for step in path if step != "points")


def _names(finding: Finding, room: Path, path: Path) -> bool:
    """Whether an unread entry of a room may be what a finding misses; items of lists have no name of their own."""
    step = path[len(room)]
    return isinstance(step, int) or room == ("projects",) or str(finding.facts.get("name")) == str(step)


def _holder(given: object, path: Path, removed: set[Path]) -> Path:
    """Return the path of the least part that goes with what is broken; a missing key takes along what lacks it."""
    while path and (path in removed or not _there(given, path)):
        path = path[:-1]
    return path


def _there(given: Any, path: Path) -> bool:
    for step in path:
        if isinstance(given, Mapping):
            if step not in given and str(step) not in given:
                return False
            given = given[step] if step in given else given[str(step)]
        elif isinstance(given, list | tuple) and isinstance(step, int) and step < len(given):
            given = given[step]
        else:
            return False
    return True


def _without(given: object, removed: set[Path], old: Path, new: Path, numbers: dict[Path, int]) -> object:
    if isinstance(given, Mapping):
        kept = {
            key: each for key, each in given.items() if (*old, key) not in removed and (*old, _step(key)) not in removed
        }
        return {key: _without(each, removed, (*old, key), (*new, key), numbers) for key, each in kept.items()}
    if isinstance(given, list | tuple):
        listed = [number for number in range(len(given)) if (*old, number) not in removed]
        for place, number in enumerate(listed):
            if place != number:
                numbers[(*new, place)] = number
        return [
            _without(given[number], removed, (*old, number), (*new, place), numbers)
            for place, number in enumerate(listed)
        ]
    return given


def _step(key: object) -> str | int:
    return int(key) if isinstance(key, str) and key.isdecimal() else str(key)
