"""A ballot on paper, typed by the secretary under the eyes of a second seat: project by project, then the weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from appraisal import ballot_desk
from appraisal.documents.ballot_form import AskedProject, BallotForm, FilledForm, FilledProject
from appraisal.documents.weighting import Weighting
from appraisal.errors import InputError, Place
from appraisal.journal.events.rating import Finished, PaperBallot
from appraisal.journal.paper import asked_seats
from appraisal.journal.session import Session
from appraisal.journal.visible import Visible
from appraisal.meeting.seat import points_of
from appraisal.report.seat import said_text
from appraisal.text import Language, say
from appraisal.web import choice, context, parts
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.press import made
from appraisal.web.meeting.secretary import paper_books
from appraisal.web.meeting.secretary.act import GONE, act, number_of, told
from appraisal.web.meeting.secretary.seats import labels

if TYPE_CHECKING:
    from appraisal.session_desk import Saved

WORDS = "session.secretary_page.paper"
_WEIGHTS = "-weights"  # no key of a project begins with a dash
_ENTERED = "paper_entered"  # what this browser has entered: seat, round and page, each with the number of its event


def draw(here: Here, seen: Visible, language: Language) -> None:
    """Draw the sheet of a member in the open round; nothing of what anybody answered is shown."""
    session = seen.session
    parts.heading(say(f"{WORDS}.title", language), note=say(f"{WORDS}.note", language))
    if not session.rounds or session.rounds[-1].closed is not None or not here.may(PaperBallot.kind):
        parts.paragraph(say(f"{WORDS}.closed", language))
        told("paper", language)
        return
    seats = list(asked_seats(session))
    if not seats:
        parts.paragraph(say(f"{WORDS}.nobody", language))
        return
    names = dict(zip(seats, labels(session, seats, language), strict=True))
    left, right = st.columns(2)
    with left:
        seat = choice.one_of(
            say(f"{WORDS}.member", language),
            names,
            key="paper_seat",
            persist_state="session",
        )
    with right:
        _witness(here, session, seat, language)
    st.text_input(
        say(f"{WORDS}.sheet", language), key=f"paper_sheet_{seat}", on_change="ignore", persist_state="session"
    )
    form = here.served.form(seat)
    if form.unanswered:
        parts.paragraph(say(f"{WORDS}.unanswered", language, n=len(form.unanswered)), kind="warn")
    _pages(here, form, language)
    paper_books.draw(here, session, language)


def witnesses(session: Session, actor: str, seat: str | None) -> list[str]:
    """Return the seats that may witness a ballot of a member which another seat types: those of third persons."""
    persons = {session.seats[each].person for each in (actor, seat) if each is not None}
    return [each.key for each in session.seats.values() if not each.revoked and each.person not in persons]


def _witness(here: Here, session: Session, seat: str, language: Language) -> None:
    fit = witnesses(session, here.acting(PaperBallot.kind), seat)
    names = dict(zip(fit, labels(session, fit, language), strict=True))
    choice.one_of(
        say(f"{WORDS}.witness", language),
        names,
        key="paper_witness",
        index=None,
        persist_state="session",
    )


def _pages(here: Here, form: BallotForm, language: Language) -> None:
    """Draw the choice of the page of the sheet, and that page."""
    entered: dict[tuple[str, int, str], int] = context.kept(_ENTERED) or {}
    pages = {each.key: each.title.to(language) for each in form.projects}
    if form.weighed:
        pages[_WEIGHTS] = say("session.seat_page.weights.title", language)
    if not pages:
        parts.paragraph(say(f"{WORDS}.nothing_asked", language))
        return
    done = {key for key in pages if (form.seat, form.round, key) in entered}
    chosen = f"paper_page_{form.seat}_{form.round}"
    if context.kept(chosen) not in pages:
        context.keep(chosen, next((each for each in pages if each not in done), next(iter(pages))))
    titles = {
        key: say(f"session.seat_page.page_{'done' if key in done else 'open'}", language, title=title)
        for key, title in pages.items()
    }
    at = choice.one_of(
        say(f"{WORDS}.page", language, n=len(pages), done=len(done)),
        titles,
        key=chosen,
        persist_state="session",
    )
    seen = f"paper_seq_{form.seat}_{form.round}_{at}"
    if context.kept(seen) is None:
        context.keep(seen, form.seq)
    if at == _WEIGHTS:
        _weights(form, language)
    else:
        _answers(form, next(each for each in form.projects if each.key == at), language)

    def moved() -> bool:
        """Return whether another member or page was chosen since: what would be entered is no longer what is seen."""
        return (context.kept("paper_seat"), context.kept(chosen)) != (form.seat, at)

    def enter() -> tuple[Saved, ...] | None:
        if moved():
            return None
        typed = _filled(form, at, context.kept(seen) or form.seq, language)
        witness = context.kept("paper_witness") or "-"
        try:
            return here.once(
                (PaperBallot.kind, form.seat, form.round, at),
                lambda: ballot_desk.enter_forms(
                    here.served.store,
                    here.served.session,
                    [typed],
                    actor=here.acting(PaperBallot.kind),
                    witness=witness,
                ),
            )
        except InputError:
            context.drop([seen])  # the next press is of whoever has read why this one was refused
            raise

    def entered_it() -> dict[str, object]:
        now = {**entered, (form.seat, form.round, at): here.served.seq()}
        return {_ENTERED: now, **dict.fromkeys((seen, chosen, *_fields(form, at)), GONE)}

    with st.container(horizontal=True):
        st.button(
            say(f"{WORDS}.enter", language), key="paper_enter", type="primary", on_click=act("paper", enter, entered_it)
        )
        st.button(
            say(f"{WORDS}.finished", language),
            key="paper_finished",
            on_click=act("paper", lambda: None if moved() else here.say(Finished(round=form.round), form.seat)),
        )
    told("paper", language)


def _key(form: BallotForm, page: str, criterion: str, what: str) -> str:
    return f"paper_{what}_{form.seat}_{form.round}_{page}_{criterion}"


def _fields(form: BallotForm, page: str) -> list[str]:
    criteria = form.weighed if page == _WEIGHTS else form.criteria
    return [_key(form, page, each, what) for each in criteria for what in ("said", "why")]


def _answers(form: BallotForm, project: AskedProject, language: Language) -> None:
    for key in project.criteria:
        criterion = form.criteria[key]
        parts.heading(criterion.title.to(language), level=3)
        st.pills(
            criterion.title.to(language),
            [*points_of(criterion.lowest, criterion.highest), "abstains", "cannot_judge"],
            format_func=lambda each: said_text(each, language),
            key=_key(form, project.key, key, "said"),
            label_visibility="collapsed",
            persist_state="session",
        )
        st.text_input(
            say("session.seat_page.why", language),
            key=_key(form, project.key, key, "why"),
            on_change="ignore",
            max_chars=2000,
            persist_state="session",
        )


def _weights(form: BallotForm, language: Language) -> None:
    parts.paragraph(say("session.seat_page.weights.how", language), kind="note")
    for key, title in form.weighed.items():
        st.text_input(
            title.to(language), key=_key(form, _WEIGHTS, key, "said"), on_change="ignore", persist_state="session"
        )


def _filled(form: BallotForm, page: str, seq: int, language: Language) -> FilledForm:
    """Return the sheet as it stands in the fields.

    Raises:
        InputError: what no ballot may say, with the words above its field.
    """
    sheet = (context.kept(f"paper_sheet_{form.seat}") or "").strip()
    of_sheet = Place(file=say(f"{WORDS}.sheet", language))
    projects: tuple[FilledProject, ...] = ()
    weights = None
    if page == _WEIGHTS:
        place = Place(file=say("session.seat_page.weights.title", language))
        given = {key: number_of(context.kept(_key(form, page, key, "said")) or "0") for key in form.weighed}
        weights = made(Weighting, {"points": "session.seat_page.weights.title"}, language, points=given)
    else:
        project = next(each for each in form.projects if each.key == page)
        place = Place(file=project.title.to(language))
        said = {key: context.kept(_key(form, page, key, "said")) for key in project.criteria}
        answers = {key: each for key, each in said.items() if each is not None}
        whys = {key: (context.kept(_key(form, page, key, "why")) or "").strip() for key in answers}
        reasons = {key: each for key, each in whys.items() if each}
        if answers:
            labels_of = {"sheet": f"{WORDS}.sheet", "reasons": "session.seat_page.why"}
            fields = {
                "answers": answers,
                "reasons": reasons,
                "replaces": 0,
                "sheet": sheet or "-",
                "witness": form.seat,
            }
            made(PaperBallot, labels_of, language, round=form.round, project=page, **fields)  # only to be checked
            places = {key: Place(file=form.criteria[key].title.to(language)) for key in answers}
            projects = (FilledProject(key=page, place=place, answers=answers, reasons=reasons, places=places),)
    return FilledForm(
        place=place,
        session=form.session,
        round=form.round,
        seat=form.seat,
        seq=seq,
        sheet=sheet or None,
        sheet_place=of_sheet,
        projects=projects,
        weights=weights,
        weights_place=place,
    )
