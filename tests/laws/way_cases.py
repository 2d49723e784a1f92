"""Random small case folders on disk: options, funds, ratings, scenarios, every kind of rule; and their edits."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.errors import InputError
from appraisal.intake.read import read_case
from appraisal.settings import Settings
from appraisal.ways.edits import ASKED_BUDGET, Edit

Folder = dict[str, dict[str, Any]]
OBJECTIVES = ("closeness", "value", "npv", "jobs", "npv-first", "balanced", "closeness-raw")
BASE = 2024
OF_SHARES = 1000  # from this seed on a share of the money is for marked projects


def folder(seed: int) -> Folder:
    """Return the files of a random case, each a table."""
    draw = Random(seed)
    projects = [f"p{number}" for number in range(draw.randint(2, 6))]
    rated = draw.random() < 0.5
    by_drivers = draw.random() < 0.25
    files: Folder = {
        "case.toml": {
            "title": "random",
            "unit": "million RUB",
            "prices": "nominal",
            "base_year": BASE,
            "criteria": "standard",
            "projects": projects,
            "discount_rate": 0.1,
            "groups": {"g": {"title": "g"}, "h": {"title": "h"}},
            "figures": {"jobs": {"title": "jobs", "unit": "jobs"}, "smoke": {"title": "smoke", "unit": "t"}},
        },
        "criteria/npv.toml": _criterion("npv", "million RUB", [-50, draw.choice([50, 200])]),
        "criteria/jobs.toml": _criterion("jobs", "jobs", draw.choice([[0, 20], [0, 100], "data"])),
        "criteria/smoke.toml": {**_criterion("smoke", "t", [30, 0]), "direction": "less"},
        "criteria/fit.toml": {
            "title": "fit",
            "unit": "points",
            "direction": "more",
            "bounds": [0, 10],
            "rating": {"lowest": 0, "highest": 10},
        },
    }
    keys = ["npv", "jobs", *(["smoke"] if draw.random() < 0.4 else []), *(["fit"] if rated else [])]
    files["criteria/standard.toml"] = {
        "title": "set",
        "criteria": keys,
        "weights": {key: draw.randint(1, 4) for key in keys},
    }
    for key in ("smoke", "fit"):
        if key not in keys:  # a criterion of the case without a weight is refused
            del files[f"criteria/{key}.toml"]
    for project in projects:
        files[f"projects/{project}.toml"] = _project(draw, project, by_drivers=by_drivers)
    if rated:
        files["council.toml"] = {"experts": [_expert(draw, number, projects) for number in range(draw.randint(1, 3))]}
    files["rules.toml"] = _rules(draw, projects, rated=rated)
    if any("requests" in table for table in files.values()):
        files["rules.toml"].setdefault("funds", {}).setdefault("region", {"total": draw.randint(1, 12)})
    if seed >= OF_SHARES:
        share = {"kind": "money_share", "mark": "small", **draw.choice([{"at_least": 0.4}, {"at_most": 0.25}])}
        files["case.toml"]["marks"] = {"small": {"title": "small"}}
        files["rules.toml"].setdefault("rules", []).append(share)
        for project in projects[::2]:
            files[f"projects/{project}.toml"]["marks"] = ["small"]
    files["scenarios/low.toml"] = {
        "title": "low",
        "multiply": {"jobs": 0.5, **({"investment": 1.5} if draw.random() < 0.5 else {})},
        "projects": {projects[0]: {"figures": {"jobs": 7}, **({"request": {str(BASE): 4}} if rated else {})}},
    }
    return files


def _criterion(key: str, unit: str, bounds: object) -> dict[str, Any]:
    return {"title": key, "unit": unit, "direction": "more", "bounds": bounds, "measure": key}


def _project(draw: Random, project: str, *, by_drivers: bool) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": project,
        "group": draw.choice("gh"),
        "investors": draw.sample(["A", "B"], draw.randint(0, 2)),
        "figures": {"jobs": draw.randint(0, 20), "smoke": draw.randint(0, 30)},
    }
    if by_drivers:
        made["figures"]["investment"] = draw.randint(5, 40)
        made["cash_flow"] = {"life": 5, "phasing": {str(BASE): 1}, "revenue": draw.randint(2, 15), "operating_cost": 1}
    else:
        made["cash_flow"] = {"table": {str(BASE): draw.randint(-20, 20), str(BASE + 1): draw.randint(-5, 30)}}
    if not by_drivers or draw.random() < 0.6:
        years = draw.sample([BASE, BASE + 1], draw.randint(1, 2))
        made["request"] = {
            str(year): draw.choice([draw.randint(1, 12), round(draw.uniform(1, 12), 1)]) for year in years
        }
        if draw.random() < 0.3:
            made["requests"] = {"region": {str(BASE): draw.randint(1, 8)}}
    if draw.random() < 0.35:
        option: dict[str, Any] = {"key": "small", "title": "small", "scale": draw.choice([0.5, 0.7])}
        if draw.random() < 0.4:
            option["request"] = {str(BASE): draw.randint(1, 6)}
        if draw.random() < 0.3:
            option["figures"] = {"jobs": draw.randint(0, 10)}
        made["options"] = [option]
    return made


def _expert(draw: Random, number: int, projects: Sequence[str]) -> dict[str, Any]:
    return {
        "key": f"e{number}",
        "name": f"e{number}",
        "ratings": {"fit": {project: draw.randint(0, 10) for project in projects}},
    }


def _rules(draw: Random, projects: Sequence[str], *, rated: bool) -> dict[str, Any]:
    made: dict[str, Any] = {"budget": {}, "npv_sacrifice": draw.choice([0, 0.05, 0.3])}
    if rated or draw.random() < 0.5:
        made["reference_cost"] = draw.choice([5, 12])
    if draw.random() < 0.85:
        made["budget"]["total"] = draw.randint(3, 40)
    if draw.random() < 0.4:
        made["budget"]["years"] = {str(BASE): draw.randint(2, 20), str(BASE + 1): draw.randint(2, 20)}
        made["budget"]["carry_over"] = draw.random() < 0.5
    if draw.random() < 0.4:
        made["funds"] = {"region": {"total": draw.randint(1, 12)}}
    kinds: list[dict[str, Any]] = [
        {"kind": "count", "at_most": draw.randint(1, 3)},
        {"kind": "group_count", "group": "g", "at_most": draw.randint(0, 2)},
        {"kind": "group_count", "group": "h", "at_least": 1},
        {"kind": "group_money", "group": draw.choice("gh"), "at_most": draw.randint(1, 20)},
        {"kind": "total", "of": "jobs", "at_least": draw.randint(0, 20)},
        {"kind": "total", "of": "smoke", "at_most": draw.randint(5, 40)},
        {"kind": "investor", "at_most_projects": 1},
        {"kind": "investor", "investor": "A", "at_most_money": draw.randint(3, 20)},
        {"kind": "mandatory", "projects": [projects[0]]},
        {"kind": "excluded", "projects": [projects[-1]]},
        {"kind": "exclusive", "projects": list(projects[:2])},
        {"kind": "prerequisite", "project": projects[0], "requires": [projects[1]]},
        {"kind": "synergy", "projects": list(projects[:2]), "bonus": {"jobs": draw.randint(1, 20)}},
    ]
    rules = draw.sample(kinds, draw.choice([0, 0, 1, 1, 2, 3]))
    if any(rule.get("investor") for rule in rules):
        rules = [rule for rule in rules if not rule.get("investor")]
    if rules:
        made["rules"] = rules
    return made


def write(files: Mapping[str, Mapping[str, Any]], target: Path) -> Path:
    """Write the files of a case as TOML."""
    for name, table in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [f"{json.dumps(key)} = {_inline(value)}" for key, value in table.items()]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return target


def _inline(value: object) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{json.dumps(str(key))} = {_inline(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_inline(each) for each in value) + "]"
    return json.dumps(value)


def edited(files: Folder, edits: Sequence[Edit]) -> Folder:
    """Return the files with edits typed into them, as the reference says that it is done."""
    made = copy.deepcopy(files)
    for edit in edits:
        if edit.file == ASKED_BUDGET:
            continue
        holder: Any = made.setdefault(edit.file, {})
        for step, then in zip(edit.keys, edit.keys[1:], strict=False):
            if isinstance(step, str) and step not in holder:
                holder[step] = [] if isinstance(then, int) else {}
            holder = holder[step]
        last: Any = edit.keys[-1]
        if edit.after is None:
            del holder[last]
        elif isinstance(last, int) and last == len(holder):
            holder.append(edit.after)
        elif isinstance(last, str) and isinstance(holder.get(last), dict):
            holder[last]["value"] = edit.after
        else:
            holder[last] = edit.after
    return made


def appraised(
    files: Folder,
    target: Path,
    objective: str,
    edits: Sequence[Edit] = (),
    *,
    scenario: str | None,
    budget: float | None,
) -> Appraisal | None:
    """Write the edited folder, read it and appraise it as anyone would; None where it is refused."""
    for edit in edits:
        if edit.file == ASKED_BUDGET and isinstance(edit.after, int | float):
            budget = float(edit.after)
    try:
        case = read_case(write(edited(files, edits), target))
        appraisal = appraise(case, scenario=scenario, settings=Settings(objective=objective, budget=budget))
        _ = appraisal.portfolio
    except InputError:
        return None
    return appraisal


def chosen(appraisal: Appraisal | None) -> tuple[str, ...]:
    """Return the projects of the portfolio that is named; none where there is none."""
    return () if appraisal is None else appraisal.selection.projects(appraisal.portfolio.chosen)
