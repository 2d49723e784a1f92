"""The strip above every page of a session: where the meeting stands. `pulse.js` keeps its words fresh."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from appraisal.report.strip import strip_texts
from appraisal.text import Language
from appraisal.web.meeting.here import Here


def draw(here: Here, language: Language) -> None:
    """Draw the strip."""
    parts = [Markup("<span>{}</span>").format(each) for each in strip_texts(*here.now(), language)]
    st.html(Markup("<div class='strip' role='status'>{}</div>").format(Markup("").join(parts)))
