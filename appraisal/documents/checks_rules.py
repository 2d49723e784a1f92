"""Checks of rules before anything is solved: unknown names, contradictions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from appraisal.documents.findings import Finding
from appraisal.rules.file import Rules
from appraisal.rules.rule import Forced, Room

# The problem of an unknown name, by its kind.
_UNKNOWN: Mapping[Room, str] = {
    "project": "unknown_project",
    "group": "unknown_group",
    "fund": "rule_fund_unknown",
    "mark": "unknown_mark",
    "investor": "rule_investor_unknown",
    "total": "rule_total_unknown",
    "gain": "rule_total_unknown",
}


Known = Mapping[Room, Sequence[str]]


def problems_of(rules: Rules, known: Known, groups_of: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return the errors: unknown names, rules that contradict each other.

    Prerequisites may form a circle: such projects are chosen together or not at all.

    Args:
        rules: the rules.
        known: the names that rules may use, by kind, including projects that cannot be appraised.
        groups_of: project -> its group, for all projects of the case.
    """
    return tuple(_names(rules, known)) or tuple(_contradictions(rules, groups_of))


def _names(rules: Rules, known: Known) -> Iterator[Finding]:
    for number, rule in enumerate(rules.rules):
        for room, name, path in rule.mentions():
            listed = list(dict.fromkeys(known[room]))
            if name not in listed:
                near = get_close_matches(name, listed, n=1)
                facts = {"name": name, "known": listed, "near": near[0] if near else ""}
                yield Finding(_UNKNOWN[room], facts, ("rules", "rules", number, *path))


def _contradictions(rules: Rules, groups_of: Mapping[str, str]) -> Iterator[Finding]:
    """Yield contradictions that no portfolio of any cost can resolve, found without solving."""
    forced = Forced(
        must=frozenset(name for rule in rules.rules for name in rule.must),
        never=frozenset(name for rule in rules.rules for name in rule.never),
        groups_of=groups_of,
    )
    for number, rule in enumerate(rules.rules):
        for each in rule.contradictions(forced):
            yield Finding(each.key, each.facts, ("rules", "rules", number, each.field))
