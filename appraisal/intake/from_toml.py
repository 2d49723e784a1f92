"""A case folder of TOML files as plain tables, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from appraisal.documents.findings import Path as TreePath
from appraisal.documents.findings import short
from appraisal.errors import InputError, Place, Problem
from appraisal.intake.criteria_files import CriteriaFiles, merge, read_criteria
from appraisal.intake.limits import LARGEST_TOML, count_files, name_of, read_bytes
from appraisal.intake.reading import Reading
from appraisal.intake.toml_rows import Keys, key_rows, nearest_row
from appraisal.intake.toml_text import table

HEAD = "case.toml"
_SINGLE = {"case": HEAD, "council": "council.toml", "rules": "rules.toml"}
_ROOMS = ("projects", "scenarios")
_READ = ("case.toml", "projects", "criteria", "council.toml", "rules.toml", "scenarios")
_OTHERS = ("expected.toml",)  # expected places and portfolio, against which a council checks the program


def read_folder(folder: Path, *, criteria: Path) -> Reading:
    """Read a case folder; `criteria` is the folder of default criteria.

    A file that cannot be read is None in the tree and has its problem; nothing stops at the first.

    Raises:
        InputError: `too_many_files`, before anything is read.
    """
    count_files(folder)
    files = _Folder(folder)
    tree: dict[str, object] = {}
    for document, name in _SINGLE.items():
        if document == "case" or (folder / name).exists():
            tree[document] = files.read(folder / name)
    for room in _ROOMS:
        tree[room] = {path.stem: files.read(path) for path in sorted((folder / room).glob("*.toml"))}
    own, below = read_criteria(folder / "criteria", root=folder), read_criteria(criteria, root=criteria)
    unread = tree["case"] is None  # the chosen set is unknown, unless there is only one
    chosen = {"case": {"criteria": next(iter(own.sets))}} if unread and own.sets else {}
    both = merge({**tree, **chosen}, own=own, below=below, place=Place(file=HEAD, column="criteria"))
    tree |= {"set": both.sets[both.chosen], "criteria": both.criteria}
    if unread and len(own.sets) > 1:
        tree["set"], both.chosen = None, ""
    problems = (*files.problems, *both.problems, *_strays(folder))
    return Reading(
        key=folder.resolve().name,
        tree=tree,
        problems=problems,
        locate=_Locator(folder, both, tree),
        speak=lambda problem: problem,
        order=_order,
    )


def _order(problem: Problem) -> tuple[object, ...]:
    """Sort problems in the order in which files are read, and within a file by row."""
    place = problem.place or Place(file="")
    room = place.file.partition("/")[0]
    return (_READ.index(room) if room in _READ else len(_READ), place.file, place.row or 0)


@dataclass(slots=True)
class _Folder:
    root: Path
    problems: list[Problem] = field(default_factory=list)

    def read(self, path: Path) -> dict[str, object] | None:
        file = name_of(path, self.root)
        try:
            return table(read_bytes(path, root=self.root, largest=LARGEST_TOML), file=file)
        except InputError as error:
            self.problems.extend(error.problems)
            return None


def _strays(folder: Path) -> list[Problem]:
    """Report the TOML files that nothing reads: a misspelt name would otherwise be ignored silently."""
    known = [*_SINGLE.values(), *_OTHERS, *(f"{room}/" for room in (*_ROOMS, "criteria"))]
    result = []
    for path in sorted((*folder.glob("*.toml"), *folder.glob("*/*.toml"))):
        name = name_of(path, folder)
        home = name if path.parent == folder else f"{path.parent.name}/"
        if home not in known and not home.startswith("."):
            near = get_close_matches(home, known, n=1)
            facts = {"name": name, "near": near[0] if near else "", "known": known}
            result.append(Problem("file_unknown", facts, Place(file=name)))
    return result


@dataclass(frozen=True, slots=True)
class _Locator:
    """Turns a path into the tree into a file, a row and a dotted key."""

    root: Path
    criteria: CriteriaFiles
    tree: Mapping[str, object]
    rows: dict[Path, dict[Keys, int]] = field(default_factory=dict)

    def __call__(self, path: TreePath) -> Place:
        document, *rest = path
        if document in ("set", "criteria"):
            named = self.criteria.chosen if document == "set" else str(rest[0]) if rest else ""
            file = self.criteria.files.get(named, self.root / HEAD)
            return self._place(file, path, 1 if document == "set" else 2)
        if document in _SINGLE:
            return self._place(self.root / _SINGLE[str(document)], path, 1)
        return (
            self._place(self.root / str(document) / f"{rest[0]}.toml", path, 2) if rest else Place(file=f"{document}/")
        )

    def _place(self, file: Path, path: TreePath, start: int) -> Place:
        """Write the key as in TOML; an item of a list by its own key or name, else by its number from 1."""
        given: object = self.tree
        keys: Keys = ()
        written = ""
        for depth, step in enumerate(path):
            holder, given = given, _step(given, step)
            if depth >= start:
                written += _item(given, step) if isinstance(holder, list) else f".{short(step)}"
                keys = (*keys, step if isinstance(holder, list) else str(step))
        name = name_of(file, self.root) if file.is_relative_to(self.root) else name_of(file, file.parent.parent)
        return Place(file=name, row=self._row(file, keys), column=written.lstrip(".") or None)

    def _row(self, file: Path, keys: Keys) -> int | None:
        if keys and file not in self.rows:
            try:
                text = read_bytes(file, root=file.parent, largest=LARGEST_TOML).decode("utf-8-sig")
                self.rows[file] = key_rows(text)
            except (InputError, ValueError):  # it could not be read, which was already reported
                self.rows[file] = {}
        return nearest_row(self.rows[file], keys) if keys else None


def _item(given: object, step: str | int) -> str:
    own = given.get("key", given.get("name")) if isinstance(given, Mapping) else None
    number = step + 1 if isinstance(step, int) else short(step)
    return f"[{short(own) if isinstance(own, str) else number}]"


def _step(given: object, step: str | int) -> object:
    if isinstance(given, Mapping):
        return given.get(step, given.get(str(step)))
    if isinstance(given, list) and isinstance(step, int) and step < len(given):
        return given[step]
    return None
