"""The cell of a leaf: the declarations of all sheets as one list of patterns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from appraisal.errors import DefectError
from appraisal.intake.layout import Base, Column, Env, Family, ItemVar, Pattern, Rest, Sheet, matched
from appraisal.intake.leaves import Leaf, Path


class Head(NamedTuple):
    """A column of a sheet: the key of an id, a column or a family.

    `of` is the language of a text, or the subject of a family's column.
    """

    key: str
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A pattern and its column, a single one or one of a family; without a column it is a named item."""

    sheet: Sheet
    base: Base
    pattern: Pattern
    column: Column | None = None
    family: Family | None = None
    language: str = ""

    def head(self, env: Env) -> Head:
        """Return the column for these variables."""
        if self.family is not None:
            return Head(self.family.key, env[self.family.variable])
        return Head(self.column.key, self.language) if self.column is not None else Head("")


def slots_of(sheet: Sheet) -> Iterator[Slot]:
    """Yield every pattern of a sheet."""
    for base in sheet.bases:
        if base.path and isinstance(base.path[-1], ItemVar):
            yield Slot(sheet=sheet, base=base, pattern=base.path)
        for column in sheet.columns:
            path = column.at if column.whole else (*base.path, *column.at)
            yield Slot(
                sheet=sheet, base=base, pattern=path, column=column, language="en" if column.kind == "local" else ""
            )
            if column.kind == "local":
                for language in ("en", "ru"):
                    yield Slot(sheet=sheet, base=base, pattern=(*path, language), column=column, language=language)
            if column.kind == "figure":
                yield Slot(sheet=sheet, base=base, pattern=(*path, "value"), column=column)
        for family in sheet.families:
            path = family.at if family.whole else (*base.path, *family.at)
            yield Slot(sheet=sheet, base=base, pattern=path, family=family)
            if family.kind == "figure":
                yield Slot(sheet=sheet, base=base, pattern=(*path, "value"), family=family)


class Places:
    """Finds the cell of a leaf among all patterns of all sheets."""

    def __init__(self, sheets: Iterable[Sheet]) -> None:
        # Indexed by first step and length, because a large case has 10,000 leaves and the sheets have hundreds of
        # patterns.
        self._slots: dict[tuple[object, int], list[Slot]] = {}
        for sheet in sheets:
            for slot in slots_of(sheet):
                open_ended = any(isinstance(step, Rest) for step in slot.pattern)
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
    if slot.column is not None and slot.column.kind == "any":
        return True
    if isinstance(leaf, dict):
        return slot.column is None and slot.family is None
    wanted = slot.column.kind if slot.column is not None else ""
    return (slot.column or slot.family) is not None and (wanted == "list") == isinstance(leaf, tuple)


def _is_figure(slot: Slot, path: Path, figures: Collection[Path]) -> bool:
    """Return whether a row of a sheet of figures is a figure, and not a status of something else."""
    if not slot.sheet.figures:
        return True
    inside = len(slot.pattern) - len(slot.base.path)
    return path[: len(path) - inside] in figures
