"""Rankings: ours beside pymcdm in one run, as ratios. Run with `python -m benchmarks.bench_ranking`.

Set OMP_NUM_THREADS=1 for products as small as these.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from time import perf_counter

import numpy as np

from appraisal.arrays import Floats
from appraisal.ranking import order, pymcdm_door, topsis
from appraisal.ranking.intervals import place_intervals
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.scale import Scale, normalise

DRAWS = 10_000
CRITERIA = 4


def seconds(work: Callable[[], object], *, times: int = 5) -> float:
    """Return the least of several measurements."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return min(taken)


def register(projects: int) -> tuple[DecisionMatrix, Scale]:
    """Make a register with two criteria of each direction."""
    values = np.random.default_rng(1).random((projects, CRITERIA))
    matrix = DecisionMatrix(
        projects=tuple(f"p{i}" for i in range(projects)), criteria=("a", "b", "c", "d"), values=values
    )
    return matrix, Scale(worst=np.array([0.0, 0, 1, 1]), best=np.array([1.0, 1, 0, 0]))


def one_ranking(projects: int) -> None:
    """Compare one ranking: bare, through our door, and by pymcdm with its checks."""
    matrix, scale = register(projects)
    weights = np.full(CRITERIA, 1 / CRITERIA)
    bare = seconds(lambda: order.places(topsis.closeness(normalise(matrix.values, scale), weights)))
    door = seconds(lambda: topsis.rank(matrix, scale=scale, weights=weights))
    held = np.vstack([matrix.values, scale.worst, scale.best])
    theirs = pymcdm_door.pymcdm().methods.TOPSIS()

    def checked() -> Floats:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return np.asarray(theirs.rank(theirs(held, weights, scale.types)))

    library = seconds(checked, times=1)
    print(f"one ranking, {projects:,} projects: bare {bare * 1e3:.1f} ms, with its working {door * 1e3:.1f} ms,")
    print(
        f"    pymcdm with its checks {library * 1e3:.0f} ms: {library / bare:.0f} and {library / door:.0f} times slower"
    )


def many_draws(projects: int, *, loops: int = 200) -> None:
    """Compare 10,000 weight draws with places: two matrix products beside a loop over pymcdm."""
    matrix, scale = register(projects)
    draws = np.random.default_rng(2).dirichlet(np.ones(CRITERIA), DRAWS)
    shares = normalise(matrix.values, scale)
    scores = seconds(lambda: topsis.closeness(shares, draws))
    whole = seconds(lambda: order.places_many(topsis.closeness(shares, draws)))
    held = np.vstack([matrix.values, scale.worst, scale.best])
    theirs = pymcdm_door.pymcdm().methods.TOPSIS()

    def loop(*, checks: bool) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for weights in draws[:loops]:
                theirs.rank(theirs(held, weights, scale.types, validation=checks)[:-2])

    plain = seconds(lambda: loop(checks=False), times=2) * DRAWS / loops
    checked = seconds(lambda: loop(checks=True), times=2) * DRAWS / loops
    print(
        f"{DRAWS:,} draws with places, {projects} projects: {whole * 1e3:.1f} ms, of it scores {scores * 1e3:.1f} ms;"
    )
    print(f"    loop over pymcdm {checked * 1e3:.0f} ms ({plain * 1e3:.0f} ms without its checks):", end=" ")
    print(f"{checked / whole:.0f} ({plain / whole:.0f}) times slower")


def intervals(projects: int) -> None:
    """Measure exact intervals of places where every figure is a range."""
    matrix, scale = register(projects)
    low, high = matrix.values * 0.9, matrix.values
    weights = np.full(CRITERIA, 1 / CRITERIA)
    taken = seconds(lambda: place_intervals(low, high, scale=scale, weights=weights))
    print(f"exact intervals of places, {projects:,} projects: {taken * 1e3:.2f} ms")


if __name__ == "__main__":
    for count in (1_000, 10_000, 100_000):
        one_ranking(count)
    many_draws(12)
    many_draws(200)
    for count in (12, 200, 2_000):
        intervals(count)
