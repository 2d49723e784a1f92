"""The tables of a council: the weights and the influence of each expert, and the cells over the tolerance."""

from __future__ import annotations

from appraisal.cli.output import lines, table
from appraisal.cli.render import show
from appraisal.cli.robust_findings import Findings
from appraisal.report.change import change_text
from appraisal.report.council import agenda_tables
from appraisal.report.panel import quoted
from appraisal.text import Language, number, say


def experts(findings: Findings, language: Language) -> None:
    """Print each expert's weights and leniency, and the changes without the expert."""
    appraisal, asked = findings.appraisal, findings.appraisal.sensitivity.council
    if asked is None:
        lines(say("explain.council.none", language), "")
        return
    without = {each.expert: each for each in findings.without}
    points = {each.expert: each.points for each in asked.leniency}
    rows = []
    for expert in appraisal.effective.council.members:
        own, left = asked.own_weights.get(expert.key), without.get(expert.key)
        shares = (
            [""] * len(appraisal.decision.criteria) if own is None else [number(w, "percent", language) for w in own]
        )
        lenient = points[expert.key]
        changed = "–"
        if left is not None and left.portfolio is not None:
            changed = change_text(appraisal.effective, left.portfolio, language)
        moves = "–" if left is None or left.weights is None else str(len(left.moves))
        signed = "–" if lenient is None else f"{'+' if lenient > 0 else ''}{number(lenient, '2', language)}"
        rows.append([expert.name.to(language), *shares, signed, moves, changed])
    titles = [appraisal.effective.criteria[key].title.to(language) for key in appraisal.decision.criteria]
    columns = [
        say("cli.robust.expert", language),
        *titles,
        *(say(f"cli.robust.{each}", language) for each in ("leniency", "moves", "portfolio")),
    ]
    table(say("cli.robust.experts", language), columns, rows, numbers=range(1, len(columns) - 1))
    _own_portfolios(findings, language)


def _own_portfolios(findings: Findings, language: Language) -> None:
    if not findings.steady or findings.appraisal.portfolio_robustness.experts is None:
        return
    appraisal, portfolio_robustness = findings.appraisal, findings.appraisal.portfolio_robustness
    names = {each.key: each.name.to(language) for each in appraisal.effective.council.members}
    for expert, own in zip(
        portfolio_robustness.expert_keys, findings.appraisal.portfolio_robustness.experts.own, strict=True
    ):
        chosen = appraisal.selection.projects(own.chosen)
        held = quoted(appraisal, chosen, language, most=len(chosen))
        nothing = [say("explain.portfolios.nothing", language)]
        lines(say("explain.portfolios.own", language, expert=names[expert], projects=held or nothing))
    lines("")


def council(findings: Findings, language: Language) -> None:
    """Print the cells over the tolerance, the widest first, with the experts at both ends."""
    if findings.appraisal.sensitivity.council is None:
        lines(say("explain.council.none", language), "")
    show(*agenda_tables(findings.appraisal, language))
