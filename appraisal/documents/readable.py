"""The readable rest of a partly broken document, so that the rest can still be checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from appraisal.document import FIRST_YEAR
from appraisal.documents.findings import Finding, Path, findings
from appraisal.documents.head import CaseHead

D = TypeVar("D", bound=BaseModel)
# Stand-ins for required but missing parts of a head: nothing is concluded from them (see `sure`).
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
# Problems of a document as a whole, and the keys that a stand-in replaces.
_OF_ALL: Mapping[type[BaseModel], str] = {CaseHead: "prices"}
# Parts of the head (of the rules: the funds) in which a name may be defined, by the problem of an unknown name.
_ROOMS: Mapping[str, tuple[Path, ...]] = {
    "unknown_group": (("case", "groups"),),
    "unknown_mark": (("case", "marks"),),
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
    """Read the usable parts of a document.

    Args:
        document: its class.
        given: as it was given.
        broken: paths of its problems.

    Returns:
        The document without its broken parts, None if nothing is left; the former positions of the kept items of lists,
        by their present paths; the paths, as given, of the parts that were left out or replaced by a stand-in.
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
    """Return a path with the positions that items of lists had before others were left out."""
    return tuple(numbers.get(path[: place + 1], step) for place, step in enumerate(path))


def sure(finding: Finding, unread: Iterable[Path]) -> bool:
    """Return whether a finding holds whatever the unreadable parts contain."""
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
    """Leave out the step that a plain table of weights does not have."""
    return tuple(step for step in path if step != "points")


def _names(finding: Finding, room: Path, path: Path) -> bool:
    """Return whether an unread entry may be the one that a finding misses; items of lists have no names."""
    step = path[len(room)]
    return isinstance(step, int) or room == ("projects",) or str(finding.facts.get("name")) == str(step)


def _holder(given: object, path: Path, removed: set[Path]) -> Path:
    """Return the path of the smallest part to leave out with a problem; for a missing key, the table that lacks it."""
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
