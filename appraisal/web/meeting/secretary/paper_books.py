"""Ballots as workbooks at the secretary's desk: written for all who are asked, and entered when they come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from appraisal import ballot_desk
from appraisal.journal.events.rating import PaperBallot
from appraisal.journal.session import Session
from appraisal.text import Language, say
from appraisal.web import context, parts
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.secretary.act import act, told

if TYPE_CHECKING:
    from appraisal.session_desk import Saved

WORDS = "session.secretary_page.books"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw(here: Here, session: Session, language: Language) -> None:
    """Draw the way out and the way back of workbooks; sheet number and witness are those typed above."""
    served = here.served
    parts.heading(say(f"{WORDS}.title", language), note=say(f"{WORDS}.note", language))
    st.download_button(
        say(f"{WORDS}.out", language),
        lambda: ballot_desk.ballots_zipped(served.store, served.session, language=language),
        file_name=f"{session.key}-{session.rounds[-1].number}.zip",
        mime="application/zip",
        key="books_out",
        on_click="ignore",
    )
    turn = context.kept("books_turn") or 0
    uploaded = st.file_uploader(
        say(f"{WORDS}.in", language), type=["xlsx"], accept_multiple_files=True, key=f"books_in_{turn}"
    )
    st.text_input(say(f"{WORDS}.sheet", language), key="books_sheet", on_change="ignore", persist_state="session")

    def enter() -> tuple[Saved, ...]:
        given = [(each.name, each.getvalue()) for each in context.kept(f"books_in_{turn}") or uploaded]
        witness, sheet = context.kept("paper_witness") or "-", (context.kept("books_sheet") or "").strip() or None
        actor = here.acting(PaperBallot.kind)
        return here.once(
            (PaperBallot.kind, turn),
            lambda: ballot_desk.enter_uploaded(
                served.store, served.session, given, actor=actor, witness=witness, sheet=sheet
            ),
        )

    pressed = act("books", enter, {"books_turn": turn + 1, "books_sheet": ""})
    st.button(say(f"{WORDS}.press", language), key="books_enter", disabled=not uploaded, on_click=pressed)
    told("books", language)
