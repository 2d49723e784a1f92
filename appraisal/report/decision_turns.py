"""The three things that would change a decision: a scenario, weights, the budget."""

from __future__ import annotations

from collections.abc import Iterable

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.outlook import Outlook
from appraisal.money import amount, thousandths
from appraisal.portfolio.change import Change
from appraisal.portfolio.problem import Option
from appraisal.report.brief_money import BriefMoney
from appraisal.report.decision_view import Turn, Turning
from appraisal.text import Language, say

_NAMED = 3  # most projects in one part of a sentence


def turns(appraisal: Appraisal, language: Language, outlook: Outlook | None, *, money: BriefMoney) -> tuple[Turn, ...]:
    """Return what a scenario, weights and the budget would change; arguments as `decision_view`."""

    def turned(by: Turning, sentences: Iterable[str], scenario: str | None = None, *, steady: bool = False) -> Turn:
        title = say(f"decision.turn.{by}", language)
        return Turn(by=by, title=title, sentences=tuple(sentences), scenario=scenario, steady=steady)

    pending = (say("decision.pending", language),)
    budget = turned("budget", _budget(appraisal, language, money))
    if outlook is None:
        return turned("scenario", pending), turned("weights", pending), budget
    heaviest = outlook.heaviest
    return (
        turned("scenario", [_scenario(appraisal, language, outlook)], None if heaviest is None else heaviest.scenario),
        turned("weights", _weights(appraisal, language, outlook), steady=not _unsure(appraisal, outlook)),
        budget,
    )


def scenario_title(appraisal: Appraisal, scenario: str | None, language: Language) -> str:
    """Return the title of a scenario, or that of the case as stated."""
    if scenario is None:
        return say("decision.scenario.as_stated", language)
    return appraisal.case.scenarios[scenario].title.to(language)


def moves(appraisal: Appraisal, change: Change, language: Language) -> str:
    """Return who is out and who is in, by short names; what changes if nobody is."""
    parts = [
        say(
            f"decision.moves.{key}",
            language,
            projects=few_names(appraisal, projects, language, most=_NAMED),
            n=len(projects),
        )
        for key, projects in (("out", _of(change.leaves)), ("in", _of(change.enters)))
        if projects
    ]
    return "; ".join(parts) or say("decision.moves.options", language)


def few_names(appraisal: Appraisal, projects: Iterable[str], language: Language, *, most: int) -> list[str]:
    """Return short names; of many, the first ones and how many more there are."""
    names = [appraisal.effective.projects[each].brief.to(language) for each in projects]
    kept = names if len(names) <= most else names[: most - 1]
    rest = len(names) - len(kept)
    return [*kept, say("decision.rest", language, n=rest)] if rest else kept


def _of(options: Iterable[Option]) -> list[str]:
    return [each.project for each in options]


def _scenario(appraisal: Appraisal, language: Language, outlook: Outlook) -> str:
    heaviest = outlook.heaviest
    if heaviest is None:
        return say(f"decision.scenario.{'steady' if outlook.scenarios else 'absent'}", language)
    title = scenario_title(appraisal, heaviest.scenario, language)
    if heaviest.change is None:
        return say("decision.scenario.none", language, scenario=title)
    return say("decision.scenario.moves", language, scenario=title, moves=moves(appraisal, heaviest.change, language))


def _unsure(appraisal: Appraisal, outlook: Outlook) -> list[str]:
    """Return the proposed projects that some admissible weights leave out, as far as that is known."""
    chosen, core = _of(appraisal.selection.options(appraisal.portfolio.chosen)), outlook.core or {}
    return [each for each in chosen if core.get(each, 1.0) < 1]


def _weights(appraisal: Appraisal, language: Language, outlook: Outlook) -> Iterable[str]:
    if outlook.core is None:
        yield say("decision.weights.absent", language)
    else:
        unsure = _unsure(appraisal, outlook)
        key = f"{'moves' if unsure else 'steady'}_{appraisal.portfolio_robustness.space}"
        yield say(f"decision.weights.{key}", language, projects=few_names(appraisal, unsure, language, most=_NAMED))
    by_npv = appraisal.readings.get("npv")
    if by_npv is not None and by_npv.found and appraisal.settings.objective != "npv":
        change = appraisal.selection.change(appraisal.portfolio.chosen, by_npv.chosen)
        if change.projects:
            yield say("decision.weights.by_npv", language, moves=moves(appraisal, change, language))


def _budget(appraisal: Appraisal, language: Language, money: BriefMoney) -> Iterable[str]:
    """State below which budget the dearest project leaves, and from which one on others come in."""
    total = appraisal.selection.total_budget
    if total is None:
        yield say("decision.budget.limitless", language)
        return
    curve = appraisal.frontier if appraisal.selection.answers.enumeration is not None else None
    here = None if curve is None else curve.at(thousandths(total))
    if curve is None or here is None:
        yield say("decision.budget.absent", language)
        return
    selection, own = appraisal.selection, appraisal.portfolio.chosen
    costs = {selection.choice.candidates.options[index].project: int(curve.problem.costs[index]) for index in own}
    dearest = max(costs, key=costs.__getitem__)
    start = next((low for low, high in curve.intervals[dearest] if low <= here.budget < (high or here.budget + 1)), 0)
    key = "least" if start == curve.breakpoints[0].budget else "below"
    name = appraisal.effective.projects[dearest].brief.to(language)
    yield say(f"decision.budget.{key}", language, budget=money.full(amount(start)), project=name)
    above = (each for each in curve.breakpoints if each.budget > thousandths(total))
    changed = ((each.budget, selection.change(own, each.chosen)) for each in above)
    step = next((each for each in changed if each[1].projects), None)
    if step is None:
        yield say("decision.budget.steady", language)
        return
    facts = {"budget": money.full(amount(step[0])), "moves": moves(appraisal, step[1], language)}
    yield say("decision.budget.above", language, **facts)
