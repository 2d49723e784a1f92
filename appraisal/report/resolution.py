"""What a council has decided, in words: motions with their portfolios, votes, conditions and dissents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from appraisal.documents.case import Case
from appraisal.journal.decision import standing
from appraisal.journal.session import Session
from appraisal.journal.verify import NEVER_CHECKED
from appraisal.journal.visible import visible
from appraisal.meeting.dissent import own_portfolio
from appraisal.meeting.motions import told
from appraisal.meeting.votes import resolution
from appraisal.once import once
from appraisal.report.agenda import seat_names
from appraisal.report.blocks import Block, paragraph, points
from appraisal.report.dissent import dissent_sentences
from appraisal.report.motions import condition_text, motion_blocks
from appraisal.report.votes import resolution_sentences, vote_sentences
from appraisal.text import Language, say


@dataclass(frozen=True, kw_only=True)
class Held:
    """A session that was held.

    Attributes:
        case: as the council has it.
        session: its state; what is said of it is what the council as a whole may know.
        code: control code after its last event.
    """

    case: Case
    session: Session
    code: str

    @once
    def seen(self) -> Session:
        """The session as the council as a whole knows it."""
        return visible(self.session, None).session


def resolution_blocks(held: Held, language: Language) -> list[Block]:
    """Return where the session stands, and for each motion what was put, voted and decided on it."""
    session = held.seen
    first = [key for key, put in session.motions.items() if put.amends is None]
    return [
        *(paragraph(each) for each in _record(held, language)),
        *_conflicts(held, language),
        *(block for motion in first for block in _of(held, motion, language)),
        *([] if session.motions else [paragraph(say("session.resolution.no_motion", language))]),
    ]


def limits_sentence(language: Language) -> str:
    """Return what no journal can show, for the limits of a memo."""
    never = [say(f"session.verify.never.{each}", language) for each in ("code", *NEVER_CHECKED)]
    return say("session.resolution.limits", language, what=never)


def _record(held: Held, language: Language) -> Iterator[str]:
    session = held.seen
    members = list(session.members())
    present = sum(each.present for each in members)
    yield say("session.resolution.journal", language, session=session.key, seq=session.seq, code=held.code)
    yield say("session.resolution.present", language, n=present, members=len(members))
    for each in session.rounds:
        if each.revealed is not None:
            yield say("session.resolution.round", language, round=each.number, n=len(each.voices))


def _conflicts(held: Held, language: Language) -> Iterator[Block]:
    session = held.seen
    texts = []
    for project in session.sealed.projects if session.rules is not None else ():
        aside = [each.key for each in session.members() if session.recused(each.key, project.key)]
        if aside:
            names = seat_names(session, aside)
            texts.append(say("session.resolution.aside", language, project=project.title, seats=names, n=len(names)))
    if texts:
        yield points(*texts)


def _of(held: Held, first: str, language: Language) -> Iterator[Block]:
    """Yield a motion as it stands now, and the votes on it and on its amendments in their order."""
    session, case = held.seen, held.case
    motion = standing(session, first)
    family = _family(session, first)
    subject = told(case, session, motion)
    yield from motion_blocks(case, session, subject, language)
    votes = [each for each in session.votes.values() if each.opened.motion in family]
    if votes:
        yield points(*(" ".join(vote_sentences(session, each, language)) for each in votes))
    if session.items.get(("motion", motion)) == "put_off":
        yield paragraph(say("session.resolution.put_off", language))
    yield from map(paragraph, resolution_sentences(subject, resolution(session, motion), language))
    # Of an amendment that is not adopted the conditions have fallen with it.
    conditions = [each for each in session.conditions.values() if each.motion in _line(session, motion)]
    if conditions:
        yield points(*(condition_text(each, language) for each in conditions))
    for (seat, _), said in session.dissents.items():
        if said.motion in family:
            own = own_portfolio(case, held.session, seat=seat, motion=said.motion, asked_by=None)
            yield paragraph(" ".join(dissent_sentences(case, session, seat, said, own, language)))


def _line(session: Session, motion: str) -> set[str]:
    """Return a motion with the ones that it amends."""
    before = session.motions[motion].amends
    return {motion} if before is None else {motion} | _line(session, before)


def _family(session: Session, first: str) -> set[str]:
    """Return a motion with its amendments, and theirs."""
    family = {first}
    for key, put in session.motions.items():  # an amendment is put after what it amends
        if put.amends in family:
            family.add(key)
    return family
