"""Commands that open a session, seal its rules and take it to another stage."""

from __future__ import annotations

from fractions import Fraction
from importlib import metadata
from typing import Annotated, Literal

import typer

from appraisal import desk, record_desk, session_desk
from appraisal.cli.options import AsJson, CasePath, CriteriaFolder, Speech, Where
from appraisal.cli.output import refuses_bad_input
from appraisal.cli.session.options import Acting, Session
from appraisal.cli.session.recording import made, meeting, tell, tell_all
from appraisal.journal.events.opening import CouncilRules, Opened, StageEntered
from appraisal.journal.events.seats import SeatNamed
from appraisal.journal.sealing import seal as sealing

NewKey = Annotated[str | None, typer.Option("--id", metavar="ID", help="Key of the new session.", show_default=False)]
Title = Annotated[str | None, typer.Option("--title", help="Title; the case's own if left out.", show_default=False)]
Secretary = Annotated[str, typer.Option("--secretary", metavar="SEAT", help="Key of the secretary's seat.")]
Person = Annotated[
    str | None,
    typer.Option("--person", metavar="KEY", help="Key of who holds the seat; the seat's key if left out."),
]
FullName = Annotated[
    str | None, typer.Option("--name", metavar="NAME", help="Name of who holds the seat.", show_default=False)
]


@refuses_bad_input
def new(
    case: CasePath,
    key: NewKey = None,
    title: Title = None,
    secretary: Secretary = "secretary",
    person: Person = None,
    name: FullName = None,
    criteria: CriteriaFolder = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Open a session on a case, which is kept with it; whoever opens it holds the secretary's seat."""
    read = desk.open_case(case, criteria=criteria)
    opened = made(
        Opened,
        person=person or secretary,
        case=read.key,
        title=title or read.head.title,
        digest=read.digest,
        program=metadata.version("appraisal"),
    )
    events = [opened, *([] if name is None else [made(SeatNamed, name=name)])]
    with session_desk.open_store(store) as kept:
        saved = session_desk.new_session(kept, read, key or record_desk.free_key(kept, read.key), secretary, events)
    tell_all(saved, language, as_json=as_json)


@refuses_bad_input
def seal(
    session: Session,
    pooling: Annotated[
        Literal["mean", "median"] | None, typer.Option("--pooling", help="How ratings become one; as in the case.")
    ] = None,
    quorum: Annotated[
        int | None, typer.Option("--quorum", help="Least number of ratings of a cell; as in the case.")
    ] = None,
    tolerance: Annotated[
        float | None, typer.Option("--tolerance", help="Spread of ratings that needs no second round; as in the case.")
    ] = None,
    present: Annotated[
        str, typer.Option("--present", metavar="SHARE", help="Share of the experts that a vote needs present.")
    ] = "0.5",
    majority: Annotated[
        str, typer.Option("--majority", metavar="SHARE", help="Share of the base that carries a question; 2/3 is one.")
    ] = "0.5",
    reach: Annotated[
        Literal["more_than", "at_least"], typer.Option("--reach", help="Whether that share must be passed or met.")
    ] = "more_than",
    base: Annotated[
        Literal["cast", "present", "electorate"], typer.Option("--base", help="What the share is of.")
    ] = "cast",
    abstentions: Annotated[
        Literal["in_base", "aside"], typer.Option("--abstentions", help="Whether abstentions count among votes cast.")
    ] = "aside",
    tie: Annotated[
        Literal["fails", "casting_vote"], typer.Option("--tie", help="On a tie: it fails, or the chair's vote decides.")
    ] = "casting_vote",
    late: Annotated[
        Literal["at_once", "next_round", "never"],
        typer.Option("--late", help="When an expert may rate who is seated after round 1 was opened."),
    ] = "next_round",
    written_opinions: Annotated[
        bool, typer.Option("--written-opinions", help="Admit written opinions of absent members.")
    ] = False,
    shown: Annotated[
        Literal["by_name", "by_letter"], typer.Option("--shown", help="How ratings are signed after the reveal.")
    ] = "by_name",
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Seal the rules: case, criteria, bounds, rules of the portfolio, and the council's own rules, for good."""
    typed = {"pooling": pooling, "quorum": quorum, "tolerance": tolerance}
    carried = {"share": _share(majority), "reach": reach, "base": base, "abstentions": abstentions, "tie": tie}
    with meeting(session, acting, store) as held:
        case = session_desk.opened_case(held.store, held.state())
        pooled = case.council.rules() | {name: value for name, value in typed.items() if value is not None}
        rules = made(
            CouncilRules,
            **pooled,
            present=_share(present),
            majority=carried,
            late=late,
            written_opinions=written_opinions,
            shown=shown,
        )
        saved = held.say(sealing(case, rules))
    tell(saved, language, as_json=as_json)


def _share(typed: str) -> float | str:
    """Return a share that was typed as 0.6 or 2/3; what is neither is for the rules to refuse."""
    try:
        return float(Fraction(typed.strip())) if "/" in typed else float(typed)
    except (ValueError, ZeroDivisionError):
        return typed


@refuses_bad_input
def stage(
    session: Session,
    to: Annotated[Literal["portfolio", "decision"], typer.Argument(metavar="STAGE", help="portfolio or decision.")],
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Go on to the portfolio or to the decision; the chair does (--as)."""
    with meeting(session, acting, store) as held:
        saved = held.say(StageEntered(stage=to))
    tell(saved, language, as_json=as_json)


def add_to(group: typer.Typer) -> None:
    """Register the commands."""
    for command in (new, seal, stage):
        group.command()(command)
