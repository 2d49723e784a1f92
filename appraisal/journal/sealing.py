"""What a session pins of its case when its rules are sealed."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from appraisal.documents.case import Case
from appraisal.journal.events.base import canonical
from appraisal.journal.events.opening import CouncilRules, ListedProject, RatedCriterion, RulesSealed
from appraisal.text import LocalText


def seal(case: Case, council: CouncilRules) -> RulesSealed:
    """Return the event that seals a session about a case under the council's own rules."""
    pinned = pins(case)
    return RulesSealed(
        **pinned,
        council=council,
        projects=tuple(
            ListedProject(key=key, title=each.name, short=each.short, investors=_investors(case, each.investors))
            for key, each in case.projects.items()
        ),
        rated=tuple(
            RatedCriterion(key=key, title=each.title, lowest=each.rating.lowest, highest=each.rating.highest)
            for key, each in ((key, case.criteria[key]) for key in case.criteria_set.criteria)
            if each.rating is not None
        ),
    )


def _investors(case: Case, keys: Iterable[str]) -> tuple[LocalText, ...]:
    """Return the names of investors, whom members know by no key; one whom the case does not list is named as it is."""
    known = case.head.investors
    return tuple(known[key].title if key in known else LocalText(key, key) for key in keys)


def pins(case: Case) -> dict[str, str]:
    """Return the SHA-256 of the case without its council, and of its criteria, their bounds, and its rules.

    The members of a council and their ballots are the session's own, so those of the case's file do not count.
    """
    tree = case.tree()
    bounds = {key: case.criteria[key].bounds for key in case.criteria_set.criteria}
    said = {
        "case": {name: part for name, part in tree.items() if name != "council"},
        "criteria": {"set": tree["set"], "criteria": tree["criteria"]},
        "bounds": bounds,
        "rules": tree["rules"],
    }
    return {name: sha256(canonical(part)).hexdigest() for name, part in said.items()}
