"""Each rule as one sentence, in both languages."""

from __future__ import annotations

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
from appraisal.portfolio.rules.money import fund_key, limited_years
from appraisal.portfolio.rules.names import Names
from appraisal.text import Language, LocalText, say


def sentence(rule: Rule, language: Language, *, names: Names | None = None) -> str:
    """Return a rule as one sentence, with the council's reason after it where it gave one."""
    return _reasoned(_plain(rule, language, names or Names()), rule.reason, language)


def sentences(rules: Rules, language: Language, *, names: Names | None = None) -> dict[str, str]:
    """Return every rule and every budget as a sentence, by the key that rows and answers name."""
    known = names or Names()
    said: dict[str, str] = {}
    for fund, budget in rules.by_fund().items():
        said |= budget_sentences(fund, budget, language, names=known)
    return said | {key: sentence(rule, language, names=known) for key, rule in rules.keyed()}


def budget_sentences(fund: str, budget: Budget, language: Language, *, names: Names | None = None) -> dict[str, str]:
    """Return the sentences of a fund's total and of its years; the reason stands once, after the first."""
    known, key, given = names or Names(), fund_key(fund), 0.0
    said: dict[str, str] = {}
    facts = {"fund": known.fund(fund, language), "unit": known.unit("money", language)}
    if budget.total is not None:
        said[key] = say("rules.budget.total", language, high=budget.total, **facts)
    for year in limited_years(budget):
        given = given * budget.carry_over + budget.years.get(year, 0.0)
        text = "rules.budget.year_carry" if budget.carry_over else "rules.budget.year"
        said[f"{key}.{year}"] = say(text, language, year=str(year), high=given, **facts)
    first = next(iter(said), None)
    return said if first is None else said | {first: _reasoned(said[first], budget.reason, language)}


def _reasoned(text: str, reason: LocalText | None, language: Language) -> str:
    return text if reason is None else say("rules.because", language, sentence=text, reason=reason)


def _plain(rule: Rule, language: Language, names: Names) -> str:
    money = names.unit("money", language)
    match rule:
        case Count():
            return _bounds("rules.count", language, rule.at_least, rule.at_most)
        case GroupCount():
            group = names.group(rule.group, language)
            return _bounds("rules.group_count", language, rule.at_least, rule.at_most, group=group)
        case GroupMoney():
            fund = names.fund(rule.fund, language) if rule.fund else say("rules.group_money.all_funds", language)
            group = names.group(rule.group, language)
            return _amounts(
                "rules.group_money", language, rule.at_least, rule.at_most, group=group, fund=fund, unit=money
            )
        case Total():
            facts = {"total": names.total(rule.of, language), "unit": names.unit(rule.of, language)}
            return _amounts("rules.total", language, rule.at_least, rule.at_most, **facts)
        case Investor():
            return _investor(rule, language, names, money)
        case Mandatory() | Excluded():
            projects = names.project_list(rule.projects, language)
            return say(f"rules.{rule.kind}", language, projects=projects, n=len(projects))
        case Exclusive():
            return say("rules.exclusive.of", language, projects=names.project_list(rule.projects, language))
        case AtLeastOneOf():
            return say("rules.at_least_one_of.of", language, projects=names.project_list(rule.projects, language))
        case Prerequisite():
            wanted, required = names.project(rule.project, language), names.project_list(rule.requires, language)
            key = f"rules.prerequisite.{rule.how}"
            return say(key, language, project=wanted, requires=required, n=len(required))
        case Synergy():
            return _synergy(rule, language, names)


def _bounds(key: str, language: Language, low: int | None, high: int | None, **facts: object) -> str:
    if high is None:
        return say(f"{key}.at_least", language, n=low, **facts)
    if low is None:
        return say(f"{key}.at_most", language, n=high, **facts)
    if low == high:
        return say(f"{key}.exactly", language, n=high, **facts)
    return say(f"{key}.between", language, low=low, n=high, **facts)


def _amounts(key: str, language: Language, low: float | None, high: float | None, **facts: object) -> str:
    if high is None:
        return say(f"{key}.at_least", language, low=low, **facts)
    if low is None:
        return say(f"{key}.at_most", language, high=high, **facts)
    return say(f"{key}.between", language, low=low, high=high, **facts)


def _investor(rule: Investor, language: Language, names: Names, money: str) -> str:
    which = "each" if rule.investor is None else "named"
    investor = "" if rule.investor is None else names.investor(rule.investor, language)
    said = []
    if rule.at_most_projects is not None:
        said.append(say(f"rules.investor_projects.{which}", language, n=rule.at_most_projects, investor=investor))
    if rule.at_most_money is not None:
        said.append(
            say(f"rules.investor_money.{which}", language, high=rule.at_most_money, unit=money, investor=investor)
        )
    return " ".join(said)


def _synergy(rule: Synergy, language: Language, names: Names) -> str:
    gains = [
        say(
            "rules.synergy.item",
            language,
            gain=gain,
            unit=names.unit(key, language),
            total=names.total(key, language),
        )
        for key, gain in rule.bonus.items()
    ]
    return say("rules.synergy.gain", language, projects=names.project_list(rule.projects, language), gains=gains)
