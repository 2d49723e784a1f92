"""Ballots as workbooks: one written for each expert, and those that came back, under the eyes of a witness."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from appraisal import ballot_desk
from appraisal.cli.files import report_written
from appraisal.cli.options import AsJson, Speech, Where
from appraisal.cli.output import refuses_bad_input
from appraisal.cli.session.options import Acting, Overwrite, Session
from appraisal.cli.session.recording import meeting, tell_all
from appraisal.document import clean
from appraisal.errors import InputError, Problem, refuse

_USAGE = "appraisal session ballots ID --out FOLDER | --in FILE_OR_FOLDER --witness SEAT"


@refuses_bad_input
def ballots(
    session: Session,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FOLDER", help="Write a workbook for each expert here.", show_default=False),
    ] = None,
    given: Annotated[
        Path | None,
        typer.Option(
            "--in",
            metavar="PATH",
            help="Enter a filled-in workbook, or all of a folder: all of them or nothing.",
            show_default=False,
        ),
    ] = None,
    number: Annotated[
        int | None, typer.Option("--round", metavar="N", help="The round that is meant; it must be open.", min=1)
    ] = None,
    seat: Annotated[
        list[str] | None, typer.Option("--seat", metavar="SEAT", help="Only for this seat; may be repeated.")
    ] = None,
    witness: Annotated[
        str | None, typer.Option("--witness", metavar="SEAT", help="Seat of whoever sees the ballots being entered.")
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NO", help="Number of the sheet, if the workbook has none.")
    ] = None,
    overwrite: Overwrite = False,
    acting: Acting = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Write a ballot as a workbook for each expert, or enter those that came back, as on paper, with a witness."""
    if out is None and given is None:
        raise refuse("argument_missing", name="--out | --in", usage=_USAGE)
    unfit: dict[str, object] = {"--out": out, "--seat": seat, "--round": number, "--overwrite": overwrite or None}
    if given is None:
        unfit = {"--witness": witness, "--sheet": sheet}
    way = "--out" if given is None else "--in"
    if problems := [Problem("option_unfit", {"name": name, "other": way}) for name, each in unfit.items() if each]:
        raise InputError(problems)
    with meeting(session, acting, store) as held:
        if out is not None:
            written = ballot_desk.write_ballots(
                held.store, session, out, seats=seat or (), number=number, language=language, overwrite=overwrite
            )
            report_written(written, language, as_json=as_json)
        elif given is not None:
            if witness is None:
                raise refuse("argument_missing", name="--witness", usage=_USAGE)
            number_of_sheet = clean(sheet) if sheet is not None else None
            saved = ballot_desk.enter_ballots(
                held.store, session, given, actor=held.seat(), witness=witness, sheet=number_of_sheet
            )
            tell_all(saved, language, as_json=as_json)


def add_to(group: typer.Typer) -> None:
    """Register the command."""
    group.command()(ballots)
