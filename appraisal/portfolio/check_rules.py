"""The check of a portfolio against the rules as they are written (rule 10), without the rows that the engines read.

Sets of projects and whole thousandths only: what the secretary wrote is asked of what would be funded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from appraisal.documents.rules import (
    AtLeastOneOf,
    Budget,
    Count,
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
from appraisal.errors import DefectError
from appraisal.money import thousandths
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.candidates import Candidates
from appraisal.portfolio.grain import in_steps, steps_of


def broken_rules(rules: Rules, candidates: Candidates, chosen: Sequence[int]) -> list[str]:
    """Return the keys of the budgets and rules that a set of options breaks, in their order."""
    broken = []
    if len({candidates.options[each].project for each in chosen}) < len(chosen):
        broken.append("one option a project")
    for fund, budget in rules.by_fund().items():
        key = "budget" if fund == "council" else f"funds.{fund}"
        broken += [f"{key}{year}" for year in _broken_budget(budget, fund, candidates, chosen)]
    broken += [key for key, rule in rules.keyed() if not _kept(rule, rules, candidates, chosen)]
    return broken


def accept_rules(rules: Rules, candidates: Candidates, portfolio: Portfolio) -> Portfolio:
    """Return a portfolio that keeps to the rules as written; raise `DefectError` for any other."""
    broken = broken_rules(rules, candidates, portfolio.chosen) if portfolio.found else []
    if broken:
        raise DefectError(f"{portfolio.engine} broke the rules {broken}")
    return portfolio


def _broken_budget(budget: Budget, fund: str, candidates: Candidates, chosen: Sequence[int]) -> Iterator[str]:
    spent = {year: _money(candidates, chosen, fund, year) for year in candidates.years}
    if budget.total is not None and sum(spent.values()) > thousandths(budget.total):
        yield ""
    left, before = 0, 0
    first, last = min(budget.years, default=0), max(budget.years, default=-1)
    for year in range(first, last + 1) if budget.carry_over else sorted(budget.years):
        if budget.carry_over:
            given = budget.years.get(year, 0.0)
            left += thousandths(given) - sum(money for at, money in spent.items() if before < at <= year)
            before = year
        else:
            left = thousandths(budget.years[year]) - spent.get(year, 0)
        if left < 0:
            yield f".{year}"


def _money(candidates: Candidates, options: Sequence[int], fund: str | None = None, year: int | None = None) -> int:
    total = 0
    for key, requests in candidates.requests.items():
        for column, at in enumerate(candidates.years):
            if fund in (None, key) and year in (None, at):
                for option in options:
                    total += int(requests[option, column])
    return total


def _kept(rule: Rule, rules: Rules, candidates: Candidates, chosen: Sequence[int]) -> bool:
    funded = [candidates.options[each].project for each in chosen]
    match rule:
        case Count():
            return _between(len(funded), rule.at_least, rule.at_most)
        case GroupCount():
            members = [each for each in funded if candidates.groups[each] == rule.group]
            return _between(len(members), rule.at_least, rule.at_most)
        case GroupMoney():
            options = [each for each in chosen if candidates.groups[candidates.options[each].project] == rule.group]
            return _within(_money(candidates, options, rule.fund), rule.at_least, rule.at_most)
        case Total():
            return _total_kept(rule, rules, candidates, chosen, funded)
        case Investor():
            return _investor_kept(rule, candidates, chosen)
        case Mandatory():
            return set(rule.projects) <= set(funded)
        case Excluded():
            return not set(rule.projects) & set(funded)
        case Exclusive():
            return len(set(rule.projects) & set(funded)) <= 1
        case AtLeastOneOf():
            return bool(set(rule.projects) & set(funded))
        case Prerequisite():
            enough = all if rule.how == "all" else any
            return rule.project not in funded or enough(each in funded for each in rule.requires)
        case Synergy():
            return True


def _investor_kept(rule: Investor, candidates: Candidates, chosen: Sequence[int]) -> bool:
    shares: dict[str, list[int]] = {}
    for option in chosen:
        for name in dict.fromkeys(candidates.investors.get(candidates.options[option].project, ())):
            shares.setdefault(name, []).append(option)
    for name, options in shares.items():
        if rule.investor in (None, name):
            if rule.at_most_projects is not None and len(options) > rule.at_most_projects:
                return False
            if rule.at_most_money is not None and _money(candidates, options) > thousandths(rule.at_most_money):
                return False
    return True


def _total_kept(
    rule: Total, rules: Rules, candidates: Candidates, chosen: Sequence[int], funded: Sequence[str]
) -> bool:
    key, numbers = rule.of, candidates.totals[rule.of].tolist()
    synergies = [each for _, each in rules.keyed() if isinstance(each, Synergy)]
    earnable = [each for each in synergies if set(each.projects) <= set(candidates.projects)]
    bonuses = [each.bonus.get(key, 0.0) for each in earnable]
    steps = steps_of([*numbers, *bonuses, rule.at_least or 0.0, rule.at_most or 0.0])
    total = sum(in_steps(numbers[each], steps) for each in chosen)
    total += sum(in_steps(each.bonus.get(key, 0.0), steps) for each in earnable if set(each.projects) <= set(funded))
    low, high = (None if bound is None else in_steps(bound, steps) for bound in (rule.at_least, rule.at_most))
    return (low is None or total >= low) and (high is None or total <= high)


def _within(total: int, low: float | None, high: float | None) -> bool:
    return (low is None or total >= thousandths(low)) and (high is None or total <= thousandths(high))


def _between(count: int, low: int | None, high: int | None) -> bool:
    return (low is None or count >= low) and (high is None or count <= high)
