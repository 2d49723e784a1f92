"""Arguments shared by the commands of a session."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Session = Annotated[str, typer.Argument(metavar="ID", help="Key of the session.", show_default=False)]
Seat = Annotated[str, typer.Argument(metavar="SEAT", help="Key of the seat that it is about.", show_default=False)]
Seats = Annotated[
    list[str], typer.Argument(metavar="SEAT...", help="Keys of the seats that it is about.", show_default=False)
]
Project = Annotated[str, typer.Argument(metavar="PROJECT", help="Key of a project.", show_default=False)]
Acting = Annotated[
    str | None,
    typer.Option(
        "--as",
        metavar="SEAT",
        help="Seat that acts: the chair's, the deputy's, an auditor's; the secretary's if left out.",
        show_default=False,
    ),
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it stands in the record.")]
Text = Annotated[str, typer.Option("--text", metavar="TEXT", help="What is written into the record.")]
Out = Annotated[Path, typer.Option("--out", metavar="FILE", help="File to write.")]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace what is there.")]


def group_of(name: str, help_text: str) -> typer.Typer:
    """Return a group of commands about one thing, such as `appraisal session seat`."""
    return typer.Typer(name=name, help=help_text, no_args_is_help=True, rich_markup_mode=None)
