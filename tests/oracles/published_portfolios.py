"""The published portfolio cases as problems of ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from appraisal.portfolio.problem import Option, Problem, Row

FOLDER = Path(__file__).parents[1] / "cases" / "portfolio"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))
SCALE = 10_000  # the published numbers have at most four decimals


def read(name: str) -> dict[str, Any]:
    """Read a case."""
    result: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return result


def whole(numbers: list[float]) -> list[int]:
    """Return numbers of at most four decimals as whole ten-thousandths."""
    scaled = [round(each * SCALE) for each in numbers]
    assert all(abs(each * SCALE - number) < 1e-6 for each, number in zip(numbers, scaled, strict=True))
    return scaled


def problem_of(case: dict[str, Any]) -> Problem:
    """Return a case as a problem; costs are its `cost`, or its first row where that is a budget."""
    data = case["data"]
    rows = tuple(
        Row(
            name=row["name"],
            coefficients=np.array(whole(row["coef"])),
            sense=row["sense"],
            rhs=whole([row["rhs"]])[0],
            rule=row["name"],
            unit=row["kind"],
            scale=SCALE,
        )
        for row in data["rows"]
    )
    is_budget = "cost" not in data and data["rows"][0]["kind"] == "budget_total"
    costs = whole(data["cost"]) if "cost" in data else rows[0].coefficients if is_budget else [0] * len(data["value"])
    return Problem(
        options=tuple(Option(project) for project in data["projects"]),
        values=data["value"],
        costs=np.array(costs),
        rows=rows,
        budget_row=0 if is_budget else None,
    )
