"""The JSON of a council's arithmetic: agenda, what-ifs, motions and votes of a session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from appraisal.cli.to_json import Part, Walk, changes
from appraisal.journal.session import Vote
from appraisal.meeting.holdings import Holding, PortfolioDifference
from appraisal.meeting.motions import Told
from appraisal.meeting.variants import Varied
from appraisal.meeting.votes import Resolution
from appraisal.money import amount
from appraisal.report.motions import difference_text
from appraisal.report.rules import clash_texts
from appraisal.report.variants import conditions_text
from appraisal.report.votes import tally_sentence


@dataclass(frozen=True, slots=True)
class ShownVariant:
    """A what-if beside the case as it stands, for a seat that may see some projects."""

    varied: Varied
    base: Varied
    projects: frozenset[str]


@dataclass(frozen=True, slots=True)
class ShownMotion:
    """A motion with what its votes come to, for a seat that may see some projects."""

    told: Told
    resolution: Resolution
    projects: frozenset[str]


def _holding(held: Holding | None, projects: frozenset[str]) -> dict[str, Any] | None:
    """Return a portfolio; a project that the seat may not see has no cost of its own."""
    if held is None:
        return None
    return {
        "selected": [
            {
                "project": each.project,
                "option": each.key,
                "cost": amount(held.costs[each.project]) if each.project in projects else None,
            }
            for each in held.options
        ],
        "spent": amount(held.cost),
        "spending": held.spending,
        "totals": held.totals,
        "closeness": held.closeness,
    }


def _apart(apart: PortfolioDifference | None) -> dict[str, Any] | None:
    if apart is None:
        return None
    return {**changes(apart.change), "cost": amount(apart.cost), "totals": apart.totals, "moved": amount(apart.moved)}


def _varied(each: ShownVariant, to: Walk) -> dict[str, Any]:
    kept, appraisal = each.varied.kept, each.varied.appraisal
    return {
        "variant": None if kept is None else kept.variant,
        "title": None if kept is None else kept.title.to(to.language),
        "changes": None if kept is None else kept.model_dump(mode="json", exclude={"variant", "title"}),
        "changes_said": conditions_text(each.base.appraisal.case, kept, to.language),
        "status": appraisal.portfolio.status,
        "objective": appraisal.settings.objective,
        "portfolio": _holding(each.varied.holding, each.projects),
        "difference": None if kept is None else _apart(each.varied.against(each.base)),
        "clashes": [] if appraisal.portfolio.found else appraisal.selection.clashes.sets,
        "clashes_said": clash_texts(appraisal, to.language),
    }


def _motion(each: ShownMotion, to: Walk) -> dict[str, Any]:
    motion = each.told
    case, apart = motion.appraisal.effective, motion.difference
    return {
        "motion": motion.motion.motion,
        "title": motion.motion.title.to(to.language),
        "amends": motion.motion.amends,
        "variant": motion.motion.variant,
        "changes": motion.changes.model_dump(mode="json", exclude={"variant", "title"}),
        "portfolio": _holding(motion.holding, each.projects),
        "still_best": motion.still_best,
        "difference": _apart(apart),
        "difference_said": None if apart is None else difference_text(case, motion, apart, to.language),
        "resolution": each.resolution,
    }


def _votes(votes: Mapping[str, Vote], to: Walk) -> list[dict[str, Any]]:
    return [_vote(key, each, to) for key, each in votes.items()]


def _vote(key: str, vote: Vote, to: Walk) -> dict[str, Any]:
    asked, counted = vote.opened, vote.tally
    return {
        "vote": key,
        "motion": asked.motion,
        "on": asked.on,
        "question": asked.question.to(to.language),
        "projects": asked.projects,
        "electorate": asked.electorate,
        "aside": asked.aside,
        "annulled": vote.annulled,
        "tally": None if counted is None else counted.model_dump(mode="json"),
        "without_conflicted": None if vote.without_conflicted is None else vote.without_conflicted.model_dump(),
        "tally_said": None if counted is None else tally_sentence(counted, asked.majority, to.language),
    }


# The meaning of `|name` in the keys of these documents.
COUNCIL: Mapping[str, Part] = {
    "asked": lambda cells, _: [each.model_dump() for each in cells],
    "beside": lambda variants, to: [_varied(each, to) for each in variants],
    "put": lambda motions, to: [_motion(each, to) for each in motions],
    "voted": _votes,
}
