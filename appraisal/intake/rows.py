"""From the rows of a sheet to leaves of the tree, each with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from appraisal.documents.findings import nearest, short
from appraisal.errors import Place, Problem
from appraisal.intake.forms import is_blank
from appraisal.intake.grid import Cell
from appraisal.intake.layout import Base, Column, Env, Family, Kind, Sheet, Var, filled
from appraisal.intake.leaves import EMPTY, Grown, Item, Leaf, Path
from appraisal.intake.lines import Line
from appraisal.intake.slots import Head

# Unknown rows that a cell may refer to, and the problem that reports it.
UNKNOWN = {
    "projects": "unknown_project",
    "scenarios": "unknown_scenario",
    "experts": "unknown_expert",
    "options": "unknown_option",
}
NO_TABLE = "{}"


@dataclass(slots=True, kw_only=True)
class Planter:
    """Puts the rows of sheets into one growing tree; `keys` are the ids of rows by sheet, for references."""

    root: Grown = field(default_factory=Grown)
    keys: dict[str, list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def plant(self, sheet: Sheet, lines: Iterable[Line]) -> None:
        """Put the rows of a sheet into the tree."""
        rows: dict[tuple[tuple[str, str], ...], int] = {}
        numbers: Counter[tuple[tuple[str, str], ...]] = Counter()
        for line in lines:
            env = self._ids(sheet, line)
            base = None if env is None else self._base(sheet, line, env)
            if env is None or base is None:
                continue
            row = tuple(sorted(env.items()))
            numbered = any(isinstance(step, Var) and step.kind == "number" for step in base.path)
            if sheet.ids and not numbered and row in rows:
                facts = {"name": _row_name(sheet, env), "first": rows[row], "second": line.number}
                self.problems.append(Problem("row_twice", facts, line.place))
                continue
            rows[row] = line.number
            numbers[row] += 1
            self._row(sheet, base, line, {**env, "#": str(numbers[row])})
            if sheet.ids:
                self.keys.setdefault(sheet.key, []).append(_row_name(sheet, env))
                if sheet.listed:
                    number = Item(len(self.keys[sheet.key]))
                    self._set((*sheet.listed, number), env[sheet.ids[0].key], line.places[Head(sheet.ids[0].key)])

    def _ids(self, sheet: Sheet, line: Line) -> Env | None:
        env: Env = {}
        for each in sheet.ids:
            cell = line.cells.get(Head(each.key))
            if cell is None:
                continue
            place = line.places[Head(each.key)]
            if cell.problem:
                self.problems.append(Problem(cell.problem, {"given": cell.given, **cell.facts}, place))
                return None
            env[each.key] = str(cell.value).strip()
            if each.domain is not None:
                known = self.keys.get(each.domain, [])
                name = f"{env.get('project')}{_JOINT}{env[each.key]}" if each.domain == "options" else env[each.key]
                if name not in known:
                    facts = {"name": short(name), **nearest(name, known)}
                    self.problems.append(Problem(UNKNOWN[each.domain], facts, place))
                    return None
        return env

    def _base(self, sheet: Sheet, line: Line, env: Env) -> Base | None:
        given = frozenset(env)
        for base in sheet.bases:
            if base.ids == given and all(env[key] == value for key, value in base.fixed.items()):
                return base
        nearest_base = min(sheet.bases, key=lambda base: len(base.ids ^ given))
        missing = sorted(nearest_base.ids - given)
        place = line.places.get(Head(missing[0]), line.place) if missing else line.place
        titles = [line.places[Head(key)].column or key for key in env]
        key, facts = ("cell_missing", {"name": missing[0]}) if missing else ("cells_clash", {"names": titles})
        self.problems.append(Problem(key, facts, place))
        return None

    def _row(self, sheet: Sheet, base: Base, line: Line, env: Env) -> None:
        try:
            at = filled(base.path, env)
        except ValueError as error:
            rest = str(error)
            self.problems.append(Problem("path_malformed", {"given": short(env[rest])}, line.places[Head(rest)]))
            return
        branch = self.root.at(at)
        if at and branch.place is None:
            branch.place = line.places[Head(sheet.ids[0].key)] if len(sheet.ids) == 1 else line.place
        if at and branch.leaf is None and all(column.at != "" for column in sheet.columns):
            branch.leaf = EMPTY
        for column in sheet.columns:
            self._cell(column, filled(column.path(base), env), line)
        for head, place in line.places.items():
            family = sheet.column(head.key)
            if not isinstance(family, Family):
                continue
            path = filled(family.path(base), {**env, family.variable: head.of})
            if head in line.cells:
                self._value(path, line.cells[head], place, family.kind)
            elif family.complete and not family.whole:  # a blank cell is where a missing value is reported
                node = self.root.at(path)
                node.place = node.place or place

    def _cell(self, column: Column, path: Path, line: Line) -> None:
        heads = [Head(column.key, of) for of in (("en", "ru") if column.kind == "local" else ("",))]
        given = [head for head in heads if head in line.cells]
        for head in heads:
            if head in line.places and not given:  # a blank cell: the place of a missing required value
                node = self.root.at(path)
                node.place = line.places[head] if column.at == "" else node.place or line.places[head]
        for head in given:
            inside = (head.of,) if len(given) > 1 else ()
            self._value((*path, *inside), line.cells[head], line.places[head], column.kind)

    def _value(self, path: Path, cell: Cell, place: Place, kind: Kind) -> None:
        if cell.problem and not (kind == "day" and cell.day is not None):
            self.problems.append(Problem(cell.problem, {"given": cell.given, **cell.facts}, place))
            node = self.root.at(path)
            node.place = place if node.leaf in (None, EMPTY) else node.place or place
        else:
            self._set(path, _read(cell, kind), place)

    def _set(self, path: Path, leaf: Leaf, place: Place | None) -> None:
        node = self.root.at(path)
        if node.leaf is not None and node.leaf != EMPTY and place is not None:
            first = node.place or place
            self.problems.append(Problem("setting_twice", {"sheet": first.sheet, "row": first.row}, place))
        elif leaf != EMPTY or node.leaf is None:
            node.leaf, node.place = leaf, place or node.place


_JOINT = " / "


def _row_name(sheet: Sheet, env: Env) -> str:
    return _JOINT.join(env[each.key] for each in sheet.ids if each.key in env)


def _read(cell: Cell, kind: Kind) -> Leaf:
    value = cell.day if cell.day is not None else cell.value
    if kind == "any" and value == NO_TABLE:
        return EMPTY
    if kind == "list":
        text = str(value)
        parts = text.splitlines() if "\n" in text else text.split(";")
        return tuple(part.strip() for part in parts if part.strip())
    if kind in ("text", "local", "day") and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)  # a page or a key that the spreadsheet read as a number
    return value if value is not None else EMPTY


def joined(items: Iterable[str]) -> str:
    """Write a list into one cell: separated by semicolons, or by line breaks if an item contains a semicolon."""
    listed = list(items)
    text = "\n".join((*listed, "")) if any(";" in each for each in listed) else "; ".join(listed)
    return f"{text};" if is_blank(text) else text  # a name that is a dash is not blank
