"""A workbook as plain tables, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from appraisal.documents.case import INVESTMENT
from appraisal.documents.findings import Path as TreePath
from appraisal.errors import Place, Problem
from appraisal.intake.criteria_files import CriteriaFiles, chosen_of, merge, read_criteria
from appraisal.intake.forms import unit_key
from appraisal.intake.grid import Grid, grids
from appraisal.intake.header import HEADER_ROWS, title_of
from appraisal.intake.headings import UNREAD, Headings, Label, Labels, investment, plain
from appraisal.intake.layout import Sheet
from appraisal.intake.leaves import Grown
from appraisal.intake.limits import LARGEST_WORKBOOK, name_of, read_bytes
from appraisal.intake.lines import lines
from appraisal.intake.reading import Reading
from appraisal.intake.rows import Planter
from appraisal.intake.sheet_words import in_sheet_words
from appraisal.intake.sheets import README, SHEETS
from appraisal.intake.typed import Units, typed
from appraisal.text import LANGUAGES, LocalText, both, say

# Sheets that define things come before sheets that refer to them.
_FIRST = (
    *("case", "figure_kinds", "criteria", "experts", "projects", "scenarios"),
    *("options", "products", "asset_classes", "support"),
)
_ORDERS = ("rows", "keys")
# The sheet of a document's problem that has no cell.
_HOME = {"case": "case", "projects": "projects", "set": "weights", "council": "experts", "rules": "rules"}


def read_workbook(path: Path, *, criteria: Path) -> Reading:
    """Read a workbook; `criteria` is the folder of default criteria.

    Raises:
        InputError: if the file is not a workbook within the limits; all other problems are in the reading.
    """
    file = name_of(path, path.parent)
    return workbook_reading(
        read_bytes(path, root=path.parent, largest=LARGEST_WORKBOOK), file=file, key=path.stem, criteria=criteria
    )


def workbook_reading(data: bytes, *, file: str, key: str, criteria: Path) -> Reading:
    """Read the bytes of a workbook as `read_workbook` does; `file` is its name, `key` that of the case."""
    workbook, problems = grids(data, file=file)
    below = read_criteria(criteria, root=criteria)
    planter = Planter(problems=problems)
    titles: dict[str, str] = {}
    for sheet, grid in _sheets(workbook, file, problems):
        titles[sheet.key] = grid.title
        headings = Headings(sheet=sheet, labels=_labels(planter.root, below))
        rows = lines(grid, headings, file=file, problems=problems)
        units = Units(money=unit_key(str(_plain(planter.root, "case", "unit") or "")), labels=headings.labels)
        planter.plant(sheet, [line for each in rows if (line := typed(each, sheet, units)) is not None])
    _order(planter.root, problems)
    places: dict[TreePath, Place] = {}
    tree = _tree(planter.root, places)
    if isinstance(chosen := tree["set"], dict) and "criteria" in chosen:
        chosen.setdefault("weights", {})  # all weights of the sheet are blank: each is reported
    own = CriteriaFiles(criteria=_table(tree["criteria"]), sets={chosen_of(tree): tree["set"]} if tree["set"] else {})
    both = merge(tree, own=own, below=below, place=Place(file=file, sheet=titles.get("case")))
    problems.extend(both.problems)
    tree |= {"set": both.sets[both.chosen], "criteria": both.criteria}
    locator = _Locator(
        file=file,
        places={tuple(map(str, at)): place for at, place in places.items()},
        homes={document: titles[key] for document, key in _HOME.items() if key in titles},
        criteria=both,
        own=frozenset([*own.criteria, *own.sets]),
    )
    titled = {title: next(each for each in SHEETS if each.key == key) for key, title in titles.items()}

    named = {"projects": ("projects", "name"), "groups": ("case.groups", "title"), "marks": ("case.marks", "title")}
    names = {
        room: {key: _label(each, title).name for key, each in _table(_plain(planter.root, *at.split("."))).items()}
        for room, (at, title) in named.items()
    }

    def speak(problem: Problem) -> Problem:
        return in_sheet_words(problem, titled.get((problem.place.sheet if problem.place else None) or ""), names)

    return Reading(
        key=key,
        tree=tree,
        problems=tuple(problems),
        locate=locator,
        speak=speak,
        order=_order_of(workbook),
    )


def _sheets(workbook: list[Grid], file: str, problems: list[Problem]) -> list[tuple[Sheet, Grid]]:
    """Match the sheets by their names in either language, definitions before references."""
    by_title = {plain(say(f"workbook.sheets.{each.key}", language)): each for each in SHEETS for language in LANGUAGES}
    passed = {plain(say(f"workbook.sheets.{README}", language)) for language in LANGUAGES}
    matched: dict[str, tuple[Sheet, Grid]] = {}
    for grid in workbook:
        title = plain(grid.title)
        sheet = by_title.get(title)
        if title.startswith(UNREAD) or title in passed or (sheet is None and not grid.rows):
            continue
        if sheet is None:
            problems.append(Problem("sheet_unknown", _likely(title, by_title), Place(file=file, sheet=grid.title)))
        elif sheet.key in matched:
            facts = {"name": grid.title, "other": matched[sheet.key][1].title}
            problems.append(Problem("sheet_twice", facts, Place(file=file, sheet=grid.title)))
        else:
            matched[sheet.key] = (sheet, grid)
    order = [*_FIRST, *(each.key for each in SHEETS)]
    return sorted(matched.values(), key=lambda pair: order.index(pair[0].key))


def _likely(title: str, by_title: Mapping[str, Sheet]) -> dict[str, object]:
    close = [by_title[each].key for each in get_close_matches(title, by_title, n=3, cutoff=0.4)]
    keys = list(dict.fromkeys((*close, "case", "projects", "figures", "criteria", "rules")))
    return {"known": [both(f"workbook.sheets.{key}") for key in keys]}


def _labels(root: Grown, below: CriteriaFiles) -> Labels:
    """Return the names known so far that titles of columns may contain."""
    kinds = _table(_plain(root, "case", "figures"))
    money = _plain(root, "case", "unit")
    criteria = {**below.criteria, **_table(_plain(root, "criteria"))}
    experts = _plain(root, "council", "experts")
    return Labels(
        kind={INVESTMENT: investment(str(money or "")), **{key: _label(each, "title") for key, each in kinds.items()}},
        criterion={key: _label(each, "title") for key, each in criteria.items()},
        expert={
            str(each["key"]): _label(each, "name")
            for each in (experts if isinstance(experts, list) else ())
            if "key" in each
        },
    )


def _label(given: object, name: str) -> Label:
    table = _table(given)
    titles = table.get(name, "")
    en, ru = (titles.get("en", ""), titles.get("ru", "")) if isinstance(titles, dict) else (titles, titles)
    return Label(name=LocalText(en=str(en), ru=str(ru)), unit=str(table.get("unit", "")))


def _table(given: object) -> dict[str, object]:
    return given if isinstance(given, dict) else {}


def _order_of(workbook: list[Grid]) -> Callable[[Problem], tuple[object, ...]]:
    """Order problems by sheet, row and column, as the workbook shows them."""
    sheets = {grid.title: number for number, grid in enumerate(workbook)}
    columns = {
        (grid.title, title_of(cell)): column
        for grid in workbook
        for row in sorted(grid.rows, reverse=True)[-HEADER_ROWS:]
        for column, cell in grid.rows[row].items()
    }

    def order(problem: Problem) -> tuple[object, ...]:
        place = problem.place
        if place is None or place.sheet is None:
            return (len(sheets) if place is None or place.column else -1, 0, 0)
        column = columns.get((place.sheet, place.column or ""), 0)
        return (sheets.get(place.sheet, len(sheets)), place.row or 0, column)

    return order


def _plain(root: Grown, *path: str) -> object:
    branch = root.find(path)
    return branch.tree({}, path) if branch is not None else None


def _order(root: Grown, problems: list[Problem]) -> None:
    """Take the order of the projects from their rows, unless the workbook says that they are sorted by key."""
    head = root.at(("case",))
    setting = head.children.pop("project_order", Grown())
    if setting.leaf not in (None, *_ORDERS):
        facts = {"name": "project_order", "given": str(setting.leaf), "near": _ORDERS[0], "known": list(_ORDERS)}
        problems.append(Problem("word_unknown", facts, setting.place))
    if setting.leaf == "keys":
        head.children.pop("projects", None)


def _tree(root: Grown, places: dict[TreePath, Place]) -> dict[str, object]:
    grown = _table(root.tree(places))
    rooms = {room: _table(grown.get(room)) for room in ("projects", "criteria", "scenarios", "council", "rules")}
    for room in ("projects", "scenarios"):  # the order of files in a folder; the head states any other order
        rooms[room] = dict(sorted(rooms[room].items()))
    return {**grown, "case": grown.get("case"), "set": grown.get("set"), **rooms}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Locator:
    """Turns a path into the tree into a sheet, a row and a column's title."""

    file: str
    places: Mapping[tuple[str, ...], Place]
    homes: Mapping[str, str]
    criteria: CriteriaFiles
    own: frozenset[str]  # the workbook's own criteria and sets

    def __call__(self, path: TreePath) -> Place:
        steps = tuple(map(str, path))
        for length in range(len(steps), 0, -1):
            if steps[:length] in self.places:
                return self.places[steps[:length]]
        if (
            steps[:2] == ("set", "weights")
            and self.criteria.chosen not in self.own
            and self(("criteria", *path[2:])).sheet
        ):
            return self(("criteria", *path[2:]))  # a criterion of this workbook without a weight in the program's set
        other = steps[1] if steps[0] == "criteria" and len(steps) > 1 else self.criteria.chosen
        if steps[0] in ("criteria", "set") and other in self.criteria.files and other not in self.own:
            file = self.criteria.files[other]
            key = ".".join(steps[2 if steps[0] == "criteria" else 1 :])
            return Place(file=name_of(file, file.parent.parent), column=key or None)
        return Place(file=self.file, sheet=self.homes.get(steps[0]))
