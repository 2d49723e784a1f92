"""The wall on a device whose seat stands aside from a project: the stage, and nothing of any project."""

from __future__ import annotations

from appraisal.journal.visible import Visible
from appraisal.report.wall_scene import Scene, last_vote
from appraisal.report.wall_view import Room, WallView
from appraisal.text import say

_OF_ALL = ("join", "conflicts", "blind", "closed")  # scenes that tell nothing of a project


def is_due(seen: Visible, scene: Scene) -> bool:
    """Return whether a scene must be kept from the seat that looks; never from the council as a whole."""
    if seen.seat is None or seen.session.rules is None or scene in _OF_ALL:
        return False
    if seen.projects.issuperset(each.key for each in seen.session.rules.projects):
        return False
    item, vote = seen.session.item, last_vote(seen.session)
    if scene == "item" and item is not None:
        return item.key not in seen.projects
    return scene not in ("vote", "verdict") or vote is None or not seen.projects.issuperset(vote.opened.projects)


def neutral(room: Room) -> WallView:
    """Return where the meeting stands, and why there is no more."""
    session = room.session
    stage = say(f"session.stage.{session.stage}", room.language).capitalize()
    return WallView(scene="neutral", title=stage, lead=room.say("neutral"), lines=(room.say("neutral_other"),))
