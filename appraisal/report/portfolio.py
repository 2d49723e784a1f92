"""Why a project is in or out: its budgets, the price of the opposite, and the nearest ways in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.titles import gap_title, objective_title, option_title
from appraisal.money import amount
from appraisal.portfolio.problem import Option
from appraisal.report.change import Named, change_texts, share_text
from appraisal.report.ways import way_text
from appraisal.text import Language, number, say, title
from appraisal.ways.opposite import Opposite, opposite
from appraisal.ways.trials import trials_of
from appraisal.ways.way_in import WaysIn, ways_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """Reasons why a project is in or out of the best portfolio.

    Attributes:
        opposite: the outcome of forcing the opposite; None if it cannot be chosen or there is no portfolio.
        ways: the proved ways in; none for a chosen project.
    """

    opposite: Opposite | None
    ways: WaysIn


def reasons(appraisal: Appraisal, project: str, *, wanted: Callable[[], bool] = lambda: True) -> Reasons:
    """Return why a project is in or out, each reason from an appraisal of the changed case; `wanted` as of `Trials`."""
    if not appraisal.portfolio.found or project not in appraisal.candidates.projects:
        return Reasons(opposite=None, ways=WaysIn(proved=(), complete=True))
    trials = trials_of(appraisal, wanted=wanted)
    return Reasons(opposite=opposite(trials, project), ways=ways_in(appraisal, project, trials=trials))


def portfolio_sentences(
    appraisal: Appraisal, project: str, language: Language, *, known: Reasons | None = None
) -> tuple[str, ...]:
    """Return sentences on a project and the best portfolio, the most important first.

    Args:
        appraisal: the appraisal.
        project: key of a project.
        language: to speak in.
        known: the reasons, if already computed.
    """
    return tuple(_sentences(appraisal, project, language, known or reasons(appraisal, project)))


def _sentences(appraisal: Appraisal, project: str, language: Language, known: Reasons) -> Iterator[str]:
    selection, portfolio = appraisal.selection, appraisal.portfolio
    if project in selection.choice.left_out:
        yield say("explain.portfolio.left_out", language, missing=gap_titles(appraisal, project, language))
        return
    why = known.opposite
    if why is None:
        yield say("explain.portfolio.infeasible", language)
        return
    objective = objective_title(appraisal.effective, portfolio.objective, language)
    if why.option is None:
        yield say("explain.portfolio.out", language, objective=objective)
    else:
        option = option_title(appraisal.effective, Option(project, why.option), language)
        yield say("explain.portfolio.in", language, objective=objective, option=option)
    if selection.answers.enumeration is not None:
        yield _budgets(appraisal, project, language)
    yield from opposite_sentences(appraisal, why, language)
    if why.option is None:
        for way in known.ways.proved:
            yield say("explain.portfolio.way", language, way=way_text(appraisal, way, language))
        if not known.ways.proved and known.ways.complete:
            yield say("portfolio.way_in.none", language)
        if not known.ways.complete:
            yield say("portfolio.way_in.not_all", language)


def gap_titles(appraisal: Appraisal, project: str, language: Language) -> list[str]:
    """Return the titles of the data that a project lacks to be chosen."""
    return [gap_title(appraisal.effective, key, language) for key in appraisal.selection.choice.left_out[project]]


def _budgets(appraisal: Appraisal, project: str, language: Language) -> str:
    spans = appraisal.frontier.intervals.get(project, ())
    unit = title(f"units.{appraisal.effective.head.unit}", language)
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


def opposite_sentences(
    appraisal: Appraisal, why: Opposite, language: Language, *, named: Named | None = None
) -> Iterator[str]:
    """State what the objective loses when the opposite is forced, and which projects change.

    Args:
        appraisal: with a portfolio.
        why: the outcome of forcing the opposite.
        language: of the sentences.
        named: function that names a project; by default its name in quotes.
    """
    key = "explain.portfolio.kept" if why.chosen else "explain.portfolio.forced"
    if why.known == "none":
        yield say(f"{key}_impossible", language)
    if why.regret is None or why.instead is None or why.change is None:
        return
    others = change_texts(appraisal.effective, why.change.without(why.project), language, named=named)
    changes = "; ".join(others) or say("explain.portfolio.nothing_else", language)
    if why.composed:
        worth = {"worth": why.instead.portfolio.value, "best": appraisal.portfolio.value}
        yield say(f"{key}_composed", language, changes=changes, **worth)
    elif not why.regret:
        yield say(f"{key}_free", language, changes=changes)
    else:
        share = share_text(why.share, language) if why.share is not None else ""
        objective, names = appraisal.portfolio.objective, appraisal.effective.names
        unit = names.unit(objective, language) if objective in names.units else ""
        regret = f"{number(why.regret, 'figure', language)} {unit}".rstrip()
        yield say(key, language, regret=regret, share=share, changes=changes)
