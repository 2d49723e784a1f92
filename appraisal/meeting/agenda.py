"""The agenda after a reveal: cells whose ratings lie too far apart, and answers that a corrected figure made stale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from appraisal.analysis.ballots import ballots_of
from appraisal.council.agreement import AgendaItem, agenda
from appraisal.documents.case import Case
from appraisal.errors import refuse
from appraisal.journal.events.rating import Cell
from appraisal.journal.session import Session
from appraisal.journal.visible import Stale, visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Items from which the same seats stand aside, so that they leave the room once; the widest spread first."""

    aside: tuple[str, ...]
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What is to be discussed after a reveal.

    Attributes:
        round: the last one that is revealed.
        tolerance: the sealed one, in points of the rating.
        groups: cells whose spread exceeds it; the group with the widest spread first.
        stale: by project, revealed answers that a corrected figure made stale.
        rated: the criteria that experts rate.
        partly: whether some projects of the session are left out, whether or not they have such cells.
    """

    round: int
    tolerance: float
    groups: tuple[Group, ...]
    stale: Mapping[str, Stale]
    rated: tuple[str, ...]
    partly: bool = False

    @property
    def cells(self) -> tuple[Cell, ...]:
        """What the next round asks for: the items in their order, then all cells of projects with stale answers."""
        wide = [(each.project, each.criterion) for group in self.groups for each in group.items]
        old = [(project, criterion) for project in self.stale for criterion in self.rated]
        return tuple(Cell(project=project, criterion=criterion) for project, criterion in dict.fromkeys([*wide, *old]))

    def seen_by(self, projects: frozenset[str], of: Iterable[str]) -> Agenda:
        """Return the agenda without the projects that a seat may not see `of` all projects of the session."""
        shown = (tuple(each for each in group.items if each.project in projects) for group in self.groups)
        return Agenda(
            round=self.round,
            tolerance=self.tolerance,
            groups=tuple(
                Group(aside=group.aside, items=items) for group, items in zip(self.groups, shown, strict=True) if items
            ),
            stale={project: each for project, each in self.stale.items() if project in projects},
            rated=self.rated,
            partly=not projects.issuperset(of),
        )


def agenda_of(case: Case, session: Session) -> Agenda:
    """Return the agenda of a session; answers of a round that is not revealed have no part in it.

    Args:
        case: as the council has it; see `journal/council.py`.
        session: its rules sealed.

    Raises:
        InputError: `round_not_revealed` before the first reveal.
    """
    seen = visible(session, None)
    revealed = [each.number for each in session.rounds if each.revealed is not None]
    if not revealed:
        raise refuse("round_not_revealed", round=1)
    ballots, tolerance = ballots_of(case), session.sealed.council.tolerance
    by_seats: dict[tuple[str, ...], list[AgendaItem]] = {}
    for item in () if ballots is None else agenda(ballots, tolerance=tolerance):  # the widest first
        by_seats.setdefault(standing_aside(seen.session, item.project), []).append(item)
    return Agenda(
        round=revealed[-1],
        tolerance=tolerance,
        groups=tuple(Group(aside=aside, items=tuple(items)) for aside, items in by_seats.items()),
        stale=seen.stale,
        rated=tuple(each.key for each in session.sealed.rated),
    )


def standing_aside(session: Session, project: str) -> tuple[str, ...]:
    """Return the seats that leave the room for a project, one for each person: the expert's if the person has one."""
    by_person: dict[str, str] = {}
    for each in sorted(session.seats.values(), key=lambda seat: seat.role != "expert"):
        if not each.revoked and session.recused(each.key, project):
            by_person.setdefault(each.person, each.key)
    return tuple(seat for seat in session.seats if seat in by_person.values())
