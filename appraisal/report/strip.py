"""The strip in words: stage, item, who stands aside, who is there, who has finished, the control code."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.journal.session import Session
from appraisal.journal.steps.voting import quorum
from appraisal.journal.visible import Visible
from appraisal.report.agenda import seat_names
from appraisal.text import Language, say


def strip_texts(seen: Visible, code: str, language: Language) -> Iterator[str]:
    """Yield the parts of the strip, as a seat may know them.

    Args:
        seen: the session as the seat may know it.
        code: control code after the last event.
        language: of the words.
    """
    session = seen.session
    if session.rehearsal:
        yield say("session.rehearsal.mark", language)
    yield say(f"session.stage.{session.stage}", language).capitalize()
    yield from _item(seen, language)
    yield from _present(session, language)
    if session.rounds and session.rounds[-1].closed is None:
        members = [each.key for each in session.members()]
        done = sum(each in session.rounds[-1].finished for each in members)
        number = session.rounds[-1].number
        yield say("session.strip.finished", language, round=number, done=done, n=len(members))
    yield say("session.strip.code", language, seq=session.seq, code=code)


def _item(seen: Visible, language: Language) -> Iterator[str]:
    """Yield the item and who stands aside from it; a seat that does is not told what it is about."""
    session = seen.session
    if session.item is None:
        return
    told = seen.projects.issuperset(session.projects_of(session.item))
    if session.item.of == "motion":
        title = session.motions[session.item.key].title.to(language)
        yield title if told else say("session.strip.amendment", language)
    else:
        projects = session.sealed.projects
        number = next(number for number, each in enumerate(projects, start=1) if each.key == session.item.key)
        facts = {"number": number, "n": len(projects)}
        if told:
            yield say("session.strip.item", language, title=projects[number - 1].brief, **facts)
        else:
            yield say("session.strip.item_aside", language, **facts)
    aside = [
        each.key
        for each in session.members()
        if any(session.recused(each.key, key) for key in session.projects_of(session.item))
    ]
    if aside:
        yield say("session.strip.aside", language, seats=seat_names(session, aside), n=len(aside))


def _present(session: Session, language: Language) -> Iterator[str]:
    if session.rules is None:
        return
    members = list(session.members())
    present = sum(each.present for each in members)
    met = present >= quorum(session, len(members))
    yield say(f"session.strip.present_{'met' if met else 'short'}", language, present=present, n=len(members))
