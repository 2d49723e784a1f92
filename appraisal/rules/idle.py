"""Rules without effect: they can never bind, or name projects that cannot be chosen. Remarks, not errors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from appraisal.portfolio.candidates import Candidates
from appraisal.portfolio.problem import Row
from appraisal.rules.file import Rules
from appraisal.rules.names import Names
from appraisal.rules.rows import rows_of
from appraisal.rules.sentences import sentences
from appraisal.text import LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRemark:
    """A remark on a rule: a key of the texts, the rule's key, and facts."""

    key: str
    rule: str
    facts: dict[str, object] = field(default_factory=dict)


def idle_rules(rules: Rules, candidates: Candidates, *, names: Names) -> tuple[RuleRemark, ...]:
    """Return the remarks of `check` on rules: those that can never bind, absent projects, years without a budget."""
    plain = rules.without_reasons()
    english, russian = (sentences(plain, language, names=names) for language in ("en", "ru"))
    said = {key: LocalText(en=english[key], ru=russian[key]) for key in english}
    return tuple(_remarks(plain, candidates, said, names))


def _remarks(rules: Rules, candidates: Candidates, said: dict[str, LocalText], names: Names) -> Iterator[RuleRemark]:
    idle: dict[str, bool] = {}
    for row in rows_of(rules, candidates):
        idle[row.rule] = idle.get(row.rule, True) and _never_binds(row, candidates)
    for key, never in idle.items():
        if never:
            yield RuleRemark(key="portfolio.remark.never_binds", rule=key, facts={"rule": said[key]})
    for key, rule in rules.keyed():
        named = [mention.name for mention in rule.mentions() if mention.room == "project"]
        gone = [names.projects.get(each, LocalText(each, each)) for each in named if each in candidates.absent]
        if gone:
            facts = {"rule": said[key], "projects": gone, "n": len(gone)}
            yield RuleRemark(key="portfolio.remark.absent", rule=key, facts=facts)
    for together in _together(rules):
        titles = [names.projects.get(each, LocalText(each, each)) for each in together]
        yield RuleRemark(key="portfolio.remark.together", rule=together[0], facts={"projects": titles})
    for fund, budget in rules.by_fund().items():
        if budget.years and fund in candidates.requests:
            asked = candidates.requests[fund].sum(axis=0)
            open_years = [year for year, money in zip(candidates.years, asked, strict=True) if money]
            free = [year for year in open_years if year not in budget.years]
            if budget.carry_over:
                free = [year for year in free if year > max(budget.years)]
            if free:
                facts = {"fund": _title(names, fund), "years": [str(year) for year in free], "n": len(free)}
                yield RuleRemark(key="portfolio.remark.year_without_budget", rule=fund, facts=facts)


def _together(rules: Rules) -> Iterator[tuple[str, ...]]:
    """Yield the sets of projects that require each other, directly or indirectly, so that all or none are chosen."""
    needs: dict[str, set[str]] = {}
    for rule in rules.rules:
        for project, requires in rule.needs.items():
            needs.setdefault(project, set()).update(requires)
    reached = {project: _reached(project, needs) for project in needs}
    told: set[str] = set()
    for project, all_needed in reached.items():
        if project in all_needed and project not in told:
            circle = tuple(each for each in reached if each in all_needed and project in reached[each])
            told.update(circle)
            yield circle


def _reached(project: str, needs: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    front = [project]
    while front:
        for each in needs.get(front.pop(), set()) - reached:
            reached.add(each)
            front.append(each)
    return reached


def _title(names: Names, fund: str) -> LocalText:
    return LocalText(en=names.fund(fund, "en"), ru=names.fund(fund, "ru"))


def _never_binds(row: Row, candidates: Candidates) -> bool:
    """Return whether a row holds for the least and the greatest sum with at most one option for each project."""
    least = most = 0
    by_project: dict[str, list[int]] = {}
    for option, number in zip(candidates.options, row.coefficients.tolist(), strict=True):
        by_project.setdefault(option.project, [0]).append(number)
    for numbers in by_project.values():
        least, most = least + min(numbers), most + max(numbers)
    if row.bonuses is not None:
        least += sum(min(0, gain) for gain in row.bonuses.tolist())
        most += sum(max(0, gain) for gain in row.bonuses.tolist())
    return row.holds(least) and row.holds(most)
