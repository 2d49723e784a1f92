"""Alternatives to the best portfolio: those of other objectives and their price, the next best, and the core."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.portfolio_comparison import gained
from appraisal.portfolio.answer import Portfolio
from appraisal.report.change import Named, change_text, share_text
from appraisal.report.portfolio_robustness import core_known, core_sentences
from appraisal.report.readings import TIE, reading_sentences
from appraisal.report.ways import budget_named, limit_amounts, rule_text
from appraisal.text import Language, number, say
from appraisal.ways.binding import Binding, bindings

NAMED = 8
NEXT = 2
DIFFERENT = 3


def alternative_sentences(appraisal: Appraisal, language: Language) -> tuple[str, ...]:
    """Return sentences on other portfolios, the most important first."""
    if not appraisal.portfolio.found:
        return ()
    parts = (_equals, _step, reading_sentences, next_best, _core)
    return tuple(sentence for part in parts for sentence in part(appraisal, language))


def _equals(appraisal: Appraisal, language: Language) -> Iterator[str]:
    best = appraisal.portfolio
    if not appraisal.candidates.options:
        yield say("portfolio.nobody", language)
    elif not best.chosen:
        yield say("portfolio.empty", language)
    if best.equal_best is not None:
        if best.equal_best == 1 and best.equal_best_exact:
            yield say("portfolio.no_equal", language)
        elif best.equal_best_exact:
            yield say("portfolio.equal_best", language, n=best.equal_best)
        else:
            yield say("portfolio.fewer_than_counted", language, n=best.equal_best)
    for warning in appraisal.selection.raw_warnings:
        yield say(
            f"portfolio.raw_closeness.{warning.key}", language, **_named(appraisal, dict(warning.facts), language)
        )


def _named(appraisal: Appraisal, facts: dict[str, object], language: Language) -> dict[str, object]:
    projects = facts.get("projects")
    if isinstance(projects, list):
        listed = appraisal.effective.names.project_list(projects, language)
        facts |= {"projects": listed, "n": len(projects)}
    return facts


def _step(appraisal: Appraisal, language: Language) -> Iterator[str]:
    """Say what the next step of each binding limit gains; say that nothing binds only if that was tried."""
    known = bindings(appraisal)
    for each in known.proved:
        yield binding_text(appraisal, each, language)
    if known.proved or not known.complete:
        return
    if known.budgets_idle:
        yield say("explain.alternatives.no_step", language)
    elif known.together:
        yield say("explain.alternatives.no_limit", language)


def binding_text(appraisal: Appraisal, bound: Binding, language: Language) -> str:
    """Say what the next step of a limit gains: in the objective and the totals, and which projects change."""
    selection = appraisal.selection
    names = appraisal.effective.names
    after = bound.outcome.selection.totals(bound.outcome.portfolio.chosen)
    moved = gained(selection.totals(appraisal.portfolio.chosen), after)
    gains = [
        say(
            "explain.alternatives.gain",
            language,
            total=names.total(key, language),
            amount=("+" if gain > 0 else "") + number(gain, "figure", language),
            unit=names.unit_beside(key, language),
        )
        for key, gain in moved.items()
    ]
    limit = budget_named(appraisal, bound.limit, language)
    name = "step_drop" if bound.to is None else "step" if limit is None else "step_limit"
    return say(
        f"explain.alternatives.{name if bound.measured else f'{name}_other'}",
        language,
        amounts="" if bound.to is None else limit_amounts(appraisal, bound.limit, bound.to, language),
        gain=number(bound.gain, "figure", language),
        gains=gains or [say("explain.alternatives.equal_totals", language)],
        changes=change_text(appraisal.effective, bound.change, language),
        rule=rule_text(appraisal, bound.limit.rule, language),
        limit=limit,
    )


def next_best(appraisal: Appraisal, language: Language, *, named: Named | None = None) -> Iterator[str]:
    """State the loss and the change of the next best portfolios, and of the best one that differs in some projects.

    Args:
        appraisal: with a portfolio.
        language: of the sentences.
        named: function that names a project; by default its name in quotes.
    """
    selection = appraisal.selection
    others = selection.others(NEXT)
    if not others and selection.answers.enumeration is not None:
        yield say("explain.alternatives.only_one", language)
    for place, other in enumerate(others, start=2):
        changed = selection.change(appraisal.portfolio.chosen, other.chosen)
        key = "next" if changed.projects else "next_options"
        yield say(f"explain.alternatives.{key}", language, place=place, **_loss(appraisal, other, language, named))
    different = selection.different(DIFFERENT)
    if different is not None:
        yield say(
            "explain.alternatives.different", language, n=DIFFERENT, **_loss(appraisal, different, language, named)
        )


def _loss(appraisal: Appraisal, other: Portfolio, language: Language, named: Named | None) -> dict[str, object]:
    best = appraisal.portfolio
    loss = abs((best.value or 0.0) - (other.value or 0.0))
    share = share_text(loss / abs(best.value), language) if best.value else ""
    changed = appraisal.selection.change(best.chosen, other.chosen)
    change = change_text(appraisal.effective, changed, language, named=named)
    key = "no_worse" if loss <= TIE * abs(best.value or 0.0) else "worse"
    worse = say(f"explain.alternatives.{key}", language, loss=number(loss, "figure", language), share=share)
    return {"worse": worse, "change": change}


def _core(appraisal: Appraisal, language: Language) -> Iterator[str]:
    if core_known(appraisal):
        yield from core_sentences(appraisal, language)
