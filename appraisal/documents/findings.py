"""From pydantic's errors to our problems: a key, facts and a path into the case."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from appraisal.document import DAY_PATTERN, KEY_PATTERN, POINT_PATTERN, visible
from appraisal.documents.fields import fields_at, tags_at
from appraisal.errors import Place, Problem

Path = tuple[str | int, ...]
Locate = Callable[[Path], Place]

_KEYS = {
    "missing": "key_missing",
    "extra_forbidden": "key_unknown",
    "float_type": "number_expected",
    "int_type": "whole_number_expected",
    "int_from_float": "whole_number_expected",
    "finite_number": "not_finite",
    "string_type": "text_expected",
    "bool_type": "yes_or_no_expected",
    "literal_error": "word_unknown",
    "union_tag_invalid": "word_unknown",
    "union_tag_not_found": "kind_missing",
    "greater_than": "number_not_above",
    "greater_than_equal": "number_too_small",
    "less_than_equal": "number_too_large",
    "string_too_long": "text_too_long",
    "too_short": "list_too_short",
    "too_long": "list_too_long",
    "tuple_type": "list_expected",
    "dict_type": "table_expected",
    "model_type": "table_expected",
}
_PATTERNS = {KEY_PATTERN: "key_malformed", DAY_PATTERN: "date_malformed", POINT_PATTERN: "point_malformed"}
_OF_TEXTS = {"too_short": "text_empty", "too_long": "text_too_long"}
# Other errors of pydantic get a general message.
_FOREIGN = frozenset(get_args(ErrorType)) - set(_KEYS)
GENERAL = "value_unusable"
_TOLD = 8
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem and its path into the case: `("projects", "karakan", "figures", "jobs")`."""

    key: str
    facts: Mapping[str, object] = field(default_factory=dict)
    path: Path = ()

    def located(self, locate: Locate) -> Problem:
        """Return the problem with its place in the user's files, in characters that any terminal can show."""
        return Problem(self.key, {name: _shown(fact) for name, fact in self.facts.items()}, locate(self.path))


def findings(error: ValidationError, document: type[BaseModel], given: object, at: Path) -> Iterable[Finding]:
    """Yield all problems of a document, given as `given` at a path into the case.

    If a value may be of several types, pydantic says why it is none of them; one reason is enough.
    """
    seen: set[Path] = set()
    for detail in error.errors(include_url=False):
        if _long_enough(detail):
            continue
        spoken = [each for name, each in detail.get("ctx", {}).items() if name == "language"]  # the text of one of two
        path = _within(given, (*detail["loc"], *spoken), ends_missing=detail["type"] == "missing")
        if detail["type"] in ("union_tag_invalid", "union_tag_not_found"):
            path = (*path, "kind")  # the discriminator of every union
        if path not in seen:
            seen.add(path)
            yield Finding(_key(detail), _facts(detail, document, path), (*at, *path))


def _long_enough(detail: ErrorDetails) -> bool:
    """Return whether a list is too short only because some items cannot be read, which are reported themselves."""
    listed = detail["input"]
    least = detail.get("ctx", {}).get("min_length", 0)
    return detail["type"] == "too_short" and isinstance(listed, list | tuple | dict) and len(listed) >= least


def _key(detail: ErrorDetails) -> str:
    kind = detail["type"]
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(detail.get("ctx", {}).get("pattern", ""), GENERAL)
    if kind == "missing" and isinstance(detail["loc"][-1], int):
        return "list_too_short"
    if kind in _OF_TEXTS and isinstance(detail["input"], str):  # the length was counted after the text was cleaned
        return _OF_TEXTS[kind]
    # Every other type that is not pydantic's is one of our own keys (see `text/en/problems-documents.toml`).
    return _KEYS.get(kind, GENERAL if kind in _FOREIGN else kind)


def _within(given: object, steps: Path, *, ends_missing: bool) -> Path:
    """Keep the steps that exist in the given value: pydantic adds names of types and of members of unions."""
    path: list[str | int] = []
    for number, step in enumerate(steps):
        if isinstance(given, Mapping) and step in given:
            given = given[step]
        elif isinstance(given, Mapping) and str(step) in given:
            given = given[str(step)]
        elif isinstance(given, list | tuple) and isinstance(step, int) and step < len(given):
            given = given[step]
        elif not (ends_missing and number == len(steps) - 1 and isinstance(step, str)):
            continue
        path.append(step)
    return tuple(path)


def _facts(detail: ErrorDetails, document: type[BaseModel], path: Path) -> dict[str, object]:
    context: dict[str, Any] = detail.get("ctx", {})
    name = short(path[-1]) if path else ""
    if detail["type"] == "extra_forbidden":
        return {"name": name, **nearest(name, fields_at(document, detail["loc"][:-1]))}
    if detail["type"] == "union_tag_not_found":
        return {"name": "kind", "known": tags_at(document, detail["loc"])}
    facts: dict[str, object] = {"name": name, "given": short(context.get("tag", detail["input"]))}
    if context.get("pattern") in _PATTERNS:
        return {"given": facts["given"]}
    for bound in ("gt", "ge", "lt", "le", "min_length", "max_length"):
        if bound in context:
            facts["bound"] = facts["longest"] = context[bound]
    expected = context.get("expected_tags", context.get("expected"))
    if expected is not None:
        listed = re.findall(r"'([^']*)'", str(expected))
        facts |= nearest(str(facts["given"]), listed, told=len(listed))
    own = detail["type"] not in _KEYS and detail["type"] not in _FOREIGN
    return {**facts, **context} if own else facts


def nearest(name: str, known: Iterable[str], *, told: int = _TOLD) -> dict[str, object]:
    """Return the facts `known` and `near` for an unknown name: the possible names, and the most similar one.

    Example:
        >>> nearest("carbon", ["coal_chemistry", "carbon_materials"])
        {'near': 'carbon_materials', 'known': ['carbon_materials', 'coal_chemistry']}
    """
    listed = list(known)
    close = get_close_matches(name, listed, n=_TOLD, cutoff=0.5)
    shown = [short(each) for each in [*close, *(each for each in listed if each not in close)][:told]] or ["—"]
    return {"near": shown[0], "known": shown}


def _shown(fact: object) -> object:
    if isinstance(fact, list):
        return [_shown(each) for each in fact]
    return visible(fact) if isinstance(fact, str) else fact


def short(given: object) -> str:
    """Return a user's input as a few words that any terminal can show."""
    if isinstance(given, dict | list | tuple):  # not its text, which may be as long as a whole file
        return "{…}" if isinstance(given, dict) else "[…]"
    text = visible(str(given))
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
