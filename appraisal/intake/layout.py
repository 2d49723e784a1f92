"""The layout of a sheet of a workbook: rows identified by ids, columns, and families of columns.

The place of a cell is a path with variables, written as text: `<project>` is a key, `[<option>]` a named item of a
list, `[1]` an item by its number, `[#]` the item with the row's own number, `[#step]` one with a number from a column's
title, `<line...>` one or more steps. One declaration of a sheet serves both directions: the cell of a leaf is found by
matching the patterns, the path of a cell by filling them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from functools import cache
from typing import Literal, NamedTuple

from appraisal.intake.leaves import Item, Path, path_of, text_of


class Var(NamedTuple):
    """A variable step of a pattern."""

    name: str
    kind: str  # "key", "item", "number" or "rest"


Pattern = tuple[str | Item | Var, ...]
Env = dict[str, str]
Kind = Literal["text", "number", "list", "local", "figure", "day", "any", "flag", "year"]
FIGURE = "figure"  # the rest that names a figure: of a project, `jobs` is short for `figures.jobs`
_SHORT = "figures"
_NOT_SHORT = frozenset({"commissioning_year"})
_STEP = re.compile(
    r"<(?P<key>\w+)>|<(?P<rest>\w+)\.\.\.>|\[<(?P<item>\w+)>\]|\[(?P<number>#\w*)\]|\[(?P<place>\d+)\]|(?P<plain>\w+)"
)


@cache
def pattern(text: str) -> Pattern:
    """Read a pattern from its text.

    Example:
        >>> pattern("projects.<project>.bounds[1]")
        ('projects', Var(name='project', kind='key'), 'bounds', Item(name=1))
    """
    steps = ((str(match.lastgroup), match[str(match.lastgroup)]) for match in _STEP.finditer(text))
    return tuple(
        name if kind == "plain" else Item(int(name)) if kind == "place" else Var(name, kind) for kind, name in steps
    )


@dataclass(frozen=True, slots=True)
class Base:
    """The base path of rows with these ids; `fixed` are ids with one value, `needs` are ids that occur in no step."""

    at: str
    fixed: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()

    @property
    def path(self) -> Pattern:
        """The path as a pattern."""
        return pattern(self.at)

    @property
    def ids(self) -> frozenset[str]:
        """The required ids."""
        shown = {step.name for step in self.path if isinstance(step, Var) and step.kind != "number"}
        return frozenset(shown | {*self.fixed, *self.needs})


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `at` is its path inside the row's base, by default its key, or behind a slash a whole path."""

    key: str
    at: str | None = None
    _: KW_ONLY
    kind: Kind = "text"
    words: tuple[str, ...] = ()  # allowed values, offered as a list

    @property
    def whole(self) -> bool:
        """Whether the path does not begin with the row's base."""
        return self.at is not None and self.at.startswith("/")

    def path(self, base: Base) -> Pattern:
        """Return the path of the column's cells in rows of a base."""
        inside = pattern(self.key if self.at is None else self.at)
        return inside if self.whole else (*base.path, *inside)


@dataclass(frozen=True, slots=True)
class Family(Column):
    """Columns of which there is one for each year, each kind of figure, each expert and so on.

    A title begins with the words of `prefix`, if any; `domain` says whose titles it may contain.
    """

    _: KW_ONLY
    domain: Literal["year", "kind", "criterion", "expert", "number", "driver"]
    kind: Kind = "number"
    prefix: bool = False
    complete: bool = False  # whether every member of the domain has a column, used or not

    @property
    def variable(self) -> str:
        """The variable given by the column's title."""
        return "#step" if self.domain == "number" else self.domain


@dataclass(frozen=True, slots=True)
class Id:
    """A column that identifies rows; `domain` names the sheet whose rows it must refer to."""

    key: str
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet.

    `listed` is a list given by the order of the rows; `figures` says that its rows are figures, `vertical` that its
    titles are in the first column and it has one row.
    """

    key: str
    ids: tuple[Id, ...]
    bases: tuple[Base, ...]
    columns: tuple[Column, ...] = ()
    families: tuple[Family, ...] = ()
    _: KW_ONLY
    listed: Path = ()
    figures: bool = False
    vertical: bool = False

    def column(self, key: str) -> Column | None:
        """Return a column, or a family, by its key; None for an id."""
        return next((each for each in (*self.columns, *self.families) if each.key == key), None)


def matched(pattern: Pattern, path: Path) -> Env | None:
    """Return the variables with which a pattern matches this path; None if it does not."""
    rest = next((number for number, step in enumerate(pattern) if _several(step)), None)
    length = len(path) - len(pattern) + 1  # of the rest
    if length < 1 or (rest is None and length > 1):
        return None
    steps = path if rest is None else (*path[:rest], path[rest : rest + length], *path[rest + length :])
    env: Env = {}
    for want, have in zip(pattern, steps, strict=True):
        given = _given(want, have, env)
        if given is None:
            return None
        if isinstance(want, Var):
            env[want.name] = given
    return env


def _several(step: str | Item | Var) -> bool:
    return isinstance(step, Var) and step.kind == "rest"


def _given(want: str | Item | Var, have: str | Item | Path, env: Env) -> str | None:
    """Return the text of a step that fits; None if it does not."""
    if not isinstance(want, Var):
        return "" if want == have else None
    if isinstance(have, str):
        return have if want.kind == "key" and (want.name != "year" or is_year(have)) else None
    if isinstance(have, Item):
        return str(have.name) if want.kind == ("item" if isinstance(have.name, str) else "number") else None
    short = want.name == FIGURE and "project" in env and len(have) == 2 and have[0] == _SHORT
    return str(have[1]) if short and have[1] not in _NOT_SHORT else text_of(have)


def filled(pattern: Pattern, env: Mapping[str, str]) -> Path:
    """Return the path of a pattern with its variables.

    Raises:
        ValueError: if the text of a rest is not a path.
    """
    path: list[str | Item] = []
    for step in pattern:
        if not isinstance(step, Var):
            path.append(step)
        elif step.kind == "key":
            path.append(env[step.name])
        elif step.kind == "rest":
            path.extend(_rest(step, env))
        else:
            path.append(Item(int(env[step.name]) if step.kind == "number" else env[step.name]))
    return tuple(path)


def _rest(step: Var, env: Mapping[str, str]) -> Path:
    path = path_of(env[step.name])
    if path is None:
        raise ValueError(step.name)
    short = step.name == FIGURE and "project" in env and len(path) == 1 and path[0] not in _NOT_SHORT
    return (_SHORT, *path) if short else path


def is_year(text: str) -> bool:
    """Return whether a key is a year."""
    return len(text) == 4 and text.isdecimal()
