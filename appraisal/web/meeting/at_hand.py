"""The screen of a round that a seat has at hand: nothing that the browser still has of another one can be pressed."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from appraisal.web import context
from appraisal.web.meeting.ballot_fields import OF, Fields

_AT = "seat_at_hand"
# While a page is drawn, Streamlit leaves what stood there below what has come: the buttons of one project, and what it
# costs, under the name of the next.
_OTHERS = '.st-key-seat [class*="-{of}-"]:not([class*="st-key-{own}-"]){{display:none}}'
# Where the page went by itself, a thumb that was on its way to the project before meets nothing.
_CAME = (
    "@keyframes seat-came{{from,to{{opacity:0.4;pointer-events:none}}}}"
    '.st-key-seat [class*="-{of}-answer-"] button{{animation:seat-came 1.5s}}'
)


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen of a round: a project, or the weights under a name that no project has."""

    round: int
    name: str


def shown() -> Screen | None:
    """Return the screen whose fields the page holds, with what was typed and pressed in them; None without one."""
    screen: Screen | None = context.kept(_AT)
    return screen


def hold(screen: Screen) -> None:
    """Note that the fields of a screen are filled."""
    context.keep(_AT, screen)


def away() -> None:
    """Note that the page draws the fields of no screen: Streamlit forgets what stood in them."""
    context.drop([_AT])


def only(screen: Screen, *, came: bool) -> None:
    """Let no field of another project be seen or pressed, before anything of this screen is drawn.

    Args:
        screen: that is drawn next.
        came: the page went to it without a press of the seat.
    """
    own = Fields(screen.round, screen.name).own.replace(":", "-")
    st.html(f"<style>{_OTHERS.format(of=OF, own=own)}{_CAME.format(of=OF) if came else ''}</style>")
