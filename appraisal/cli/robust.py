"""The command that says how far a ranking can be trusted: robustness."""

from __future__ import annotations

from typing import Annotated

import typer

from appraisal import desk
from appraisal.appraise import Appraisal
from appraisal.assembly.robustness import DRAWS, LEVEL, MARGIN, SEED, SPACES
from appraisal.cli.options import AsJson, CasePath, CriteriaFolder, ScenarioKey, Speech, WhoseWeights
from appraisal.cli.output import document, lines, refuses_bad_input, table, working
from appraisal.cli.robust_shapes import robustness_shape
from appraisal.robustness.acceptability import Acceptability
from appraisal.settings import Settings
from appraisal.text import Language, number, say

Draws = Annotated[int, typer.Option("--draws", metavar="N", help="How many draws.")]
Seed = Annotated[int, typer.Option("--seed", metavar="N", help="What the draws start from.")]
Level = Annotated[float, typer.Option("--level", metavar="P", help="Share of draws that separates two projects.")]
Space = Annotated[
    str | None,
    typer.Option(
        "--space", help=f"Admissible weights: {', '.join(SPACES)}; experts if two gave any.", show_default=False
    ),
]
Margin = Annotated[float, typer.Option("--margin", metavar="M", help="Of the space 'within': a share of 1.")]
Vary = Annotated[str, typer.Option("--vary", help="both, weights or figures.")]


@refuses_bad_input
def robustness(
    case: CasePath,
    scenario: ScenarioKey = None,
    draws: Draws = DRAWS,
    seed: Seed = SEED,
    level: Level = LEVEL,
    space: Space = None,
    margin: Margin = MARGIN,
    vary: Vary = "both",
    weights: WhoseWeights = None,
    criteria: CriteriaFolder = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Say which places hold over all admissible weights and figures, and what would turn the ranking over."""
    found = desk.appraise(
        desk.open_case(case, criteria=criteria), scenario=scenario, settings=Settings(weights=weights)
    )
    with working(say("cli.working.robustness", language)):
        run = found.evidence.acceptability(
            draws=draws,
            seed=seed,
            level=level,
            space=desk.space_named(space),
            margin=margin,
            vary=desk.vary_named(vary),
        )
    if as_json:
        document(robustness_shape(found, run, space=space or found.evidence.default_space(), vary=vary))
    else:
        _show(found, run, language)


def _show(found: Appraisal, run: Acceptability, language: Language) -> None:
    case, count = found.effective, len(found.decision.projects)
    columns = [say(f"cli.robust.{each}", language) for each in ("band", "project", "first", "top3", "mean", "interval")]
    rows = []
    for number_of_band, band in enumerate(run.bands, start=1):
        for i in band:
            best, worst = run.intervals[i].tolist()
            rows.append(
                [
                    str(number_of_band),
                    case.projects[found.decision.projects[i]].name.to(language),
                    number(float(run.places[i, 0]), "percent", language),
                    number(float(run.places[i, : min(3, count)].sum()), "percent", language),
                    number(float(run.mean_places[i]), "1", language),
                    f"{best}–{worst}",
                ]
            )
    facts = {"case": case.head.title, "draws": run.draws, "seed": run.seed}
    table(say("cli.robust.title", language, **facts), columns, rows, numbers=[0, 2, 3, 4, 5])
    lines(*desk.band_sentences(found, run, language), "", *desk.flip_sentences(found, language))


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(robustness)
