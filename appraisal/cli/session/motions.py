"""Commands about motions: put with their portfolio, told in words; conditions and dissent."""

from __future__ import annotations

from typing import Annotated

import typer

from appraisal.cli.json_council import COUNCIL, ShownMotion
from appraisal.cli.options import AsJson, Speech, Where
from appraisal.cli.output import document, lines, refuses_bad_input, working
from appraisal.cli.render import show as draw
from appraisal.cli.session.council import Shown, chosen_of, shown
from appraisal.cli.session.options import Acting, Seat, Session, Text, group_of
from appraisal.cli.session.recording import made, meeting, record, tell
from appraisal.cli.session.variants import Title
from appraisal.cli.to_json import Walk
from appraisal.journal.events.voting import ConditionSet, Dissent, MotionPut
from appraisal.meeting.dissent import own_portfolio
from appraisal.meeting.motions import motion_put, overtaken, told, voting_order
from appraisal.meeting.votes import resolution
from appraisal.report.blocks import Block, paragraph, points
from appraisal.report.dissent import dissent_sentences, own_sentences
from appraisal.report.motions import condition_text, motion_blocks, order_blocks
from appraisal.report.votes import resolution_sentences, vote_sentences
from appraisal.text import Language, say

Key = Annotated[str, typer.Argument(metavar="KEY", help="Key of the motion.", show_default=False)]
Motion = Annotated[str, typer.Option("--motion", metavar="KEY", help="Key of the motion.")]


@refuses_bad_input
def put(
    session: Session,
    key: Key,
    title: Title,
    variant: Annotated[str, typer.Option("--variant", metavar="KEY", help="Key of its what-if.")],
    amends: Annotated[
        str | None, typer.Option("--amends", metavar="MOTION", help="The motion that it amends.", show_default=False)
    ] = None,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Put a motion or an amendment, solved anew and with its portfolio; the chair does (--as)."""
    named = made(MotionPut, motion=key, title=title, variant=variant, amends=amends, portfolio=())
    with meeting(session, acting, store) as held, working(say("cli.working.select", language)):
        here = shown(held)
        event = motion_put(here.case, here.whole, motion=key, title=named.title, variant=variant, amends=amends)
        saved = held.say(event)
    tell(saved, language, as_json=as_json)


@refuses_bad_input
def show(
    session: Session,
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="KEY...", help="Keys of motions; all if left out.", show_default=False)
    ] = None,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Show motions in words with their votes, conditions and dissents, and the order of voting."""
    with meeting(session, acting, store) as held, working(say("cli.working.select", language)):
        here = shown(held)
        named = [here.whole.motions[each] for each in chosen_of("motion", keys or (), here.whole.motions)]
        opened = [each.motion for each in named if here.opens_motion(each)]
        closed = [each for each in named if each.motion not in opened]
        turns, late = voting_order(here.case, here.whole), overtaken(here.whole)
        motions = [told(here.case, here.whole, each) for each in opened]
    if as_json:
        listed = [ShownMotion(each, resolution(here.whole, each.motion.motion), here.seen.projects) for each in motions]
        answer = Walk(language=language, parts=COUNCIL).document(
            "motions",
            session=session,
            motions=listed,
            closed=[each.motion for each in closed],
            order=turns,
            overtaken=late,
        )
        document(answer)
        return
    if not named:
        lines(say("meeting.motion.none", language))
    for each in motions:
        draw(*motion_blocks(here.case, here.session, each, language, projects=here.seen.projects))
        draw(*_said(here, each.motion.motion, language))
        lines(*resolution_sentences(each, resolution(here.whole, each.motion.motion), language))
    draw(*(paragraph(say("meeting.closed", language, title=each.title)) for each in closed))
    draw(*order_blocks(here.session, turns, late, language))


def _said(here: Shown, motion: str, language: Language) -> list[Block]:
    """Return the votes, conditions and dissents of a motion."""
    blocks: list[Block] = [
        paragraph(" ".join(vote_sentences(here.session, vote, language)))
        for vote in here.session.votes.values()
        if vote.opened.motion == motion
    ]
    conditions = [each for each in here.session.conditions.values() if each.motion == motion]
    if conditions:
        blocks.append(points(*(condition_text(each, language) for each in conditions)))
    for (seat, _), dissent in here.session.dissents.items():
        if dissent.motion == motion:
            own = own_portfolio(here.case, here.whole, seat=seat, motion=motion, asked_by=here.seen.seat)
            said = dissent_sentences(here.case, here.session, seat, dissent, own, language)
            blocks.append(paragraph(" ".join(said)))
    return blocks


@refuses_bad_input
def condition(
    session: Session,
    key: Annotated[str, typer.Argument(metavar="KEY", help="Key of the condition.", show_default=False)],
    motion: Motion,
    text: Text,
    due: Annotated[str, typer.Option("--due", metavar="DAY", help="The day by which it is met, as 2027-03-01.")],
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Set a condition of a motion, with the day by which it is met."""
    event = made(ConditionSet, condition=key, motion=motion, text=text, due=due)
    record(event, session, acting, store, language, as_json=as_json)


@refuses_bad_input
def dissent(
    session: Session,
    seat: Seat,
    motion: Motion,
    text: Text,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Record a member's dissent from a motion, with the portfolio that the member's own weights would choose."""
    made(Dissent, motion=motion, text=text, portfolio=None)
    with meeting(session, acting, store) as held, working(say("cli.working.select", language)):
        here = shown(held)
        own = own_portfolio(here.case, here.whole, seat=seat, motion=motion, asked_by=here.seen.seat)
        chosen = None if own is None else [each.project for each in own.holding.options]
        saved = held.say(made(Dissent, motion=motion, text=text, portfolio=chosen), seat)
    tell(saved, language, as_json=as_json)
    if not as_json:
        lines(*own_sentences(here.case, own, language))


def add_to(group: typer.Typer) -> None:
    """Register the commands."""
    motion = group_of("motion", "Motions and amendments: solved anew, put with their portfolio, told in words.")
    motion.command()(put)
    motion.command()(show)
    group.add_typer(motion)
    group.command()(condition)
    group.command()(dissent)
