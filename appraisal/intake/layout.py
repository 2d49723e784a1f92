"""The layout of a sheet of a workbook: rows identified by ids, columns, and families of columns.

A pattern is a path with variables. `Var` stands for a key, `ItemVar` for a named item, `NUMBER` for the row's own
number in a list, `Rest` for one or more steps written as text. One declaration of a sheet serves both directions: the
cell of a leaf is found by matching the patterns, the path of a cell by filling them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from appraisal.intake.leaves import Item, Path, path_of, text_of


class Var(NamedTuple):
    """A key given by a cell or a column title."""

    name: str


class ItemVar(NamedTuple):
    """A named item of a list."""

    name: str


class Rest(NamedTuple):
    """One or more steps, as text; if `short` is set, `figures.` may be left out before a project's figures."""

    name: str
    short: bool = False


class Number(NamedTuple):
    """A number in a list: of the row itself, or given by a column title."""

    name: str = "#"


NUMBER = Number()
Step = str | Item | Var | ItemVar | Rest | Number
Pattern = tuple[Step, ...]
Env = dict[str, str]
Kind = Literal["text", "number", "list", "local", "figure", "day", "any", "flag", "year"]
_SHORT = "figures"  # `jobs` is short for `figures.jobs`
_NOT_SHORT = frozenset({"commissioning_year"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: `at` is its path inside the row's base, or a whole path if `whole` is set."""

    key: str
    at: Pattern
    kind: Kind = "text"
    whole: bool = False
    words: tuple[str, ...] = ()  # allowed values, offered as a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Columns of which there is one for each year, each kind of figure, each expert and so on.

    A title begins with the words of `prefix`, if any; `domain` says whose titles it may contain.
    """

    key: str
    at: Pattern
    domain: Literal["year", "kind", "criterion", "expert", "number", "driver"]
    kind: Kind = "number"
    prefix: bool = False
    whole: bool = False
    complete: bool = False  # whether every member of the domain has a column, used or not

    @property
    def variable(self) -> str:
        """The variable given by the column's title."""
        return "step" if self.domain == "number" else self.domain


@dataclass(frozen=True, slots=True, kw_only=True)
class Id:
    """A column that identifies rows; `domain` names the sheet whose rows it must refer to."""

    key: str
    domain: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The base path of rows with these ids; `fixed` are ids with one value, `needs` are ids that occur in no step."""

    path: Pattern
    fixed: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The required ids."""
        shown = {step.name for step in self.path if isinstance(step, Var | ItemVar | Rest)}
        return frozenset(shown | {*self.fixed, *self.needs})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet.

    `listed` is a list given by the order of the rows; `figures` says that its rows are figures, `vertical` that its
    titles are in the first column and it has one row.
    """

    key: str
    ids: tuple[Id, ...] = ()
    bases: tuple[Base, ...]
    columns: tuple[Column, ...] = ()
    families: tuple[Family, ...] = ()
    listed: Path = ()
    figures: bool = False
    vertical: bool = False


def matched(pattern: Pattern, path: Path) -> Env | None:
    """Return the variables with which a pattern matches this path; None if it does not."""
    rests = [number for number, step in enumerate(pattern) if isinstance(step, Rest)]
    if not rests:
        return _matched(pattern, path) if len(pattern) == len(path) else None
    head, tail = pattern[: rests[0]], pattern[rests[0] + 1 :]
    if len(path) <= len(head) + len(tail):
        return None
    split = len(path) - len(tail)
    first, last = _matched(head, path[: len(head)]), _matched(tail, path[split:])
    if first is None or last is None:
        return None
    rest = next(step for step in pattern if isinstance(step, Rest))
    return {**first, rest.name: _written_rest(rest, path[len(head) : split], first), **last}


def _matched(pattern: Pattern, path: Path) -> Env | None:
    env: Env = {}
    for want, have in zip(pattern, path, strict=True):
        if isinstance(want, str | Item):
            if want != have:
                return None
        elif isinstance(want, Var):
            if not isinstance(have, str) or (want.name == "year" and not is_year(have)):
                return None
            env[want.name] = have
        elif not isinstance(have, Item) or isinstance(want, Number) is isinstance(have.name, str):
            return None
        else:
            env[want.name] = str(have.name)
    return env


def filled(pattern: Pattern, env: Mapping[str, str]) -> Path | None:
    """Return the path of a pattern with its variables; None if the text of a rest is not a path."""
    path: list[str | Item] = []
    for step in pattern:
        if isinstance(step, Rest):
            rest = _read_rest(step, env)
            if rest is None:
                return None
            path.extend(rest)
        elif isinstance(step, Var):
            path.append(env[step.name])
        elif isinstance(step, ItemVar):
            path.append(Item(env[step.name]))
        elif isinstance(step, Number):
            path.append(Item(int(env[step.name])))
        else:
            path.append(step)
    return tuple(path)


def is_year(text: str) -> bool:
    """Return whether a key is a year."""
    return len(text) == 4 and text.isdecimal()


def _written_rest(rest: Rest, path: Path, env: Mapping[str, str]) -> str:
    if rest.short and "project" in env and len(path) == 2 and path[0] == _SHORT and path[1] not in _NOT_SHORT:
        return str(path[1])
    return text_of(path)


def _read_rest(rest: Rest, env: Mapping[str, str]) -> Path | None:
    path = path_of(env[rest.name])
    if rest.short and "project" in env and path is not None and len(path) == 1 and path[0] not in _NOT_SHORT:
        return (_SHORT, *path)
    return path
