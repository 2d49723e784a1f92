"""Rooms that open when asked for."""

from __future__ import annotations

import pytest

from appraisal.later import modules_of


def test_a_room_has_its_modules_and_no_others() -> None:
    """A module of the room is imported; a misspelt one is no attribute, as in any module."""
    room = modules_of("appraisal.portfolio")
    assert room("choose").__name__ == "appraisal.portfolio.choose"
    for name in ("chose", "__wrapped__"):
        with pytest.raises(AttributeError, match=name):
            room(name)
