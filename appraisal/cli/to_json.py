"""Results as JSON: one walk over results, arrays, mappings and sequences, by the keys in `json_keys`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.remarks import Remark
from appraisal.cli.json_keys import KEYS
from appraisal.errors import DefectError, Place, Problem
from appraisal.money import amount
from appraisal.text import Language, LocalText, problem_text

if TYPE_CHECKING:
    from appraisal.portfolio.change import Change

Json = dict[str, Any] | list[Any] | str | int | float | bool | None
Part = Callable[[Any, Any], object]


@dataclass(frozen=True, kw_only=True)
class Walk:
    """Writes results that need no appraisal.

    Attributes:
        language: of the sentences and names.
        parts: the meaning of `|name` in the keys: functions of a value and this walk.
    """

    language: Language
    parts: Mapping[str, Part] = field(default_factory=dict)

    def document(self, name: str, **asked: object) -> Json:
        """Return the document of a name, whose keys are read from what is given."""
        return self.json(self.read(SimpleNamespace(**asked), name))

    def json(self, result: object) -> Json:
        """Return a result as `json.dumps` takes it: arrays as lists, texts in the language, keys as text.

        Raises:
            DefectError: for a result of a type without keys.
        """
        if isinstance(result, np.ndarray | np.generic):
            result = result.tolist()
        if result is None or isinstance(result, bool | int | float):
            return result
        if isinstance(result, Mapping):
            return {str(key): self.json(each) for key, each in result.items()}
        if isinstance(result, tuple | list):
            return [self.json(each) for each in result]
        if isinstance(result, Problem):
            return problem_text(result, self.language)
        if isinstance(result, Remark):
            return result.text(self.language)
        if isinstance(result, LocalText):
            return result.to(self.language)
        return str(result) if isinstance(result, str) else self.json(self.read(result))

    def read(self, result: object, name: str | None = None) -> dict[str, Any]:
        """Return the values of a result's keys, which may still be results.

        Args:
            result: of a type with keys.
            name: of other keys than those of its type.
        """
        said: dict[str, Any] = {}
        for key, path, part in words(name or type(result).__name__):
            value = at(result, path) if path else result
            if part in KEYS:
                value = self.read(value, part)
            elif part:
                value = (self.parts.get(part) or PARTS[part])(value, self)
            *outer, last = key.split(".")
            inner = said
            for each in outer:
                inner = inner.setdefault(each, {})
            if last != "*":
                inner[last] = value
            else:
                inner.update(value if isinstance(value, Mapping) else self.read(value))
        return said


@dataclass(frozen=True, kw_only=True)
class Writer(Walk):
    """Writes the results of one appraisal."""

    appraisal: Appraisal

    def document(self, name: str, **asked: object) -> Json:
        """Return the document of a name, whose keys are read from the appraisal.

        If more was computed they are read from that, with `appraisal` beside it.
        """
        if asked:
            return super().document(name, appraisal=self.appraisal, **asked)
        return self.json(self.read(self.appraisal, name))


@cache
def words(name: str) -> tuple[tuple[str, str, str], ...]:
    """Return (key, path, part) of each word under a name; an empty path is the result itself."""
    if name not in KEYS:
        raise DefectError(f"no keys for {name}")
    split = [word.partition("|") for word in KEYS[name].split()]
    pairs = [(*left.partition("="), part) for left, _, part in split]
    return tuple((key, path if equals else key, part) for key, equals, path, part in pairs)


def at(result: Any, path: str) -> Any:
    """Return the value at a path of attributes: for several items a list, for None None; methods are called."""
    for name in path.split("."):
        if isinstance(result, Mapping):
            result = {key: at(each, name) for key, each in result.items()}
        elif isinstance(result, tuple | list):
            result = [at(each, name) for each in result]
        elif result is not None:
            value = getattr(result, name)
            result = value() if callable(value) else value
    return result


def by(names: Iterable[str], values: Iterable[object] | None) -> dict[str, Any] | None:
    """Return values by name, such as a row of an array by criterion; None without values."""
    return None if values is None else dict(zip(names, values, strict=True))


def by_criterion(values: Iterable[object] | None, to: Writer) -> dict[str, Any] | None:
    """Return one value for each criterion of the appraisal."""
    return by(to.appraisal.decision.criteria, values)


def by_project(values: Iterable[object] | None, to: Writer) -> dict[str, Any] | None:
    """Return one value for each project of the appraisal."""
    return by(to.appraisal.decision.projects, values)


def changes(change: Change | None) -> dict[str, Any]:
    """Return the change of a portfolio as three lists of projects; None if unknown."""
    return {key: at(change, f"{key}.project") for key in ("enters", "leaves", "changes_option")}


def _where(place: Place | None, to: Walk) -> dict[str, Any]:
    """Return the keys of a place; a problem without one lacks them."""
    return {} if place is None else to.read(place)


PARTS: Mapping[str, Part] = {
    "by_criterion": by_criterion,
    "by_project": by_project,
    "changes": lambda change, _: changes(change),
    "count": lambda given, _: len(given),
    "dict": lambda pairs, _: dict(pairs),
    "list": lambda given, _: [] if given is None else list(given),
    "values": lambda given, _: list(given.values()),
    "money": lambda thousandths, _: None if thousandths is None else amount(thousandths),
    "name_of": lambda project, to: to.appraisal.effective.projects[project].name,
    "options": lambda chosen, to: {each.project: each.key for each in to.appraisal.selection.options(chosen)},
    "problem_text": lambda problem, to: problem_text(problem, to.language),
    "problems_with_places": lambda problems, to: [to.read(each, "problem") for each in problems],
    "where": _where,
    "projects": lambda chosen, to: None if chosen is None else to.appraisal.selection.projects(chosen),
}
