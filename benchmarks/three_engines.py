"""Three engines on the same random councils: enumeration, PuLP with HiGHS, PuLP with CBC. None may differ.

    python -m benchmarks.three_engines --cases 20000 [--first 0] [--without-cbc]

Every answer is checked against the rules as written besides. Exit 1 at the first difference.
"""

from __future__ import annotations

import argparse
import sys
from time import perf_counter

from appraisal.errors import DefectError
from appraisal.portfolio.answers import answers
from appraisal.portfolio.choose import confirm
from appraisal.portfolio.solve import CBC, HIGHS
from appraisal.rules.check import accept_rules
from benchmarks.portfolio_cases import random_council


def compare(seed: int, *, cbc: bool) -> str:
    """Return the status on which all engines agree.

    Raises:
        DefectError: where they do not.
    """
    council = random_council(seed, projects=2 + seed % 11, rules=seed % 9)
    asked = answers(council.problem, time_limit=60)
    best = accept_rules(council.rules, council.candidates, asked.best())
    confirm(council.problem, best, [HIGHS, CBC] if cbc else [HIGHS], time_limit=60)
    return best.status


def main() -> int:
    """Compare as many cases as asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--without-cbc", action="store_true")
    asked = parser.parse_args()
    start, counts = perf_counter(), {"optimal": 0, "infeasible": 0}
    for seed in range(asked.first, asked.first + asked.cases):
        try:
            counts[compare(seed, cbc=not asked.without_cbc)] += 1
        except DefectError as error:
            print(f"case {seed}: {error}", file=sys.stderr)
            return 1
        if (seed + 1) % 1000 == 0:
            print(f"{seed + 1 - asked.first} cases, {perf_counter() - start:.0f} s", flush=True)
    print(f"{asked.cases} cases, none different: {counts}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
