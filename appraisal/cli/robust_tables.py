"""The tables of the command `robustness`: the short one with the bands, and one or more for each detail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from appraisal.cli.output import lines, table
from appraisal.cli.render import show
from appraisal.cli.robust_council import council, experts
from appraisal.cli.robust_findings import Findings
from appraisal.documents.titles import names_of
from appraisal.report.places import places_table
from appraisal.report.portfolio_robustness import why_not_steady
from appraisal.report.ranking import span
from appraisal.text import Language, number, say

_SHOWN = 30  # most rows of the short table; the details show more
_OPINIONS = 20  # most rows of the tables of places by method


def word(key: str, language: Language, **facts: object) -> str:
    """Return one of the command's own texts."""
    return say(f"cli.robust.{key}", language, **facts)


def bands_table(findings: Findings, language: Language) -> None:
    """Print bands and places, best band first: all rows if places are a requested detail."""
    appraisal, run = findings.appraisal, findings.run
    facts = {"case": appraisal.effective.head.title, "draws": run.draws, "seed": run.seed}
    most = None if "places" in findings.parts else _SHOWN
    show(places_table(appraisal, run, language, most=most, caption=word("title", language, **facts)))
    if most is not None and most < len(run.places):
        lines(word("shown", language, n=most, all=len(run.places), detail="places"), "")


def places(findings: Findings, language: Language) -> None:
    """Print mean places, places seen, the weights that favour each project, and the confidence in them."""
    appraisal, run = findings.appraisal, findings.run
    case, decision = appraisal.effective, appraisal.decision
    rows = []
    for i in (i for band in run.bands for i in band):
        central, sure = run.central_weights[i], run.confidence[i]
        cells = [
            case.projects[decision.projects[i]].name.to(language),
            number(float(run.mean_places[i]), "1", language),
        ]
        if central is None or sure is None:
            rest = [word("never_first", language), *[""] * len(decision.criteria)]
        else:
            rest = [number(sure, "percent", language), *(number(w, "percent", language) for w in central.tolist())]
        rows.append([*cells, span(run.intervals[i].tolist()), *rest])
    columns = [word(each, language) for each in ("project", "mean", "interval", "confidence")]
    columns += [word("weight", language, criterion=case.criteria[key].title) for key in decision.criteria]
    table("", columns, rows, numbers=range(1, len(columns)))


def pairs(findings: Findings, language: Language) -> None:
    """Print, for each project and the one ranked next, the share of draws and the smallest change of weights."""
    appraisal, run = findings.appraisal, findings.run
    names, row = appraisal.effective.projects, appraisal.decision.projects.index
    rows = []
    for flip, after in _next(findings):
        share = number(float(run.pairwise[row(flip), row(after)]), "percent", language)
        swap = next((each for each in findings.neighbour_flips if each.leader == flip and each.rival == after), None)
        moved = "–" if swap is None or swap.distance is None else number(swap.distance / 2, "percent1", language)
        pair = f"{names[flip].name.to(language)} / {names[after].name.to(language)}"
        rows.append([str(appraisal.places[flip]), pair, share, moved])
    columns = [word(each, language) for each in ("stands", "pair", "share", "distance")]
    table("", columns, rows, numbers=[0, 2, 3])


def _next(findings: Findings) -> list[tuple[str, str]]:
    ranked = [project for project in findings.appraisal.order if project in findings.appraisal.places]
    return list(pairwise(ranked))


def panel(findings: Findings, language: Language) -> None:
    """Print the places by every method, one table for each set of weights, with the correlations below."""
    appraisal, asked = findings.appraisal, findings.appraisal.sensitivity.panel
    if asked is None:
        return
    names = appraisal.effective.projects
    shown = [project for project in appraisal.order if project in asked.projects][:_OPINIONS]
    at = [asked.projects.index(project) for project in shown]
    for weights in dict.fromkeys(each.weights for each in asked.opinions):
        opinions = [each for each in asked.opinions if each.weights == weights and each.places is not None]
        if not opinions:
            continue
        rows = [
            [names[project].name.to(language), *(str(e.places[i]) for e in opinions if e.places is not None)]
            for project, i in zip(shown, at, strict=True)
        ]
        for key, values in (("tau", [e.tau_b for e in opinions]), ("correlation", [e.r_w for e in opinions])):
            rows.append([word(key, language), *("–" if v is None else number(v, "2", language) for v in values)])
        columns = [word("project", language), *(say(f"ranking.method.{e.method}", language) for e in opinions)]
        said = say(f"ranking.weights.{weights}", language)
        table(word("panel", language, weights=said), columns, rows, numbers=range(1, len(columns)))
    if len(shown) < len(asked.projects):
        lines(word("shown_all", language, n=len(shown), all=len(asked.projects)), "")


def portfolios(findings: Findings, language: Language) -> None:
    """Print core index and acceptability of each project, and each expert's own portfolio."""
    appraisal = findings.appraisal
    if (why := why_not_steady(appraisal, language, asked=True)) is not None or findings.drawn is None:
        lines(why or "", "")
        return
    core, drawn, own = appraisal.portfolio_robustness.core, findings.drawn, appraisal.portfolio_robustness.experts
    names = appraisal.effective.projects
    rows = []
    for project in sorted(core.core_index, key=lambda each: (-core.core_index[each], -drawn.projects[each])):
        kind = next(key for key in ("core", "borderline", "exterior") if project in getattr(core, key))
        cells = [names[project].name.to(language), word(f"kinds.{kind}", language)]
        shares = [core.core_index[project], drawn.projects[project], *([own.core_index[project]] if own else [])]
        if any(shares):
            rows.append([*cells, *(number(share, "percent", language) for share in shares)])
    columns = ["project", "kind", "core", "draws", *(["experts_share"] if own else [])]
    table(word("portfolios", language), [word(each, language) for each in columns], rows, numbers=[2, 3, 4])


def information(findings: Findings, language: Language) -> None:
    """Print the value of knowing each figure, the most valuable first."""
    appraisal = findings.appraisal
    rows = []
    for each in findings.requests[:_SHOWN]:
        criterion = appraisal.effective.criteria[each.criterion]
        span = " … ".join(number(end, "figure", language) for end in (each.low, each.high))
        unit = names_of(appraisal.effective).unit_beside(each.criterion, language)
        asked = "–" if each.portfolio_changes is None else number(each.portfolio_changes, "percent", language)
        rows.append(
            [
                appraisal.effective.projects[each.project].name.to(language),
                criterion.title.to(language),
                f"{span} {unit}".rstrip(),
                number(each.first_changes, "percent", language),
                number(each.place_change, "1", language),
                asked,
            ]
        )
    names = ("project", "criterion", "range", "first_changes", "place_change", "portfolio_changes")
    table(word("information", language), [word(each, language) for each in names], rows, numbers=[3, 4, 5])
    if len(rows) < len(findings.requests):
        lines(word("shown_all", language, n=len(rows), all=len(findings.requests)), "")


DETAILS: Mapping[str, Callable[[Findings, Language], None]] = {
    "places": places,
    "pairs": pairs,
    "panel": panel,
    "experts": experts,
    "council": council,
    "portfolios": portfolios,
    "information": information,
}
