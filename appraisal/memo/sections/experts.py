"""The experts' ratings: pooling, recusals, agreement, and the cells on which they differ most."""

from __future__ import annotations

import numpy as np

from appraisal.charts.council import expert_spread_chart
from appraisal.council.ballots import Ballots
from appraisal.memo.voice import Voice
from appraisal.report.blocks import Block, Chart, Section, paragraph, points
from appraisal.report.council import agreement_sentences
from appraisal.report.council_tables import agenda_tables
from appraisal.text import say

_SHOWN = 30  # most rows of a chart on a page


def experts(voice: Voice) -> Section | None:
    """Return recusals, agreement by criterion, and the cells on which the experts differ most."""
    ballots, pooled = voice.appraisal.ballots, voice.appraisal.pooled
    if ballots is None or pooled is None or not ballots.rated:
        return None
    council = voice.appraisal.effective.council
    how = say(f"ranking.pooling.{pooled.how}", voice.language)
    blocks: list[Block] = [
        paragraph(voice.say("experts.pooled", n=len(ballots.experts), how=how, quorum=council.quorum)),
        paragraph(_recusals(voice, ballots)),
        points(*agreement_sentences(voice.appraisal, voice.language)),
        *agenda_tables(voice.appraisal, voice.language, numbered=True),
        _spread(voice, ballots),
    ]
    if council.note is not None:
        blocks.append(paragraph(council.note.to(voice.language), "note"))
    return Section(key="experts", title=voice.say("section.experts"), blocks=tuple(blocks))


def _recusals(voice: Voice, ballots: Ballots) -> str:
    """State the recusals by project, and the experts left to rate it."""
    if not ballots.recused.any():
        return voice.say("experts.no_recusal")
    names = {each.key: each.name.to(voice.language) for each in voice.appraisal.effective.council.members}
    said = []
    for i in np.flatnonzero(ballots.recused.any(axis=1)).tolist():
        aside = [ballots.projects[j] for j in np.flatnonzero(ballots.recused[i])]
        left = int((~ballots.recused[:, ballots.projects.index(aside[0])]).sum())
        said.append(
            voice.say(
                "experts.recusal", expert=names[ballots.experts[i]], projects=voice.numbers(aside), n=left, left=left
            )
        )
    return " ".join(said)


def _spread(voice: Voice, ballots: Ballots) -> Chart:
    appraisal = voice.appraisal
    shown = range(min(len(ballots.projects), _SHOWN))
    scales = [appraisal.effective.criteria[key].rating for key in ballots.rated]
    caption = voice.say(
        "experts.chart", n=len(ballots.experts), tolerance=voice.quantity(appraisal.effective.council.tolerance)
    )
    spec = expert_spread_chart(
        [voice.label(ballots.projects[i]) for i in shown],
        [voice.criterion(key) for key in ballots.rated],
        ballots.ratings[:, : len(shown)],
        ballots.given[:, : len(shown)],
        [(each.lowest, each.highest) for each in scales if each is not None],
        voice.language,
        tolerance=appraisal.effective.council.tolerance,
        alt=caption,
    )
    return Chart(spec=spec, caption=caption, alt=voice.say("experts.chart_alt"))
