"""The command line: one file a group of commands, bad input turned into plain messages."""

from __future__ import annotations

import sys
from importlib import import_module

import typer

# The room of each command, in the order in which `--help` shows them.
ROOMS = {
    "demo": "start",
    "serve": "start",
    "check": "look",
    "rank": "look",
    "finance": "money",
    "select": "choose",
    "frontier": "choose",
    "explain": "explain",
    "robustness": "robust",
    "memo": "files",
    "template": "files",
    "convert": "files",
}


def program(command: str | None = None) -> typer.Typer:
    """Return the command line; with a command's name only its room is imported, a third of the time of `rank`."""
    app = typer.Typer(
        name="appraisal",
        help="Rank, choose and defend investment projects before an expert council.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(_group)
    for room in [ROOMS[command]] if command in ROOMS else dict.fromkeys(ROOMS.values()):
        import_module(f"appraisal.cli.{room}").add_to(app)
    return app


def _group() -> None:
    """Rank, choose and defend investment projects before an expert council."""


def main() -> None:
    """Run the command that the arguments name."""
    program(next(iter(sys.argv[1:]), None))()
