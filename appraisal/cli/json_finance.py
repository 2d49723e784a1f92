"""Parts of what `appraisal finance --json` prints, of the whole case and of one project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from appraisal.analysis.discount_rate import discount_of, drawn_twice
from appraisal.analysis.reference_class import checks_of, record_of
from appraisal.analysis.remarks import finance_remarks
from appraisal.analysis.viewpoints import views_of
from appraisal.analysis.what_if import Beside, Outcome, claims_beside, outcome_of, scenarios_beside, uplift_beside
from appraisal.cli.to_json import Part, Writer, by, changes
from appraisal.finance.reconcile import reconcile
from appraisal.measures.funded import funded
from appraisal.measures.inputs import inputs
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.discount_rate import warning_sentences
from appraisal.report.finance_words import unit_of_product
from appraisal.report.reality import check_sentence
from appraisal.report.risk import switch_sentence


def _financed(variant: ProjectVariant, _: Writer) -> dict[str, Any]:
    """Return the finance of a variant; without a statement, only this fact."""
    after, before = funded(variant), variant.indicators
    if after is None or before is None:
        return {"indicators": None, "indicators_with_funds": None, "lines": (), "views": None}
    statement = after.statement
    return {
        "indicators": before,
        "indicators_with_funds": after.indicators if after.funds else None,
        "levelised_cost_units": {item: unit_of_product(variant, item) for item, _ in before.levelised_cost},
        "funds": after.funds,
        "years": statement.years,
        "lines": statement.lines,
        "reconciled": reconcile(statement).closes if statement.detailed else None,
        "views": views_of(variant),
    }


def _outcome(outcome: Outcome | None, to: Writer) -> dict[str, Any]:
    """Return an outcome, and the change from the portfolio of the appraisal."""
    own = outcome_of(to.appraisal)
    unknown = outcome is None or outcome.chosen is None or own.chosen is None
    said = {"npv": {}, "places": {}, "selected": None} if outcome is None else to.read(outcome)
    return said | changes(None if outcome is None or unknown else own.change_to(outcome))


FINANCE: Mapping[str, Part] = {
    "record": lambda case, _: record_of(case),
    "checks": lambda case, _: checks_of(case),
    "own_checks": lambda project, to: [each for each in checks_of(to.appraisal.effective) if each.project == project],
    "check_text": lambda check, to: check_sentence(to.appraisal.effective, check, to.language),
    "bounds": lambda check, _: (check.low, check.high),
    "uplift": lambda appraisal, _: uplift_beside(appraisal),
    "untouched": lambda _, to: Beside(key=None, outcome=outcome_of(to.appraisal)),
    "outcome": _outcome,
    "scenarios": lambda _, to: scenarios_beside(to.appraisal),
    "claims": lambda project, to: claims_beside(to.appraisal, project),
    "head": lambda _, to: to.read(to.appraisal, "finance_head"),
    "discount": lambda appraisal, _: discount_of(appraisal.effective, appraisal.scenario),
    "warnings": lambda rate, to: list(warning_sentences(to.appraisal.effective, rate, to.language)),
    "finance_remarks": lambda appraisal, _: finance_remarks(appraisal.effective, appraisal.scenario),
    "financed": _financed,
    "alone": lambda variant, _: [variant],
    "risks": lambda risk, to: {} if risk.variant.statement is None else to.read(risk, "risk"),
    "drawn_twice": lambda run, to: (
        run is not None and drawn_twice(to.appraisal.effective, to.appraisal.scenario) is not None
    ),
    "switch_text": lambda switch, to: switch_sentence(switch, to.language),
    "percentiles": lambda three, _: by(("p5", "p50", "p95"), three),
    "histogram": lambda drawn, _: {"edges": drawn[1], "shares": drawn[0]},
    "inputs": lambda variant, _: inputs(variant),
    "pairs": lambda value, _: dict(value) if isinstance(value, tuple) else value,
    "range": lambda each, _: None if each.low is None else (each.low, each.high),
    "fed": lambda lines, _: [{"line": kind, "item": item} for kind, item in lines],
}
