"""Commands about what-ifs: kept by name, shown side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from appraisal.cli.json_council import COUNCIL, ShownVariant
from appraisal.cli.options import AsJson, Speech, Where
from appraisal.cli.output import document, lines, refuses_bad_input, working
from appraisal.cli.render import show as draw
from appraisal.cli.session.council import chosen_of, shown
from appraisal.cli.session.options import Acting, Session, group_of
from appraisal.cli.session.recording import made, meeting, tell
from appraisal.cli.to_json import Walk
from appraisal.errors import InputError, Problem
from appraisal.journal.events.voting import VariantKept
from appraisal.journal.steps.step import absent, projects
from appraisal.meeting.variants import accept_variant, side_by_side
from appraisal.report.variants import variant_blocks
from appraisal.settings import Settings
from appraisal.text import say

Key = Annotated[str, typer.Argument(metavar="KEY", help="Key of the what-if.", show_default=False)]
Title = Annotated[str, typer.Option("--title", metavar="TEXT", help="Title; it stands in the record.")]
Years = Annotated[
    list[str] | None, typer.Option("--years", metavar="YEAR=X", help="Limit of a year instead; may be repeated.")
]
RulesOff = Annotated[
    list[str] | None, typer.Option("--rules-off", metavar="RULE", help="A rule that does not apply; may be repeated.")
]
ForcedIn = Annotated[
    list[str] | None, typer.Option("--forced-in", metavar="PROJECT", help="Chosen in any case; may be repeated.")
]
ForcedOut = Annotated[
    list[str] | None, typer.Option("--forced-out", metavar="PROJECT", help="Not chosen; may be repeated.")
]


@refuses_bad_input
def keep(
    session: Session,
    key: Key,
    title: Title,
    budget: Annotated[
        float | None, typer.Option("--budget", metavar="X", help="Total budget instead.", show_default=False)
    ] = None,
    years: Years = None,
    rules_off: RulesOff = None,
    forced_in: ForcedIn = None,
    forced_out: ForcedOut = None,
    objective: Annotated[
        str | None, typer.Option("--objective", metavar="O", help="Another objective.", show_default=False)
    ] = None,
    scenario: Annotated[
        str | None, typer.Option("--scenario", metavar="S", help="Figures of a scenario.", show_default=False)
    ] = None,
    weights: Annotated[
        str | None,
        typer.Option("--weights", metavar="W", help="Weights, KEY=NUMBER,…, of every criterion.", show_default=False),
    ] = None,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Keep a what-if by name; what is left out is as in the case."""
    limits, problems = _limits(years or ())
    asked, more = _weights(weights)
    problems += more
    with meeting(session, acting, store) as held:
        try:
            event = made(
                VariantKept,
                variant=key,
                title=title,
                budget=budget,
                years=limits,
                rules_off=rules_off or (),
                forced_in=forced_in or (),
                forced_out=forced_out or (),
                objective=objective,
                scenario=scenario,
                weights=asked,
            )
            here = shown(held)
            problems += absent("project", (*event.forced_in, *event.forced_out), projects(here.whole))
            accept_variant(here.case, event)
        except InputError as error:
            problems += error.problems
        if problems:
            raise InputError(problems)
        saved = held.say(event)
    tell(saved, language, as_json=as_json)


def _limits(given: Iterable[str]) -> tuple[dict[str, float], list[Problem]]:
    """Return limits by year, and what is no limit of a year."""
    limits, problems = dict[str, float](), list[Problem]()
    for each in given:
        year, _, money = each.partition("=")
        try:
            limits[year.strip()] = float(money)
        except ValueError:
            problems.append(Problem("year_limit_unclear", {"given": each}))
    return limits, problems


def _weights(given: str | None) -> tuple[dict[str, float], list[Problem]]:
    """Return weights by criterion, and what is no such list; `accept_variant` holds them to the criteria."""
    try:
        read = Settings(weights=given).weights
    except InputError as error:
        return {}, list(error.problems)
    if isinstance(read, str):
        return {}, [Problem("not_numbers", {"name": "weights"})]
    return dict(read or ()), []  # type: ignore[arg-type]


@refuses_bad_input
def show(
    session: Session,
    keys: Annotated[
        list[str] | None,
        typer.Argument(metavar="KEY...", help="Keys of what-ifs; all if left out.", show_default=False),
    ] = None,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Show what-ifs beside the case as it stands: what is chosen, money, totals, proof, or which rules clash."""
    with meeting(session, acting, store) as held:
        here = shown(held)
        named = [here.whole.variants[each] for each in chosen_of("variant", keys or (), here.whole.variants)]
        closed = [each for each in named if not here.opens(each)]
        with working(say("cli.working.select", language)):
            variants = side_by_side(here.case, [each for each in named if here.opens(each)])
    if as_json:
        beside = [ShownVariant(each, variants[0], here.seen.projects) for each in variants]
        answer = Walk(language=language, parts=COUNCIL).document(
            "variants", session=session, variants=beside, closed=[each.variant for each in closed]
        )
        document(answer)
        return
    draw(*variant_blocks(here.case, variants, language, projects=here.seen.projects))
    lines(*(say("meeting.closed", language, title=each.title) for each in closed))


def add_to(group: typer.Typer) -> None:
    """Register the commands."""
    variant = group_of("variant", "What-ifs: kept by name, shown side by side.")
    for command in (keep, show):
        variant.command()(command)
    group.add_typer(variant)
