"""Alternatives to the portfolio: other objectives, another budget, the next best portfolios."""

from __future__ import annotations

from appraisal.charts.budget import chosen_intervals_chart
from appraisal.memo.voice import Voice
from appraisal.money import amount, thousandths
from appraisal.portfolio.frontier import Frontier
from appraisal.report.alternatives import next_best
from appraisal.report.blocks import Block, Chart, Section, listed, paragraph, points
from appraisal.report.budget import frontier_spec
from appraisal.report.readings import reading_sentences, readings_blocks

_SHOWN = 30  # most rows of a chart on a page


def readings(voice: Voice) -> Section | None:
    """Return the best portfolios by closeness, by value and by NPV side by side, and the price of each difference."""
    appraisal, language = voice.appraisal, voice.language
    if len(appraisal.readings) < 2:
        return None
    blocks = [*readings_blocks(appraisal, language, numbered=True, caption=voice.say("readings.caption"))]
    if appraisal.portfolio.found:
        blocks += listed(reading_sentences(appraisal, language, named=voice.one))
        if appraisal.settings.objective == "closeness":
            blocks.append(paragraph(voice.say("readings.closeness"), "note"))
    return Section(key="readings", title=voice.say("section.readings"), blocks=tuple(blocks))


def what_if(voice: Voice) -> Section | None:
    """Return the effects of another budget: frontier, intervals, the next step up and down, the next best."""
    selection = voice.appraisal.selection
    if not voice.appraisal.portfolio.found or selection.answers.enumeration is None:
        return None
    curve = selection.frontier
    blocks: list[Block] = [points(*_neighbours(voice, curve))] if _neighbours(voice, curve) else []
    blocks += [
        _frontier(voice, curve),
        _strip(voice, curve),
        points(*next_best(voice.appraisal, voice.language, named=voice.one)),
    ]
    return Section(key="what_if", title=voice.say("section.what_if"), blocks=tuple(blocks))


def _neighbours(voice: Voice, curve: Frontier) -> list[str]:
    """State between which budgets the portfolio stays the same, and what changes beyond them."""
    budget = voice.appraisal.selection.total_budget
    here = None if budget is None else curve.at(thousandths(budget))
    if budget is None or here is None:
        return []
    step = curve.next_step(thousandths(budget))
    low = voice.money(amount(here.budget))
    if step is None:
        return [voice.say("what_if.stays_from", low=low)]
    said = [voice.say("what_if.stays", low=low, high=voice.money(amount(step.budget)))]
    counted = voice.appraisal.decision.criteria
    gains = {key: gain for key, gain in voice.appraisal.selection.gained(step).items() if key in counted}
    changes = [f"{voice.inside([key])[0]}: {'+' * (gain > 0)}{voice.beside(gain, key)}" for key, gain in gains.items()]
    facts: dict[str, object] = {
        "budget": voice.money(amount(step.budget)),
        "extra": voice.money(amount(step.extra)),
        "gain": "+" * (step.value > 0) + voice.gain(step.value),
        "changes": "; ".join(changes),
        "change": voice.change(step.changes),
    }
    return [*said, voice.say("what_if.next", **facts)]


def _until(voice: Voice, curve: Frontier) -> float:
    last = amount(curve.breakpoints[-1].budget)
    return max(last, voice.appraisal.selection.total_budget or 0.0) * 1.06


def _frontier(voice: Voice, curve: Frontier) -> Chart:
    budget = voice.appraisal.selection.total_budget
    here = None if budget is None else curve.at(thousandths(budget))
    chosen = None if budget is None or here is None else (budget, here.value)
    caption = voice.say("what_if.frontier", n=len(curve.breakpoints))
    spec = frontier_spec(voice.appraisal, curve, voice.language, chosen=chosen, until=_until(voice, curve), alt=caption)
    return Chart(spec=spec, caption=caption, alt=voice.say("what_if.frontier_alt"))


def _strip(voice: Voice, curve: Frontier) -> Chart:
    until = _until(voice, curve)
    shown = list(curve.intervals.items())[:_SHOWN]
    spans = [
        [(amount(low), until if high is None else amount(high)) for low, high in intervals] for _, intervals in shown
    ]
    leaving = [
        project for project, intervals in curve.intervals.items() if any(high is not None for _, high in intervals)
    ]
    always = [
        project for project, intervals in curve.intervals.items() if intervals == ((curve.breakpoints[0].budget, None),)
    ]
    caption = voice.say("what_if.strip")
    if always:
        caption += " " + voice.say("what_if.strip_always", projects=voice.numbers(always))
    if leaving:
        caption += " " + voice.say("what_if.strip_leaving", projects=voice.numbers(leaving))
    spec = chosen_intervals_chart(
        [voice.label(project) for project, _ in shown],
        spans,
        voice.appraisal.selection.total_budget,
        voice.unit,
        voice.language,
        until=until,
        alt=caption,
    )
    return Chart(spec=spec, caption=caption, alt=voice.say("what_if.strip_alt"))
