"""The command line: one file a group of commands, bad input turned into plain messages."""

from __future__ import annotations

import typer

from appraisal.cli import choose, explain, files, look, money, robust, start

app = typer.Typer(
    name="appraisal",
    help="Rank, choose and defend investment projects before an expert council.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for room in (start, look, money, choose, explain, robust, files):
    room.add_to(app)


def main() -> None:
    """Run the command that the arguments name."""
    app()
