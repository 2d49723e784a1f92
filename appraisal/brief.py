"""A short `repr` for a Python session or a notebook: what an object is and how large, never its arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum

_LONGEST = 40
_MOST_ITEMS = 3
_WIDEST = 200


class Brief:
    """A mixin for dataclasses made with `repr=False`: its `repr` fits two lines.

    Numbers and words are shown as they are, everything else by kind and size.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        parts: list[str] = []
        if is_dataclass(self):
            shown = [each.name for each in fields(self) if each.repr and each.name[0] != "_"]
            parts = [f"{name}={brief(getattr(self, name))}" for name in shown]
        while len(", ".join(parts)) > _WIDEST:
            parts = [*parts[:-2], "…"]
        return f"{type(self).__name__}({', '.join(parts)})"


def brief(value: object) -> str:
    """Return a value in a few characters.

    Example:
        >>> brief(0.5), brief((1, 2)), brief(tuple(range(12))), brief({"a": 1})
        ('0.5', '(1, 2)', '<12>', '<1>')
    """
    if value is None or isinstance(value, Enum | bool | int | float):
        return str(value) if isinstance(value, Enum) else repr(value)
    if isinstance(value, str):
        return repr(value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…")
    shape = getattr(value, "shape", None)
    if isinstance(shape, tuple):
        return f"<{'×'.join(map(str, shape))}>"
    if isinstance(value, Mapping | set | frozenset):
        return f"<{len(value)}>"
    if isinstance(value, tuple | list):
        plain = len(value) <= _MOST_ITEMS and all(isinstance(each, str | int | float) for each in value)
        return repr(value) if plain and len(repr(value)) <= _LONGEST else f"<{len(value)}>"
    return f"<{type(value).__name__}>"
