"""The rule on a share of the money against the plainest oracle: every set of projects, its shares as fractions."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product
from math import ceil, floor

import numpy as np
import pytest

from appraisal.portfolio.answers import Answers, answers
from appraisal.portfolio.candidates import Candidates
from appraisal.portfolio.clashes import clashes
from appraisal.portfolio.problem import Option
from appraisal.portfolio.relaxations import relaxations
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


@pytest.mark.parametrize("seed", range(60))
def test_a_clash_says_the_nearest_share_that_any_set_reaches(seed: int) -> None:
    """Of all sets with enough jobs the nearest share, to a hundredth of a percent; dropped only if none is in 0..1."""
    candidates, money, marked = drawn(seed)
    jobs = candidates.totals["jobs"].astype(int).tolist()
    side = "at_least" if seed % 2 else "at_most"
    bound = Fraction("0.6") if seed % 2 else Fraction("0.2")
    written = {"kind": "money_share", "mark": "small", "key": "share", side: float(bound)}
    needed = {"kind": "total", "of": "jobs", "key": "jobs", "at_least": sum(jobs) * (seed % 4 + 3) // 8}
    problem = problem_of(
        Rules.model_validate({"rules": [written, needed]}),
        candidates,
        objective="jobs",
        values=candidates.totals["jobs"],
    )
    held, reached = False, set()
    for taken in product((False, True), repeat=len(money)):
        chosen = [each for each, own in enumerate(taken) if own]
        if sum(jobs[each] for each in chosen) < needed["at_least"]:
            continue
        part, whole = sum(money[each] for each in chosen if marked[each]), sum(money[each] for each in chosen)
        held |= part >= bound * whole if side == "at_least" else part <= bound * whole
        if whole > 0 and 0 <= part <= whole:
            reached.add(Fraction(part, whole))
    for asked in (answers(problem), Answers(problem=problem, enumeration=None, time_limit=600.0)):
        ways = {way.changes[0].rule: way for way in relaxations(asked, clashes(asked))}
        assert held is not ("share" in ways)
        if held:
            continue
        [change] = ways["share"].changes
        assert ways["share"].proof.found
        if not reached:
            assert change.after is None
        elif side == "at_least":
            assert change.after == floor(max(reached) * 10_000) / 10_000
        else:
            assert change.after == ceil(min(reached) * 10_000) / 10_000
