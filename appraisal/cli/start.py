"""The command to begin with: demo."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from appraisal import desk, paths
from appraisal.analysis.appraise import appraise
from appraisal.cli.choose import show_portfolio
from appraisal.cli.look import show_ranking
from appraisal.cli.options import Speech
from appraisal.cli.output import lines, refuses_bad_input, working
from appraisal.origin import Origin
from appraisal.text import LANGUAGES, say

DemoFolder = Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the memo files.")]


@refuses_bad_input
def demo(out: DemoFolder = Path("appraisal-demo"), language: Speech = "en") -> None:
    """Do the whole job on the sample: rank, choose, and write the memo in both languages."""
    sample = paths.sample_folder() / "kuzbass"
    appraisal = appraise(desk.open_case(sample))
    show_ranking(appraisal, language)
    lines("")
    show_portfolio(appraisal, language)
    lines("")
    with working(say("cli.working.memo", language)):
        written = [
            file
            for each in LANGUAGES
            for file in desk.write_memo(appraisal, out, origin=Origin(case=sample), language=each)
        ]
    lines(*(say("cli.written", language, path=str(file)) for file in written), say("cli.demo.next", language))


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(demo)
