"""The JSON shapes that outsiders rely on: keys may be added, not renamed (README: "JSON")."""

from __future__ import annotations

from appraisal.appraise import Appraisal
from appraisal.measures.version import Version
from appraisal.text.local import Language


def rank_shape(found: Appraisal, language: Language) -> dict[str, object]:
    """Return a ranking as `appraisal rank --json` prints it."""
    case, decision, weights = found.effective, found.decision, found.weights.by_criterion()
    scale = decision.scale
    bounds = dict(zip(decision.criteria, zip(scale.worst.tolist(), scale.best.tolist(), strict=True), strict=True))
    places, scores = found.places, found.scores
    return {
        "case": case.key,
        "scenario": found.scenario,
        "digest": case.digest,
        "method": found.settings.method,
        "weights": found.weights.whose,
        "criteria": [
            {
                "key": key,
                "title": case.criteria[key].title.to(language),
                "unit": case.criteria[key].unit,
                "direction": case.criteria[key].direction,
                "bounds": list(bounds[key]),
                "weight": weights[key],
            }
            for key in decision.criteria
        ],
        "ranking": [
            {
                "rank": places[project],
                "project": project,
                "name": case.projects[project].name.to(language),
                "closeness": found.standing(project).closeness,
                "score": scores[project],
                "interval": found.standing(project).interval,
                "values": {key: decision.cells[project][key].value for key in decision.criteria},
                "statuses": {key: str(decision.cells[project][key].status) for key in decision.criteria},
            }
            for project in found.order
            if project in places
        ],
        "not_ranked": [
            {
                "project": each.project,
                "name": case.projects[each.project].name.to(language),
                "missing": list(each.missing),
                "interval": each.interval,
            }
            for each in found.standings
            if each.place is None
        ],
        "remarks": [remark.text(language) for remark in found.remarks],
    }


def finance_shape(found: Appraisal, language: Language, *, project: str | None) -> dict[str, object]:
    """Return flows and indicators as `appraisal finance --json` prints them; money in the case's unit."""
    head = found.effective.head
    versions = found.financed if project is None else {project: found.financed[project]}
    return {
        "case": found.effective.key,
        "scenario": found.scenario,
        "digest": found.effective.digest,
        "unit": head.unit,
        "prices": head.prices,
        "base_year": head.base_year,
        "rate": found.effective.rate().known(),
        "projects": [_financed(version, language) for version in versions.values()],
    }


def _financed(version: Version, language: Language) -> dict[str, object]:
    name = {"project": version.project, "name": version.document.name.to(language)}
    statement, found = version.statement, version.indicators
    if statement is None or found is None:
        return {**name, "missing": list(version.missing_for_cash_flow), "indicators": None, "lines": []}
    return {
        **name,
        "missing": [],
        "indicators": {
            "npv": found.npv,
            "irr": list(found.internal_rates.rates),
            "irr_outcome": found.internal_rates.outcome,
            "mirr": found.mirr,
            "profitability_index": found.profitability_index,
            "equivalent_annual_value": found.equivalent_annual_value,
            "payback_years": found.payback,
            "discounted_payback_years": found.discounted_payback,
            "peak_funding": found.peak_funding,
            "status": str(found.status),
        },
        "years": list(statement.years),
        "lines": [
            {
                "line": line.kind,
                "item": line.item,
                "role": line.role,
                "status": str(line.status),
                "amounts": line.amounts.tolist(),
            }
            for line in statement.lines
        ],
    }
