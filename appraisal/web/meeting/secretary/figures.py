"""A figure corrected at the secretary's desk: which one is chosen here, the form is the one of the figure's card."""

from __future__ import annotations

from appraisal.documents.case import INVESTMENT
from appraisal.journal.visible import Visible
from appraisal.text import Language, say
from appraisal.web import answers, choice, parts
from appraisal.web.meeting.correction import can, form
from appraisal.web.meeting.here import Here

WORDS = "session.secretary_page.figures"


def draw(here: Here, seen: Visible, language: Language) -> None:
    """Draw the choice of a figure of a project that the seat may see, and the form that corrects it."""
    parts.heading(say(f"{WORDS}.title", language), note=say(f"{WORDS}.note", language))
    case = answers.case()
    titles = {key: each.name.to(language) for key, each in case.projects.items() if key in seen.projects}
    if not titles:
        parts.paragraph(say(f"{WORDS}.none", language), kind="note")
        return
    names = case.names
    figures = {key: names.total(key, language) for key in (INVESTMENT, *case.head.figures)}
    project = choice.one_of(
        say("session.column.project", language),
        titles,
        key="correct_of",
        persist_state="session",
    )
    figure = choice.one_of(
        say(f"{WORDS}.figure", language),
        figures,
        key="correct_what",
        persist_state="session",
    )
    if can(here, project, figure, case):
        form(here, case, project, figure, language)
