"""From what pydantic finds to what we say: a key, facts and a path into the case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from appraisal.errors import Place, Problem

Path = tuple[str | int, ...]
Locate = Callable[[Path], Place]

# Every other type that our documents can raise is a key of its own (see `text/en/problems*.toml`).
_KEYS = {
    "missing": "key_missing",
    "extra_forbidden": "key_unknown",
    "float_type": "number_expected",
    "float_parsing": "number_expected",
    "int_type": "whole_number_expected",
    "int_parsing": "whole_number_expected",
    "int_from_float": "whole_number_expected",
    "finite_number": "not_finite",
    "string_type": "text_expected",
    "bool_type": "yes_or_no_expected",
    "literal_error": "word_unknown",
    "union_tag_invalid": "word_unknown",
    "union_tag_not_found": "kind_missing",
    "greater_than": "number_too_small",
    "greater_than_equal": "number_too_small",
    "less_than": "number_too_large",
    "less_than_equal": "number_too_large",
    "string_pattern_mismatch": "text_malformed",
    "string_too_short": "text_empty",
    "string_too_long": "text_too_long",
    "too_short": "list_too_short",
    "too_long": "list_too_long",
    "tuple_type": "list_expected",
    "list_type": "list_expected",
    "dict_type": "table_expected",
    "model_type": "table_expected",
    "model_attributes_type": "table_expected",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem and its path into the case: `("projects", "karakan", "figures", "jobs")`."""

    key: str
    facts: Mapping[str, object] = field(default_factory=dict)
    path: Path = ()

    def located(self, locate: Locate) -> Problem:
        """Return the problem with its place in the user's files."""
        return Problem(self.key, self.facts, locate(self.path))


def findings(error: ValidationError, document: type[BaseModel], given: object, at: Path) -> Iterable[Finding]:
    """Yield all that is wrong with a document, given as `given` at a path into the case."""
    for detail in error.errors(include_url=False):
        path = _within(given, detail["loc"], ends_missing=detail["type"] == "missing")
        yield Finding(_KEYS.get(detail["type"], detail["type"]), _facts(detail, document), (*at, *path))


def _within(given: object, steps: Path, *, ends_missing: bool) -> Path:
    """Keep the steps that are in what was given: pydantic adds names of types and union members, not in any file."""
    path: list[str | int] = []
    for number, step in enumerate(steps):
        if isinstance(given, Mapping) and step in given:
            given = given[step]
        elif isinstance(given, Mapping) and str(step) in given:
            given = given[str(step)]
        elif isinstance(given, list | tuple) and isinstance(step, int) and step < len(given):
            given = given[step]
        elif not (ends_missing and number == len(steps) - 1):
            continue
        path.append(step)
    return tuple(path)


def _facts(detail: ErrorDetails, document: type[BaseModel]) -> dict[str, object]:
    facts: dict[str, object] = dict(detail.get("ctx", {}))
    given = detail["input"]
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    if detail["type"] == "extra_forbidden":
        near = get_close_matches(name, list(document.model_fields), n=1)
        return {"name": name, "near": near[0] if near else "", "known": sorted(document.model_fields)}
    if detail["type"] in {"missing", "union_tag_not_found"}:
        return {"name": name}
    bound = next((facts[each] for each in ("gt", "ge", "lt", "le") if each in facts), None)
    return {**facts, "name": name, "given": _short(given), "bound": bound, "expected": facts.get("expected", "")}


def _short(given: object) -> str:
    text = given if isinstance(given, str) else repr(given)
    return text if len(text) <= 60 else f"{text[:57]}…"
