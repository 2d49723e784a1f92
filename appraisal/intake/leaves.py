"""A tree as its leaves, each at a path, and back: the form that sheets can hold.

In a path an item of a list is an `Item`: by its own key if the items are named, else by its number from 1. So a path
written as text (`options[small].figures.jobs`) shows which parts are tables and which are lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from appraisal.documents.findings import Path as TreePath
from appraisal.errors import Place
from appraisal.intake.tidy import Said


class Item(NamedTuple):
    """An item of a list: its own key, or its number from 1."""

    name: str | int


Path = tuple[str | Item, ...]
Leaf = str | int | float | bool | tuple[str, ...] | dict[str, object]
# Lists whose items are identified by a key, and the name of that key.
NAMED = {"options": "key", "experts": "key", "products": "name", "asset_classes": "name", "support": "name"}
EMPTY: dict[str, object] = {}  # an empty table


def leaves(given: object, at: Path = (), *, figures: set[Path]) -> Iterator[tuple[Path, Leaf]]:
    """Yield every leaf of a tidy tree; a list of texts is one leaf, a list of numbers or tables is not.

    The paths of figures with more details than their value are put into `figures` before their leaves.
    """
    if isinstance(given, Mapping):
        if isinstance(given, Said):
            figures.add(at)
        if not given:
            yield at, EMPTY
        for key, inner in given.items():
            yield from leaves(inner, (*at, key), figures=figures)
    elif isinstance(given, list) and given and all(isinstance(each, str) for each in given):
        yield at, tuple(given)
    elif isinstance(given, list):
        own = NAMED.get(str(at[-1]))
        for number, inner in enumerate(given, start=1):
            if own is not None and isinstance(inner, Mapping):
                rest = {key: each for key, each in inner.items() if key != own}
                if rest:
                    yield (*at, Item(inner[own])), EMPTY  # so that it has its own row, which gives its order
                yield from leaves(rest, (*at, Item(inner[own])), figures=figures)
            else:
                yield from leaves(inner, (*at, Item(number)), figures=figures)
    elif isinstance(given, str | int | float | bool):
        yield at, given


@dataclass(slots=True)
class Grown:
    """A tree built from leaves that records the place of each in the user's files."""

    children: dict[str | Item, Grown] = field(default_factory=dict)
    leaf: Leaf | None = None
    place: Place | None = None

    def at(self, path: Iterable[str | Item]) -> Grown:
        """Return the branch at a path; it is created if necessary."""
        branch = self
        for step in path:
            branch = branch.children.setdefault(step, Grown())
        return branch

    def find(self, path: Iterable[str | Item]) -> Grown | None:
        """Return the branch at a path, or None."""
        branch: Grown | None = self
        for step in path:
            branch = branch.children.get(step) if branch is not None else None
        return branch

    def tree(self, places: dict[TreePath, Place], at: TreePath = ()) -> object:
        """Return the plain tree, and write the place of each part into `places`."""
        if self.place is not None:
            places[at] = self.place
        if not any(each.lives for each in self.children.values()):
            for step, each in self.children.items():  # a blank cell is the place of a missing key
                if isinstance(step, str) and each.place is not None:
                    places[(*at, step)] = each.place
            return list(self.leaf) if isinstance(self.leaf, tuple) else self.leaf
        living = {step: each for step, each in self.children.items() if each.lives or isinstance(step, str)}
        # A figure's number is in one sheet, its further details are in another.
        if self.leaf is not None and self.leaf != EMPTY:
            living.setdefault("value", Grown(leaf=self.leaf, place=self.place))
        items = {step: each for step, each in living.items() if isinstance(step, Item)}
        if items and len(items) == len([each for each in living.values() if each.lives]):
            return _listed(items, places, at)
        table = {}
        for step, each in living.items():
            name = str(step.name if isinstance(step, Item) else step)
            inner = each.tree(places, (*at, name))
            if each.lives:
                table[name] = inner
        return table

    @property
    def lives(self) -> bool:
        """Return whether the branch has any content: a blank cell has only a place."""
        return self.leaf is not None or any(each.lives for each in self.children.values())


def _listed(items: Mapping[Item, Grown], places: dict[TreePath, Place], at: TreePath) -> list[object]:
    ordered = sorted(items.items(), key=lambda each: each[0].name if isinstance(each[0].name, int) else 0)
    listed = []
    for number, (step, branch) in enumerate(ordered):
        inner = branch.tree(places, (*at, number))
        if isinstance(step.name, str):
            own = NAMED.get(str(at[-1]), "key")
            inner = {own: step.name, **(inner if isinstance(inner, dict) else {})}
        listed.append(inner)
    return listed


_TOKEN = re.compile(r"([^.\[\]]+)|\[([^\[\]]+)\]")


def text_of(path: Path) -> str:
    """Write a path as text.

    Example:
        >>> text_of(("options", Item("small"), "figures", "jobs"))
        'options[small].figures.jobs'
    """
    return "".join(f"[{step.name}]" if isinstance(step, Item) else f".{step}" for step in path).removeprefix(".")


def path_of(text: str) -> Path | None:
    """Read a path from its text; None if it is not a path.

    Example:
        >>> path_of("rules[3].bonus.jobs"), path_of("a..b")
        (('rules', Item(name=3), 'bonus', 'jobs'), None)
    """
    path: list[str | Item] = []
    position = 0
    while position < len(text):
        if path and text[position] == ".":
            position += 1
        elif path and text[position] != "[":
            return None
        result = _TOKEN.match(text, position)
        if result is None:
            return None
        key, item = result.groups()
        by_number = key is None and item.isdecimal() and str(path[-1] if path else "") not in NAMED
        path.append(key if key is not None else Item(int(item) if by_number else item))
        position = result.end()
    return tuple(path) or None
