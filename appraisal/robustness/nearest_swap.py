"""The smallest change of weights that lets one project pass another under TOPSIS, by SLSQP.

Write a = n² and b = (1 - n)² for a project's normalised values. Project i is ahead of j exactly if

    Q(w) = (Σ a_i w²)(Σ b_j w²) - (Σ a_j w²)(Σ b_i w²) > 0,

a form of degree 4 in the weights. Along a ray from the current weights Q is a polynomial of degree 4, whose first root
is exact: so the rays that move weight from one criterion to another, or change one weight in proportion to the rest,
give first results. From the nearest of them, and from the current weights, SLSQP (Kraft 1988, A software package for
sequential quadratic programming, DFVLR-FB 88-28) minimises the distance subject to Q <= 0; the ray to its result is
then followed to its own first root. So every result swaps the pair, and none is further than the nearest ray; that no
other weights are nearer is not proven. Proven is a radius in which Q stays positive, from the bounds of each weight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from appraisal.arrays import Floats, frozen

_ROUNDING = 1e-14  # rounding error of a product of quadratic forms that are at most 1
_PAST = 5e-7  # step past the crossing, so that j is really ahead there
_RAYS = 3  # number of nearest rays from which SLSQP starts
_HALVINGS = 30


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Nearest:
    """The nearest known weights that swap a pair, and a lower bound of the distance."""

    pair: tuple[int, int] | None  # the project passed and the one passing it; None if no weights swap any pair
    weights: Floats | None
    distance: float | None  # L1
    proven: float  # no weights nearer than this swap any of the pairs; 2 is the largest possible distance


def nearest_swap(gained: Floats, lost: Floats, weights: Floats, pairs: Sequence[tuple[int, int]]) -> Nearest:
    """Return the nearest known weights at which the second project of any pair passes the first.

    Args:
        gained: (n, m) squared normalised values, the a above.
        lost: (n, m) squared shortfalls, the b above.
        weights: (m,) sum 1; in each pair the first project is ahead with them.
        pairs: the possible swaps.
    """
    # A project that is nowhere better never passes; one that is better on a criterion passes if it has all the weight.
    pairs = [(i, j) for i, j in pairs if (gained[j] > gained[i]).any()]
    if not pairs:
        return Nearest(pair=None, weights=None, distance=None, proven=2.0)
    first, second = np.array(pairs).T
    forms = gained[first], lost[second], gained[second], lost[first]  # each (pairs, m)
    proven = _proven(forms, weights)
    rays = _rays(weights)
    along = np.array([ray_crossings(tuple(form[k] for form in forms), weights, rays) for k in range(len(pairs))])
    best, pair, step = np.inf, None, np.zeros_like(weights)
    for k in np.argsort(along.min(axis=1), kind="stable").tolist():
        if proven[k] >= best:
            continue
        form = tuple(each[k] for each in forms)
        nearest = [ray for ray in np.argsort(along[k], kind="stable")[:_RAYS] if np.isfinite(along[k, ray])]
        starts = [along[k, ray] * rays[ray] for ray in nearest]
        tried = np.array([*rays[nearest], *_improved(form, weights, [*starts, np.zeros_like(weights)])])
        distances = ray_crossings(form, weights, tried)
        if distances.min(initial=np.inf) < best:
            best, pair = float(distances.min()), pairs[k]
            step = best * tried[int(distances.argmin())]
    if pair is None:
        return Nearest(pair=None, weights=None, distance=None, proven=float(proven.min()))
    moved = frozen(np.maximum(weights + step, 0.0))
    return Nearest(pair=pair, weights=moved, distance=best, proven=min(float(proven.min()), best))


def _rays(weights: Floats) -> Floats:
    """Return (rays, m) of L1 length 1: from each positive weight to each other, and each in proportion to the rest."""
    m = len(weights)
    unit = np.eye(m)
    givers = np.flatnonzero(weights > 0).tolist()
    transfers = [(unit[to] - unit[giver]) / 2 for giver in givers for to in range(m) if to != giver]
    single = unit - weights
    single = single[np.abs(single).sum(axis=1) > 0]
    single /= np.abs(single).sum(axis=1, keepdims=True)
    return np.array([*transfers, *single, *-single]).reshape(-1, m)


def ray_crossings(form: Sequence[Floats], weights: Floats, rays: Floats) -> Floats:
    """Return the distance along each ray (k, m) at which j just passes i, or infinity if that is outside the weights.

    Args:
        form: a and b of i, then of j, as in Q: a_i, b_j, a_j, b_i, each (m,).
        weights: (m,) origin of the rays.
        rays: of L1 length 1.
    """
    square, linear, constant = rays**2, 2 * rays * weights, weights**2
    one, other, three, four = (np.stack([np.full(len(rays), f @ constant), linear @ f, square @ f]) for f in form)
    quartics = np.zeros((5, len(rays)))
    for power in range(3):
        quartics[power : power + 3] += one[power] * other - three[power] * four
    companions = np.zeros((len(rays), 4, 4))
    # In x = 1/ρ the polynomial is monic, whatever the degree of Q along the ray.
    companions[:, 0] = -(quartics[1:] / np.maximum(quartics[0], 1e-18)).T
    companions[:, [1, 2, 3], [0, 1, 2]] = 1.0
    roots = np.linalg.eigvals(companions)
    real = (roots.real > 0) & (np.abs(roots.imag) <= 1e-6 * np.abs(roots.real))
    far = np.where(real, 1 / np.where(real, roots.real, 1.0), np.inf)
    with np.errstate(divide="ignore"):
        ends = np.where(rays < 0, weights / -np.where(rays < 0, rays, 1.0), np.inf).min(axis=1)[:, np.newaxis]
    past = np.where(far <= ends, np.minimum(far + _PAST, ends), 0.0)
    values = sum(quartics[power][:, np.newaxis] * past**power for power in range(5))
    return np.asarray(np.where((far <= ends) & (values < -_ROUNDING), past, np.inf).min(axis=1))


def _improved(form: Sequence[Floats], weights: Floats, starts: Sequence[Floats]) -> list[Floats]:
    """Return the rays of L1 length 1 to the result of SLSQP from each start."""
    from scipy.optimize import minimize

    a, b, c, d = form
    m = len(weights)
    scale = max(abs(float((a @ weights**2) * (b @ weights**2) - (c @ weights**2) * (d @ weights**2))), 1e-9)

    def reached(parts: Floats) -> Floats:
        return np.asarray(weights + parts[:m] - parts[m:])  # increase and decrease of each weight

    def passed(parts: Floats) -> float:
        squares = reached(parts) ** 2
        return float((c @ squares) * (d @ squares) - (a @ squares) * (b @ squares)) / scale

    def slope(parts: Floats) -> Floats:
        at = reached(parts)
        squares = at**2
        by_weight = 2 * at * (c * (d @ squares) + d * (c @ squares) - a * (b @ squares) - b * (a @ squares)) / scale
        return np.concatenate([by_weight, -by_weight])

    balance = np.repeat([1.0, -1.0], m)
    held = (
        {"type": "eq", "fun": lambda parts: balance @ parts, "jac": lambda _: balance},
        {"type": "ineq", "fun": passed, "jac": slope},
    )
    rays = []
    for start in starts:
        given = np.concatenate([np.maximum(start, 0.0), np.maximum(-start, 0.0)])
        end = minimize(
            lambda parts: parts.sum(),
            given,
            jac=lambda _: np.ones(2 * m),
            bounds=[*[(0.0, 1.0)] * m, *((0.0, weight) for weight in weights)],
            constraints=held,
            method="SLSQP",
            options={"maxiter": 100, "ftol": 1e-10},
        ).x
        step = end[:m] - end[m:]
        step[np.abs(step) < _PAST / m] = 0.0
        step -= step.mean() * (step != 0) * m / max(np.count_nonzero(step), 1)
        if (length := np.abs(step).sum()) > 0:
            rays.append(step / length)
    return rays


def _proven(forms: Sequence[Floats], weights: Floats) -> Floats:
    """Return for each pair an L1 distance within which nobody passes, (pairs,).

    No weight moves by more than half of it, and within these bounds each term of Q is at least its minimum.
    """
    a, b, c, d = (form[:, :, np.newaxis] for form in forms)
    terms = a * b.transpose(0, 2, 1) - c * d.transpose(0, 2, 1)
    terms = (terms + terms.transpose(0, 2, 1)) / 2
    low, high = np.zeros(len(terms)), np.full(len(terms), 2.0)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        ends = (np.clip(weights + sign * middle[:, np.newaxis] / 2, 0, 1) ** 2 for sign in (-1, 1))
        least, most = (terms * end[:, :, np.newaxis] * end[:, np.newaxis] for end in ends)
        holds = np.where(terms > 0, least, most).sum(axis=(1, 2)) > _ROUNDING
        low, high = np.where(holds, middle, low), np.where(holds, high, middle)
    return low
