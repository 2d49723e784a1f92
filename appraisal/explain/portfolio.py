"""Why in or out: at which budgets, at what price the opposite is forced, and the nearest ways in."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.appraise import Appraisal
from appraisal.assembly.titles import objective_title, option_title
from appraisal.money import amount
from appraisal.portfolio.problem import Option
from appraisal.portfolio.rules.names import names_of
from appraisal.portfolio.rules.sentences import sentences
from appraisal.portfolio.way_in import WayIn, ways_in
from appraisal.portfolio.why import Standing, standing
from appraisal.text import Language, number, say, title


def portfolio_sentences(found: Appraisal, project: str, language: Language) -> tuple[str, ...]:
    """Return what can be said of a project and the best portfolio, the most important first."""
    return tuple(_sentences(found, project, language))


def _sentences(found: Appraisal, project: str, language: Language) -> Iterator[str]:
    selection, portfolio = found.selection, found.portfolio
    if project in selection.choice.left_out:
        yield say("explain.portfolio.left_out", language, missing=gap_titles(found, project, language))
        return
    if not portfolio.found:
        yield say("explain.portfolio.infeasible", language)
        return
    why = standing(selection.answers, portfolio, project)
    objective = objective_title(found.effective, portfolio.objective, language)
    if why.option is None:
        yield say("explain.portfolio.out", language, objective=objective)
    else:
        option = option_title(found.effective, Option(project, why.option), language)
        yield say("explain.portfolio.in", language, objective=objective, option=option)
    if selection.answers.enumeration is not None:
        yield _budgets(found, project, language)
    yield _regret(found, why, language)
    if why.option is None:
        ways = [_way(found, way, language) for way in _ways(found, project)]
        if not ways:
            yield say("portfolio.way_in.none", language)
        for way in ways:
            yield say("explain.portfolio.way", language, way=way)


def gap_titles(found: Appraisal, project: str, language: Language) -> list[str]:
    """Return what a project lacks to be chosen, as a reader calls it."""
    case = found.effective
    return [
        case.criteria[key].title.to(language) if key in case.criteria else say(f"explain.gap.{key}", language)
        for key in found.selection.choice.left_out[project]
    ]


def _ways(found: Appraisal, project: str) -> tuple[WayIn, ...]:
    selection = found.selection
    slopes = selection.worths.slopes.get("value") if selection.objective == "value" else None
    return tuple(ways_in(selection.answers, found.portfolio, project, slopes=slopes))


def _budgets(found: Appraisal, project: str, language: Language) -> str:
    spans = found.frontier.intervals.get(project, ())
    unit = title(f"units.{found.effective.head.unit}", language)
    if not spans:
        return say("explain.portfolio.at_no_budget", language)
    parts = [
        say(
            "explain.portfolio.span" if end is not None else "explain.portfolio.span_open",
            language,
            low=amount(start),
            high=amount(end or 0),
        )
        for start, end in spans
    ]
    return say("explain.portfolio.budgets", language, spans=parts, unit=unit)


def _regret(found: Appraisal, why: Standing, language: Language) -> str:
    key = "explain.portfolio.kept" if why.chosen else "explain.portfolio.forced"
    if why.regret is None:
        return say(f"{key}_impossible", language)
    facts = {"regret": number(why.regret, "figure", language)}
    facts["share"] = say("explain.portfolio.share", language, share=why.share) if why.share is not None else ""
    names = found.effective.projects
    for which, projects in (("enters", why.enters), ("leaves", why.leaves)):
        listed = [say("rules.name", language, name=names[each].name) for each in projects]
        facts[which] = say("explain.portfolio.listed", language, projects=listed) if listed else ""
        if not listed:
            facts[which] = say("explain.portfolio.nobody", language)
    return say(key, language, **facts)


def _way(found: Appraisal, way: WayIn, language: Language) -> str:
    case = found.effective
    unit = title(f"units.{case.head.unit}", language)
    names = names_of(case)
    if way.kind == "budget":
        return say("portfolio.way_in.budget", language, amount=amount(int(way.amount or 0)), unit=unit)
    if way.kind == "cut":
        return say("portfolio.way_in.cut", language, share=way.amount)
    if way.kind == "gain":
        return say("portfolio.way_in.gain", language, amount=way.amount)
    if way.kind == "criterion":
        facts = {
            "amount": way.amount,
            "unit": names.unit(way.key, language),
            "criterion": names.total(way.key, language),
        }
        return say("portfolio.way_in.criterion", language, **facts)
    said = sentences(found.selection.rules.without_reasons(), language, names=names)
    rule = said.get(way.row, said.get(way.key, way.key))
    if way.amount is None:
        return say("portfolio.way_in.drop", language, rule=rule)
    row = next(each for each in found.selection.answers.problem.rows if each.name == way.row)
    unit = say("objectives.relax.projects", language) if row.unit == "count" else names.unit(row.unit, language)
    return say("portfolio.way_in.rule", language, amount=way.amount, unit=unit, rule=rule)
