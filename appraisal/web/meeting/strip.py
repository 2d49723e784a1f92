"""The strip above every page of a session: where the meeting stands, polled by the journal's number."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from appraisal.report.strip import strip_texts
from appraisal.text import Language
from appraisal.web.meeting.here import Here

EVERY = 1.0  # seconds between two looks at the journal; a change shows within 1.5


def draw(here: Here, language: Language) -> None:
    """Draw the strip. It is redrawn by itself, and never touches a form in use."""

    @st.fragment(run_every=EVERY)
    def polled() -> None:
        parts = [Markup("<span>{}</span>").format(each) for each in strip_texts(*here.now(), language)]
        st.html(Markup("<div class='strip' role='status'>{}</div>").format(Markup("").join(parts)))

    polled()
