"""A case folder of TOML files as plain tables, each with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from appraisal.documents.findings import Path as TreePath
from appraisal.errors import InputError, Place, Problem
from appraisal.intake.criteria_files import CriteriaFiles, read_criteria
from appraisal.intake.limits import LARGEST_TOML, count_files, read_bytes
from appraisal.intake.reading import Reading
from appraisal.intake.toml_text import table

HEAD = "case.toml"
_SINGLE = {"case": HEAD, "council": "council.toml", "rules": "rules.toml"}
_ROOMS = ("projects", "scenarios")
_OTHERS = ("expected.toml",)  # places and portfolio that a council checks the program against
DEFAULT_SET = "standard"


def read_folder(folder: Path, *, criteria: Path) -> Reading:
    """Read a case folder; `criteria` is the folder of default criteria.

    A file that cannot be read is None in the tree and has its problem; nothing stops at the first.

    Raises:
        InputError: `too_many_files`, because then nothing was read.
    """
    count_files(folder)
    files = _Folder(folder)
    tree: dict[str, object] = {}
    for document, name in _SINGLE.items():
        if document == "case" or (folder / name).exists():
            tree[document] = files.read(folder / name)
    for room in _ROOMS:
        tree[room] = {path.stem: files.read(path) for path in sorted((folder / room).glob("*.toml"))}
    own = read_criteria(folder / "criteria", root=folder)
    tree |= merged(tree, own=own, below=read_criteria(criteria, root=criteria), files=files)
    files.problems.extend(_strays(folder))
    return Reading(key=folder.resolve().name, tree=tree, problems=tuple(files.problems), locate=_Locator(files, tree))


@dataclass(slots=True)
class _Folder:
    root: Path
    problems: list[Problem] = field(default_factory=list)
    criteria: Mapping[str, str] = field(default_factory=dict)
    chosen: str = DEFAULT_SET

    def read(self, path: Path) -> dict[str, object] | None:
        file = path.relative_to(self.root).as_posix()
        try:
            return table(read_bytes(path, root=self.root, largest=LARGEST_TOML), file=file)
        except InputError as error:
            self.problems.extend(error.problems)
            return None


def merged(
    tree: Mapping[str, object], *, own: CriteriaFiles, below: CriteriaFiles, files: _Folder
) -> dict[str, object]:
    """Return the `set` and `criteria` of a tree."""
    head = tree["case"]
    files.chosen = str(head.get("criteria", DEFAULT_SET)) if isinstance(head, dict) else DEFAULT_SET
    both = own.over(below, rated=rated(tree), chosen=files.chosen)
    files.problems.extend(both.problems)
    files.criteria = both.files
    if files.chosen not in {**own.sets, **below.sets}:
        facts = {"name": files.chosen, "known": sorted({**own.sets, **below.sets})}
        files.problems.append(Problem("criteria_set_missing", facts, Place(file=HEAD, column="criteria")))
    return {"set": both.sets[files.chosen], "criteria": both.criteria}


def rated(tree: Mapping[str, object]) -> set[str]:
    """Return the criteria on which any expert of an unchecked tree gave a rating."""
    council = tree.get("council")
    experts = council.get("experts") if isinstance(council, dict) else None
    found: set[str] = set()
    for expert in experts if isinstance(experts, list) else ():
        ratings = expert.get("ratings") if isinstance(expert, dict) else None
        found |= set(ratings) if isinstance(ratings, dict) else set()
    return found


def _strays(folder: Path) -> list[Problem]:
    """Name the TOML files that nothing reads: a misspelt name would otherwise be passed over in silence."""
    known = [*_SINGLE.values(), *_OTHERS, *(f"{room}/" for room in (*_ROOMS, "criteria"))]
    found = []
    for path in sorted((*folder.glob("*.toml"), *folder.glob("*/*.toml"))):
        name = path.relative_to(folder).as_posix()
        home = name if path.parent == folder else f"{path.parent.name}/"
        if home not in known and not home.startswith("."):
            near = get_close_matches(home, known, n=1)
            facts = {"name": name, "near": near[0] if near else "", "known": known}
            found.append(Problem("file_unknown", facts, Place(file=name)))
    return found


@dataclass(frozen=True, slots=True)
class _Locator:
    """Turns a path into the tree into a file and a dotted key."""

    files: _Folder
    tree: Mapping[str, object]

    def __call__(self, path: TreePath) -> Place:
        document, *rest = path
        if document in _SINGLE:
            return Place(file=_SINGLE[str(document)], column=self._dotted(path, 1))
        if document == "set":
            file = self.files.criteria.get(self.files.chosen, HEAD)
            return Place(file=file, column=self._dotted(path, 1))
        if not rest:
            return Place(file=f"{document}/")
        file = f"{document}/{rest[0]}.toml"
        if document == "criteria":
            file = self.files.criteria.get(str(rest[0]), file)
        return Place(file=file, column=self._dotted(path, 2))

    def _dotted(self, path: TreePath, start: int) -> str | None:
        """Write the key as TOML does; an item of a list by its own key or name, else by its number from 1."""
        given: object = self.tree
        written = ""
        for depth, step in enumerate(path):
            given = _step(given, step)
            if depth < start:
                continue
            if isinstance(step, int) and isinstance(given, dict):
                own = given.get("key", given.get("name"))
                written += f"[{own if isinstance(own, str) else step + 1}]"
            else:
                written += f"[{step + 1}]" if isinstance(step, int) and written else f".{step}"
        return written.lstrip(".") or None


def _step(given: object, step: str | int) -> object:
    if isinstance(given, Mapping):
        return given.get(step, given.get(str(step)))
    if isinstance(given, Sequence) and not isinstance(given, str) and isinstance(step, int) and step < len(given):
        return given[step]
    return None
