"""The smallest change of weights that lets one project pass another under TOPSIS, with a proof.

Write a = n² and b = (1 - n)² for a project's normalised values. Project i stands above j exactly while

    Q(w) = (Σ a_i w²)(Σ b_j w²) - (Σ a_j w²)(Σ b_i w²) > 0,

a form of degree 4 in the weights. From the given weights w0 all others lie on rays w0 + ρ d with Σ d = 0, Σ |d| = 1,
and ρ is their L1 distance. Along a ray Q is a polynomial of degree 4 in ρ, whose first root is exact; so what remains
is to search the directions, m - 2 dimensions.

The directions are cut into simplices: some criteria give weight, the others receive it, and the product of both
simplices of shares is triangulated by staircases (De Loera, Rambau & Santos 2010, Triangulations, section 6.2). Over a
simplex with corners d_s, Q(w0 + ρ Σ λ_s d_s) has Bernstein coefficients in λ that are polynomials in ρ, and Q is
nowhere below the least of them (Farouki 2012, The Bernstein polynomial basis: a centennial retrospective, CAGD 29).
Where all of them stay non-negative up to T, no weights of that cone nearer than T let j pass. Cells where that fails
are halved at their longest edge; the first roots along their corners bound the answer from above. The search ends when
every cell is proven.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from appraisal.arrays import Bools, Floats, Ints, frozen
from tests.oracles.bernstein import ROUNDING, blossoms, never_negative

PRECISION = 1e-6
_PAST = PRECISION / 2  # how far past the crossing the weights are read, so that j really is ahead there
_CELLS_AT_ONCE = 1 << 17  # Bernstein coefficients in memory


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Nearest:
    """The nearest weights found that swap a pair, and how near any could be."""

    pair: tuple[int, int] | None  # who is passed and who passes; None if no weights found swap any pair
    weights: Floats | None
    distance: float | None  # L1
    proven: float  # no weights nearer than this swap any of the pairs; 2 is as far as weights can go


def nearest_swap(
    gained: Floats, lost: Floats, weights: Floats, pairs: Sequence[tuple[int, int]], *, most_cells: int = 400_000
) -> Nearest:
    """Return the nearest weights at which the second project of any pair passes the first.

    Args:
        gained: (n, m) squared shares of the scale, the a above.
        lost: (n, m) squared shares that are lacking, the b above.
        weights: (m,) sum 1; in each pair the first project is ahead with them.
        pairs: which swaps count.
        most_cells: after so many cells the proof stops short, and `proven` tells where.
    """
    # Who is nowhere better never passes: no search is needed, and none could end where both are level on a whole face.
    pairs = [(i, j) for i, j in pairs if (gained[j] > gained[i]).any()]
    search = _Search(gained, lost, weights, pairs)
    corners = triangulated_directions(weights)
    if corners.size and pairs:
        rays = np.unique(np.concatenate([corners.reshape(-1, len(weights)), _one_weight_rays(weights)]), axis=0)
        search.look_along(np.repeat(np.arange(len(pairs)), len(rays)), np.tile(rays, (len(pairs), 1)))
    waiting = [(np.full(len(corners), number), corners) for number in range(len(pairs)) if corners.size]
    seen = 0
    while waiting and seen < most_cells:
        pair, cells = waiting.pop()
        if len(cells) > search.at_once:
            waiting.append((pair[search.at_once :], cells[search.at_once :]))
            pair, cells = pair[: search.at_once], cells[: search.at_once]
        seen += len(cells)
        open_ = ~search.proven(pair, cells, search.best - PRECISION)
        if open_.any() and corners.shape[1] > 1:
            waiting.append(search.halve(pair[open_], cells[open_]))
    return search.answer(waiting)


class _Search:
    """The nearest crossing so far, and what to prove against it."""

    def __init__(self, gained: Floats, lost: Floats, weights: Floats, pairs: Sequence[tuple[int, int]]) -> None:
        self.start, self.pairs = weights, pairs
        first, second = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        self.forms = gained[first], lost[second], gained[second], lost[first]  # each (pairs, m)
        self.best = np.inf
        self.found: tuple[tuple[int, int], Floats] | None = None
        m = len(weights)
        self.at_once = max(1, _CELLS_AT_ONCE // max(1, m * (m + 1) * (m + 2) * (m - 1) // 24))

    def look_along(self, pair: Ints, rays: Floats) -> None:
        """Keep the nearest crossing along the rays (k, m), each for its own pair."""
        a, b, c, d = (_along(form[pair], self.start, rays) for form in self.forms)
        quartics = _product(a, b) - _product(c, d)
        with np.errstate(divide="ignore"):
            limits = np.where(rays < 0, self.start / -np.where(rays < 0, rays, 1.0), np.inf).min(axis=1)
        distance = first_crossings(quartics, limits)
        nearest = int(distance.argmin())
        if distance[nearest] < self.best:
            self.best = float(distance[nearest])
            self.found = self.pairs[pair[nearest]], self.start + self.best * rays[nearest]

    def proven(self, pair: Ints, cells: Floats, radius: float) -> Bools:
        """Return for which cells (k, corners, m) no weights within the radius swap their pair."""
        giving = np.where(cells < 0, -cells, 0.0)
        least = giving.min(axis=1)  # what every direction of the cell takes from each criterion
        with np.errstate(divide="ignore"):
            reach = np.where(least > 0, self.start / np.where(least > 0, least, 1.0), np.inf).min(axis=1)
        reach = np.minimum(reach, 2 * np.where(giving.max(axis=1) > 0, self.start, 0.0).sum(axis=1))
        reach = np.minimum(reach, radius)
        coefficients = blossoms([form[pair] for form in self.forms], self.start, cells)
        coefficients *= np.maximum(reach, 0.0)[:, np.newaxis, np.newaxis] ** np.arange(5)
        certain = never_negative(coefficients.reshape(-1, 5)).reshape(coefficients.shape[:2])
        return np.asarray(certain.all(axis=1) | (reach <= 0))

    def halve(self, pair: Ints, cells: Floats) -> tuple[Ints, Floats]:
        """Halve each cell at its longest edge, looking along the new corners."""
        one, other = np.triu_indices(cells.shape[1], 1)
        edges = np.abs(cells[:, one] - cells[:, other]).sum(axis=2)
        longest = edges.argmax(axis=1)
        row = np.arange(len(cells))
        middle = (cells[row, one[longest]] + cells[row, other[longest]]) / 2
        self.look_along(pair, middle)
        left, right = cells.copy(), cells.copy()
        left[row, one[longest]] = middle
        right[row, other[longest]] = middle
        return np.concatenate([pair, pair]), np.concatenate([left, right])

    def answer(self, waiting: Sequence[tuple[Ints, Floats]]) -> Nearest:
        """Return the nearest crossing with what is proven, for cells still waiting as far as they reach."""
        sure = min(max(self.best - PRECISION, 0.0), 2.0)
        if waiting:
            pair, cells = (np.concatenate(part) for part in zip(*waiting, strict=True))
            low, high = 0.0, sure
            while high - low > 1e-3:
                middle = (low + high) / 2
                low, high = (middle, high) if self._all_proven(pair, cells, middle) else (low, middle)
            sure = low
        if self.found is None:
            return Nearest(pair=None, weights=None, distance=None, proven=sure)
        pair_found, weights = self.found
        return Nearest(pair=pair_found, weights=frozen(np.maximum(weights, 0.0)), distance=self.best, proven=sure)

    def _all_proven(self, pair: Ints, cells: Floats, radius: float) -> bool:
        starts = range(0, len(cells), self.at_once)
        return all(self.proven(pair[k : k + self.at_once], cells[k : k + self.at_once], radius).all() for k in starts)


def _along(form: Floats, start: Floats, rays: Floats) -> Floats:
    terms = form * start**2, 2 * form * start * rays, form * rays**2
    return np.stack([term.sum(axis=1) for term in terms], axis=1)


def _product(one: Floats, other: Floats) -> Floats:
    product = np.zeros((len(one), 5))
    for power in range(3):
        product[:, power : power + 3] += one[:, power : power + 1] * other
    return product


def first_crossings(quartics: Floats, limits: Floats) -> Floats:
    """Return how far along each ray j is just past i, or infinity if that is not within its limit.

    Args:
        quartics: (rays, 5) coefficients of Q along each ray, constant first.
        limits: (rays,) how far each ray stays among the weights.
    """
    companions = np.zeros((len(quartics), 4, 4))
    # In x = 1/ρ the polynomial is monic, whatever the degree of Q along the ray.
    companions[:, 0] = -quartics[:, 1:] / np.maximum(quartics[:, :1], 1e-18)
    companions[:, [1, 2, 3], [0, 1, 2]] = 1.0
    roots = np.linalg.eigvals(companions)
    real = (roots.real > 0) & (np.abs(roots.imag) <= 1e-6 * np.abs(roots.real))
    far = np.where(real, 1 / np.where(real, roots.real, 1.0), np.inf)
    within = far <= limits[:, np.newaxis]
    past = np.where(within, np.minimum(far + _PAST, limits[:, np.newaxis]), 0.0)
    values = sum(quartics[:, power : power + 1] * past**power for power in range(5))
    return np.asarray(np.where(within & (values < -ROUNDING), past, np.inf).min(axis=1))


def triangulated_directions(weights: Floats) -> Floats:
    """Return the simplices (cells, m - 1, m) of directions that take weight only where there is some."""
    m = len(weights)
    givers = [k for k in range(m) if weights[k] > 0]
    cells = [
        [_transfer(m, receiving[r], giving[g]) for r, g in _staircase(m - 1, steps)]
        for size in range(1, min(len(givers), m - 1) + 1)
        for giving in combinations(givers, size)
        for receiving in [[k for k in range(m) if k not in giving]]
        for steps in combinations(range(m - 2), size - 1)
    ]
    return np.array(cells, dtype=np.float64).reshape(len(cells), m - 1, m)


def _staircase(length: int, steps: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    giver = 0
    for position in range(length):
        yield position - giver, giver
        giver += position in steps


def _transfer(m: int, receiver: int, giver: int) -> Floats:
    direction = np.zeros(m)
    direction[receiver], direction[giver] = 0.5, -0.5
    return direction


def _one_weight_rays(weights: Floats) -> Floats:
    """Return the directions in which one weight grows or shrinks and the rest keep their proportions."""
    rays = np.eye(len(weights)) - weights
    rays = rays[np.abs(rays).sum(axis=1) > 0]
    rays /= np.abs(rays).sum(axis=1, keepdims=True)
    return np.concatenate([rays, -rays])
