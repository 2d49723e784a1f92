"""Robustness of the ranking: first bands and shares of places, then the changes that would change the order."""

from __future__ import annotations

from appraisal.memo.voice import Voice
from appraisal.report.blocks import Block, Chart, Section, Table, heading, listed, paragraph, points
from appraisal.report.information import request_sentences
from appraisal.report.panel import left_out_sentences, panel_sentences
from appraisal.report.places import places_table, shares_spec
from appraisal.report.robustness import band_sentences, flip_sentences
from appraisal.robustness.acceptability import Acceptability
from appraisal.text import say

_SHOWN = 20  # most projects in a chart of shares by place, and rows of the table that replaces it
_ASKED = 5  # figures to request


def robustness(voice: Voice) -> Section | None:
    """Return bands, shares of places, flips, other methods, effects of leaving out, and figures to request.

    None if bounds are taken from the data and figures are missing: then nothing can be drawn.
    """
    appraisal = voice.appraisal
    if not appraisal.evidence.drawable:
        return None
    run = appraisal.evidence.run
    quick = appraisal.sensitivity.quick and appraisal.portfolio.found
    parts = {
        "flips": flip_sentences(appraisal, voice.language),
        "panel": panel_sentences(appraisal, voice.language),
        "left_out": left_out_sentences(appraisal, appraisal.sensitivity.experts_out(portfolio=quick), voice.language),
        "information": request_sentences(
            appraisal, appraisal.sensitivity.requests(portfolio=quick), voice.language, most=_ASKED, asked=False
        ),
    }
    space = voice.say(f"robustness.space.{appraisal.evidence.default_space()}")
    blocks: list[Block] = [
        paragraph(voice.say("robustness.draws", draws=run.draws, seed=run.seed, space=space)),
        points(*band_sentences(appraisal, run, voice.language)),
        _shares(voice, run),
    ]
    for key, said in parts.items():
        if said:
            blocks += [heading(say(f"explain.trust.{key}", voice.language)), *listed(said)]
    return Section(key="robustness", title=voice.say("section.robustness"), blocks=tuple(blocks))


def _shares(voice: Voice, run: Acceptability) -> Chart | Table:
    """Return the shares of draws by place: a chart, or for many projects a table of the first."""
    appraisal = voice.appraisal
    projects = appraisal.decision.projects
    first = max((row for band in run.bands for row in band), key=lambda row: float(run.places[row, 0]))
    share = voice.percent(float(run.places[first, 0]))
    caption = voice.say("robustness.caption", project=voice.label(projects[first]), share=share)
    if len(projects) <= _SHOWN:
        spec = shares_spec(appraisal, run, voice.label, voice.language, alt=caption)
        return Chart(spec=spec, caption=caption, alt=voice.say("robustness.alt"))
    more = voice.say("robustness.shown", n=_SHOWN, all=len(projects))
    return places_table(appraisal, run, voice.language, most=_SHOWN, numbered=True, caption=caption, more=more)
