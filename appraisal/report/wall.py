"""The wall of a meeting: one picture at a time, of what the council as a whole knows, in few words and one chart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from appraisal.journal.events.voting import VariantKept
from appraisal.journal.visible import Visible
from appraisal.report import wall_decision, wall_neutral, wall_rating
from appraisal.report.wall_scene import Scene, scene_of
from appraisal.report.wall_view import Engines, Face, Room, WallView
from appraisal.report.wall_what_if import what_if as what_if_view
from appraisal.text import Language, say

_SCENES: Mapping[Scene, Callable[[Room], WallView]] = {
    "join": wall_rating.join,
    "conflicts": wall_rating.conflicts,
    "blind": wall_rating.blind,
    "closed": wall_rating.closed,
    "ranking": wall_rating.ranking,
    "item": wall_rating.item,
    "proposal": wall_decision.proposal,
    "portfolio": wall_decision.portfolio,
    "motion": wall_decision.motion,
    "vote": wall_decision.vote,
    "verdict": wall_decision.verdict,
    "decision": wall_decision.decision,
}


def wall_of(
    seen: Visible,
    code: str,
    engines: Engines | None,
    language: Language,
    *,
    face: Face,
    what_if: VariantKept | None = None,
) -> WallView:
    """Return what the wall shows.

    Args:
        seen: the session as the council as a whole knows it, or as the one seat that looks, which may not see every
            project: then nothing of a project is shown.
        code: control code after its last event.
        engines: None where the case cannot be appraised: then there is no chart that rests on figures.
        language: of the words.
        face: the public one names no member.
        what_if: that the chair shows in place of what the session asks for.
    """
    room = Room(seen=seen, engines=engines, language=language, face=face)
    scene = scene_of(seen.session) if what_if is None else "what_if"
    if wall_neutral.is_due(seen, scene):
        view = wall_neutral.neutral(room)
    elif what_if is not None:
        view = what_if_view(room, what_if)
    else:
        view = _SCENES[scene](room)
    foot = say("session.strip.code", language, seq=seen.session.seq, code=code)
    mark = say("session.rehearsal.mark", language) if seen.session.rehearsal else ""
    return replace(view, lines=tuple(each for each in view.lines if each), foot=foot, mark=mark)
