"""The group `appraisal session`, put together from the modules of its commands."""

from __future__ import annotations

import typer

from appraisal.cli.session import (
    agenda,
    ballots,
    closing,
    codes,
    conflicts,
    files,
    invitations,
    items,
    log,
    motions,
    opening,
    overview,
    rounds,
    seats,
    variants,
    votes,
)

# In the order of a meeting, as `--help` lists them.
ROOMS = (
    *(opening, overview, seats, invitations, conflicts, rounds, ballots, agenda, items, variants, motions, votes),
    *(closing, codes, log, files),
)


def add_to(app: typer.Typer) -> None:
    """Register the group with all its commands."""
    group = typer.Typer(
        name="session",
        help="Hold a meeting of the council: every step is an event of a journal that is never rewritten.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    for room in ROOMS:
        room.add_to(group)
    app.add_typer(group)
