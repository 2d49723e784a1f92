"""The cell of a leaf: the declarations of all sheets as one list of patterns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from appraisal.errors import DefectError
from appraisal.intake.layout import Base, Column, Env, Family, Pattern, Sheet, Var, matched
from appraisal.intake.leaves import Leaf, Path


class Head(NamedTuple):
    """A column of a sheet: the key of an id, a column or a family.

    `of` is the language of a text, or the subject of a family's column.
    """

    key: str
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A pattern and its column or family; without one it is a named item."""

    sheet: Sheet
    base: Base
    pattern: Pattern
    column: Column | None = None
    language: str = ""

    def head(self, column: Column, env: Env) -> Head:
        """Return the title of the column for these variables."""
        return Head(column.key, env[column.variable] if isinstance(column, Family) else self.language)


def slots_of(sheet: Sheet) -> Iterator[Slot]:
    """Yield every pattern of a sheet."""
    for base in sheet.bases:
        if base.path and isinstance(last := base.path[-1], Var) and last.kind == "item":
            yield Slot(sheet=sheet, base=base, pattern=base.path)
        for column in (*sheet.columns, *sheet.families):
            path, local = column.path(base), column.kind == "local"
            yield Slot(sheet=sheet, base=base, pattern=path, column=column, language="en" if local else "")
            for language in ("en", "ru") if local else ():
                yield Slot(sheet=sheet, base=base, pattern=(*path, language), column=column, language=language)
            if column.kind == "figure":
                yield Slot(sheet=sheet, base=base, pattern=(*path, "value"), column=column)


class Places:
    """Finds the cell of a leaf among all patterns of all sheets."""

    def __init__(self, sheets: Iterable[Sheet]) -> None:
        # Indexed by first step and length, because a large case has 10,000 leaves and the sheets have hundreds of
        # patterns.
        self._slots: dict[tuple[object, int], list[Slot]] = {}
        for sheet in sheets:
            for slot in slots_of(sheet):
                open_ended = any(isinstance(step, Var) and step.kind == "rest" for step in slot.pattern)
                first = slot.pattern[0] if isinstance(slot.pattern[0], str) else None
                self._slots.setdefault((first, 0 if open_ended else len(slot.pattern)), []).append(slot)

    def find(self, path: Path, leaf: Leaf, figures: Collection[Path]) -> tuple[Slot, Env]:
        """Return the slot of a leaf and the variables of its row and column."""
        for key in ((path[0], len(path)), (path[0], 0), (None, 0)):
            for slot in self._slots.get(key, ()):
                env = matched(slot.pattern, path) if _fits(slot, leaf) else None
                if env is not None and _is_figure(slot, path, figures):
                    return slot, {**env, **slot.base.fixed}
        raise DefectError(f"no sheet holds {path}")


def _fits(slot: Slot, leaf: Leaf) -> bool:
    if slot.column is None or isinstance(leaf, dict):
        return isinstance(leaf, dict) and (slot.column is None or slot.column.kind == "any")
    return slot.column.kind == "any" or (slot.column.kind == "list") == isinstance(leaf, tuple)


def _is_figure(slot: Slot, path: Path, figures: Collection[Path]) -> bool:
    """Return whether a row of a sheet of figures is a figure, and not a status of something else."""
    if not slot.sheet.figures:
        return True
    inside = len(slot.pattern) - len(slot.base.path)
    return path[: len(path) - inside] in figures
