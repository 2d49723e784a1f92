"""Beside the best portfolio: what other objectives would choose and at what price, the next best, and the core."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.appraise import Appraisal
from appraisal.assembly.titles import objective_title, option_title
from appraisal.money import amount, thousandths
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.rules.names import names_of
from appraisal.text import Language, number, say

NEXT = 2
DIFFERENT = 3


def alternative_sentences(found: Appraisal, language: Language) -> tuple[str, ...]:
    """Return what can be said of other portfolios, the most important first."""
    if not found.portfolio.found:
        return ()
    parts = (_equals, _step, _readings, _next, _core)
    return tuple(sentence for part in parts for sentence in part(found, language))


def _equals(found: Appraisal, language: Language) -> Iterator[str]:
    best = found.portfolio
    if not best.chosen:
        yield say("portfolio.empty", language)
    if best.equal_best is not None:
        if best.equal_best == 1 and best.equal_best_exact:
            yield say("portfolio.no_equal", language)
        elif best.equal_best_exact:
            yield say("portfolio.equal_best", language, n=best.equal_best)
        else:
            yield say("portfolio.fewer_than_counted", language, n=best.equal_best)
    for warning in found.selection.raw_warnings:
        yield say(f"portfolio.raw_closeness.{warning.key}", language, **_named(found, dict(warning.facts), language))


def _named(found: Appraisal, facts: dict[str, object], language: Language) -> dict[str, object]:
    projects = facts.get("projects")
    if isinstance(projects, list):
        facts |= {"projects": _names(found, tuple(projects), language), "n": len(projects)}
    return facts


def _step(found: Appraisal, language: Language) -> Iterator[str]:
    """Say what the next breakpoint of the frontier takes and gives."""
    selection = found.selection
    if selection.total_budget is None or selection.answers.enumeration is None:
        return
    totals = found.candidates.totals
    step = found.frontier.next_step(thousandths(selection.total_budget), totals=totals)
    if step is None:
        yield say("explain.alternatives.no_step", language)
        return
    names = names_of(found.effective)
    gains = [
        say(
            "explain.alternatives.gain",
            language,
            total=names.total(key, language),
            amount=("+" if gain > 0 else "") + number(gain, "figure", language),
            unit=names.unit(key, language),
        )
        for key, gain in step.totals.items()
        if gain
    ]
    yield say(
        "explain.alternatives.step",
        language,
        extra=amount(step.extra),
        unit=names.unit("money", language),
        gains=gains,
        **_listed(found, step.enters, step.leaves, language),
    )


def _readings(found: Appraisal, language: Language) -> Iterator[str]:
    compared = found.selection.compared
    own = next((each for each in compared.readings if each.objective == found.portfolio.objective), None)
    for other in compared.readings:
        if own is None or other is own or not other.portfolio.found:
            continue
        title = objective_title(found.effective, other.objective, language)
        if set(other.projects) == set(own.projects):
            yield say("explain.alternatives.same", language, objective=title)
            continue
        facts = _change(found, own.projects, other.projects, language)
        yield say("explain.alternatives.reading", language, objective=title, **facts)
        mine = objective_title(found.effective, own.objective, language)
        for seen, by, name in ((other, own, mine), (own, other, title)):
            key = "price" if seen is other else "cost"
            worth, best = seen.worth.get(by.objective), by.portfolio.value
            if worth is not None and best is not None:
                yield say(f"explain.alternatives.{key}", language, objective=name, worth=worth, best=best)


def _next(found: Appraisal, language: Language) -> Iterator[str]:
    selection = found.selection
    for place, other in enumerate(selection.others(NEXT), start=2):
        facts = _loss(found, other, language)
        options = _options(found, other, language)
        if options is None:
            yield say("explain.alternatives.next", language, place=place, **facts)
        else:
            yield say("explain.alternatives.next_options", language, place=place, options=options, **facts)
    different = selection.different(DIFFERENT)
    if different is not None:
        yield say("explain.alternatives.different", language, n=DIFFERENT, **_loss(found, different, language))


def _loss(found: Appraisal, other: Portfolio, language: Language) -> dict[str, object]:
    best = found.portfolio
    loss = (best.value or 0.0) - (other.value or 0.0)
    share = say("explain.portfolio.share", language, share=loss / abs(best.value)) if best.value else ""
    own = found.selection.projects(best.chosen)
    changed = _change(found, own, found.selection.projects(other.chosen), language)
    return {"loss": number(loss, "figure", language), "share": share, **changed}


def _options(found: Appraisal, other: Portfolio, language: Language) -> list[str] | None:
    """Return what is done in another way, where the other portfolio holds the same projects; None where it does not."""
    selection, best = found.selection, found.portfolio
    if set(selection.projects(best.chosen)) != set(selection.projects(other.chosen)):
        return None
    case = found.effective
    return [
        say(
            "explain.alternatives.option",
            language,
            project=case.projects[option.project].name,
            option=option_title(case, option, language),
        )
        for option in selection.options(sorted(set(other.chosen) - set(best.chosen)))
    ]


def _change(found: Appraisal, own: tuple[str, ...], other: tuple[str, ...], language: Language) -> dict[str, object]:
    enters = tuple(project for project in other if project not in own)
    leaves = tuple(project for project in own if project not in other)
    return _listed(found, enters, leaves, language)


def _listed(
    found: Appraisal, enters: tuple[str, ...], leaves: tuple[str, ...], language: Language
) -> dict[str, object]:
    return {
        which: say("explain.portfolio.listed", language, projects=_names(found, projects, language))
        if projects
        else say("explain.portfolio.nobody", language)
        for which, projects in (("enters", enters), ("leaves", leaves))
    }


def _core(found: Appraisal, language: Language) -> Iterator[str]:
    if found.selection.worths.shares is None or found.selection.answers.enumeration is None:
        return
    core = found.steadiness.core
    facts = {"n": len(core.portfolios), "space": say(f"explain.space.{found.steadiness.space}", language)}
    yield say("explain.alternatives.core", language, **facts)
    for key, projects in (("in_all", core.core), ("in_some", core.borderline), ("in_none", core.exterior)):
        if projects:
            yield say(f"explain.alternatives.{key}", language, projects=_names(found, projects, language))


def _names(found: Appraisal, projects: tuple[str, ...], language: Language) -> list[str]:
    return [say("rules.name", language, name=found.effective.projects[project].name) for project in projects]
