"""A whole case, put together from documents that were each checked alone."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from appraisal.document import KEY_PATTERN
from appraisal.documents.ballot import Ballot, counted
from appraisal.documents.council import Council, Member
from appraisal.documents.council_file import CouncilFile, council_file
from appraisal.documents.criterion import CriteriaSet, Criterion
from appraisal.documents.findings import Finding, Path, findings, short
from appraisal.documents.head import CaseHead
from appraisal.documents.project import Project
from appraisal.documents.readable import as_given, readable, sure
from appraisal.documents.scenario import Scenario
from appraisal.errors import DefectError
from appraisal.figures import Figure, Status
from appraisal.once import once
from appraisal.rules.file import Rules
from appraisal.rules.names import Names
from appraisal.text import both

D = TypeVar("D", bound=BaseModel)
Tree = Mapping[str, object]
INVESTMENT = "investment"


@dataclass(frozen=True, kw_only=True)
class Case:
    """Everything that one appraisal needs. `projects`, `criteria` and `scenarios` are in the case's order.

    `seen_under` is the scenario that was laid over it, if any, and `cited_as` its key among the sources.
    """

    key: str
    head: CaseHead
    projects: Mapping[str, Project]
    criteria_set: CriteriaSet
    criteria: Mapping[str, Criterion]
    council: Council
    ballots: tuple[Ballot, ...]
    rules: Rules
    scenarios: Mapping[str, Scenario]
    seen_under: str | None = None
    cited_as: str | None = None

    def __repr__(self) -> str:
        under = f" under {self.seen_under!r}" if self.seen_under else ""
        counts = f"{len(self.projects)} projects, {len(self.criteria_set.criteria)} criteria"
        voices = f"{len(self.council.members)} experts, {len(self.scenarios)} scenarios"
        return f"<Case {self.key!r}{under}: {counts}, {voices}>"

    @once
    def digest(self) -> str:
        """SHA-256 of all that the case says, its ballots included, whatever kind of file it was read from."""
        unwritten = () if self.ballots == self.council_file.ballots else self.ballots
        return _digest(self.tree() | ({"ballots": [_plain(each) for each in unwritten]} if unwritten else {}))

    @once
    def figures_digest(self) -> str:
        """SHA-256 of what the case says without a ballot: figures, criteria, rules, scenarios, the council itself."""
        return _digest(self.tree() | {"council": _plain(self.council)})

    @once
    def ballots_digest(self) -> str:
        """SHA-256 of what the members of the council say."""
        return _digest([_plain(each) for each in self.ballots])

    @once
    def counted(self) -> tuple[tuple[Member, Ballot], ...]:
        """Each member of the council with the ballot that counts, in the order of the council."""
        return counted(self.council, self.ballots)

    @once
    def names(self) -> Names:
        """The titles and units that the case gives to its keys."""
        figures, criteria = self.head.figures.items(), self.criteria.items()
        return Names(
            projects={key: project.name for key, project in self.projects.items()},
            groups={key: group.title for key, group in self.head.groups.items()},
            marks={key: mark.title for key, mark in self.head.marks.items()},
            investors={key: each.title for key, each in self.head.investors.items()},
            totals={INVESTMENT: both("rules.investment"), "npv": both("objectives.npv")}
            | {key: each.title for key, each in figures}
            | {key: each.title for key, each in criteria},
            funds={key: fund.title for key, fund in self.rules.by_fund().items() if fund.title is not None},
            units=dict.fromkeys((INVESTMENT, "npv"), self.head.unit)
            | {key: each.unit for key, each in figures}
            | {key: each.unit for key, each in criteria},
            money=self.head.unit,
        )

    @property
    def council_file(self) -> CouncilFile:
        """The council and its ballots as their file has them."""
        return council_file(self.council, self.ballots)

    def tree(self) -> dict[str, object]:
        """Return the case as plain tables, as `assemble` takes them; omitted fields are omitted again."""
        return {
            "case": _plain(self.head),
            "projects": {key: _plain(each) for key, each in self.projects.items()},
            "set": _plain(self.criteria_set),
            "criteria": {key: _plain(each) for key, each in self.criteria.items()},
            "council": _plain(self.council_file),
            "rules": _plain(self.rules),
            "scenarios": {key: _plain(each) for key, each in self.scenarios.items()},
        }

    def unit_of(self, kind: str) -> str:
        """Return the unit of a kind of figure; the investment is in the case's money."""
        return self.head.unit if kind == INVESTMENT else self.head.figures[kind].unit

    def figure(self, project: str, kind: str) -> Figure:
        """Return one figure of a project; its status is missing if the project does not give it."""
        return self.projects[project].figure(kind, unit=self.unit_of(kind))

    def rate(self) -> Figure:
        """Return the yearly discount rate as a share."""
        return self.head.discount_rate.figure(unit="share", status=Status.ASSUMED, source=None)


