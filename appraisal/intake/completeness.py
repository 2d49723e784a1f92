"""Checks of completeness across the files of a case: weights, and names in rules."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.documents.case import INVESTMENT, Parts
from appraisal.documents.checks_rules import Known, problems_of
from appraisal.documents.findings import Finding
from appraisal.measures.catalogue import adds_up, unknown_measures

# Problems of rules that can be reported even if some project, or the head of the case, could not be read.
_DESPITE_PROJECTS = frozenset({"unknown_project", "unknown_group", "unknown_mark", "rule_total_unknown", "rule_circle"})
_DESPITE_HEAD = frozenset({"unknown_project", "rule_circle"})


def measures(parts: Parts) -> Iterator[Finding]:
    """Find unknown measures."""
    if parts.head is not None and parts.criteria_set is not None:
        yield from unknown_measures(parts.head, parts.criteria, parts.criteria_set.criteria)


def weights(parts: Parts) -> Iterator[Finding]:
    """Find criteria without a weight in the set."""
    if parts.criteria_set is None:
        return
    listed = parts.criteria_set.criteria
    for name in parts.known["criteria"]:
        if name not in listed:
            yield Finding("weight_missing", {"name": name}, ("set", "weights", name))


def judgements(parts: Parts) -> Iterator[Finding]:
    """Find points, orders and comparisons of an expert that leave out a criterion."""
    if parts.criteria_set is None or parts.council is None:
        return
    listed = parts.criteria_set.criteria
    for number, expert in enumerate(parts.council.experts):
        at = ("council", "experts", number, "weights")
        if expert.weights is None:
            continue
        for name in listed if expert.weights.points else ():
            if name not in expert.weights.points:
                facts = {"name": name, "expert": expert.name}
                yield Finding("expert_weight_missing", facts, (*at, "points", name))
        if expert.weights.method == "rank_order" and (missing := expert.weights.unordered(listed)):
            yield Finding("order_incomplete", {"missing": missing}, (*at, "order"))
        if expert.weights.method == "ahp" and (missing := expert.weights.unjudged(listed)):
            yield Finding("judgements_incomplete", {"missing": missing}, (*at, "judgements"))


def rules(parts: Parts) -> Iterator[Finding]:
    """Find the problems of the rules, as far as the files that they refer to could be read."""
    if parts.rules is None:
        return
    projects, head = parts.projects, parts.head
    whole = head is not None and len(projects) == len(parts.known["projects"])
    groups_of = {key: projects[key].group if key in projects else "" for key in parts.known["projects"]}
    funds, totals = list(parts.rules.by_fund()), _totals(parts)
    known: Known = {
        "project": list(groups_of),
        "group": list(head.groups) if head is not None else [],
        "mark": list(head.marks) if head is not None else [],
        "investor": [name for project in projects.values() for name in project.investors],
        "fund": [*funds, *(fund for project in projects.values() for fund in project.asked())],
        "total": totals,
        "gain": [*totals, "closeness"],
    }
    sure = _DESPITE_HEAD if head is None else _DESPITE_PROJECTS
    yield from (each for each in problems_of(parts.rules, known, groups_of) if whole or each.key in sure)
    for key, project in projects.items():
        for fund in project.requests:
            if fund not in funds:
                yield Finding("unknown_fund", {"name": fund, "known": funds}, ("projects", key, "requests", fund))


def _totals(parts: Parts) -> list[str]:
    """Return the keys that add up: quantities, NPV, and the criteria that measure one; not ratings or ratios."""
    head = parts.head
    figures = [key for key, each in head.figures.items() if each.additive] if head is not None else []
    chosen = parts.known["criteria"] if parts.criteria_set is None else parts.criteria_set.criteria
    measured = [
        key for key in chosen if key not in parts.criteria or (head is not None and adds_up(head, parts.criteria[key]))
    ]
    return list(dict.fromkeys([INVESTMENT, *figures, "npv", *measured]))
