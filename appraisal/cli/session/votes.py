"""Commands about votes: opened, recorded from a roll call, closed with the tally, annulled by two seats."""

from __future__ import annotations

from typing import Annotated

import typer

from appraisal import session_desk
from appraisal.cli.json_council import COUNCIL
from appraisal.cli.options import AsJson, Speech, Where
from appraisal.cli.output import document, lines, refuses_bad_input
from appraisal.cli.session.council import chosen_of
from appraisal.cli.session.options import Acting, Reason, Session, group_of
from appraisal.cli.session.recording import made, meeting, record, tell, tell_all
from appraisal.cli.to_json import Walk
from appraisal.document import LONGEST_KEY
from appraisal.errors import refuse
from appraisal.journal.events.voting import VoteAnnulled, VoteCast
from appraisal.journal.session import Session as State
from appraisal.journal.visible import visible
from appraisal.meeting.motions import accept_turn
from appraisal.meeting.votes import vote_closed, vote_opened
from appraisal.report.votes import vote_sentences
from appraisal.text import LocalText, say

Vote = Annotated[str, typer.Argument(metavar="VOTE", help="Key of the vote.", show_default=False)]


def _choice(name: str, what: str) -> object:
    return typer.Option(name, metavar="SEAT", help=f"A seat that {what}; may be repeated.", show_default=False)


@refuses_bad_input
def start(
    session: Session,
    motion: Annotated[str, typer.Argument(metavar="MOTION", help="Key of the motion.", show_default=False)],
    project: Annotated[
        str | None,
        typer.Option("--project", metavar="KEY", help="Only on this project of its portfolio.", show_default=False),
    ] = None,
    question: Annotated[
        str | None, typer.Option("--question", metavar="TEXT", help="The question in other words.", show_default=False)
    ] = None,
    key: Annotated[
        str | None, typer.Option("--vote", metavar="KEY", help="Key of the vote; numbered if left out.")
    ] = None,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Open a vote on an amendment, a portfolio or one project; the chair does (--as)."""
    with meeting(session, acting, store) as held:
        state = held.state()
        asked = None if question is None else LocalText(question, question)
        event = vote_opened(state, vote=key or _next_key(state, motion), motion=motion, project=project, question=asked)
        if event.on == "amendment":
            accept_turn(session_desk.session_case(held.store, session), state, motion)
        saved = held.say(event)
        vote = held.state().votes[event.vote]
        said = list(vote_sentences(visible(held.state(), held.seat()).session, vote, language))
    tell(saved, language, as_json=as_json)
    if not as_json:
        lines(*said)


def _next_key(state: State, motion: str) -> str:
    """Return the first numbered key of a motion's votes that is free."""
    number = 1
    while (key := f"{motion[: LONGEST_KEY - 4]}-{number}") in state.votes:
        number += 1
    return key


@refuses_bad_input
def cast(
    session: Session,
    vote: Vote,
    in_favour: Annotated[list[str] | None, _choice("--in-favour", "is in favour")] = None,
    against: Annotated[list[str] | None, _choice("--against", "is against")] = None,
    abstained: Annotated[list[str] | None, _choice("--abstained", "abstains")] = None,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Record what seats said aloud in a roll call, all of them or none; the secretary does."""
    said = {"in_favour": in_favour or (), "against": against or (), "abstained": abstained or ()}
    events = [(seat, made(VoteCast, vote=vote, choice=choice)) for choice, seats in said.items() for seat in seats]
    if not events:
        raise refuse("nobody_voted")
    with meeting(session, acting, store) as held:
        chosen_of("vote", [vote], held.state().votes)  # told once, not for each seat
        saved = held.say_all(events)
    tell_all(saved, language, as_json=as_json)


@refuses_bad_input
def close(
    session: Session,
    vote: Vote,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Close a vote with its tally and verdict, with and without members who have a conflict; the chair does (--as)."""
    with meeting(session, acting, store) as held:
        saved = held.say(vote_closed(held.state(), vote))
        seen = visible(held.state(), held.seat()).session
    tell(saved, language, as_json=as_json)
    if not as_json:
        lines(*vote_sentences(seen, seen.votes[vote], language))


@refuses_bad_input
def annul(
    session: Session,
    vote: Vote,
    reason: Reason,
    second: Annotated[str, typer.Option("--second", metavar="SEAT", help="The second seat: chair, deputy, secretary.")],
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Annul a vote, as two seats say; it may be repeated under another key."""
    event = made(VoteAnnulled, vote=vote, reason=reason, second=second)
    record(event, session, acting, store, language, as_json=as_json)


@refuses_bad_input
def show(
    session: Session,
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="VOTE...", help="Keys of votes; all if left out.", show_default=False)
    ] = None,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Show votes: the question, who stands aside, the tally and the verdict."""
    with meeting(session, acting, store) as held:
        seen = visible(held.state(), held.seat()).session
        named = {key: seen.votes[key] for key in chosen_of("vote", keys or (), seen.votes)}
    if as_json:
        document(Walk(language=language, parts=COUNCIL).document("votes", session=session, votes=named))
        return
    if not named:
        lines(say("meeting.tally.none", language))
    for vote in named.values():
        lines(*vote_sentences(seen, vote, language), "")


def add_to(group: typer.Typer) -> None:
    """Register the commands."""
    vote = group_of("vote", "Votes: opened, recorded from a roll call, closed with the tally, annulled by two seats.")
    vote.command("open")(start)
    for command in (cast, close, annul, show):
        vote.command()(command)
    group.add_typer(vote)
