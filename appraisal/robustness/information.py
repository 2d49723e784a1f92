"""Value of information: which missing or assumed figure, once known, would change most.

Under the current weights each project has an expected closeness over its unknown figures, and the highest one is first
now. Once one figure of a project is known, its expected closeness becomes the one given that figure; that of the others
does not change, because on given bounds closeness does not depend on other projects. So the chance that the first place
changes, and the expected value of information (Raiffa & Schlaifer 1961, Applied Statistical Decision Theory, section
4.5; for partial information: Felli & Hazen 1998, Medical Decision Making 18), are integrals over that one figure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.random import PCG64, Generator, SeedSequence
from numpy.typing import ArrayLike

from appraisal.arrays import Floats, frozen
from appraisal.errors import refuse
from appraisal.ranking.order import TOLERANCE
from appraisal.ranking.scale import Scale, normalise
from appraisal.ranking.topsis import closeness
from appraisal.ranking.weights.direct import normalised_weights
from appraisal.robustness.figure_space import FigureSpace

Choose = Callable[[Floats], Mapping[str, str]]
_STEPS = 100  # number of equally likely values at which a figure is evaluated
DRAWS = 1_000
_INFORMATION = 2  # number of the random stream, distinct from those of `draws`


@dataclass(frozen=True, slots=True, kw_only=True)
class Information:
    """The value of knowing one figure.

    Attributes:
        project: index of the project.
        criterion: index of the criterion.
        missing: whether the figure is missing; otherwise it has a range around its value.
        first_changes: chance that another project then has the highest expected closeness, 0..1.
        gain: expected gain in closeness of the first project from deciding after the figure is known and not before.
        place_change: expected number of places by which the project itself moves.
        portfolio_changes: chance that another portfolio is then chosen; None if portfolios were not asked for.
        projects_changed: expected number of projects that enter the portfolio, leave it or change their option; None
            in the same case.
    """

    project: int
    criterion: int
    missing: bool
    first_changes: float
    gain: float
    place_change: float
    portfolio_changes: float | None
    projects_changed: float | None


def value_of_information(
    figures: FigureSpace,
    *,
    scale: Scale,
    weights: ArrayLike,
    choose: Choose | None = None,
    asked: int | None = None,
    points: int = 9,
    draws: int = DRAWS,
    seed: int = 1,
) -> tuple[Information, ...]:
    """Return the value of knowing each uncertain figure, the most valuable first.

    Figures are sorted by the expected change of the portfolio, then of the first place, then of the project's own
    place, then by the gain; equal ones stay in the order of the case.

    Args:
        figures: the possible figures.
        scale: fixed bounds of the m criteria.
        weights: the current ones, (m,) of any sum.
        choose: chooses a portfolio, project to option, from a matrix of values (n, m). It is asked with the figures as
            stated (missing ones in the middle of their range) and then with `points` equally likely values of each
            figure in question.
        asked: for how many figures portfolios are computed, those most valuable for the first place first; None for
            all. The others are sorted behind them.
        points: number of values of each figure.
        draws: of the project's other unknown figures.
        seed: of those draws.

    Raises:
        InputError: `draws_out_of_range`, `seed_negative`, `scale_other_criteria`, and those of the weights.
    """
    m = figures.shape[1]
    given = normalised_weights(np.asarray(weights, dtype=np.float64), criteria=[str(k + 1) for k in range(m)])
    if scale.worst.shape != (m,):
        raise refuse("scale_other_criteria", expected=m, found=len(scale.worst))
    if min(draws, points) < 1:
        raise refuse("draws_out_of_range", draws=min(draws, points), most=1_000_000)
    if seed < 0:
        raise refuse("seed_negative", seed=seed)
    deciding = scale.deciding(given)
    stated = _stated(figures)
    shares = _drawn_shares(figures, stated, scale, draws, seed)
    now = np.array([closeness(rows, deciding).mean() for rows in shares])
    result = []
    for i, k in figures.cells.tolist():
        later = _expected(figures, shares[i], scale, deciding, i, k)
        result.append(_information(i, k, bool(figures.missing[i, k]), now, later))
    result.sort(key=_telling)
    if choose is not None:
        before = choose(frozen(stated))
        result[:asked] = [_with_portfolio(each, figures, stated, before, choose, points) for each in result[:asked]]
    return tuple(sorted(result, key=_telling))


def _stated(figures: FigureSpace) -> Floats:
    return np.where(figures.missing, figures.low + (figures.high - figures.low) / 2, figures.mode)


def _drawn_shares(figures: FigureSpace, stated: Floats, scale: Scale, draws: int, seed: int) -> list[Floats]:
    """Return, for each project, draws of its normalised figures: (draws, m), or (1, m) if none varies."""
    varying = set(figures.cells[:, 0].tolist())
    values = [np.repeat(row[np.newaxis], draws if i in varying else 1, axis=0) for i, row in enumerate(stated)]
    generator = Generator(PCG64(SeedSequence(seed, spawn_key=(_INFORMATION,))))
    for i, k, drawn in figures.draw(generator, draws):
        values[i][:, k] = drawn
    return [normalise(rows, scale) for rows in values]


def _expected(figures: FigureSpace, shares: Floats, scale: Scale, weights: Floats, i: int, k: int) -> Floats:
    """Return the expected closeness of project i at each of the equally likely values of its figure k."""
    tried = np.repeat(figures.mode[i][np.newaxis], _STEPS, axis=0)
    tried[:, k] = figures.quantiles(i, k, (np.arange(_STEPS) + 0.5) / _STEPS)
    steps = normalise(tried, scale)[:, k, np.newaxis]
    others = shares if np.count_nonzero(figures.cells[:, 0] == i) > 1 else shares[:1]
    squared = weights**2
    rest = np.delete(np.arange(len(weights)), k)
    above = np.sqrt(others[:, rest] ** 2 @ squared[rest] + squared[k] * steps**2)
    below = np.sqrt((1 - others[:, rest]) ** 2 @ squared[rest] + squared[k] * (1 - steps) ** 2)
    return np.asarray((above / (above + below)).mean(axis=1))


def _with_portfolio(
    told: Information, figures: FigureSpace, stated: Floats, before: Mapping[str, str], choose: Choose, points: int
) -> Information:
    i, k = told.project, told.criterion
    changed = []
    for value in figures.quantiles(i, k, (np.arange(points) + 0.5) / points):
        values = stated.copy()
        values[i, k] = value
        after = choose(frozen(values))
        changed.append(sum(before.get(each) != after.get(each) for each in {*before, *after}))
    share = float(np.count_nonzero(changed)) / points
    return replace(told, portfolio_changes=share, projects_changed=float(np.mean(changed)))


def _information(i: int, k: int, missing: bool, now: Floats, later: Floats) -> Information:
    others = np.delete(now, i)
    # Both are means over the same values, so that the gain is exactly 0 if a varying figure changes nothing.
    before = later.mean()
    rival = others.max(initial=-np.inf)
    first_now, first_later = before > rival + TOLERANCE, later > rival + TOLERANCE
    above = np.array([np.count_nonzero(others > score + TOLERANCE) for score in (before, *later)])
    return Information(
        project=i,
        criterion=k,
        missing=missing,
        first_changes=float(np.count_nonzero(first_later != first_now)) / len(later),
        gain=float(np.maximum(rival - later if before > rival else later - rival, 0.0).mean()),
        place_change=float(np.abs(above[1:] - above[0]).mean()),
        portfolio_changes=None,
        projects_changed=None,
    )


def _telling(each: Information) -> tuple[float, float, float, float]:
    return -(each.projects_changed or 0.0), -each.first_changes, -each.place_change, -each.gain
