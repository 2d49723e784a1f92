"""Portfolios: enumeration, frontier and HiGHS beside PuLP with CBC in one run, as ratios.

Run with `python -m benchmarks.bench_portfolio`; set OMP_NUM_THREADS=1. Every case has all kinds of rule. Times are the
processor's, child processes included, so that what else the machine does changes little.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
from collections.abc import Callable
from time import process_time

import numpy as np
from numpy.random import Generator

from appraisal.portfolio.candidates import Candidates
from appraisal.portfolio.enumerate import enumerate_all
from appraisal.portfolio.frontier import Frontier, frontier
from appraisal.portfolio.masks import combinations
from appraisal.portfolio.problem import Option, Problem
from appraisal.portfolio.solve import CBC, HIGHS, solve
from appraisal.rules.budget import Budget
from appraisal.rules.file import Rules
from appraisal.rules.rows import problem_of
from benchmarks.portfolio_cases import GROUPS, INVESTORS

WORST = """
import resource, time
import numpy as np
from appraisal.portfolio.enumerate import enumerate_all
from appraisal.portfolio.frontier import frontier
from appraisal.portfolio.problem import Option, Problem
draw = np.random.default_rng(1)
options = tuple(Option(f"p{n}") for n in range(20))
problem = Problem(options=options, values=draw.random(20), costs=draw.integers(1, 10**6, 20))
before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
frontier(enumerate_all(problem))
taken, peak = time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(f"{taken * 1e3:.0f} ms, peak of the process {peak / 1024:.0f} MB, {(peak - before) / 1024:.0f} MB of it here")
"""
YEARS = tuple(range(2013, 2021))


def seconds(work: Callable[[], object], *, times: int = 7) -> float:
    """Return the least of several measurements of the processor's time, child processes included."""
    taken = []
    for _ in range(times):
        start = _busy()
        work()
        taken.append(_busy() - start)
    return min(taken)


def _busy() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def council(projects: int, *, seed: int = 1, second_options: bool = False) -> Problem:
    """Make a council with a total, eight yearly budgets and fourteen further conditions."""
    draw = np.random.default_rng(seed)
    keys = tuple(f"p{number}" for number in range(projects))
    options = tuple(
        Option(key, option)
        for number, key in enumerate(keys)
        for option in (("full", "later") if second_options and number % 3 == 0 else ("full",))
    )
    requests = draw.integers(0, 900_000, (len(options), len(YEARS)))
    jobs = draw.integers(10, 500, len(options)).astype(float)
    candidates = Candidates(
        projects=keys,
        groups={key: GROUPS[number % 3] for number, key in enumerate(keys)},
        investors={key: (INVESTORS[number % 4],) for number, key in enumerate(keys)},
        options=options,
        years=YEARS,
        requests={"council": requests},
        totals={"jobs": jobs, "npv": draw.normal(100, 300, len(options)).round(1)},
    )
    asked = requests.sum(axis=0) / 1000
    budget = Budget(
        total=float(asked.sum() * 0.4),
        carry_over=True,
        years={year: float(money * 0.45) for year, money in zip(YEARS, asked, strict=True)},
    )
    rules = Rules(budget=budget).model_dump() | {"rules": written(projects, draw, keys, jobs.sum())}
    values = draw.random(len(options)) * requests.sum(axis=1) / 1e6
    return problem_of(Rules.model_validate(rules), candidates, objective="value", values=values, slopes={"value": 1.0})


def written(projects: int, draw: Generator, keys: tuple[str, ...], jobs: float) -> list[dict[str, object]]:
    """Return fourteen conditions of every kind that leave room for portfolios."""
    some = [str(key) for key in draw.permutation(keys)]
    few = max(2, projects // 4)
    return [
        {"kind": "count", "at_most": max(3, projects // 2)},
        *({"kind": "group_count", "group": group, "at_least": 1, "at_most": few} for group in GROUPS),
        {"kind": "total", "of": "jobs", "at_least": float(jobs * 0.2)},
        {"kind": "investor", "at_most_projects": few},
        {"kind": "excluded", "projects": some[:1]},
        {"kind": "exclusive", "projects": some[1:3]},
        {"kind": "prerequisite", "project": some[3], "requires": some[4:5]},
        {"kind": "prerequisite", "project": some[5], "requires": some[6:8], "how": "any"},
        {"kind": "synergy", "projects": some[8:10], "bonus": {"value": 0.3, "jobs": 20}},
        {"kind": "total", "of": "npv", "at_least": 0.0},
        {"kind": "group_money", "group": "coal", "at_most": 2_000.0 * projects},
        {"kind": "mandatory", "projects": some[10:11]},
    ]


def whole_frontier(problem: Problem) -> Frontier:
    """Build what every later question is looked up in."""
    return frontier(enumerate_all(problem))


def enumeration() -> None:
    """Print the exact frontier at 12 and 20 projects, and a look-up, beside CBC."""
    for projects, options in ((12, False), (12, True), (20, False)):
        problem = council(projects, second_options=options)
        result = whole_frontier(problem)
        build = seconds(lambda problem=problem: whole_frontier(problem))  # type: ignore[misc]
        budgets = np.linspace(0, problem.costs.sum(), 1000).astype(int).tolist()
        look = seconds(lambda result=result, budgets=budgets: [result.at(each) for each in budgets]) / 1000  # type: ignore[misc]
        cbc = seconds(lambda problem=problem: solve(problem, engine=CBC), times=3)  # type: ignore[misc]
        print(
            f"{projects} projects, {combinations(problem):,} combinations, {len(problem.rows)} rows, "
            f"{len(result.breakpoints)} breakpoints"
        )
        slower = f"50 CBC solves: {50 * cbc / build:,.0f} times slower"
        print(f"  enumeration and whole frontier {build * 1e3:8.2f} ms    {slower}")
        print(
            f"  look-up of a budget            {look * 1e6:8.2f} us    CBC per question: {cbc / look:,.0f} times slower"
        )


def solvers() -> None:
    """Print one proven portfolio at 200 and 1,000 projects by HiGHS beside CBC, as the median over five councils."""
    for projects in (200, 1000):
        problems = [council(projects, seed=seed) for seed in range(5)]
        highs = statistics.median(seconds(lambda each=each: solve(each), times=3) for each in problems)  # type: ignore[misc]
        cbc = statistics.median(
            seconds(lambda each=each: solve(each, engine=CBC, time_limit=60), times=3)  # type: ignore[misc]
            for each in problems
        )
        print(f"{projects} projects, {len(problems[0].rows)} rows, proven: {HIGHS.name} {highs * 1e3:.0f} ms, "
              f"{CBC.name} {cbc * 1e3:.0f} ms, ratio {highs / cbc:.2f}")  # fmt: skip


def memory() -> None:
    """Print the memory of a process that builds the frontier of 20 projects under no rule at all: the worst case."""
    done = subprocess.run([sys.executable, "-c", WORST], capture_output=True, text=True, check=True)
    print(f"20 projects, every one of 2^20 portfolios admissible: {done.stdout.strip()}")


def main() -> None:
    """Measure everything in one run."""
    enumeration()
    memory()
    solvers()
    print(f"peak memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
