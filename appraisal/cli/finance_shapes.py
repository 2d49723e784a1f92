"""The JSON shapes of `appraisal finance`: keys may be added, not renamed; money in the case's unit."""

from __future__ import annotations

from collections.abc import Iterable

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.discount_rate import discount_of
from appraisal.analysis.reference_class import Check, checks_of, record_of
from appraisal.analysis.remarks import finance_remarks
from appraisal.analysis.risk import Risk
from appraisal.analysis.viewpoints import Views, views_of
from appraisal.analysis.what_if import Beside, Outcome, claims_beside, outcome_of, scenarios_beside, uplift_beside
from appraisal.cli.change_shapes import change_shape
from appraisal.cli.finance_risk_shapes import risk_shape
from appraisal.finance.indicators import Indicators
from appraisal.finance.reconcile import reconcile
from appraisal.finance.statement import Statement
from appraisal.measures.funded import funded
from appraisal.measures.inputs import inputs
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.finance import warning_sentences
from appraisal.report.finance_words import unit_of_product
from appraisal.report.reality import check_sentence
from appraisal.text.local import Language
from appraisal.text.say import problem_text

Shape = dict[str, object]


def finance_shape(appraisal: Appraisal, language: Language) -> dict[str, object]:
    """Return flows, indicators and views of every project, with the rate, the reality check, uplift and scenarios."""
    case = appraisal.effective
    uplift, record, own = uplift_beside(appraisal), record_of(case), outcome_of(appraisal)
    return {
        **_head(appraisal, language),
        "projects": [_financed(variant, language) for variant in appraisal.financed.values()],
        "record": None
        if record is None
        else {
            "projects": list(record.projects),
            "money": record.money,
            "jobs": record.jobs,
            "promised_per_1000": record.promised,
            "achieved_per_1000": record.achieved,
        },
        "checks": [_check(appraisal, each, language) for each in checks_of(case)],
        "uplift": None
        if uplift is None
        else {
            "offered": {
                key: {"class": each.uplift.kind, "capital": each.uplift.capital, "delay_years": each.delay}
                for key, each in uplift.offered.items()
            },
            "before": _outcome(Beside(key=None, outcome=own), language, own),
            "after": _outcome(uplift.after, language, own),
        },
        "scenarios": [_outcome(each, language, own) for each in scenarios_beside(appraisal)],
    }


def project_shape(appraisal: Appraisal, variant: ProjectVariant, language: Language, *, draws: int, seed: int) -> Shape:
    """Return everything about the money of one variant of a project, down to the figures and their sources."""
    project = variant.project
    own = outcome_of(appraisal)
    checks = [each for each in checks_of(appraisal.effective) if each.project == project]
    risk = Risk(variant=variant, draws=draws, seed=seed)
    return {
        **_head(appraisal, language),
        "projects": [_financed(variant, language)],
        **({} if variant.statement is None else risk_shape(risk, appraisal.scenario, language)),
        "scenarios": [_outcome(each, language, own) for each in scenarios_beside(appraisal)],
        "claims": [
            {
                "figure": each.dispute.kind,
                "chosen": each.dispute.figure.value,
                "claim": each.claim.value,
                "status": str(each.claim.status),
                "source": each.claim.source,
                "after": _outcome(each.after, language, own),
            }
            for each in claims_beside(appraisal, project)
        ],
        "checks": [_check(appraisal, each, language) for each in checks],
        "grounds": [
            {
                "path": each.path,
                "value": dict(each.value) if isinstance(each.value, tuple) else each.value,
                "unit": each.unit,
                "range": None if each.low is None else [each.low, each.high],
                "status": str(each.status),
                "source": each.source,
                "note": None if each.note is None else each.note.to(language),
                "lines": [{"line": kind, "item": item} for kind, item in each.lines],
            }
            for each in inputs(variant)
        ],
        "sources": {
            key: {"title": source.title.to(language), "url": source.url, "date": source.date, "page": source.page}
            for key, source in appraisal.effective.head.sources.items()
        },
    }


def _head(appraisal: Appraisal, language: Language) -> dict[str, object]:
    case = appraisal.effective
    head = case.head
    rate = discount_of(case, appraisal.scenario)
    return {
        "case": case.key,
        "scenario": appraisal.scenario,
        "digest": case.digest,
        "unit": head.unit,
        "prices": head.prices,
        "base_year": head.base_year,
        "rate": case.rate().known(),
        "rate_parts": [
            {
                "kind": part.kind,
                "value": part.value,
                "status": str(part.status),
                "source": part.source,
                "date": part.date,
            }
            for part in (() if rate.built is None else rate.built.parts)
        ],
        "built_rate": None if rate.built is None else {"real": rate.built.real, "nominal": rate.built.nominal},
        "warnings": list(warning_sentences(case, rate, language)),
        "remarks": [each.text(language) for each in finance_remarks(case, appraisal.scenario)],
    }


