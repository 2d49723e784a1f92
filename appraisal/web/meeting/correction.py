"""The one form by which a figure is corrected in a session; what it changed is told beneath it."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from appraisal import desk
from appraisal.documents.case import INVESTMENT, Case
from appraisal.documents.figure import FigureTable
from appraisal.errors import Place
from appraisal.figures import Status
from appraisal.journal.codes import receipt
from appraisal.journal.council import corrected
from appraisal.journal.events.rating import FigureCorrected
from appraisal.journal.kept_case import checked
from appraisal.report.correction import stale_after
from appraisal.report.finance_words import source_title, unit_title
from appraisal.text import Language, say, typed
from appraisal.web import choice, context, parts
from appraisal.web.meeting import said
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.press import made, press, refused

WORDS = "web.correct"
TOLD = "figure_corrected"  # in the state of a device: what it corrected last, and the receipt of that
STATUSES = (Status.PUBLISHED, Status.CLAIMED, Status.ASSUMED)


def can(here: Here | None, project: str, figure: str, case: Case) -> bool:
    """Return whether a device may correct a figure: by the table of rights, of a project that its seat may see."""
    if here is None or figure not in (INVESTMENT, *case.head.figures) or not here.may(FigureCorrected.kind):
        return False
    seen, _ = here.now()
    return project in seen.projects


def form(here: Here, case: Case, project: str, figure: str, language: Language) -> None:
    """Draw the form for one figure, with what stands there filled in.

    Args:
        here: the device, which `can`.
        case: the session's, not under any scenario.
        project: key.
        figure: key of its kind.
        language: of the words.
    """
    now = case.figure(project, figure)
    keys = {each: f"correct_{each}_{project}_{figure}" for each in ("value", "status", "source", "reason")}
    unit = case.unit_of(figure)
    sources = {"": say(f"{WORDS}.no_source", language)}
    sources |= {key: source_title(case, key, language) for key in case.head.sources}
    starts = {
        "value": "" if now.value is None else typed(now.value, language),
        "status": now.status if now.status in STATUSES else Status.PUBLISHED,
        "source": now.source if now.source in sources else "",
        "reason": "",
    }
    for name, start in starts.items():
        if context.kept(keys[name]) is None:
            context.keep(keys[name], start)

    def save() -> None:
        said = {name: context.kept(key) for name, key in keys.items()}
        press(here, lambda: _say(here, case, project, figure, said), dict.fromkeys(keys.values()))

    with st.form(f"correct_{project}_{figure}", border=False):
        label = f"{say(f'{WORDS}.value', language)}, {unit_title(unit, language)}"
        st.text_input(label, key=keys["value"])
        choice.one_of(
            say(f"{WORDS}.status", language),
            {each: say(f"statuses.{each}", language) for each in STATUSES},
            key=keys["status"],
        )
        choice.one_of(say(f"{WORDS}.source", language), sources, key=keys["source"])
        st.text_input(say(f"{WORDS}.reason", language), key=keys["reason"])
        parts.paragraph(say(f"{WORDS}.means", language), kind="note")
        st.form_submit_button(say(f"{WORDS}.save", language), type="primary", on_click=save)
    refused(here, language)
    told(here, project, figure, language)


def told(here: Here, project: str, figure: str, language: Language) -> None:
    """Draw what this device's last correction changed, if it was of this figure: the receipt, and what is stale."""
    about, got = context.kept(TOLD) or (None, "")
    if about != (project, figure):
        return
    parts.paragraph(say(f"{WORDS}.saved", language, receipt=got))
    parts.bullets(stale_after(here.now()[0], project, language))


def _say(here: Here, case: Case, project: str, figure: str, typed: dict[str, str]) -> None:
    language = context.view().language
    context.drop([TOLD])
    labels = {each: f"{WORDS}.{each}" for each in ("value", "status", "source", "reason")}
    place = Place(file=say(labels["value"], language))
    value = desk.typed_number(typed["value"], case.unit_of(figure), place)
    after = made(
        FigureTable, labels, language, value=value, status=str(typed["status"]), source=typed["source"] or None
    )
    event = made(
        FigureCorrected,
        labels,
        language,
        project=project,
        figure=figure,
        before=case.projects[project].figures.get(figure),
        after=after,
        reason=typed["reason"],
    )
    checked(corrected(case, [event]))
    saved = here.say(event)
    at = datetime.fromisoformat(saved.entry.at).astimezone(said.zone())
    context.keep(TOLD, ((project, figure), receipt(saved.entry.seq, at, saved.head)))
    context.drop([f"correct_{each}_{project}_{figure}" for each in ("value", "status", "source", "reason")])
