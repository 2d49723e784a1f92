"""Parts of what `appraisal robustness --json` prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from appraisal.analysis.uncertainty import likely_places
from appraisal.arrays import Floats
from appraisal.cli.robust_findings import Findings, left_out
from appraisal.cli.to_json import Part, Writer, by, by_criterion, by_project, changes
from appraisal.portfolio.experts import ExpertPortfolios
from appraisal.ranking.topsis import Ranking
from appraisal.robustness.acceptability import Acceptability
from appraisal.robustness.bands import first_boundary, settled_pairs
from appraisal.robustness.figure_flips import figure_flips
from appraisal.robustness.one_weight import weight_intervals


def _settled(run: Acceptability, to: Writer) -> dict[str, Any] | None:
    pairs = settled_pairs(run.pairwise, level=run.level)
    return by_project([by(("above", "below"), pair) for pair in pairs], to)


def _pairwise(shares: Floats, to: Writer) -> dict[str, Any]:
    """Return for each project the share of draws in which it is better than each other one."""
    projects = to.appraisal.decision.projects
    return {
        project: {other: share for other, share in zip(projects, row, strict=True) if other != project}
        for project, row in zip(projects, shares.tolist(), strict=True)
    }


def _spans(ranking: Ranking | None, _: Writer) -> object:
    return () if ranking is None or len(ranking.matrix.projects) < 2 else weight_intervals(ranking)


def _portfolios(findings: Findings, to: Writer) -> dict[str, Any] | None:
    return to.read(findings, "in_portfolios") if findings.steady and findings.drawn is not None else None


def _regrets(experts: ExpertPortfolios, to: Writer) -> dict[str, Any] | None:
    return None if experts.compromise is None else by(to.appraisal.portfolio_robustness.expert_keys, experts.regrets)


ROBUSTNESS: Mapping[str, Part] = {
    "likely_places": lambda run, to: by_project(likely_places(run), to),
    "bands": lambda bands, to: [[to.appraisal.decision.projects[i] for i in band] for band in bands],
    "first_boundary": lambda pairwise, _: first_boundary(pairwise),
    "settled": _settled,
    "central": lambda rows, to: by_project([by_criterion(row, to) for row in rows], to),
    "pairwise": _pairwise,
    "weight_spans": _spans,
    "steps": lambda ranking, _: () if ranking is None else figure_flips(ranking),
    "by_ranked": lambda places, to: by(to.appraisal.decision.rankable, places),
    "span": lambda panel, _: by(panel.projects, [*zip(panel.best, panel.worst, strict=True)]),
    "moved": lambda moved, _: [by(("project", "before", "after"), each) for each in moved],
    "would_change": lambda change, _: {f"portfolio_{key}": each for key, each in changes(change).items()},
    "agreement": lambda agreement, _: {each.criterion: each for each in agreement},
    "leniency": lambda leniency, _: {each.expert: each.points for each in leniency},
    "each_weights": lambda own, to: {key: by_criterion(row, to) for key, row in own.items()},
    "portfolios": _portfolios,
    "shares": lambda drawn, to: [
        {"projects": to.appraisal.selection.projects(chosen), "share": share} for chosen, share in drawn
    ],
    "own_portfolios": lambda own, to: by(
        to.appraisal.portfolio_robustness.expert_keys, [to.appraisal.selection.projects(each.chosen) for each in own]
    ),
    "regrets": _regrets,
    "not_computed": lambda findings, to: left_out(findings, to.language, every=True),
}