def _financed(variant: ProjectVariant, language: Language) -> dict[str, object]:
    name = {"project": variant.project, "option": variant.key, "name": variant.document.name.to(language)}
    after, result = funded(variant), variant.indicators
    if after is None or result is None:
        nothing: Shape = {"indicators": None, "indicators_with_funds": None, "lines": [], "views": None}
        return {**name, "missing": list(variant.missing_for_cash_flow), **nothing}
    statement = after.statement
    return {
        **name,
        "missing": [],
        "indicators": _indicators(result),
        "indicators_with_funds": _indicators(after.indicators) if after.funds else None,
        "levelised_cost_units": {item: unit_of_product(variant, item) for item, _ in result.levelised_cost},
        "funds": list(after.funds),
        "years": list(statement.years),
        "lines": _lines(statement),
        "reconciled": reconcile(statement).closes if statement.detailed else None,
        "views": _views(views_of(variant)),
    }


def _indicators(indicators: Indicators) -> dict[str, object]:
    return {
        "npv": indicators.npv,
        "irr": list(indicators.internal_rates.rates),
        "irr_outcome": indicators.internal_rates.outcome,
        "irr_borrowing": indicators.internal_rates.borrowing,
        "mirr": indicators.mirr,
        "profitability_index": indicators.profitability_index,
        "index_basis": indicators.index_basis,
        "equivalent_annual_value": indicators.equivalent_annual_value,
        "payback_years": indicators.payback,
        "discounted_payback_years": indicators.discounted_payback,
        "begins": indicators.begins,
        "peak_funding": indicators.peak_funding,
        "peak_year": indicators.peak_year,
        "levelised_cost": dict(indicators.levelised_cost),
        "status": str(indicators.status),
    }


def _lines(statement: Statement) -> list[dict[str, object]]:
    return [
        {
            "line": line.kind,
            "item": line.item,
            "role": line.role,
            "status": str(line.status),
            "amounts": line.amounts.tolist(),
        }
        for line in statement.lines
    ]


def _views(views: Views | None) -> dict[str, object] | None:
    if views is None:
        return None
    budget, public = views.budget, views.public
    return {
        "commercial": {"npv": views.commercial.npv, "npv_before_funds": views.before.npv},
        "budget": None
        if budget is None
        else {
            "npv": budget.npv,
            "payback_years": budget.payback,
            "leverage": budget.leverage,
            "jobs_per_unit_of_support": budget.jobs_per_rouble,
            "receipts": {kind: amounts.tolist() for kind, amounts in budget.receipts},
            "given": budget.given.tolist(),
            "flow": budget.flow.tolist(),
            "status": str(budget.status),
        },
        "public": None
        if public is None
        else {
            "npv": public.npv,
            "irr": list(public.internal_rates.rates),
            "effects": {name: amounts.tolist() for name, amounts in public.effects},
            "flow": public.flow.tolist(),
            "status": str(public.status),
        },
        "unpriced": list(views.unpriced),
        "counted_twice": list(views.twice),
    }


def _check(appraisal: Appraisal, each: Check, language: Language) -> dict[str, object]:
    return {
        "project": each.project,
        "figure": each.kind,
        "ratio": each.ratio,
        "against": each.against,
        "value": each.value,
        "reference": each.reference,
        "bounds": [each.low, each.high],
        "times": each.times,
        "comparators": each.count,
        "verdict": each.verdict,
        "text": check_sentence(appraisal.effective, each, language),
    }


def _outcome(beside: Beside, language: Language, own: Outcome) -> dict[str, object]:
    outcome = beside.outcome
    unknown = outcome is None or outcome.chosen is None or own.chosen is None
    problems: Iterable[str] = (problem_text(each, language) for each in beside.problems)
    return {
        "scenario": beside.key,
        "problems": list(problems),
        "npv": {} if outcome is None else {key: figure.value for key, figure in outcome.npv.items()},
        "places": {} if outcome is None else dict(outcome.places),
        "selected": None if outcome is None or outcome.chosen is None else dict(outcome.chosen),
        **change_shape(None if outcome is None or unknown else own.change_to(outcome)),
    }
