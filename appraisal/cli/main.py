"""The command line: one file for each group of commands, bad input reported in plain messages."""

from __future__ import annotations

import sys
from importlib import import_module, metadata
from typing import Annotated

import typer
from typer.main import get_command

from appraisal.cli.plain import stream
from appraisal.cli.usage import Speaking, say_defect

# The module of each command, in the order of `--help`.
ROOMS = {
    "demo": "start",
    "serve": "serve",
    "check": "look",
    "rank": "look",
    "finance": "finance",
    "select": "choose",
    "frontier": "choose",
    "explain": "explain",
    "robustness": "robust",
    "memo": "files",
    "template": "files",
    "convert": "files",
    "session": "session.group",
}


def program(command: str | None = None) -> typer.Typer:
    """Return the command line; with a command's name only its module is imported: a third of the time of `rank`."""
    app = typer.Typer(
        name="appraisal",
        help="Rank, choose and defend investment projects before an expert council.",
        no_args_is_help=True,
        cls=Speaking,
        add_completion=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(_group)
    for room in [ROOMS[command]] if command in ROOMS else dict.fromkeys(ROOMS.values()):
        import_module(f"appraisal.cli.{room}").add_to(app)
    return app


def _say_version(*, wanted: bool) -> None:
    if wanted:
        stream().write(f"appraisal {metadata.version('appraisal')}\n")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option(
        "--version",
        help="Print the version and end.",
        callback=lambda wanted: _say_version(wanted=wanted),
        is_eager=True,
    ),
]


def _group(version: Version = False) -> None:
    """Rank, choose and defend investment projects before an expert council."""


def main() -> None:
    """Run the command named by the arguments."""
    stream()
    stream(error=True)  # help is also printed on terminals that lack characters
    sys.excepthook = say_defect
    # The app itself is not called, because it would replace our hook by its own.
    get_command(program(next(iter(sys.argv[1:]), None)))(prog_name="appraisal")
