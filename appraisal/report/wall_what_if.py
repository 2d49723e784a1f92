"""A what-if on the wall while the chair changes it: beside the base, and said to be no decision."""

from __future__ import annotations

from appraisal.journal.events.voting import VariantKept
from appraisal.report.variants import conditions_text
from appraisal.report.wall_decision import beside
from appraisal.report.wall_view import Room, WallView


def what_if(room: Room, kept: VariantKept) -> WallView:
    """Return a what-if that is not put to the vote, beside the case as it is; its title says so."""
    title = room.say("what_if")
    if room.engines is None:
        return WallView(scene="what_if", title=title, lines=(room.say("no_figures"),))
    changes = conditions_text(room.engines.case, kept, room.language)
    base, now = room.engines.varied(None), room.engines.varied(kept)
    if now.holding is None:
        return WallView(scene="what_if", title=title, lead=room.say("none_keeps"), lines=(changes,))
    held = [(room.say("base"), base.holding)] if base.holding is not None else []
    held.append((room.say("variant"), now.holding))
    return beside(room, "what_if", title, now.appraisal, held, lines=(changes,))
