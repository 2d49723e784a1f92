"""A change of a case as edits of its documents: what a person would type into the files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from appraisal.documents.case import Case
from appraisal.documents.council_file import CouncilFile
from appraisal.documents.project import Project
from appraisal.documents.scenario import Scenario
from appraisal.rules.file import Rules

ASKED_BUDGET = "--budget"  # the reader's budget, which replaces the one in rules.toml
Key = str | int
D = TypeVar("D", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One value of one file, before and after.

    Attributes:
        file: its name in the folder: `rules.toml`, `council.toml`, `projects/KEY.toml`, `scenarios/KEY.toml`; or
            `--budget`, the reader's budget.
        keys: the path within the file; numbers count from 0 in lists. For a figure written as a table, its `value`.
        before: the old value; if the file states none, the default.
        after: the new value; None removes the entry. A table or list is inserted unchanged.
    """

    file: str
    keys: tuple[Key, ...]
    before: float | None
    after: object

    def part(self, share: float) -> Edit:
        """Return the same edit with only a share of the change, if both values are numbers."""
        if self.before is None or not isinstance(self.after, int | float):
            return self
        return replace(self, after=self.before + share * (self.after - self.before))


def applied(case: Case, edits: Sequence[Edit]) -> Case | None:
    """Return the case after the edits; None if a document then becomes invalid."""
    by_file: dict[str, list[Edit]] = {}
    for edit in edits:
        if edit.file != ASKED_BUDGET:
            by_file.setdefault(edit.file, []).append(edit)
    try:
        for file, of_file in by_file.items():
            case = _in_file(case, file, of_file)
    except ValidationError:
        return None
    return case


def _in_file(case: Case, file: str, edits: Sequence[Edit]) -> Case:
    room, _, name = file.removesuffix(".toml").partition("/")
    if room == "rules":
        return replace(case, rules=_edited(case.rules, Rules, edits))
    if room == "council":
        changed = _edited(case.council_file, CouncilFile, edits)
        return replace(case, council=changed.council, ballots=changed.ballots)
    if room == "scenarios":
        scenario = _edited(case.scenarios[name], Scenario, edits)
        return replace(case, scenarios={**case.scenarios, name: scenario})
    return replace(case, projects={**case.projects, name: _edited(case.projects[name], Project, edits)})


def _edited(document: D, kind: type[D], edits: Sequence[Edit]) -> D:
    tree: dict[str, Any] = document.model_dump(mode="json", exclude_defaults=True)
    for edit in edits:
        _put(tree, edit)
    return kind.model_validate(tree)


def _put(tree: dict[str, Any], edit: Edit) -> None:
    holder: Any = tree
    for step, then in pairwise(edit.keys):
        holder = holder[step] if isinstance(step, int) else holder.setdefault(step, [] if isinstance(then, int) else {})
    last: Any = edit.keys[-1]
    if edit.after is None:
        del holder[last]
    elif isinstance(last, int) and last == len(holder):
        holder.append(edit.after)
    elif isinstance(last, str) and isinstance(edit.after, int | float) and isinstance(holder.get(last), Mapping):
        holder[last] = {**holder[last], "value": edit.after}
    else:
        holder[last] = edit.after
