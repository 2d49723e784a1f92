"""A small case in memory whose every result can be reckoned by hand, to be changed at paths.

Flows are of the base year alone, so that a net present value is the flow itself. Bounds are 0 … 100 for money and jobs
and 0 … 10 for the rating; `mill` may be built by half; of `yard` the jobs are missing, between 10 and 90.
"""

from __future__ import annotations

from typing import Any

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.documents.checks import check
from appraisal.documents.findings import Path
from appraisal.settings import Settings
from tests.documents.small_tree import Tree, changed, place_of


def _project(npv: float, jobs: object, asked: float, **more: object) -> dict[str, object]:
    flow = {"table": {"2024": npv}}
    return {"name": "P", "group": "g", "figures": {"jobs": jobs}, "cash_flow": flow, "request": {"2024": asked}, **more}


def _criterion(title: str, unit: str, best: float, **more: object) -> dict[str, Any]:
    return {"title": title, "unit": unit, "direction": "more", "bounds": [0, best], **more}


def _expert(key: str, weights: dict[str, float], *ratings: float) -> dict[str, object]:
    fit = dict(zip(("mill", "farm", "yard", "mine"), ratings, strict=True))
    return {"key": key, "name": key.upper(), "weights": weights, "ratings": {"fit": fit}}


TREE: Tree = {
    "case": {
        "title": "small",
        "unit": "million RUB",
        "prices": "nominal",
        "base_year": 2024,
        "projects": ["mill", "farm", "yard", "mine"],
        "discount_rate": 0.1,
        "groups": {"g": {"title": "G"}},
        "figures": {"jobs": {"title": "Jobs", "unit": "jobs"}},
    },
    "projects": {
        "mill": _project(40, 60, 10, options=[{"key": "half", "title": "Half", "scale": 0.5}]),
        "farm": _project(30, 80, 6),
        "yard": _project(20, {"range": [10, 90]}, 5),
        "mine": _project(50, {"value": 20, "range": [10, 60]}, 8),
    },
    "set": {"title": "set", "criteria": ["npv", "jobs", "fit"], "weights": {"npv": 2, "jobs": 1, "fit": 1}},
    "criteria": {
        "npv": _criterion("NPV", "million RUB", 100, measure="npv"),
        "jobs": _criterion("Jobs", "jobs", 100, measure="jobs"),
        "fit": _criterion("Fit", "points", 10, rating={"lowest": 0, "highest": 10}),
    },
    "council": {
        "pooling": "mean",
        "experts": [
            _expert("anna", {"npv": 1, "jobs": 1, "fit": 2}, 5, 4, 6, 9),
            _expert("boris", {"npv": 2, "jobs": 1, "fit": 1}, 5, 8, 6, 3),
            _expert("vera", {"npv": 1, "jobs": 2, "fit": 1}, 5, 6, 6, 6),
        ],
    },
    "rules": {"budget": {"total": 16}, "reference_cost": 10},
}


def small_case(*changes: tuple[Path, object]) -> Case:
    """Return the case with values set, or with keys gone, at paths of its tree."""
    return check(changed(TREE, *changes), key="small", locate=place_of)


def small(*changes: tuple[Path, object], scenario: str | None = None, **settings: Any) -> Appraisal:
    """Return its appraisal."""
    return appraise(small_case(*changes), scenario=scenario, settings=Settings(**settings))
