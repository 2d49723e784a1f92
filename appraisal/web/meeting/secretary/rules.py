"""The council's own rules, what is still missing before they are sealed, and the button that seals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import streamlit as st

from appraisal.journal.events.opening import CouncilRules, RulesSealed
from appraisal.journal.sealing import seal
from appraisal.journal.session import Session
from appraisal.journal.visible import Visible
from appraisal.report.session import rule_texts
from appraisal.text import Language, say
from appraisal.web import answers, choice, context, parts
from appraisal.web.meeting.here import Here
from appraisal.web.meeting.press import made
from appraisal.web.meeting.secretary.act import act, number_of, share_of, told

if TYPE_CHECKING:
    from appraisal.session_desk import Saved

WORDS = "session.secretary_page.rules"
_CHOICES = {
    "pooling": ("mean", "median"),
    "reach": ("more_than", "at_least"),
    "base": ("cast", "present", "electorate"),
    "abstentions": ("aside", "in_base"),
    "tie": ("casting_vote", "fails"),
    "late": ("next_round", "at_once", "never"),
    "opinions": ("no", "yes"),
    "shown": ("by_name", "by_letter"),
}
_SAID = {"reach": f"{WORDS}.reaches", "base": "session.majority.base", "abstentions": "session.majority.abstentions"}
_SAID |= {"tie": "session.majority.tie"}
_TYPED = ("quorum", "tolerance", "present", "majority")
LABELS = {each: f"{WORDS}.{each}" for each in (*_CHOICES, *_TYPED)}


def draw(here: Here, seen: Visible, language: Language) -> None:
    """Draw the rules: to be chosen, or as they were sealed."""
    session = seen.session
    parts.heading(say(f"{WORDS}.title", language))
    if session.rules is not None:
        parts.paragraph(say(f"{WORDS}.sealed", language), kind="note")
        parts.bullets(f"{name}: {value}" for name, value in rule_texts(session.rules.council, language))
        told("seal", language)
        return
    parts.paragraph(say(f"{WORDS}.note", language), kind="note")
    _fill()
    for names in (
        ("quorum", "tolerance", "pooling"),
        ("present", "majority", "reach", "base"),
        ("abstentions", "tie"),
        ("late", "opinions", "shown"),
    ):
        for column, name in zip(st.columns(len(names)), names, strict=True):
            with column:
                _field(name, language)
    _press(here, session, language)


def _fill() -> None:
    """Fill in the rules of the case, once."""
    council = answers.case().council.rules()
    typed = {"quorum": f"{council['quorum']:g}", "tolerance": f"{council['tolerance']:g}"}
    typed |= {"present": "1/2", "majority": "1/2", "pooling": council["pooling"]}
    for name, value in typed.items():
        if context.kept(f"rule_{name}") is None:
            context.keep(f"rule_{name}", value)


def _field(name: str, language: Language) -> None:
    label, key = say(LABELS[name], language), f"rule_{name}"
    if name in _TYPED:
        st.text_input(label, key=key, persist_state="session")
        return
    said = _SAID.get(name, f"session.{name}")
    choice.one_of(
        label,
        {each: say(f"{said}.{each}", language) for each in _CHOICES[name]},
        key=key,
        persist_state="session",
    )


def missing(session: Session) -> tuple[str, ...]:
    """Return what the seal waits for, as keys of words.

    Example:
        >>> missing(Session(key="coast-1"))
        ('chair', 'expert')
    """
    return tuple(each for each in ("chair", "expert") if not _held(session, each))


def _held(session: Session, role: str) -> bool:
    return any(each.role == role and not each.revoked for each in session.seats.values())


def _open(session: Session, language: Language) -> Iterator[str]:
    """Yield what does not keep from sealing, but is better done before."""
    if not _held(session, "deputy"):
        yield say(f"{WORDS}.open.deputy", language)
    unnamed = [each.key for each in session.seats.values() if not each.revoked and each.name is None]
    if unnamed:
        yield say(f"{WORDS}.open.names", language, seats=unnamed)


def _press(here: Here, session: Session, language: Language) -> None:
    parts.heading(say(f"{WORDS}.before", language), level=3)
    lacking = missing(session)
    for each in lacking:
        parts.paragraph(say(f"{WORDS}.missing.{each}", language), kind="warn")
    said = list(_open(session, language))
    if said:
        parts.bullets(said)
    elif not lacking:
        parts.paragraph(say(f"{WORDS}.complete", language))
    st.button(
        say("session.desk_page.press.seal", language),
        key="seal_press",
        type="primary",
        disabled=bool(lacking) or not here.may(RulesSealed.kind),
        on_click=act("seal", lambda: sealed(here, language)),
    )
    parts.paragraph(say(f"{WORDS}.means", language), kind="note")
    told("seal", language)


def sealed(here: Here, language: Language) -> Saved:
    """Seal the rules as they stand in the fields.

    Raises:
        InputError: every problem, with the words above its field.
    """
    typed = {name: context.kept(f"rule_{name}") or "" for name in _TYPED}
    chosen = {name: context.kept(f"rule_{name}") or offered[0] for name, offered in _CHOICES.items()}
    quorum = number_of(typed["quorum"])
    carried = {name: chosen[name] for name in ("reach", "base", "abstentions", "tie")}
    rules = made(
        CouncilRules,
        LABELS,
        language,
        pooling=chosen["pooling"],
        quorum=int(quorum) if isinstance(quorum, float) and quorum == int(quorum) else quorum,
        tolerance=number_of(typed["tolerance"]),
        present=share_of(typed["present"]),
        majority={"share": share_of(typed["majority"]), **carried},
        late=chosen["late"],
        written_opinions=chosen["opinions"] == "yes",
        shown=chosen["shown"],
    )
    case = here.served.case(here.served.seq())
    return here.say(seal(case, rules))
