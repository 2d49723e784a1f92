"""Portfolios under partly known weights: core, borderline and exterior projects, each expert's own portfolio."""

from __future__ import annotations

from appraisal.analysis.portfolio_robustness import WITHIN
from appraisal.memo.verdicts import core_index
from appraisal.memo.voice import Voice
from appraisal.report.blocks import DASH, Block, Cell, Column, Section, Table, paragraph, points


def portfolio_robustness(voice: Voice) -> Section | None:
    """Return the projects common to all admissible weights, and the portfolio by each expert's own weights."""
    if core_index(voice.appraisal) is None:
        return None
    steady = voice.appraisal.portfolio_robustness
    core = steady.core
    said = [voice.say("steadiness.count", n=len(core.portfolios))]
    for kind, projects in (("core", core.core), ("borderline", core.borderline), ("exterior", core.exterior)):
        if projects:
            said.append(voice.say(f"steadiness.{kind}", projects=voice.numbers(projects)))
    if voice.appraisal.portfolio.chosen not in core.portfolios:
        said.append(voice.say("steadiness.differs", objective=voice.objective()))
    blocks: list[Block] = [
        paragraph(voice.say(f"steadiness.{steady.space}", share=voice.percent(WITHIN))),
        points(*said),
        *_experts(voice),
    ]
    return Section(key="steadiness", title=voice.say("section.steadiness"), blocks=tuple(blocks))


def _experts(voice: Voice) -> list[Table]:
    """Return the portfolio by each expert's own weights, and the loss of each with the compromise."""
    steady = voice.appraisal.portfolio_robustness
    result = steady.experts
    if result is None:
        return []
    names = {each.key: each.name.to(voice.language) for each in voice.appraisal.effective.council.members}
    columns = (
        Column(voice.say("steadiness.expert"), 3.0),
        Column(voice.say("column.projects"), 4.0),
        Column(voice.say("steadiness.regret"), 2.0, "right"),
    )
    regrets = [voice.percent(float(each)) for each in result.regrets] or [DASH] * len(result.own)
    rows = [
        (Cell(names[key]), Cell(voice.chosen(each.chosen)), Cell(regret))
        for key, each, regret in zip(steady.expert_keys, result.own, regrets, strict=True)
    ]
    marked: frozenset[int] = frozenset()
    if result.compromise is not None:
        marked = frozenset({len(rows)})
        held = voice.chosen(result.compromise.chosen)
        rows.append((Cell(voice.say("steadiness.compromise"), weight="strong"), Cell(held, weight="strong"), Cell("")))
    return [
        Table(
            columns=columns,
            rows=tuple(rows),
            caption=voice.say("steadiness.own"),
            note=voice.say("portfolio.star"),
            marked=marked,
        )
    ]
