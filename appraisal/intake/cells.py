"""A case as the cells of its sheets, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from appraisal.documents.case import Case
from appraisal.intake.headings import Label, Labels, heads, investment
from appraisal.intake.layout import Family, Sheet
from appraisal.intake.leaves import EMPTY, Item, Leaf, Path, leaves
from appraisal.intake.rows import NO_TABLE, joined
from appraisal.intake.sheets import SHEETS
from appraisal.intake.slots import Head, Places
from appraisal.intake.tidy import plain_number, tidy

Value = str | int | float | bool
_LAST = ("uplift", "summary", "note", "reason", "description")  # long texts are placed to the right of the numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The columns of a sheet and its rows."""

    sheet: Sheet
    heads: tuple[Head, ...]
    rows: tuple[Mapping[Head, Value], ...]


def tables(case: Case) -> tuple[Table, ...]:
    """Return the sheets of a case that have rows."""
    figures: set[Path] = set()
    places = Places(SHEETS)
    filled: dict[str, dict[tuple[str, ...], dict[Head, Value]]] = {}
    for path, leaf in _spread(leaves(_ready(case), figures=figures), places, figures):
        slot, env = places.find(path, leaf, figures)
        ids = [env.get(each.key, "") for each in slot.sheet.ids]
        row = filled.setdefault(slot.sheet.key, {}).setdefault((*ids, env.get("#", "")), {})
        row.update({Head(each.key): env[each.key] for each in slot.sheet.ids if each.key in env})
        if slot.column is not None:
            row[slot.head(slot.column, env)] = (
                joined(leaf) if isinstance(leaf, tuple) else NO_TABLE if isinstance(leaf, dict) else leaf
            )
    labels = labels_of(case)
    return tuple(
        Table(sheet=sheet, heads=_heads(sheet, rows, labels), rows=rows)
        for sheet in SHEETS
        if (rows := _sorted(sheet, filled.get(sheet.key, {}).values(), case))
    )


def labels_of(case: Case) -> Labels:
    """Return the names that titles of columns may contain."""
    kinds = {key: Label(name=each.title, unit=each.unit) for key, each in case.head.figures.items()}
    return Labels(
        kind={"investment": investment(case.head.unit), **kinds},
        criterion={key: Label(name=each.title, unit=each.unit) for key, each in case.criteria.items()},
        expert={each.key: Label(name=each.name) for each in case.council.members},
    )


def _ready(case: Case) -> dict[str, object]:
    """Return the tidy tree without orders that follow from the rows, with every expert's points in one place."""
    tree = tidy(case)
    head, chosen, council = (dict(_table(tree[name])) for name in ("case", "set", "council"))
    head["project_order"] = "rows" if head.pop("projects", None) else "keys"
    chosen.pop("criteria")
    experts = council.get("experts")
    if isinstance(experts, list):
        council["experts"] = [
            {**each, "weights": {"points": {key: plain_number(given) for key, given in expert.weights.points.items()}}}
            if expert.weights is not None and expert.weights.method == "points"
            else each
            for each, expert in zip(experts, case.council_file.experts, strict=True)
        ]
    return {**tree, "case": head, "set": chosen, "council": council}


def _table(given: object) -> Mapping[str, object]:
    return given if isinstance(given, Mapping) else {}


def _spread(pairs: Iterable[tuple[Path, Leaf]], places: Places, figures: set[Path]) -> Iterator[tuple[Path, Leaf]]:
    """Leave out empty parts, which exist anyway; split lists that have no column in any sheet."""
    for path, leaf in pairs:
        if isinstance(leaf, tuple) and places.find(path, leaf, figures)[0].sheet.key == "more":
            yield from (((*path, Item(number)), each) for number, each in enumerate(leaf, start=1))
        elif len(path) > 1 or leaf != EMPTY:
            yield path, leaf


def _sorted(sheet: Sheet, rows: Iterable[dict[Head, Value]], case: Case) -> tuple[dict[Head, Value], ...]:
    """Sort the rows of a table over criteria and projects in the order of the case; other rows keep their order."""
    if sheet.key not in ("weights", "ratings"):
        return tuple(rows)
    orders = {"criterion": list(case.criteria), "project": list(case.projects)}
    return tuple(sorted(rows, key=lambda row: [orders[each.key].index(str(row[Head(each.key)])) for each in sheet.ids]))


def _heads(sheet: Sheet, rows: Iterable[Mapping[Head, Value]], labels: Labels) -> tuple[Head, ...]:
    fixed = list(heads(sheet))
    used = {head for row in rows for head in row}
    families = [head for family in sheet.families for head in _family(family, used, labels)]
    return (
        *(head for head in fixed if head.key not in _LAST),
        *families,
        *(head for head in fixed if head.key in _LAST),
    )


def _family(family: Family, used: Iterable[Head], labels: Labels) -> list[Head]:
    result = {head.of for head in used if head.key == family.key}
    known = list(labels.of(family.domain)) if family.domain not in ("year", "number") else []
    shown = [each for each in known if family.complete or each in result]
    others = sorted(result - set(shown), key=lambda each: (len(each), each))
    return [Head(family.key, each) for each in (*shown, *others)]
