"""Acceptability: ours beside looping pymcdm in one run, as ratios. Run with `python -m benchmarks.bench_robustness`.

Set OMP_NUM_THREADS=1 for products as small as these. The loop is timed over some hundred draws and scaled up to all of
them; its places are counted too, as ours are.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

import numpy as np

from appraisal.arrays import Floats
from appraisal.ranking import pymcdm_door
from appraisal.ranking.scale import Scale
from appraisal.ranking.topsis import rank
from appraisal.robustness.acceptability import Acceptability, acceptability
from appraisal.robustness.figure_space import FigureSpace, known_figures
from appraisal.robustness.weight_flips import first_place_flip, pair_flips
from appraisal.robustness.weight_space import Free

DRAWS = 10_000
CRITERIA = 4
LOOPS = 300


def seconds(work: Callable[[], object], *, times: int = 5) -> float:
    """Return the least of several measurements."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return min(taken)


def register(projects: int, *, ranges: bool) -> tuple[FigureSpace, Scale]:
    """Make a register; with ranges every figure may be a tenth of its scale more or less."""
    values = np.random.default_rng(1).random((projects, CRITERIA))
    scale = Scale(worst=np.array([0.0, 0, 1, 1]), best=np.array([1.0, 1, 0, 0]))
    if not ranges:
        return known_figures(values), scale
    missing = np.zeros(values.shape, dtype=np.bool_)
    return FigureSpace(low=values - 0.1, mode=values, high=values + 0.1, missing=missing), scale


def run(projects: int, draws: int, *, ranges: bool = False) -> Acceptability:
    """Run everything that is reported: places, wins, central weights, confidence, intervals, bands."""
    figures, scale = register(projects, ranges=ranges)
    return acceptability(figures, scale=scale, weights=Free(CRITERIA), draws=draws)


def loop(projects: int, loops: int, *, checks: bool) -> Floats:
    """Count the places of some draws by pymcdm, one draw at a time, between virtual rows at the bounds."""
    figures, scale = register(projects, ranges=False)
    held = np.vstack([figures.mode, scale.worst, scale.best])
    draws = np.random.default_rng(2).dirichlet(np.ones(CRITERIA), loops)
    theirs = pymcdm_door.pymcdm().methods.TOPSIS()
    counts = np.zeros((projects, projects))
    rows = np.arange(projects)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for weights in draws:
            scores = theirs(held, weights, scale.types, validation=checks)[:-2]
            counts[rows, theirs.rank(scores).astype(int) - 1] += 1
    return counts


def beside_the_loop(projects: int) -> None:
    """Compare 10,000 draws of weights."""
    ours = seconds(lambda: run(projects, DRAWS))
    ranged = seconds(lambda: run(projects, DRAWS, ranges=True), times=2)
    plain, checked = (
        seconds(lambda checks=checks: loop(projects, LOOPS, checks=checks), times=2) * DRAWS / LOOPS  # type: ignore[misc]
        for checks in (False, True)
    )
    print(f"{DRAWS:,} draws, {projects} projects: weights {ours * 1e3:.1f} ms; weights and all figures", end=" ")
    print(f"{ranged * 1e3:.0f} ms")
    print(
        f"    loop over pymcdm, {LOOPS} draws scaled up: {checked:.2f} s ({plain:.2f} s without its checks):", end=" "
    )
    print(f"{checked / ours:.0f} ({plain / ours:.0f}) times slower")


def many(draws: int) -> None:
    """Measure large runs over 12 projects, with their memory in a process of their own."""
    for ranges in (False, True):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
            taken, before, peak = executor.submit(_measured, draws, ranges=ranges).result()
        what = "weights and all figures" if ranges else "weights"
        print(f"{draws:,} draws, 12 projects, {what}: {taken:.2f} s, peak of the process {peak:.0f} MB", end=" ")
        print(f"({before:.0f} MB before)")


def _measured(draws: int, *, ranges: bool) -> tuple[float, float, float]:
    before = _peak_mb()
    taken = seconds(lambda: run(12, draws, ranges=ranges), times=1)
    return taken, before, _peak_mb()


def _peak_mb() -> float:
    """Return the most memory that this process has held (Linux); `getrusage` would count its parent's."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def flips(projects: int) -> None:
    """Measure the flips."""
    figures, scale = register(projects, ranges=False)
    ranking = rank(figures.mode, scale=scale, weights=[0.4, 0.3, 0.2, 0.1])
    first = seconds(lambda: first_place_flip(ranking))
    pairs = seconds(lambda: pair_flips(ranking), times=2)
    print(f"weight flips, {projects} projects: first place {first * 1e3:.0f} ms, all neighbours {pairs * 1e3:.0f} ms")


if __name__ == "__main__":
    for count in (12, 200):
        beside_the_loop(count)
    for number in (1_000_000, 10_000_000):
        many(number)
    for count in (12, 200):
        flips(count)
