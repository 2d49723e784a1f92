"""What the council has decided, if the memo is of a session."""

from __future__ import annotations

from appraisal.memo.voice import Voice
from appraisal.report.blocks import Section
from appraisal.report.resolution import Held, resolution_blocks


def resolution(voice: Voice, held: Held) -> Section:
    """Return the motions with their portfolios, votes, conditions and dissents."""
    blocks = tuple(resolution_blocks(held, voice.language))
    return Section(key="resolution", title=voice.say("section.resolution"), blocks=blocks)
