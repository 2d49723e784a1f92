"""The only way in for the commands and the pages to the sessions of a store: open, look, put away, take back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from appraisal.cache import Latest
from appraisal.documents.case import Case
from appraisal.errors import Place, refuse
from appraisal.journal.codes import control_code
from appraisal.journal.council import corrected
from appraisal.journal.kept_case import kept
from appraisal.journal.paper import form_of
from appraisal.journal.verify import Verification, verify
from appraisal.journal.visible import Visible, visible

if TYPE_CHECKING:
    from appraisal.access.door import Door
    from appraisal.documents.ballot_form import BallotForm
    from appraisal.journal.events.base import Event
    from appraisal.journal.session import Session
    from appraisal.meeting.agenda import Agenda
    from appraisal.meeting.chair import Made
    from appraisal.report.resolution import Held
    from appraisal.store.sessions import Store
    from appraisal.store.taking import Saved

__all__ = [
    "Saved",
    "Served",
    "Store",
    "back_up",
    "door",
    "forget",
    "held",
    "new_session",
    "open_store",
    "opened_case",
    "put_back",
    "say",
    "session_case",
    "verified",
]

LARGEST_BACKUP = 512 * 2**20  # bytes; the 40,000 answers of a large meeting take about 30 million


@contextmanager
def open_store(where: str | None = None) -> Iterator[Store]:
    """Open the store at a file or a URL, by default the user's own, and close it in the end.

    Raises:
        InputError: what is wrong with the store.
    """
    from appraisal.store.sessions import Store

    with Store.at(where) as store:
        yield store


def new_session(store: Store, case: Case, session: str, seat: str, events: Iterable[Event]) -> tuple[Saved, ...]:
    """Open a session on a case, which is kept with it.

    Args:
        store: where.
        case: as it was read.
        session: the new session's key.
        seat: key of the secretary's seat, which says the events.
        events: the first is `Opened`; others are about the same seat.

    Raises:
        InputError: `session_there_already`, or all problems of the events; then nothing has changed.
    """
    from appraisal.store.taking import Said

    if any(each.session == session for each in store.endings()):
        raise refuse("session_there_already", session=session)
    return store.append_all(session, [Said(seat, seat, each) for each in events], case=kept(case))


def say(store: Store, session: str, events: Iterable[tuple[str, str | None, Event]]) -> tuple[Saved, ...]:
    """Save events of a session, each with who says it and the seat it is about; all or, with all problems, none."""
    from appraisal.store.taking import Said

    return store.append_all(session, [Said(*each) for each in events])


def opened_case(store: Store, session: Session) -> Case:
    """Return the case that a session was opened on, as it was kept.

    Raises:
        InputError: `case_not_kept`, or what is wrong with what was kept.
    """
    from appraisal.store import cases

    return cases.opened_case(store, session)


def session_case(store: Store, session: str, *, as_of: int | None = None) -> Case:
    """Return a case as a session has it as of its last event or of an earlier one: nothing unrevealed counts.

    Raises:
        InputError: `session_unknown`, `event_not_there`, `case_not_kept`, or what is wrong with the kept case.
    """
    from appraisal.store import cases

    return cases.session_case(store, store.state(session, as_of=as_of))


def door(store: Store, session: str) -> Door:
    """Return the door of a session, which hands out links to its seats; refused with `session_unknown`."""
    from appraisal.access.door import Door

    return Door(store, session)


def held(store: Store, session: str, *, as_of: int | None = None) -> Held:
    """Return a session for its memo as of its last event or an earlier one; refused as `session_case` is."""
    from appraisal.report.resolution import Held
    from appraisal.store import cases

    state, head = store.now(session)
    if as_of is not None and as_of != state.seq:
        state, head = store.state(session, as_of=as_of), store.records(session)[as_of - 1].hash
    return Held(case=cases.session_case(store, state), session=state, code=control_code(head))


class Served:
    """A session that a server shows: its store stays open, its case is asked for again and again."""

    def __init__(self, session: str, where: str | None) -> None:
        from appraisal.access.door import Door
        from appraisal.store.sessions import Store

        self.session = session
        self.store = Store.at(where)
        self.door = Door(self.store, session)
        self._forms: Latest[str, BallotForm] = Latest()
        self._opened: Case | None = None  # never changes, and is checked at length when it is read

    def seq(self) -> int:
        """Return the number of the last event."""
        return self.store.state(self.session).seq

    def now(self, seat: str | None) -> tuple[Visible, str]:
        """Return the session as a seat, or without one the council, may know it now, and the control code."""
        seen, head = self.door.now(seat)
        return seen, control_code(head)

    def say(self, actor: str, for_seat: str | None, event: Event) -> Saved:
        """Save an event of a seat; all its problems are raised as one `InputError`, and then nothing has changed."""
        return self.store.append(self.session, actor, for_seat, event)

    def say_made(self, actor: str, made: Made, for_seat: str | None = None) -> tuple[Saved, ...]:
        """Save events about `for_seat`, made by `meeting/chair.py` of a whole session that their seat may not know.

        Raises:
            InputError: what the making refuses, and as `say_all`.
        """
        state = self.store.state(self.session)
        return self.say_all(actor, [(for_seat, each) for each in made(self._case(state), state)])

    def say_all(self, actor: str, events: Iterable[tuple[str | None, Event]]) -> tuple[Saved, ...]:
        """Save events of a seat, each with the seat that it is about; all of them or, with all problems, none."""
        return say(self.store, self.session, [(actor, for_seat, each) for for_seat, each in events])

    def agenda(self, seat: str) -> Agenda:
        """Return the agenda as far as a seat may see it; refused before the first reveal, and as `session_case` is."""
        from appraisal.journal.steps.step import projects
        from appraisal.meeting.agenda import agenda_of

        state = self.store.state(self.session)
        return agenda_of(self._case(state), state).seen_by(visible(state, seat).projects, projects(state))

    def form(self, seat: str) -> BallotForm:
        """Return what the open round asks of a seat, with figures; refused without one, and as `session_case` is."""
        state = self.store.state(self.session)
        figures = [each.event for each in state.corrections]
        return self._forms.get(seat, state, lambda: form_of(state, seat, corrected(self._read(state), figures)))

    def case(self, as_of: int) -> Case:
        """Return the case as the session has it as of an event; refused as `session_case` is."""
        state = self.store.state(self.session)  # kept in memory, unlike an earlier one
        return self._case(state if state.seq == as_of else self.store.state(self.session, as_of=as_of))

    def _case(self, state: Session) -> Case:
        from appraisal.store.cases import of_council

        return of_council(self._read(state), state)

    def _read(self, state: Session) -> Case:
        if self._opened is None:
            self._opened = opened_case(self.store, state)
        return self._opened


def verified(store: Store, session: str, codes: Iterable[str] = ()) -> Verification:
    """Check a session's journal from its first event to its last, and the case that is kept with it.

    Args:
        store: where.
        session: its key.
        codes: control codes noted outside, as `read_code` gives them.

    Raises:
        InputError: `session_unknown`.
    """
    journal = store.journal(session)
    return verify(journal.records, session=session, codes=codes, head=journal.head, case=journal.case)


def back_up(store: Store, session: str, target: Path, *, overwrite: bool = False) -> None:
    """Write a session with its case as one file; answers of a round that is not revealed are not in it.

    Raises:
        InputError: `session_unknown`, `target_exists`, `target_unwritable`.
    """
    from appraisal.intake.writing import write_file
    from appraisal.store.backup import backup

    content = backup(store, session)
    write_file(target, lambda: content, overwrite=overwrite)


def put_back(store: Store, source: Path) -> Session:
    """Put a session from a file into a store that does not have it, and return its state.

    Raises:
        InputError: what is wrong with the file or an event, or `session_there_already`; then nothing has changed.
    """
    from appraisal.intake.limits import read_bytes
    from appraisal.store.backup import restore

    given = read_bytes(source, root=source.parent, largest=LARGEST_BACKUP)
    return restore(store, given, place=Place(file=source.name))


def forget(store: Store, session: str, seat: str) -> int:
    """Take the name of a seat out of a store for good, and return how many names that were.

    Raises:
        InputError: `session_unknown`, `seat_unknown`.
    """
    if seat not in store.state(session).seats:
        raise refuse("seat_unknown", seat=seat)
    return store.forget(session, seat)
