"""The rule on a share of the money against the plainest oracle: every set of projects, its shares as fractions."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest

from appraisal.portfolio.answers import answers
from appraisal.portfolio.candidates import Candidates
from appraisal.portfolio.problem import Option
from appraisal.portfolio.solve import solve
from appraisal.rules.check import broken_rules
from appraisal.rules.file import Rules
from appraisal.rules.rows import problem_of

SHARES = ("0.3", "0.25", "0.5", "0.125", "0.333", "1", "0")


def drawn(seed: int) -> tuple[Candidates, list[int], list[bool]]:
    """Return candidates of one option each with what they ask in thousandths, some of them return money, and marks."""
    draw = np.random.default_rng(seed)
    n = 3 + seed % 6
    money = draw.integers(1, 9, n) * 1000 * draw.choice([1, 1, 1, 0, -1], n)
    marked = [bool(draw.random() < 0.4) for _ in range(n)]
    keys = tuple(f"p{number}" for number in range(n))
    candidates = Candidates(
        projects=keys,
        groups=dict.fromkeys(keys, "g"),
        investors={},
        marks={key: ("small",) for key, own in zip(keys, marked, strict=True) if own},
        options=tuple(Option(key) for key in keys),
        years=(2024, 2025),
        requests={"council": np.array([[each, 0] for each in money]), "region": np.array([[0, 7000]] * n)},
        totals={"jobs": draw.integers(0, 100, n).astype(float)},
    )
    return candidates, money.tolist(), marked


@pytest.mark.parametrize("seed", range(42))
def test_the_best_keeps_the_share_and_no_better_set_does(seed: int) -> None:
    """Enumeration and solver find the value of the best set whose share, as a fraction, lies within the bounds."""
    candidates, money, marked = drawn(seed)
    share, side = SHARES[seed % len(SHARES)], "at_least" if seed % 2 else "at_most"
    written = {"kind": "money_share", "mark": "small", side: float(share)}
    rules = Rules.model_validate({"rules": [written, {"kind": "count", "at_least": 1}]})
    jobs = candidates.totals["jobs"]
    kept = {}
    for count in range(len(money) + 1):
        for chosen in combinations(range(len(money)), count):
            part, whole = sum(money[each] for each in chosen if marked[each]), sum(money[each] for each in chosen)
            bound = Fraction(share) * whole
            holds = part >= bound if side == "at_least" else part <= bound
            assert ("money_share-1" not in broken_rules(rules, candidates, chosen)) is holds
            if holds and chosen:
                kept[chosen] = float(jobs[list(chosen)].sum())
    problem = problem_of(rules, candidates, objective="jobs", values=jobs)
    for best in (answers(problem).best(), solve(problem)):
        assert best.found is bool(kept)
        if kept:
            assert best.value == max(kept.values())
            assert best.chosen in kept
