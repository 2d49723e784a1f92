"""The outline as plain text."""

from __future__ import annotations

from appraisal.memo.to_text import to_text
from appraisal.report.blocks import Outline


def test_every_block_is_in_the_text(every_block: Outline) -> None:
    """Nothing of the outline is lost: captions, notes, marks of weak statuses, blank forms."""
    text = to_text(every_block)
    for piece in (
        "## Второй",
        "**−1\u00a0234,5**^д",
        "д — допущение",
        "| Иванов |  |",
        "1. first",
        "- second",
        "[chart] ",
    ):
        assert piece in text, piece
