"""Criteria and weights: direction, bounds, value of doing nothing, the rubric, and the weights of each expert."""

from __future__ import annotations

from appraisal.memo.voice import Voice
from appraisal.report.blocks import Block, Cell, Column, Section, Table
from appraisal.report.council_tables import expert_weights
from appraisal.report.ranking import criteria_table, descriptions

_COLUMNS = 6


def criteria(voice: Voice) -> Section:
    """Return the criteria with direction, bounds and weight, the rubric's anchors, and the weights of each expert."""
    blocks: list[Block] = [
        criteria_table(voice.appraisal, voice.language, caption=voice.say("criteria.caption")),
        *descriptions(voice.appraisal, voice.language),
        *_anchors(voice),
        *expert_weights(voice.appraisal, voice.language, most=_COLUMNS),
    ]
    return Section(key="criteria", title=voice.say("section.criteria"), blocks=tuple(blocks))


def _anchors(voice: Voice) -> list[Table]:
    """Return the rubric of each rated criterion: what a point means."""
    tables = []
    for key in voice.appraisal.decision.criteria:
        rating = voice.appraisal.effective.criteria[key].rating
        if rating is None or not rating.anchors:
            continue
        columns = (Column(voice.say("criteria.point"), 1.0, "center"), Column(voice.say("criteria.meaning"), 10.0))
        steps = sorted(rating.anchors.items(), key=lambda each: float(each[0]))
        rows = tuple((Cell(voice.quantity(float(point))), Cell(text.to(voice.language))) for point, text in steps)
        caption = voice.say("criteria.rubric", criterion=voice.criterion(key))
        tables.append(Table(columns=columns, rows=rows, caption=caption))
    return tables
