"""The JSON shape of robustness."""

from __future__ import annotations

from dataclasses import asdict

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.uncertainty import likely_places
from appraisal.analysis.weight_flips import steps, weight_spans
from appraisal.cli.robust_council_shapes import council_shape, without_shape
from appraisal.cli.robust_findings import Findings, left_out
from appraisal.robustness.acceptability import Acceptability
from appraisal.robustness.bands import first_boundary, settled_pairs
from appraisal.text import Language, problem_text


def robustness_shape(findings: Findings, language: Language, *, space: str, vary: str) -> dict[str, object]:
    """Return a run of draws and all that was found beside it as `appraisal robustness --json` prints it."""
    appraisal, run = findings.appraisal, findings.run
    return {
        "case": appraisal.effective.key,
        "scenario": appraisal.scenario,
        "digest": appraisal.effective.digest,
        "draws": run.draws,
        "seed": run.seed,
        "model": run.model,
        "space": space,
        "vary": vary,
        "level": run.level,
        "weights": {"whose": appraisal.weights.whose, "values": appraisal.weights.by_criterion()},
        **_places(appraisal, run),
        **_flips(findings),
        "methods": _panel(findings, language),
        "leave_out": {
            "projects": {
                bounds: [asdict(each) for each in left] for bounds, left in appraisal.sensitivity.projects_out.items()
            },
            "experts": [without_shape(appraisal, each) for each in findings.without],
        },
        "council": council_shape(appraisal),
        "exchange_rates": [asdict(each) for each in appraisal.sensitivity.exchange_rates],
        "portfolios": _portfolios(findings),
        "information": [asdict(each) for each in findings.requests],
        "left_out": left_out(findings, language, every=True),
    }


def _places(appraisal: Appraisal, run: Acceptability) -> dict[str, object]:
    projects, criteria = appraisal.decision.projects, appraisal.decision.criteria
    settled = settled_pairs(run.pairwise, level=run.level).tolist()
    return {
        "acceptability": {project: run.places[i].tolist() for i, project in enumerate(projects)},
        "intervals": {project: run.intervals[i].tolist() for i, project in enumerate(projects)},
        "likely_places": dict(zip(projects, map(list, likely_places(run)), strict=True)),
        "mean_places": dict(zip(projects, run.mean_places.tolist(), strict=True)),
        "bands": [[projects[i] for i in band] for band in run.bands],
        "first_boundary": first_boundary(run.pairwise),
        "settled": {project: {"above": a, "below": b} for project, (a, b) in zip(projects, settled, strict=True)},
        "central_weights": {
            project: None if weights is None else dict(zip(criteria, weights.tolist(), strict=True))
            for project, weights in zip(projects, run.central_weights, strict=True)
        },
        "confidence": dict(zip(projects, run.confidence, strict=True)),
        "pairwise": {
            project: {other: float(run.pairwise[i, j]) for j, other in enumerate(projects) if i != j}
            for i, project in enumerate(projects)
        },
    }


def _flips(findings: Findings) -> dict[str, object]:
    ranking = findings.appraisal.ranking
    first = findings.appraisal.sensitivity.first_flip
    several = ranking is not None and len(ranking.matrix.projects) > 1
    return {
        "first_place_flip": None if first is None else asdict(first),
        "neighbour_flips": [asdict(each) for each in findings.neighbour_flips],
        "weight_spans": [asdict(each) for each in weight_spans(ranking)] if ranking is not None and several else [],
        "figure_flips": [asdict(each) for each in steps(ranking)] if ranking is not None else [],
    }


def _panel(findings: Findings, language: Language) -> dict[str, object] | None:
    appraisal, asked = findings.appraisal, findings.appraisal.sensitivity.panel
    if asked is None:
        return None
    criteria = appraisal.decision.criteria
    return {
        "opinions": [
            {
                "method": each.method,
                "weights": each.weights,
                "values": None if each.values is None else dict(zip(criteria, each.values.tolist(), strict=True)),
                "places": None if each.places is None else dict(zip(asked.projects, each.places.tolist(), strict=True)),
                "tau_b": each.tau_b,
                "weighted_correlation": each.r_w,
                "problems": [problem_text(problem, language) for problem in each.problems],
            }
            for each in asked.opinions
        ],
        "places": {
            project: [best, worst]
            for project, best, worst in zip(asked.projects, asked.best.tolist(), asked.worst.tolist(), strict=True)
        },
    }


def _portfolios(findings: Findings) -> dict[str, object] | None:
    if not findings.steady or findings.drawn is None:
        return None
    appraisal, drawn = findings.appraisal, findings.drawn
    core, own, selection = (
        appraisal.portfolio_robustness.core,
        appraisal.portfolio_robustness.experts,
        appraisal.selection,
    )
    shape: dict[str, object] = {
        "space": appraisal.portfolio_robustness.space,
        "core_index": dict(core.core_index),
        "core": list(core.core),
        "borderline": list(core.borderline),
        "exterior": list(core.exterior),
        "non_dominated": len(core.portfolios),
        "exact": core.exact,
        "acceptability": {
            "draws": drawn.draws,
            "projects": dict(drawn.projects),
            "portfolios": [
                {"projects": list(selection.projects(chosen)), "share": share} for chosen, share in drawn.portfolios
            ],
        },
        "experts": None,
    }
    if own is not None:
        keys, compromise = appraisal.portfolio_robustness.expert_keys, own.compromise
        shape["experts"] = {
            "own": dict(zip(keys, [list(selection.projects(each.chosen)) for each in own.own], strict=True)),
            "core_index": dict(own.core_index),
            "compromise": None if compromise is None else list(selection.projects(compromise.chosen)),
            "regrets": None if compromise is None else dict(zip(keys, own.regrets.tolist(), strict=True)),
        }
    return shape
