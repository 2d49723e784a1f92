"""The command `finance`: flows, indicators and their sensitivity."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from appraisal import desk
from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.analysis.risk import Risk
from appraisal.cli import complete
from appraisal.cli.asked import AsOf, CasePath, SessionKey, Where, asked
from appraisal.cli.finance_case import show_case
from appraisal.cli.finance_project import SECTIONS, show_project
from appraisal.cli.json_finance import FINANCE
from appraisal.cli.options import AsJson, CriteriaFolder, ScenarioKey, Speech
from appraisal.cli.output import document, lines, refuses_bad_input, working
from appraisal.cli.to_json import Writer
from appraisal.errors import refuse
from appraisal.measures.project_variant import FULL, ProjectVariant, variants
from appraisal.measures.risk import DRAWS, SEED
from appraisal.text import say

ProjectKey = Annotated[
    str | None,
    typer.Option(
        "--project", metavar="P", help="Everything about the money of one project.", autocompletion=complete.projects
    ),
]
OptionKey = Annotated[
    str | None, typer.Option("--option", metavar="KEY", help="With --project: one of its options; full is the project.")
]
What = Annotated[
    str | None,
    typer.Option("--what", metavar="W", help=f"Of one project only these, by commas: {', '.join(SECTIONS)}."),
]
Draws = Annotated[int, typer.Option("--draws", metavar="N", help="How often the ranges of one project are drawn.")]
Seed = Annotated[int, typer.Option("--seed", metavar="N", help="Repeats the same draws.", min=0)]
Workbook = Annotated[
    Path | None,
    typer.Option("--workbook", metavar="FILE", help="Write each statement as a workbook with live formulas."),
]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace a workbook that is there.")]


@refuses_bad_input
def finance(
    case: CasePath = None,
    scenario: ScenarioKey = None,
    project: ProjectKey = None,
    option: OptionKey = None,
    what: What = None,
    draws: Draws = DRAWS,
    seed: Seed = SEED,
    workbook: Workbook = None,
    overwrite: Overwrite = False,
    criteria: CriteriaFolder = None,
    session: SessionKey = None,
    as_of: AsOf = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Show indicators, points of view, the rate and the reality check of every project, or all about one."""
    sections = _sections(what)
    appraisal = appraise(asked(case, criteria, session, as_of, store).case, scenario=scenario)
    if project is not None and project not in appraisal.effective.projects:
        raise refuse("unknown_project", name=project, known=list(appraisal.effective.projects), near="")
    variant = _variant(appraisal, project, option)
    if workbook is not None:
        desk.write_finance_workbook(
            appraisal, workbook, language=language, overwrite=overwrite, option=variant if option else None
        )
        if not as_json:
            lines(say("cli.written", language, path=str(workbook)))
            return
    with working(say("cli.working.finance", language)):
        to = Writer(appraisal=appraisal, language=language, parts=FINANCE) if as_json else None
        if to is not None and variant is not None:
            written = to.json(Risk(variant=variant, draws=draws, seed=seed))
        elif to is not None:
            written = to.document("finance")
    if as_json:
        document(written)
    elif variant is None:
        show_case(appraisal, language)
    else:
        show_project(appraisal, variant, language, sections=sections, draws=draws, seed=seed)


def _variant(appraisal: Appraisal, project: str | None, option: str | None) -> ProjectVariant | None:
    """Return the requested variant; None for the whole case.

    Raises:
        InputError: `option_without_project`, `unknown_option`.
    """
    if project is None:
        if option is not None:
            raise refuse("option_without_project", name=option)
        return None
    known = {variant.key: variant for variant in variants(appraisal.effective, project)}
    if option is not None and option not in known:
        raise refuse("unknown_option", name=option, known=list(known))
    return known[FULL if option is None else option]


def _sections(what: str | None) -> tuple[str, ...]:
    """Return the requested sections in their own order.

    Raises:
        InputError: `unknown_section`.
    """
    if what is None:
        return SECTIONS
    asked = [each.strip() for each in what.split(",")]
    for each in asked:
        if each not in SECTIONS:
            raise refuse("unknown_section", name=each, known=list(SECTIONS))
    return tuple(each for each in SECTIONS if each in asked)


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(finance)
