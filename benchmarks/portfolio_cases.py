"""Random councils with every kind of rule, for comparing engines, for laws and for timing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from appraisal.arrays import Floats
from appraisal.portfolio.candidates import Candidates
from appraisal.portfolio.problem import Option, Problem
from appraisal.rules.budget import Budget
from appraisal.rules.file import Rules
from appraisal.rules.rows import problem_of

GROUPS = ("coal", "carbon", "power")
INVESTORS = ("Alpha", "Beta", "Gamma", "Delta")
KINDS = (
    "count",
    "group_count",
    "group_money",
    "total",
    "investor",
    "mandatory",
    "excluded",
    "exclusive",
    "prerequisite",
    "synergy",
    "at_least_one_of",
    "money_share",
)
MARK = "small_firm"
YEARS = (2013, 2014, 2015)


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """A drawn case: what can be chosen, under which rules, and what it is worth."""

    rules: Rules
    candidates: Candidates
    values: Floats

    @property
    def problem(self) -> Problem:
        """The problem by value; synergies on jobs are worth a thousandth a job."""
        return problem_of(
            self.rules, self.candidates, objective="value", values=self.values, slopes={"jobs": 0.001, "value": 1.0}
        )


def random_council(seed: int, *, projects: int, rules: int = 6) -> Council:
    """Draw a council; the same seed gives the same one.

    About a third of the projects have a second option. Costs have kopecks, some are zero; values have both signs.
    """
    draw = np.random.default_rng(seed)
    keys = tuple(f"p{number}" for number in range(projects))
    options = tuple(
        Option(key, option) for key in keys for option in (("full", "small") if draw.random() < 0.3 else ("full",))
    )
    n = len(options)
    requests = {"council": _requests(draw, n)}
    if draw.random() < 0.4:
        requests["regional"] = _requests(draw, n) // 4
    values = draw.normal(0.5, 0.5, n).round(int(draw.integers(1, 7)))
    totals = {"jobs": draw.integers(0, 500, n).astype(float), "npv": draw.normal(100, 300, n).round(1)}
    candidates = Candidates(
        projects=keys,
        groups={key: GROUPS[draw.integers(len(GROUPS))] for key in keys},
        investors={key: tuple(draw.choice(INVESTORS, size=draw.integers(0, 3), replace=False)) for key in keys},
        options=options,
        years=YEARS,
        requests=requests,
        totals=totals,
        marks=dict.fromkeys(keys[::3], (MARK,)),
    )
    written = [random_rule(draw, candidates) for _ in range(rules)]
    budget = _budget(draw, requests["council"].sum(axis=0) / 1000)
    funds = {"regional": Budget(total=float(requests["regional"].sum() / 2500))} if "regional" in requests else {}
    return Council(
        rules=Rules.model_validate({"budget": budget, "funds": funds, "rules": written}),
        candidates=candidates,
        values=values,
    )


def _requests(draw: Generator, n: int) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    money = draw.integers(0, 900_000, (n, len(YEARS)))
    money[draw.random(n) < 0.1] = 0
    return money


def _budget(draw: Generator, asked: Floats) -> dict[str, object]:
    share = draw.uniform(0.2, 0.8)
    budget: dict[str, object] = {"carry_over": bool(draw.random() < 0.5)}
    if draw.random() < 0.8:
        budget["total"] = round(float(asked.sum() * share), 3)
    if draw.random() < 0.6:
        budget["years"] = {
            year: round(float(money * draw.uniform(0.2, 0.9)), 2) for year, money in zip(YEARS, asked, strict=True)
        }
    return budget


def random_rule(draw: Generator, candidates: Candidates) -> dict[str, object]:
    """Draw one rule as a table of rules.toml."""
    return draw_rule(str(draw.choice(KINDS)), draw, candidates)


def draw_rule(kind: str, draw: Generator, candidates: Candidates) -> dict[str, object]:
    """Draw one rule of a kind."""
    some = [str(each) for each in draw.permutation(candidates.projects)]
    count, group = len(some), str(draw.choice(GROUPS))
    floor = bool(draw.random() < 0.4)
    money = float(sum(each.sum() for each in candidates.requests.values())) / 1000
    match kind:
        case "count":
            return {"kind": kind, "at_most": int(draw.integers(1, count + 1))} | ({"at_least": 1} if floor else {})
        case "group_count":
            low: dict[str, object] = {"at_least": 1} if floor else {}
            return {"kind": kind, "group": group, "at_most": int(draw.integers(1, 4))} | low
        case "group_money":
            bound = {"at_least": round(money * 0.03, 3)} if floor else {"at_most": round(money * 0.2, 3)}
            held: dict[str, object] = {"kind": kind, "group": group, **bound}
            return held | ({"fund": "council"} if draw.random() < 0.5 else {})
        case "money_share":
            fund = {"fund": str(draw.choice(list(candidates.requests)))} if draw.random() < 0.5 else {}
            share = round(float(draw.uniform(0.05, 0.9)), int(draw.integers(1, 5)))
            return {"kind": kind, "mark": MARK, "at_least" if floor else "at_most": share} | fund
        case "total":
            of = str(draw.choice(["jobs", "npv"]))
            total = float(candidates.totals[of].sum())
            end: dict[str, object] = {"at_least": total * 0.15} if floor else {"at_most": abs(total) * 0.8}
            return {"kind": kind, "of": of} | end
        case "investor":
            named = {"investor": str(draw.choice(INVESTORS))} if draw.random() < 0.5 else {}
            return (
                {"kind": kind, "at_most_projects": int(draw.integers(1, 4))}
                | named
                | ({"at_most_money": round(money * 0.3, 3)} if floor else {})
            )
        case "prerequisite":
            how = "all" if draw.random() < 0.6 else "any"
            return {"kind": kind, "project": some[0], "requires": some[1 : 3 if count > 2 else 2], "how": how}
        case "synergy":
            bonus = {"jobs": float(draw.integers(-50, 200)), "value": round(float(draw.normal(0.2, 0.2)), 2)}
            return {"kind": kind, "projects": some[:2], "bonus": bonus}
        case "exclusive" | "at_least_one_of":
            return {"kind": kind, "projects": some[: int(draw.integers(2, max(3, count // 2 + 1)))]}
        case _:
            return {"kind": kind, "projects": some[:1]}
