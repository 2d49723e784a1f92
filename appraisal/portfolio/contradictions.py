"""Rules over names and counts that no portfolio of any price could keep together: seen without solving."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from appraisal.documents.findings import Finding, Path
from appraisal.documents.rules import AtLeastOneOf, Excluded, Exclusive, GroupCount, Mandatory, Prerequisite, Rules


def contradictions(rules: Rules, groups_of: Mapping[str, str]) -> Iterator[Finding]:
    """Yield each contradiction between what must be chosen and what may not be; `groups_of`: project -> group."""
    numbered = list(enumerate(rules.rules))
    must = {name: number for number, rule in numbered if isinstance(rule, Mandatory) for name in rule.projects}
    never = {name for rule in rules.rules if isinstance(rule, Excluded) for name in rule.projects}
    for name, number in must.items():
        if name in never:
            yield Finding("rule_mandatory_excluded", {"name": name}, _at(number, "projects"))
    for number, rule in numbered:
        if isinstance(rule, Exclusive):
            both = [name for name in rule.projects if name in must]
            if len(both) > 1:
                yield Finding("rule_mandatory_exclusive", {"names": both}, _at(number, "projects"))
        if isinstance(rule, AtLeastOneOf) and never >= set(rule.projects):
            yield Finding("rule_one_of_excluded", {"names": list(rule.projects)}, _at(number, "projects"))
        if isinstance(rule, Prerequisite) and rule.project in must:
            missing = [name for name in rule.requires if name in never]
            if missing and (rule.how == "all" or len(missing) == len(rule.requires)):
                yield Finding("rule_mandatory_unmet", {"name": rule.project, "names": missing}, _at(number, "requires"))
        if isinstance(rule, GroupCount):
            members = [name for name, group in groups_of.items() if group == rule.group]
            yield from _group(rule, number, able=[each for each in members if each not in never], must=must)


def _group(rule: GroupCount, number: int, *, able: Sequence[str], must: Mapping[str, int]) -> Iterator[Finding]:
    if rule.at_least is not None and rule.at_least > len(able):
        facts = {"group": rule.group, "able": len(able), "least": rule.at_least}
        yield Finding("rule_group_too_small", facts, _at(number, "at_least"))
    forced = [name for name in able if name in must]
    if rule.at_most is not None and rule.at_most < len(forced):
        yield Finding("rule_group_overfull", {"group": rule.group, "names": forced}, _at(number, "at_most"))


def _at(number: int, key: str) -> Path:
    return ("rules", "rules", number, key)
