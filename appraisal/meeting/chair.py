"""What buttons say: events that are made of the whole session, whatever the seat that presses may see of it."""

from __future__ import annotations

from collections.abc import Callable

from appraisal.document import Key, Name
from appraisal.documents.case import Case
from appraisal.errors import refuse
from appraisal.journal.decision import projects_left, unsettled
from appraisal.journal.events.base import Event
from appraisal.journal.events.rating import RoundOpened
from appraisal.journal.events.voting import Dissent, VariantKept
from appraisal.journal.session import Session
from appraisal.meeting.agenda import agenda_of
from appraisal.meeting.dissent import own_portfolio
from appraisal.meeting.motions import motion_put, voting_order
from appraisal.meeting.variants import accept_variant
from appraisal.meeting.votes import vote_closed, vote_opened

Made = Callable[[Case, Session], tuple[Event, ...]]


def round_on_agenda(number: int) -> Made:
    """Open a round that asks for what is on the agenda; refused with `agenda_empty` if nothing is."""

    def made(case: Case, session: Session) -> tuple[Event, ...]:
        cells = agenda_of(case, session).cells
        if not cells:  # without a cell the round would ask for all
            raise refuse("agenda_empty")
        return (RoundOpened(round=number, cells=cells),)

    return made


def variant_kept(event: VariantKept) -> Made:
    """Keep a what-if; refused with what the case does not have."""

    def made(case: Case, _session: Session) -> tuple[Event, ...]:
        accept_variant(case, event)
        return (event,)

    return made


def base_put(key: Key, title: Name) -> Made:
    """Put the best portfolio of the case as it stands: kept as a what-if that changes nothing, and moved."""

    def made(case: Case, session: Session) -> tuple[Event, ...]:
        kept = VariantKept(variant=key, title=title)
        with_it = session.changed(variants={**session.variants, key: kept})
        return kept, motion_put(case, with_it, motion=key, title=title, variant=key)

    return made


def variant_put(key: Key, variant: Key, amends: Key | None) -> Made:
    """Put a kept what-if under its own title, as a motion or an amendment, with its portfolio solved."""

    def made(case: Case, session: Session) -> tuple[Event, ...]:
        known = session.variants.get(variant)
        if known is None:
            raise refuse("nothing_to_vote")
        return (motion_put(case, session, motion=key, title=known.title, variant=variant, amends=amends),)

    return made


def next_vote_opened(vote: Key) -> Made:
    """Open the vote whose turn it is: amendments, portfolios, then projects one by one where that is needed.

    Refused with `nothing_to_vote` if no question is open.
    """

    def made(case: Case, session: Session) -> tuple[Event, ...]:
        if turns := voting_order(case, session):
            return (vote_opened(session, vote=vote, motion=turns[0].motion),)
        for motion in unsettled(session):
            for project in projects_left(session, motion):
                return (vote_opened(session, vote=vote, motion=motion, project=project),)
        raise refuse("nothing_to_vote")

    return made


def dissent_of(seat: Key, motion: Key, text: str) -> Made:
    """Dissent of a seat, with the portfolio that its own weights would choose where it gave any."""

    def made(case: Case, session: Session) -> tuple[Event, ...]:
        own = own_portfolio(case, session, seat=seat, motion=motion, asked_by=seat)
        chosen = None if own is None else tuple(each.project for each in own.holding.options)
        return (Dissent(motion=motion, text=text, portfolio=chosen),)

    return made


def vote_ended(vote: Key) -> Made:
    """Close a vote with its tally."""
    return lambda _case, session: (vote_closed(session, vote),)
