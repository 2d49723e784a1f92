"""A what-if at the portfolio stage: changed, appraised anew, pinned beside others, shown on the wall, kept, moved."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from appraisal.documents.case import Case
from appraisal.errors import InputError
from appraisal.journal.events.voting import VariantKept
from appraisal.journal.session import Session
from appraisal.journal.visible import Visible
from appraisal.meeting import chair
from appraisal.meeting.variants import Varied
from appraisal.report.variants import variant_blocks
from appraisal.text import Language, LocalText, say
from appraisal.web import answers, context, parts, render
from appraisal.web.meeting import desk_motions, pulse, remote, what_if_fields, what_ifs
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.press import made, press, refused

WORDS = "session.what_if"
_PAGE, _DRAFT, _FROM, _PINNED = "what_if_page", "what_if_draft", "what_if_from", "what_if_pinned"
_ON_WALL, _SHOWN, _TITLE = "what_if_on_wall", "what_if_shown", "what_if_title"
MOST_PINNED = 3  # more columns than that are not read beside the base and the draft


def page(here: Here | None, language: Language) -> StreamlitPage | None:
    """Return the page for a device that may keep a what-if now; None for all others."""
    context.drop([_PAGE])
    if here is None or here.seat.role not in ("chair", "deputy", "secretary") or not here.may(VariantKept.kind):
        return None
    made_here = st.Page(lambda: draw(here, language), title=say(f"{WORDS}.title", language), url_path="what-if")
    context.keep(_PAGE, made_here)
    return made_here


def link(language: Language) -> None:
    """Draw the way to the page, where there is one; it begins with the budget and objective of the reader."""
    if (to := context.kept(_PAGE)) is not None:
        st.page_link(to, label=say(f"{WORDS}.link", language))


def draw(here: Here, language: Language) -> None:
    """Draw the page."""
    seen, _ = here.now()
    session = seen.session
    pulse.watch(_standing, seen)
    case = answers.case()
    base = what_ifs.under(case, None)
    parts.heading(say(f"{WORDS}.title", language), note=say(f"{WORDS}.note", language))
    refused(here, language)
    fields, beside = st.columns([2, 3], gap="large")
    with fields:
        draft = what_if_fields.drawn(case, base.appraisal, _draft(base), language)
        context.keep(_DRAFT, draft)
    with beside:
        _wall(session, draft, language)
        pinned = _pinned(session, language)
        try:
            now = [what_ifs.tried(case, draft)]
        except InputError as error:
            parts.problems(error, language)
            now = []
        _beside(case, [base, *(what_ifs.under(case, each) for each in pinned), *now], language)
        if now:
            _keep(here, session, draft, lambda: what_if_fields.held(case, base.appraisal), language)
        desk_motions.put(here, session, language)


def _draft(base: Varied) -> VariantKept:
    """Return what was chosen last; budget and objective of the pages anew where the reader has changed these since."""
    view = context.view()
    chosen: VariantKept = context.kept(_DRAFT) or what_ifs.DRAFT
    asked = (view.budget, view.objective)
    if context.kept(_FROM) in (asked, None) and (context.kept(_FROM) is not None or view.budget is None):
        context.keep(_FROM, asked)
        return chosen
    context.keep(_FROM, asked)
    what_if_fields.forget()
    usual = base.appraisal.settings.objective
    objective = None if view.objective == usual else view.objective
    return chosen.model_copy(update={"budget": view.budget, "objective": objective})


def _standing(seen: Visible) -> object:
    """Return what of a session the page is drawn from: what-ifs, motions, the stage; what is being typed stays."""
    now = seen.session
    return now.stage, len(now.variants), len(now.motions), len(now.votes), len(now.corrections)


def _wall(session: Session, draft: VariantKept, language: Language) -> None:
    """Draw the switch by which the wall shows the what-if while it is changed."""
    may = remote.may_show_what_if(session)
    if context.kept(_SHOWN) is not None and remote.shown(session).what_if is None:
        context.drop([_SHOWN])  # the meeting went on, or it was taken off at the desk
        context.keep(_ON_WALL, False)
    on = st.toggle(say(f"{WORDS}.on_wall", language), key=_ON_WALL, disabled=not may)
    if not may:
        parts.paragraph(say(f"{WORDS}.vote_runs", language), kind="note")
    elif on and remote.shown(session).what_if != draft:
        remote.show_what_if(session, draft)
        context.keep(_SHOWN, True)
    elif not on and context.kept(_SHOWN) is not None:
        remote.show_what_if(session, None)
        context.drop([_SHOWN])


def _pinned(session: Session, language: Language) -> list[VariantKept]:
    titles = {key: each.title.to(language) for key, each in session.variants.items()}
    if not titles:
        return []
    chosen = st.multiselect(
        say(f"{WORDS}.pinned", language),
        list(titles),
        format_func=titles.__getitem__,
        key=_PINNED,
        max_selections=MOST_PINNED,
        placeholder=say(f"{WORDS}.nothing", language),
    )
    return [session.variants[each] for each in chosen]


def _beside(case: Case, varied: list[Varied], language: Language) -> None:
    with st.container(key="what_if_beside"):
        render.draw(*variant_blocks(case, varied, language), key="what_if")


def _keep(
    here: Here, session: Session, draft: VariantKept, held: Callable[[], list[object]], language: Language
) -> None:
    labels, drawn = {"title": f"{WORDS}.name"}, held()

    def keep() -> None:
        if held() != drawn:  # a field was changed since: nobody has seen yet what would be kept
            return
        name = context.kept(_TITLE)
        key = desk_motions.free("what-if", session.variants)

        def saved() -> object:
            fields = draft.model_dump(exclude={"variant", "title"})
            event = made(VariantKept, labels, language, variant=key, title=LocalText(name, name), **fields)
            return here.say_made(VariantKept.kind, key, chair.variant_kept(event))

        press(here, saved, {_TITLE: "", _PINNED: [*(context.kept(_PINNED) or [])[: MOST_PINNED - 1], key]})

    with st.form("what_if_keep", border=False):
        st.text_input(say(f"{WORDS}.name", language), key=_TITLE)
        st.form_submit_button(say(f"{WORDS}.keep", language), on_click=keep)
