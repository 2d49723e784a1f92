"""The criteria and the criteria set of a case: its own over those that ship with the program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from appraisal.errors import InputError, Place, Problem
from appraisal.intake.limits import LARGEST_TOML, name_of, read_bytes
from appraisal.intake.toml_text import table

DEFAULT_SET = "standard"


@dataclass(slots=True)
class CriteriaFiles:
    """Tables of criteria and sets by key, with the file of each."""

    criteria: dict[str, object] = field(default_factory=dict)
    sets: dict[str, object] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    chosen: str = DEFAULT_SET

    def over(self, below: CriteriaFiles, *, rated: Iterable[str], chosen: str) -> CriteriaFiles:
        """Return these, and from `below` the chosen set if it is not here, with the criteria of the set or rated ones.

        A case contains only criteria that it uses, so that a new criterion of the program does not change it.
        """
        sets = self.sets if chosen in self.sets else {**self.sets, chosen: below.sets.get(chosen)}
        listed = sets[chosen]
        names = listed.get("criteria") if isinstance(listed, dict) else None
        wanted = {str(name) for name in (*(names if isinstance(names, list) else ()), *rated)}
        return CriteriaFiles(
            criteria={**{key: each for key, each in below.criteria.items() if key in wanted}, **self.criteria},
            sets=sets,
            files={**below.files, **self.files},
            problems=[*self.problems, *below.problems],
            chosen=chosen,
        )


def merge(tree: Mapping[str, object], *, own: CriteriaFiles, below: CriteriaFiles, place: Place) -> CriteriaFiles:
    """Return the criteria of a case, its own before those below; `place` is where the head names the set."""
    chosen = chosen_of(tree)
    both = own.over(below, rated=_rated(tree), chosen=chosen)
    known = sorted({**own.sets, **below.sets})
    if chosen not in known:
        both.problems.append(Problem("criteria_set_missing", {"name": chosen, "known": known or ["—"]}, place))
    return both


def chosen_of(tree: Mapping[str, object]) -> str:
    """Return the name of the criteria set that an unchecked tree chooses."""
    head = tree.get("case")
    return str(head.get("criteria", DEFAULT_SET)) if isinstance(head, dict) else DEFAULT_SET


def _rated(tree: Mapping[str, object]) -> set[str]:
    """Return the criteria that any expert of an unchecked tree rated."""
    council = tree.get("council")
    experts = council.get("experts") if isinstance(council, dict) else None
    result: set[str] = set()
    for expert in experts if isinstance(experts, list) else ():
        ratings = expert.get("ratings") if isinstance(expert, dict) else None
        result |= set(ratings) if isinstance(ratings, dict) else set()
    return result


def read_criteria(folder: Path, *, root: Path) -> CriteriaFiles:
    """Read every criterion and set of a folder that may be missing; a file that names `criteria` is a set."""
    result = CriteriaFiles()
    for path in sorted(folder.glob("*.toml")):
        file = name_of(path, folder.parent)
        result.files[path.stem] = path
        try:
            content: dict[str, object] | None = table(read_bytes(path, root=root, largest=LARGEST_TOML), file=file)
        except InputError as error:
            result.problems.extend(Problem(each.key, each.facts, _at(each.place, file)) for each in error.problems)
            content = None
        if content is None:  # a criterion or a set: it is named but cannot be read
            result.criteria[path.stem] = result.sets[path.stem] = None
        elif "criteria" in content:
            result.sets[path.stem] = content
        else:
            result.criteria[path.stem] = content
    return result


def _at(place: Place | None, file: str) -> Place:
    return Place(file=file, row=place.row, column=place.column) if place is not None else Place(file=file)