def _digest(said: object) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _plain(document: BaseModel) -> dict[str, object]:
    return document.model_dump(mode="json", exclude_defaults=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The readable parts of a case: unusable documents are None or left out.

    `known` are the keys in each room of the files, readable or not, so that one broken project does not make every
    reference to it an error. `unread` are the paths of the parts that were left out of the documents; `numbers` are the
    positions that the items of their lists had before.
    """

    head: CaseHead | None
    projects: Mapping[str, Project]
    criteria_set: CriteriaSet | None
    criteria: Mapping[str, Criterion]
    council: CouncilFile | None
    rules: Rules | None
    scenarios: Mapping[str, Scenario]
    known: Mapping[str, tuple[str, ...]]
    unread: frozenset[Path] = frozenset()
    numbers: Mapping[Path, int] = field(default_factory=dict)

    def certain(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings that do not depend on unreadable parts, at the paths of the user's files."""
        for each in findings:
            finding = replace(each, path=as_given(each.path, self.numbers))
            if sure(finding, self.unread):
                yield finding

    def case(self, key: str) -> Case:
        """Put the parts together; all of them must be present."""
        if self.head is None or self.criteria_set is None or self.council is None or self.rules is None:
            raise DefectError("a case was put together from broken parts")
        return Case(
            key=key,
            head=self.head,
            projects=_in_order(self.projects, self.head.projects),
            criteria_set=self.criteria_set,
            criteria=_in_order(self.criteria, self.criteria_set.criteria),
            council=self.council.council,
            ballots=self.council.ballots,
            rules=self.rules,
            scenarios=self.scenarios,
        )


def read_parts(tree: Tree) -> tuple[Parts, tuple[Finding, ...]]:
    """Check each document of a case alone.

    Args:
        tree: `case`, `projects`, `set`, `criteria` and, if the case has them, `council`, `rules` and `scenarios`.

    Returns:
        The readable parts, and all findings.
    """
    read = _Read()
    parts = Parts(
        head=read.one(CaseHead, tree.get("case"), ("case",)),
        projects=read.many(Project, tree, "projects"),
        criteria_set=read.one(CriteriaSet, tree.get("set"), ("set",)),
        criteria=read.many(Criterion, tree, "criteria"),
        council=read.one(CouncilFile, tree.get("council", {}), ("council",)),
        rules=read.one(Rules, tree.get("rules", {}), ("rules",)),
        scenarios=read.many(Scenario, tree, "scenarios"),
        known={room: tuple(_room(tree, room)) for room in ("projects", "criteria", "scenarios")},
    )
    if not parts.known["projects"]:
        read.findings.append(Finding("no_projects", {}, ("projects",)))
    return replace(parts, unread=frozenset(read.unread), numbers=read.numbers), tuple(read.findings)


def _in_order(documents: Mapping[str, D], order: tuple[str, ...]) -> dict[str, D]:
    """Return the items with the named ones first, in the named order, then the others."""
    return {key: documents[key] for key in (*(each for each in order if each in documents), *documents)}


@dataclass(slots=True)
class _Read:
    """Reads documents one by one and collects their problems."""

    findings: list[Finding] = field(default_factory=list)
    unread: set[Path] = field(default_factory=set)
    numbers: dict[Path, int] = field(default_factory=dict)

    def one(self, document: type[D], given: object, at: Path) -> D | None:
        if given is None:
            self.findings.append(Finding("document_missing", {"name": str(at[-1])}, at))
            return None
        try:
            return document.model_validate(given)
        except ValidationError as error:
            here = tuple(findings(error, document, given, at))
        self.findings.extend(here)
        rest, numbers, unread = readable(document, given, [finding.path[len(at) :] for finding in here])
        self.unread |= {(*at, *path) for path in unread}
        self.numbers |= {(*at, *path): number for path, number in numbers.items()}
        return rest

    def many(self, document: type[D], tree: Tree, room: str) -> dict[str, D]:
        self.findings.extend(
            Finding("key_malformed", {"given": short(key)}, (room, key))
            for key in _room(tree, room)
            if not re.fullmatch(KEY_PATTERN, key)
        )
        read = {key: self.one(document, given, (room, key)) for key, given in _room(tree, room).items()}
        return {key: each for key, each in read.items() if each is not None}


def _room(tree: Tree, room: str) -> Mapping[str, object]:
    given = tree.get(room, {})
    if not isinstance(given, Mapping):
        raise DefectError(f"{room} of a tree is a table")
    return given
