"""The command `robustness`: how far a ranking can be trusted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Annotated

import typer

from appraisal.analysis.appraise import appraise
from appraisal.analysis.uncertainty import DRAWS, LEVEL, MARGIN, SEED, SPACES, model_named, space_named, vary_named
from appraisal.cli.asked import AsOf, CasePath, SessionKey, Where, asked
from appraisal.cli.json_robustness import ROBUSTNESS
from appraisal.cli.options import AsJson, CriteriaFolder, ScenarioKey, Speech, WhoseWeights
from appraisal.cli.output import document, lines, refuses_bad_input, working
from appraisal.cli.render import show
from appraisal.cli.robust_findings import PARTS, Findings, left_out, parts_named
from appraisal.cli.to_json import Writer
from appraisal.report.blocks import DASH, Block, paragraph
from appraisal.report.council_tables import agenda_tables, expert_weights, without_each
from appraisal.report.information import request_table
from appraisal.report.panel import panel_tables, quoted
from appraisal.report.places import favourable_weights, pairs_table, places_table
from appraisal.report.portfolio_robustness import own_portfolios, shares_table, why_not_steady
from appraisal.report.trust import trust_sentences
from appraisal.settings import Settings
from appraisal.text import Language, say

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
Model = Annotated[str, typer.Option("--model", help="What ranks in each draw: topsis, or sum for the weighted sum.")]
Detail = Annotated[
    str | None,
    typer.Option(
        "--detail",
        metavar="D",
        help=f"More of it, separated by commas: {', '.join(PARTS)}, or all.",
        show_default=False,
    ),
]

_SHOWN = 30  # most rows of the short table and of figures to request
_OPINIONS = 20  # most rows of the tables of places by method


@refuses_bad_input
def robustness(
    case: CasePath = None,
    scenario: ScenarioKey = None,
    draws: Draws = DRAWS,
    seed: Seed = SEED,
    level: Level = LEVEL,
    space: Space = None,
    margin: Margin = MARGIN,
    vary: Vary = "both",
    model: Model = "topsis",
    detail: Detail = None,
    weights: WhoseWeights = None,
    criteria: CriteriaFolder = None,
    session: SessionKey = None,
    as_of: AsOf = None,
    store: Where = None,
    language: Speech = "en",
    as_json: AsJson = False,
) -> None:
    """Say which places hold over all admissible weights and figures, and what would turn the ranking over."""
    parts, wanted = parts_named(detail), space_named(space)
    varied, scored = vary_named(vary), model_named(model)
    appraisal = appraise(
        asked(case, criteria, session, as_of, store).case, scenario=scenario, settings=Settings(weights=weights)
    )
    with working(say("cli.working.robustness", language)) as tell:

        def progress(done: int, whole: int) -> None:
            tell(say("cli.robust.working.draws", language, share=done / whole))

        run = appraisal.evidence.acceptability(
            draws=draws,
            seed=seed,
            level=level,
            space=wanted,
            margin=margin,
            vary=varied,
            model=scored,
            progress=progress,
        )
        drawn = appraisal.evidence.weight_space("known" if varied == "figures" else wanted, margin=margin)
        between = wanted or appraisal.evidence.default_space()
        findings = Findings(appraisal=appraisal, run=run, space=between, vary=varied, weights=drawn, parts=parts)
        findings.prepare(lambda part: tell(say(f"cli.robust.working.{part}", language)), every=as_json)
    if as_json:
        document(Writer(appraisal=appraisal, language=language, parts=ROBUSTNESS).json(findings))
        return
    _bands(findings, language)
    _summary(findings, language)
    for part in PARTS:
        if part in parts:
            show(*_DETAILS[part](findings, language))


def _bands(findings: Findings, language: Language) -> None:
    """Print bands and places, best band first: all rows if places are a requested detail."""
    run, most = findings.run, None if "places" in findings.parts else _SHOWN
    facts = {"case": findings.appraisal.effective.head.title, "draws": run.draws, "seed": run.seed}
    caption = say("cli.robust.title", language, **facts)
    show(places_table(findings.appraisal, run, language, most=most, caption=caption))
    if most is not None and most < len(run.places):
        lines(say("cli.robust.shown", language, n=most, all=len(run.places), detail="places"), "")


def _summary(findings: Findings, language: Language) -> None:
    appraisal, run = findings.appraisal, findings.run
    trust = trust_sentences(
        appraisal, run, language, without=findings.without, requests=findings.requests, asked=findings.parts
    )
    for part, said in trust.items():
        if said:
            lines(say(f"explain.trust.{part}", language), *(f"  {sentence}" for sentence in said), "")
    left = left_out(findings, language, every=False)
    if left:
        lines(say("cli.robust.left_out", language, parts=left))
    if not findings.parts:
        lines(say("cli.robust.more", language, details=list(PARTS)))


def _experts(findings: Findings, language: Language) -> Iterable[Block]:
    appraisal, selection = findings.appraisal, findings.appraisal.selection
    if appraisal.sensitivity.council is None:
        return (paragraph(say("explain.council.none", language)),)

    def chosen(options: Sequence[int]) -> str:
        held = selection.projects(options)
        return ", ".join(quoted(appraisal, held, language, most=len(held))) or DASH

    own = own_portfolios(appraisal, language, chosen=chosen) if findings.steady else []
    return (*expert_weights(appraisal, language), *without_each(appraisal, findings.without, language), *own)


def _council(findings: Findings, language: Language) -> Iterable[Block]:
    if findings.appraisal.sensitivity.council is None:
        return (paragraph(say("explain.council.none", language)),)
    return agenda_tables(findings.appraisal, language)


def _portfolios(findings: Findings, language: Language) -> Iterable[Block]:
    if findings.drawn is not None:
        return shares_table(findings.appraisal, findings.drawn, language)
    return (paragraph(why_not_steady(findings.appraisal, language, asked=True) or ""),)


_DETAILS: Mapping[str, Callable[[Findings, Language], Iterable[Block]]] = {
    "places": lambda known, language: (favourable_weights(known.appraisal, known.run, language),),
    "pairs": lambda known, language: pairs_table(known.appraisal, known.run, known.neighbour_flips, language),
    "panel": lambda known, language: panel_tables(known.appraisal, language, most=_OPINIONS),
    "experts": _experts,
    "council": _council,
    "portfolios": _portfolios,
    "information": lambda known, language: request_table(known.appraisal, known.requests, language, most=_SHOWN),
}


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(robustness)
