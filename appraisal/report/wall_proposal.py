"""The decision on the wall: the finding, how sure it is, what was left out, and one chart of the proposed money."""

from __future__ import annotations

from collections.abc import Iterable

from appraisal.analysis.appraise import Appraisal
from appraisal.meeting.holdings import Holding
from appraisal.report.decision_blocks import fact_text
from appraisal.report.decision_view import DecisionView
from appraisal.report.wall_charts import Proposal, ProposalRow
from appraisal.report.wall_scene import Scene
from appraisal.report.wall_view import Engines, Room, WallView

_LINES, _TILES = 2, 3  # that fit beside a finding of two lines


def proposed(room: Room, engines: Engines) -> WallView:
    """Return the best portfolio of the case as it is."""
    return _told(room, "proposal", engines.screen(engines.varied(None).appraisal, room.language))


def approved(
    room: Room, engines: Engines, told: Appraisal, held: Holding, *, title: str, lines: Iterable[str]
) -> WallView | None:
    """Return what was adopted; None where the portfolio that was pinned is no longer the best one.

    Args:
        room: what every scene is told.
        engines: of the case.
        told: the case under the motion's changes, appraised.
        held: the portfolio that was pinned.
        title: of the picture.
        lines: what is said of the vote.
    """
    if told.selection.options(told.portfolio.chosen) != held.options:
        return None
    return _told(room, "decision", engines.screen(told, room.language), title=title, lines=lines)


def _told(
    room: Room, scene: Scene, view: DecisionView, *, title: str = "", lines: Iterable[str] | None = None
) -> WallView:
    sure = "" if view.confidence is None else f"{view.confidence.title}: {fact_text(view.confidence, room.language)}"
    if lines is None:
        # The lead names the scenario already.
        brief = [
            f"{each.title}: {each.sentences[0]}" for each in view.turns if each.by != "scenario" and not each.steady
        ]
        gaps = view.gaps
        left_out = [] if gaps is None else [f"{gaps.title}: {fact_text(gaps, room.language)}."]
        lines = (*left_out, *brief)[:_LINES]
    rows = tuple(
        ProposalRow(each.name + "*" * bool(each.option), each.years, each.money, each.share, each.loses)
        for each in view.proposed
    )
    tiles = tuple((each.title, each.value, each.note, each.bad) for each in view.facts[:_TILES])
    star = room.say("star") if any(each.option for each in view.proposed) else ""
    chart = Proposal(rows, tiles, view.unit, " ".join(filter(None, (view.more, star)))) if rows else None
    return WallView(scene=scene, title=title or view.headline, lead=sure, lines=tuple(lines), chart=chart)
