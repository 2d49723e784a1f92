"""The keys that a table may have at any place in a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel


def fields_at(document: type[BaseModel], steps: Iterable[str | int]) -> list[str]:
    """Return the keys of the table at a place in a document; none if there is no table with fixed keys.

    Args:
        document: the class of the whole document.
        steps: location of the table as in pydantic's errors: keys, positions in a list, names of members of a union.

    Example:
        >>> from appraisal.documents.council_file import CouncilFile
        >>> fields_at(CouncilFile, ["experts", 0])
        ['key', 'name', 'recused', 'weights', 'ratings', 'reasons']
    """
    kinds: list[Any] = [document]
    for step in steps:
        tagged = [kind for kind in kinds if _is_document(kind) and _tagged(kind, step)]
        if len(kinds) > 1 and tagged:  # a step that names a member of a discriminated union
            kinds = tagged
            continue
        inner = [each for kind in kinds for each in _inside(kind, step)]
        kinds = inner or kinds  # a step that names a member of a union does not go deeper into the value
    return list(dict.fromkeys(name for kind in kinds if _is_document(kind) for name in kind.model_fields))


def tags_at(document: type[BaseModel], steps: Iterable[str | int]) -> list[str]:
    """Return the values of `kind` that distinguish the tables allowed at a place in a document."""
    kinds: list[Any] = [document]
    for step in steps:
        kinds = [each for kind in kinds for each in _inside(kind, step)] or kinds
    tagged = [
        kind.model_fields["kind"].annotation for kind in kinds if _is_document(kind) and "kind" in kind.model_fields
    ]
    return [str(tag) for each in tagged for tag in get_args(each)]


def _is_document(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _tagged(kind: Any, step: str | int) -> bool:
    field = kind.model_fields.get("kind")
    return field is not None and get_origin(field.annotation) is Literal and step in get_args(field.annotation)


def _inside(kind: Any, step: str | int) -> list[Any]:
    """Return the types of the value at a step inside a type."""
    if _is_document(kind):
        field = kind.model_fields.get(step)
        return _members(field.annotation) if field is not None else []
    if get_origin(kind) is tuple and isinstance(step, int):
        return _members(get_args(kind)[0])
    if isinstance(get_origin(kind), type) and issubclass(get_origin(kind), Mapping):
        return _members(get_args(kind)[1])
    return []


def _members(kind: Any) -> list[Any]:
    """Return the members of a union, without annotations."""
    if get_origin(kind) is Annotated:
        return _members(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return [each for member in get_args(kind) for each in _members(member)]
    return [kind]
