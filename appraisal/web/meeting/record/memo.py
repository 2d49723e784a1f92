"""The memo of a session: issued, downloaded, signed by two seats; afterwards corrections, each a new revision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from appraisal import record_desk
from appraisal.cache import Cache
from appraisal.errors import InputError
from appraisal.journal.accept import role_of
from appraisal.journal.events.closing import Correction, MemoIssued, Signed
from appraisal.journal.rights import right
from appraisal.journal.session import Seat, Session
from appraisal.journal.visible import Visible
from appraisal.record_desk import Revision
from appraisal.report.agenda import seat_names
from appraisal.report.session import next_text
from appraisal.text import Language, problem_text, say
from appraisal.web import context, council, parts
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.press import made
from appraisal.web.meeting.secretary.act import act, number_of, told

if TYPE_CHECKING:
    from appraisal.session_desk import Saved

WORDS = "session.record_page.memo"
_issued: Cache[tuple[str, int, str], Mapping[str, bytes]] = Cache(most=2)  # by session, revision and its digest


def draw(here: Here, seen: Visible, language: Language) -> None:
    """Draw the revisions of the memo, its signatures, and what is wrong in the record."""
    session = seen.session
    parts.heading(say(f"{WORDS}.title", language))
    if session.stage not in ("decision", "signed"):
        parts.paragraph(say(f"{WORDS}.not_yet", language), kind="note")
        return
    parts.paragraph(next_text(session, language, named=True))
    revisions = record_desk.revisions(here.served.store, here.served.session)
    if revisions:
        _current(here, seen, revisions, language)
    if here.may(MemoIssued.kind):
        _issue(here, session, language)
    if revisions:
        _signatures(here, session, language)
    if session.stage == "signed":
        _errata(here, session, language)


def _current(here: Here, seen: Visible, revisions: Sequence[Revision], language: Language) -> None:
    last = revisions[-1]
    facts = {"revision": last.event.revision, "seq": last.as_of, "code": last.code}
    parts.paragraph(say(f"{WORDS}.current", language, **facts))
    if seen.projects == {each.key for each in seen.session.sealed.projects}:
        with st.container(horizontal=True):
            for name in last.event.files:
                st.download_button(
                    name,
                    partial(_file, here, last, name, language),
                    file_name=name,
                    key=f"memo_{last.event.revision}_{name}",
                    on_click="ignore",
                )
    parts.bullets(say(f"{WORDS}.file", language, name=name, digest=digest) for name, digest in last.event.files.items())
    for each in reversed(revisions[:-1]):
        earlier = {"revision": each.event.revision, "seq": each.as_of, "code": each.code}
        parts.paragraph(say(f"{WORDS}.earlier", language, **earlier), kind="note")


def _file(here: Here, revision: Revision, name: str, language: Language) -> bytes:
    """Return an issued file; of one that this program makes otherwise, why it is not handed out."""
    served, number = here.served, revision.event.revision
    try:
        files = _issued.get(
            (served.session, number, revision.event.digest),
            lambda: record_desk.issued_files(served.store, served.session, number, where=council.store_named()),
        )
    except InputError as error:
        return "\n".join(problem_text(each, language) for each in error.problems).encode()
    return files[name]


def _issue(here: Here, session: Session, language: Language) -> None:
    number = len(session.memos) + 1
    pressed = st.button(
        say(f"{WORDS}.issue", language, revision=number),
        key=f"memo_issue_{number}",
        type="secondary" if session.memos else "primary",
    )
    parts.paragraph(say(f"{WORDS}.issue_note" if number == 1 else f"{WORDS}.again_note", language), kind="note")
    if pressed:
        with st.spinner(say("cli.working.memo", language)):
            act("memo", lambda: issued(here))()
        st.rerun()
    told("memo", language)


def issued(here: Here) -> Saved:
    """Issue the next revision of the memo, and keep its files for whoever downloads them first.

    Raises:
        InputError: as `record_desk.issue_memo`.
    """
    served, by = here.served, here.acting(MemoIssued.kind)
    saved, files = here.once(
        MemoIssued.kind,
        lambda: record_desk.issue_memo(served.store, served.session, by, where=council.store_named()),
    )
    event = saved.session.memos[-1]
    _issued.get((served.session, event.revision, event.digest), lambda: files)
    return saved


def _signatures(here: Here, session: Session, language: Language) -> None:
    parts.heading(say(f"{WORDS}.signatures", language), level=3)
    revision = len(session.memos)
    names = seat_names(session, sorted(session.signatures))
    parts.paragraph(say(f"{WORDS}.signed" if names else f"{WORDS}.unsigned", language, seats=names, revision=revision))
    for seat in signers(here, session):
        st.button(
            say(f"{WORDS}.sign", language, role=say(f"session.role.{seat.role}", language), revision=revision),
            key=f"memo_sign_{revision}_{seat.key}",
            type="primary",
            on_click=act("sign", partial(_signed, here, revision, seat.key)),
        )
    if here.alone:
        parts.paragraph(say(f"{WORDS}.alone", language), kind="note")
    told("sign", language)


def signers(here: Here, session: Session) -> list[Seat]:
    """Return the seats of a device that may sign and have not: alone, of whoever holds the chair and the secretary."""
    secretary = session.of_role("secretary")
    keys = [session.presiding(), None if secretary is None else secretary.key] if here.alone else [here.seat.key]
    return [
        session.seats[key]
        for key in keys
        if key is not None
        and key not in session.signatures
        and right(role_of(session, key), Signed.kind, session.stage) is not None
    ]


def _signed(here: Here, revision: int, seat: str) -> Saved:
    return here.say(Signed(revision=revision), seat, actor=seat)


def _errata(here: Here, session: Session, language: Language) -> None:
    parts.heading(say(f"{WORDS}.errata", language), note=say(f"{WORDS}.errata_note", language), level=3)
    parts.bullets(say("session.erratum", language, seq=each.concerns, text=each.text) for each in session.errata)
    if not here.may(Correction.kind):
        return
    labels = {"concerns": f"{WORDS}.concerns", "text": f"{WORDS}.text"}

    def correct() -> Saved:
        typed = number_of(context.kept("erratum_of") or "")
        concerns = int(typed) if isinstance(typed, float) and typed == int(typed) else typed
        text = context.kept("erratum_text") or ""
        return here.say(made(Correction, labels, language, concerns=concerns, text=text))

    st.text_input(say(f"{WORDS}.concerns", language), key="erratum_of", on_change="ignore", persist_state="session")
    st.text_area(say(f"{WORDS}.text", language), key="erratum_text", on_change="ignore", persist_state="session")
    pressed = act("erratum", correct, {"erratum_of": "", "erratum_text": ""})
    st.button(say(f"{WORDS}.correct", language), key="erratum_press", on_click=pressed)
    told("erratum", language)
