"""What a seat may know of a session: the one door for pages, engines, exports, drafts, logs and error texts.

Of two sessions that differ only in what others answered in a round that is not revealed, or voted while the vote runs,
a seat sees the same, whatever its role. A test holds this as a law, for chair and auditor as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeVar

from appraisal.journal.chain import Record, read_entry
from appraisal.journal.entry import Entry, Withheld
from appraisal.journal.events.agenda import Item, MinutesText
from appraisal.journal.events.base import Event
from appraisal.journal.events.conflicts import ConflictDeclared, ConflictRuled
from appraisal.journal.events.rating import AnswerConfirmed, Cast, FigureCorrected, InRound, PaperContested, RoundOpened
from appraisal.journal.events.seats import DeviceBound
from appraisal.journal.events.voting import ConditionSet, Dissent, VoteCast
from appraisal.journal.session import Conflict, Round, Session, Voice, Vote

_DECLARES = ("chair", "deputy", "expert")  # sees a project's figures only after its answer on conflicts
_RULES = ("chair", "deputy", "secretary", "auditor")  # sees why somebody declared a conflict

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Stale:
    """Revealed answers on a project that saw a figure which was corrected since: how many seats have them.

    `seats` is empty where ratings are shown by letter.
    """

    count: int
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visible:
    """A session as one seat may know it.

    Attributes:
        seat: the seat, or None for the council as a whole.
        session: the state without what the seat may not know. In a round that is not revealed only the seat's own
            answers stand. Where the council shows ratings by letter, a revealed round has letters in place of seats,
            the same one for a person in all rounds, in an order that tells nothing.
        own: the seat's own answers by round and project, whatever is revealed.
        projects: keys of the projects whose figures and discussion the seat may see.
        voted: by vote, who has voted; a vote from which the seat stands aside is missing while it runs.
        stale: by project, the revealed answers that are neither given again nor confirmed since a correction.
    """

    seat: str | None
    session: Session
    own: tuple[Mapping[str, Voice], ...]
    projects: frozenset[str]
    voted: Mapping[str, frozenset[str]]
    stale: Mapping[str, Stale]


def visible(session: Session, seat: str | None) -> Visible:
    """Return what a seat of the session may know of it.

    Without a seat it is what the council as a whole knows: all that is revealed, on all projects. Rankings, portfolios
    and tallies are computed from that alone, so that no two surfaces disagree; what of their working a seat is shown
    is limited to `projects` of its own view.
    """
    projects = _open_to(session, seat)
    aside = {key for key, vote in session.votes.items() if _aside(session, vote, seat)}

    def opens(motion: str) -> bool:
        return projects.issuperset(session.forced_by(motion))

    state = session.changed(
        seats={key: each if key == seat else replace(each, device=None) for key, each in session.seats.items()},
        conflicts={key: _reasons(session, seat, key, of_seat) for key, of_seat in session.conflicts.items()},
        minutes={at: text for at, text in session.minutes.items() if projects.issuperset(_discussed(session, *at))},
        rounds=_rounds(session, seat, projects),
        corrections=tuple(each for each in session.corrections if each.event.project in projects),
        corrected={key: seq for key, seq in session.corrected.items() if key in projects},
        votes={key: _vote(vote, seat) for key, vote in session.votes.items()},
        conditions={key: each for key, each in session.conditions.items() if opens(each.motion)},
        dissents={key: each for key, each in session.dissents.items() if opens(each.motion) or key[0] == seat},
    )
    return Visible(
        seat=seat,
        session=state,
        own=tuple(each.voices.get(seat, {}) if seat else {} for each in session.rounds),
        projects=projects,
        voted={
            key: frozenset(vote.votes) for key, vote in session.votes.items() if not (vote.running and key in aside)
        },
        stale=_stale(session, projects),
    )


def visible_records(session: Session, seat: str, records: Iterable[Record]) -> Iterator[Record]:
    """Yield the records of a session as a seat may see them: all headers, and payloads that it may know.

    A payload is withheld for everybody else while its round is not revealed or its vote runs, for good where ratings
    are shown by letter (it names the seat), and for a seat that may not see the project that it is about.
    """
    projects = _open_to(session, seat)
    for each in records:
        entry = read_entry(each)
        readable = isinstance(entry, Withheld) or _may_read(session, seat, projects, entry)
        yield each if readable else each.withheld()


def sealed(session: Session, event: Event) -> bool:
    """Return whether an event is said in a round that is not revealed."""
    return isinstance(event, InRound) and session.rounds[event.round - 1].revealed is None


def _open_to(session: Session, seat: str | None) -> frozenset[str]:
    if session.rules is None:
        return frozenset()
    listed = [each.key for each in session.rules.projects]
    if seat is None or session.stage == "signed":  # the memo goes to all seats
        return frozenset(listed)
    declares = session.seats[seat].role in _DECLARES
    return frozenset(
        key for key in listed if not session.recused(seat, key) and (not declares or session.answered(seat, key))
    )


def _reasons(session: Session, seat: str | None, of: str, declared: Mapping[str, Conflict]) -> Mapping[str, Conflict]:
    if seat is not None and (of == seat or session.seats[seat].role in _RULES):
        return declared
    return {project: replace(each, reason=None) for project, each in declared.items()}


def _rounds(session: Session, seat: str | None, projects: frozenset[str]) -> tuple[Round, ...]:
    signed = letters(session)
    return tuple(_round(each, seat, projects, signed) for each in session.rounds)


def _round(asked: Round, seat: str | None, projects: frozenset[str], signed: Mapping[str, str] | None) -> Round:
    if asked.cells is not None:
        asked = asked.changed(cells=frozenset(cell for cell in asked.cells if cell[0] in projects))
    if asked.revealed is None:
        return asked.changed(voices=_only(asked.voices, seat), confirmed=_only(asked.confirmed, seat))
    shown = {
        key: {project: voice for project, voice in of_seat.items() if not project or project in projects}
        for key, of_seat in asked.voices.items()
    }
    if signed is None:
        return asked.changed(voices=shown)
    unsigned = {
        signed[key]: {project: replace(each, seq=0, at="", form="ballot") for project, each in of_seat.items()}
        for key, of_seat in shown.items()
    }
    return asked.changed(voices=dict(sorted(unsigned.items())), confirmed=_only(asked.confirmed, seat))


def _stale(session: Session, projects: frozenset[str]) -> Mapping[str, Stale]:
    told = session.changed(rounds=tuple(each for each in session.rounds if each.revealed is not None))
    found = dict[str, Stale]()
    for project in session.corrected:
        seats = tuple(
            each.key
            for each in session.members()
            if project in projects and told.stale(each.key, project) and not session.recused(each.key, project)
        )
        if seats:
            found[project] = Stale(len(seats), () if session.sealed.council.shown == "by_letter" else seats)
    return found


def _only(by_seat: Mapping[str, V], seat: str | None) -> Mapping[str, V]:
    return {key: each for key, each in by_seat.items() if key == seat}


def letters(session: Session) -> Mapping[str, str] | None:
    """Return a letter for each seat that rates or spoke in a revealed round; None if ratings are shown by name.

    Who stands aside from a project can be told by the answers that are not there, whatever the letter.
    """
    if session.rules is None or session.rules.council.shown == "by_name":
        return None
    order: list[str] = []
    for each in session.rounds:
        if each.revealed is not None:
            spoke = each.voices.keys() - set(order)
            order += sorted(spoke, key=lambda seat, voices=each.voices: _mixed(voices[seat]))  # type: ignore[misc]
    order += [each.key for each in session.members() if each.key not in order]
    return {seat: letter(number) for number, seat in enumerate(order)}


def _mixed(said: Mapping[str, Voice]) -> bytes:
    """Return what orders letters: a digest of answers with their times, which nobody but the seat may know."""
    return sha256(repr(sorted((project, voice.at, repr(voice)) for project, voice in said.items())).encode()).digest()


def letter(number: int) -> str:
    """Return the letters of a number from 0: A to Z, then AA.

    Example:
        >>> letter(0), letter(25), letter(26)
        ('A', 'Z', 'AA')
    """
    before, last = divmod(number, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


def _aside(session: Session, vote: Vote, seat: str | None) -> bool:
    if seat is None:
        return False
    return seat in vote.opened.aside or any(session.recused(seat, each) for each in vote.opened.projects)


def _vote(vote: Vote, seat: str | None) -> Vote:
    """Return a vote; one that was annulled before its close is repeated, so it stays shut as a running one."""
    return replace(vote, votes=_only(vote.votes, seat)) if vote.tally is None else vote


def _may_read(session: Session, seat: str, projects: frozenset[str], entry: Entry) -> bool:
    event = entry.event
    if entry.for_seat == seat:
        return True
    if isinstance(event, DeviceBound):
        return False
    if isinstance(event, ConflictDeclared | ConflictRuled):
        return session.seats[seat].role in _RULES
    if isinstance(event, VoteCast):
        return session.votes[event.vote].tally is not None
    by_letter = isinstance(event, InRound) and session.sealed.council.shown == "by_letter"
    return not by_letter and not sealed(session, event) and projects.issuperset(_about(session, event))


def _discussed(session: Session, of: str, key: str) -> tuple[str, ...]:
    """Return the projects of minutes, which stand by the item's `of` and `key`, or by blanks for the whole meeting."""
    return session.projects_of(Item(of=of, key=key)) if of else ()  # type: ignore[arg-type]


def _about(session: Session, event: Event) -> tuple[str, ...]:
    """Return the projects whose figures, ratings or discussion an event tells."""
    if isinstance(event, RoundOpened):
        return tuple(each.project for each in event.cells)
    if isinstance(event, Cast | PaperContested | AnswerConfirmed | FigureCorrected):
        return (event.project,) if event.project else ()
    if isinstance(event, ConditionSet | Dissent):
        return session.forced_by(event.motion)
    return session.projects_of(event.item) if isinstance(event, MinutesText) else ()
