"""Ballots on paper: what a round asks of a seat, and the events of sheets that came back.

A form is made of what the whole council may know, never of what anybody has said in the round: who writes it, the
secretary, learns nothing from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from appraisal.documents.ballot import Said
from appraisal.documents.ballot_form import AskedCriterion, AskedProject, BallotForm, FilledForm, ShownFigure
from appraisal.documents.case import INVESTMENT, Case
from appraisal.errors import Place, Problem, refuse
from appraisal.journal.accept import accept
from appraisal.journal.entry import Entry
from appraisal.journal.events.rating import PaperBallot
from appraisal.journal.session import WEIGHTS, Round, Session
from appraisal.journal.steps.rounds import not_asked
from appraisal.journal.visible import visible

_NO_TIME = "1970-01-01T00:00:00.000Z"  # of events that are only tried


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """An event of a sheet, of which seat, and where in the sheet each criterion and the whole of it stand."""

    seat: str
    event: PaperBallot
    place: Place
    places: Mapping[str, Place]


def open_round(session: Session) -> Round:
    """Return the round that is open.

    Raises:
        InputError: `no_open_round`.
    """
    if not session.rounds or session.rounds[-1].closed is not None:
        raise refuse("no_open_round")
    return session.rounds[-1]


def asked_seats(session: Session) -> tuple[str, ...]:
    """Return the seats that the open round asks.

    Raises:
        InputError: `no_open_round`.
    """
    asked = open_round(session)
    return tuple(each.key for each in session.members() if not any(not_asked(session, each, asked)))


def refused_seat(session: Session, seat: str) -> Iterator[Problem]:
    """Yield why the open round does not ask a seat."""
    held = session.seats.get(seat)
    if held is None or held.revoked:
        yield Problem("seat_unknown" if held is None else "seat_revoked_already", {"seat": seat})
    else:
        yield from not_asked(session, held, open_round(session))


def form_of(session: Session, seat: str, case: Case) -> BallotForm:
    """Return what the open round asks of a seat.

    Args:
        session: with an open round.
        seat: one of those that it asks.
        case: as the session has it, with figures corrected.

    Raises:
        InputError: `no_open_round`.
    """
    asked, shown = open_round(session), visible(session, seat).projects
    rated = {each.key: each for each in session.sealed.rated}
    cells = {key: _cells(asked, key, rated) for key in (each.key for each in session.sealed.projects)}
    criteria = [key for key in rated if any(key in of for of in cells.values())]
    weighed = case.criteria_set.criteria if asked.cells is None else ()
    council, figures = visible(session, None).session, _figures(case, shown)
    return BallotForm(
        session=session.key,
        title=session.opened.title if session.opened is not None else case.head.title,
        round=asked.number,
        seat=seat,
        name=session.seats[seat].name,
        seq=session.seq,
        criteria={key: _criterion(case, rated[key].lowest, rated[key].highest, key) for key in criteria},
        projects=tuple(
            AskedProject(
                key=each.key,
                title=each.title,
                figures=figures.get(each.key, ()),
                criteria=cells[each.key],
                before=_before(council, seat, each.key),
            )
            for each in session.sealed.projects
            if each.key in shown and cells[each.key]
        ),
        weighed={key: case.criteria[key].title for key in weighed},
        unanswered=tuple(
            each.title
            for each in session.sealed.projects
            if cells[each.key] and not session.answered(seat, each.key) and not session.recused(seat, each.key)
        ),
    )


def typed(filled: FilledForm, *, before: Session, witness: str, sheet: str) -> Iterator[Typed]:
    """Yield the events of a sheet: one for each project, and one for the weights.

    Args:
        filled: the sheet.
        before: the session as of the event up to which the sheet knows it.
        witness: seat of the second person.
        sheet: number of the sheet.
    """
    said = before.rounds[filled.round - 1].voices.get(filled.seat, {}) if filled.round <= len(before.rounds) else {}

    def replaces(key: str) -> int:
        return said[key].seq if key in said else 0

    for each in filled.projects:
        event = PaperBallot(
            round=filled.round,
            project=each.key,
            answers=dict(each.answers),
            reasons=dict(each.reasons),
            replaces=replaces(each.key),
            sheet=sheet,
            witness=witness,
        )
        yield Typed(seat=filled.seat, event=event, place=each.place, places=each.places)
    if filled.weights is not None:
        event = PaperBallot(
            round=filled.round, weights=filled.weights, replaces=replaces(WEIGHTS), sheet=sheet, witness=witness
        )
        yield Typed(seat=filled.seat, event=event, place=filled.weights_place, places={})


def corrected_since(session: Session, filled: FilledForm) -> Iterator[Problem]:
    """Yield a problem for each project of a sheet of which a figure was corrected after the sheet was written."""
    for each in filled.projects:
        if (seq := session.corrected.get(each.key, 0)) > filled.seq:
            facts = {"project": each.key, "seq": seq, "seen": filled.seq}
            yield Problem("figure_corrected_since", facts, each.place)


def refused(session: Session, actor: str, events: Iterable[Typed], *, sheet: Place) -> Iterator[Problem]:
    """Yield what the journal would say of the events of one sheet, each in its place.

    Args:
        session: as of now.
        actor: the seat that types them.
        events: of the sheet.
        sheet: the place of what concerns all of them.
    """
    told: list[list[Problem]] = []
    for each in events:
        result = accept(session, Entry(session.seq + 1, _NO_TIME, actor, each.seat, each.event))
        if isinstance(result, Session):
            session = result
            told.append([])
        else:
            told.append([_placed(problem, each) for problem in result])
    common = [one for one in (told[0] if told else ()) if all(any(_same(one, other) for other in of) for of in told)]
    yield from (replace(each, place=sheet) for each in common) if len(told) > 1 else common
    for of in told:
        yield from (each for each in of if not any(_same(each, one) for one in common))


def _same(one: Problem, other: Problem) -> bool:
    return (one.key, one.facts) == (other.key, other.facts)


def _placed(problem: Problem, typed_event: Typed) -> Problem:
    return replace(problem, place=typed_event.places.get(str(problem.facts.get("criterion")), typed_event.place))


def _cells(asked: Round, project: str, rated: Iterable[str]) -> tuple[str, ...]:
    return tuple(key for key in rated if asked.cells is None or (project, key) in asked.cells)


def _criterion(case: Case, lowest: float, highest: float, key: str) -> AskedCriterion:
    criterion = case.criteria[key]
    anchors = criterion.rating.anchors if criterion.rating is not None else {}
    return AskedCriterion(
        key=key,
        title=criterion.title,
        description=criterion.description,
        lowest=lowest,
        highest=highest,
        anchors=anchors,
    )


def _before(council: Session, seat: str, project: str) -> dict[str, Said]:
    """Return what a seat said of a project in revealed rounds; nothing where ratings are shown by letter."""
    said: dict[str, Said] = {}
    for each in council.rounds:
        voice = each.voices.get(seat, {}).get(project)
        said |= voice.answers if voice is not None else {}
    return said


def _figures(case: Case, shown: frozenset[str]) -> dict[str, tuple[ShownFigure, ...]]:
    """Return the figures of projects by key: of all kinds that one of them has."""
    names, sources = case.names, case.head.sources
    kinds = {INVESTMENT: case.head.unit, **{key: each.unit for key, each in case.head.figures.items()}}
    used = [key for key in kinds if any(key in case.projects[project].figures for project in shown)]

    def of(project: str, key: str) -> ShownFigure:
        figure = case.projects[project].figure(key, unit=kinds[key])
        source = sources.get(figure.source or "")
        return ShownFigure(title=names.totals[key], figure=figure, source=None if source is None else source.title)

    return {project: tuple(of(project, key) for key in used) for project in shown}
