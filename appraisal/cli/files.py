"""Commands that write files: memo, template, convert."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from appraisal import desk
from appraisal.analysis.appraise import appraise
from appraisal.cli.asked import AsOf, CasePath, SessionKey, Where, asked, second, under_motion
from appraisal.cli.options import (
    AsJson,
    Budget,
    CriteriaFolder,
    Method,
    Objective,
    ScenarioKey,
    Speech,
    WhoseWeights,
)
from appraisal.cli.output import document, lines, refuses_bad_input, working
from appraisal.cli.to_json import Walk
from appraisal.errors import refuse
from appraisal.settings import Settings
from appraisal.text import Language, say

ALL_FORMATS = ",".join(desk.FORMATS)
OutFolder = Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder to write into.")]
Formats = Annotated[str, typer.Option("--format", metavar="F", help=f"Any of {', '.join(desk.FORMATS)}.")]
USUAL = Settings()
Draws = Annotated[int, typer.Option("--draws", metavar="N", help="How often weights and figures are drawn.", min=1)]
Seed = Annotated[int, typer.Option("--seed", metavar="N", help="Repeats the same draws.", min=0)]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace what is there.")]


Motion = Annotated[
    str | None,
    typer.Option(
        "--motion",
        metavar="KEY",
        help="What this motion of the session changes holds: its budget, rules, objective and scenario.",
        show_default=False,
    ),
]


@refuses_bad_input
def memo(
    out: OutFolder,
    case: CasePath = None,
    formats: Formats = ALL_FORMATS,
    scenario: ScenarioKey = None,
    objective: Objective = "closeness",
    budget: Budget = None,
    method: Method = "topsis",
    weights: WhoseWeights = None,
    draws: Draws = USUAL.draws,
    seed: Seed = USUAL.seed,
    criteria: CriteriaFolder = None,
    session: SessionKey = None,
    as_of: AsOf = None,
    motion: Motion = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Write the memo of an appraisal; of a session it tells what was decided."""
    wanted = formats_named(formats)
    settings = Settings(method=method, objective=objective, budget=budget, weights=weights, draws=draws, seed=seed)
    opened = asked(case, criteria, session, as_of, store)
    if motion is not None:
        opened, scenario, settings = under_motion(opened, motion, scenario, settings)
    appraisal = appraise(opened.case, scenario=scenario, settings=settings)
    with working(say("cli.working.memo", language)):
        written = desk.write_memo(
            appraisal, out, origin=opened.origin, held=opened.held, formats=wanted, language=language
        )
    report_written(written, language, as_json=as_json)


def formats_named(formats: str) -> tuple[str, ...]:
    """Return the formats of a list separated by commas.

    Raises:
        InputError: `unknown_format`.
    """
    wanted = tuple(each.strip() for each in formats.split(",") if each.strip())
    if unknown := [each for each in wanted if each not in desk.FORMATS]:
        raise refuse("unknown_format", name=unknown[0], known=list(desk.FORMATS))
    return wanted


@refuses_bad_input
def template(
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", show_default=False)],
    overwrite: Overwrite = False,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Write an empty workbook with instructions, to be filled in by hand."""
    desk.template(file, language=language, overwrite=overwrite)
    report_written((file,), language, as_json=as_json)


@refuses_bad_input
def convert(
    case: CasePath = None,
    target: Annotated[
        str | None, typer.Argument(metavar="TARGET", help="A file .xlsx, or a folder.", show_default=False)
    ] = None,
    overwrite: Overwrite = False,
    criteria: CriteriaFolder = None,
    session: SessionKey = None,
    as_of: AsOf = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Write a case as one workbook (a target that ends in .xlsx) or as a folder of TOML files; nothing is lost."""
    case, target = second(case, target, session)
    if target is None:
        raise refuse("argument_missing", name="TARGET", usage="appraisal convert CASE TARGET")
    opened = asked(case, criteria, session, as_of, store).case
    desk.convert(opened, Path(target), language=language, overwrite=overwrite)
    report_written((Path(target),), language, as_json=as_json)


def report_written(files: tuple[Path, ...], language: Language, *, as_json: bool) -> None:
    """Name the files that were written."""
    if as_json:
        document(Walk(language=language).document("written", written=[str(file) for file in files]))
    else:
        lines(*(say("cli.written", language, path=str(file)) for file in files))


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    for command in (memo, template, convert):
        app.command()(command)
