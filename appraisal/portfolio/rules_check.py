"""What is wrong with rules before anything is solved: unknown names, contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from appraisal.documents.findings import Finding, Path
from appraisal.documents.rules import (
    AtLeastOneOf,
    Excluded,
    Exclusive,
    GroupCount,
    GroupMoney,
    Investor,
    Mandatory,
    Prerequisite,
    Rule,
    Rules,
    Synergy,
    Total,
)
from appraisal.portfolio.contradictions import contradictions


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """Every name that rules may use, whether or not the project can be appraised.

    Attributes:
        groups_of: project -> its group, for all projects of the case.
        groups: keys of the groups.
        investors: names of the investors.
        funds: keys of the funds that projects ask.
        totals: keys of the figures and criteria that add up.
    """

    groups_of: Mapping[str, str]
    groups: Sequence[str]
    investors: Sequence[str]
    funds: Sequence[str]
    totals: Sequence[str]


def problems_of(rules: Rules, known: KnownNames) -> tuple[Finding, ...]:
    """Return what must be mended: unknown names, rules that contradict each other.

    Prerequisites may run in a circle: such projects stand or fall together.
    """
    return tuple(_names(rules, known)) or tuple(contradictions(rules, known.groups_of))


def _at(number: int, *rest: str | int) -> Path:
    return ("rules", "rules", number, *rest)


def _names(rules: Rules, known: KnownNames) -> Iterator[Finding]:
    for number, rule in enumerate(rules.rules):
        for path, name in _projects(rule):
            yield from _unknown("unknown_project", name, list(known.groups_of), _at(number, *path))
        if isinstance(rule, GroupCount | GroupMoney):
            yield from _unknown("unknown_group", rule.group, known.groups, _at(number, "group"))
        if isinstance(rule, GroupMoney) and rule.fund is not None:
            yield from _unknown("rule_fund_unknown", rule.fund, [*rules.by_fund(), *known.funds], _at(number, "fund"))
        if isinstance(rule, Investor) and rule.investor is not None:
            yield from _unknown("rule_investor_unknown", rule.investor, known.investors, _at(number, "investor"))
        if isinstance(rule, Total):
            yield from _unknown("rule_total_unknown", rule.of, known.totals, _at(number, "of"))
        if isinstance(rule, Synergy):
            for key in rule.bonus:
                yield from _unknown("rule_total_unknown", key, [*known.totals, "closeness"], _at(number, "bonus", key))


def _projects(rule: Rule) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the projects that a rule names, each with its path within the rule."""
    if isinstance(rule, Mandatory | Excluded | Exclusive | AtLeastOneOf | Synergy):
        for place, project in enumerate(rule.projects):
            yield ("projects", place), project
    if isinstance(rule, Prerequisite):
        yield ("project",), rule.project
        for place, project in enumerate(rule.requires):
            yield ("requires", place), project


def _unknown(key: str, name: str, known: Iterable[str], at: Path) -> Iterator[Finding]:
    listed = list(dict.fromkeys(known))
    if name not in listed:
        near = get_close_matches(name, listed, n=1)
        yield Finding(key, {"name": name, "known": listed, "near": near[0] if near else ""}, at)
