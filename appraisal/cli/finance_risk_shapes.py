"""The JSON shape of one project's risk: tornado, switching values, draws, surface."""

from __future__ import annotations

from appraisal.analysis.discount_rate import drawn_twice
from appraisal.analysis.risk import Risk
from appraisal.finance.simulation import Simulation
from appraisal.finance.surface import Surface
from appraisal.finance.switching import Switch
from appraisal.finance.tornado import Tornado
from appraisal.report.finance import switch_sentence
from appraisal.text.local import Language


def risk_shape(risk: Risk, scenario: str | None, language: Language) -> dict[str, object]:
    """Return the risk of a project with a statement; what an explicit table does not allow is null."""
    return {
        "tornado": _tornado(risk.tornado),
        "switching": [_switch(each, language) for each in risk.switches],
        "simulation": _simulation(risk.simulation),
        "drawn_twice": risk.simulation is not None and drawn_twice(risk.variant.case, scenario) is not None,
        "surface": _surface(risk.surface),
    }


def _tornado(tornado: Tornado | None) -> dict[str, object] | None:
    if tornado is None:
        return None
    bars = [
        {"driver": bar.driver, "low": bar.low, "high": bar.high, "npv_low": bar.npv_low, "npv_high": bar.npv_high}
        for bar in tornado.bars
    ]
    return {"npv": tornado.npv, "bars": bars}


def _switch(each: Switch, language: Language) -> dict[str, object]:
    return {
        "driver": each.driver,
        "base": each.base,
        "value": each.value,
        "change": each.change,
        "text": switch_sentence(each, language),
    }


def _simulation(simulation: Simulation | None) -> dict[str, object] | None:
    if simulation is None:
        return None
    low, median, high = simulation.percentiles()
    shares, edges = simulation.histogram()
    settled = simulation.convergence()
    return {
        "draws": simulation.draws,
        "seed": simulation.seed,
        "loss_probability": simulation.loss_probability,
        "mean": simulation.mean,
        "p5": low,
        "p50": median,
        "p95": high,
        "histogram": {"edges": edges.tolist(), "shares": shares.tolist()},
        "convergence": {
            "draws": list(settled.counts),
            "loss": settled.loss.tolist(),
            "loss_error": settled.loss_error.tolist(),
            "mean": settled.mean.tolist(),
            "mean_error": settled.mean_error.tolist(),
        },
    }


def _surface(surface: Surface | None) -> dict[str, object] | None:
    if surface is None:
        return None
    return {
        "rows": {"driver": surface.row_driver, "values": surface.rows.tolist()},
        "columns": {"driver": surface.column_driver, "values": surface.columns.tolist()},
        "npv": surface.npv.tolist(),
    }
