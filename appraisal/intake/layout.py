"""What a sheet of a workbook holds: rows known by their ids, columns, and families of columns.

A pattern is a path with variables. `Var` stands for a key, `ItemVar` for a named item, `NUMBER` for the row's own
number in a list, `Rest` for one or more steps written as text. One declaration of a sheet serves both ways: a leaf
finds its cell by matching the patterns, a cell its path by filling them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from appraisal.intake.leaves import Item, Path, path_of, text_of


class Var(NamedTuple):
    """A key that a cell or a column title gives."""

    name: str


class ItemVar(NamedTuple):
    """A named item of a list."""

    name: str


class Rest(NamedTuple):
    """One or more steps, as text; of a project's figures, where `short` is set, `figures.` may be left out."""

    name: str
    short: bool = False


class Number(NamedTuple):
    """A number in a list: of the row itself, or one that a column title gives."""

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
    """A column: `at` is its place inside the row's base, or a whole path where `whole` is set."""

    key: str
    at: Pattern
    kind: Kind = "text"
    whole: bool = False
    words: tuple[str, ...] = ()  # what may stand in it, offered as a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Columns of which there is one for each year, each kind of figure, each expert and so on.

    A title begins with the words of `prefix`, where there are any; `domain` says whose titles may stand in it.
    """

    key: str
    at: Pattern
    domain: Literal["year", "kind", "criterion", "expert", "number", "driver"]
    kind: Kind = "number"
    prefix: bool = False
    whole: bool = False
    complete: bool = False  # a column for each of the domain, used or not

    @property
    def variable(self) -> str:
        """The variable that the column's title gives."""
        return "step" if self.domain == "number" else self.domain


@dataclass(frozen=True, slots=True, kw_only=True)
class Id:
    """A column that tells rows apart; `domain` names the sheet whose rows it must point to."""

    key: str
    domain: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """Where the rows with these ids stand; `fixed` are ids with one value, `needs` those that no step shows."""

    path: Pattern
    fixed: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The ids that must be given."""
        shown = {step.name for step in self.path if isinstance(step, Var | ItemVar | Rest)}
        return frozenset(shown | {*self.fixed, *self.needs})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet.

    `listed` is a list that the order of the rows gives; `figures` says that its rows are figures, `vertical` that it
    has its titles in the first column and one row.
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
    """Return the variables with which a pattern is this path; None where it is not."""
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
    """Return the path of a pattern with its variables; None where the text of a rest is no path."""
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
    """Whether a key is a year."""
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
