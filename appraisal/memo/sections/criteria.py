"""Criteria and weights: direction, bounds, value of doing nothing, the rubric, and the weights of each expert."""

from __future__ import annotations

from appraisal.council.influence import own_weights
from appraisal.memo.voice import Voice
from appraisal.report.blocks import DASH, Block, Cell, Column, Section, Table
from appraisal.report.ranking import criteria_table, descriptions

_COLUMNS = 6


def criteria(voice: Voice) -> Section:
    """Return the criteria with direction, bounds and weight, the rubric's anchors, and the weights of each expert."""
    blocks: list[Block] = [
        criteria_table(voice.appraisal, voice.language, caption=voice.say("criteria.caption")),
        *descriptions(voice.appraisal, voice.language),
        *_anchors(voice),
        *_expert_weights(voice),
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


def _expert_weights(voice: Voice) -> list[Table]:
    """Return the weights of each expert beside those that were used."""
    appraisal = voice.appraisal
    if appraisal.ballots is None or not appraisal.ballots.gave_weights.any():
        return []
    own = own_weights(appraisal.ballots)
    experts = {member.key: (member.name, ballot.weights) for member, ballot in appraisal.effective.counted}
    keys = appraisal.decision.criteria
    tables = []
    for start in range(0, len(keys), _COLUMNS):
        part = range(start, min(start + _COLUMNS, len(keys)))
        columns = [Column(voice.say("column.expert"), 3.0), Column(voice.say("criteria.method"), 2.4)]
        columns += [Column(voice.criterion(keys[k]), 1.7, "right") for k in part]
        rows = []
        for key, weights in own.items():
            name, given = experts[key]
            method = DASH if given is None else voice.say(f"criteria.by.{given.method}")
            texts = (
                name.to(voice.language),
                method,
                *(voice.number(float(weights[k]), "2") for k in part),
            )
            rows.append(tuple(Cell(text) for text in texts))
        used = [voice.number(float(appraisal.weights.values[k]), "2") for k in part]
        rows.append(
            tuple(
                Cell(text, weight="strong")
                for text in (voice.say("criteria.used"), appraisal.weights_text(voice.language), *used)
            )
        )
        tables.append(
            Table(
                columns=tuple(columns),
                rows=tuple(rows),
                caption=voice.say("criteria.experts"),
                marked=frozenset({len(rows) - 1}),
            )
        )
    return tables
