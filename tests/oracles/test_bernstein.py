"""Bernstein coefficients: the polynomial itself at the corners, and never above it."""

from __future__ import annotations

import numpy as np
from numpy.polynomial import polynomial

from tests.oracles.bernstein import blossoms, never_negative


def test_coefficients_bound_the_polynomial() -> None:
    """Over a simplex of directions the least coefficient is below every value, and at a corner it is the value."""
    rng = np.random.default_rng(2)
    forms = [rng.random((1, 4)) for _ in range(4)]
    start, corners = rng.random(4), rng.normal(size=(1, 3, 4))
    coefficients = blossoms(forms, start, corners)[0]
    assert coefficients.shape == (15, 5)
    for distance in (0.0, 0.3, 1.7):
        bounds = coefficients @ distance ** np.arange(5)

        def value(shares: np.ndarray, distance: float = distance) -> float:
            a, b, c, d = ((form[0] * (start + distance * shares @ corners[0]) ** 2).sum() for form in forms)
            return float(a * b - c * d)

        values = [value(rng.dirichlet(np.ones(3))) for _ in range(300)]
        assert min(values) >= bounds.min() - 1e-12
        assert max(values) <= bounds.max() + 1e-12
        for corner, index in ((0, 0), (2, 14)):  # the multisets of four alike
            assert np.isclose(bounds[index], value(np.eye(3)[corner]), atol=1e-12)


def test_non_negative_polynomials_are_told_from_others() -> None:
    """A proof is never wrong, and fails for a positive polynomial only where it all but touches zero."""
    rng = np.random.default_rng(4)
    quartics = rng.normal(size=(3000, 5))
    quartics[:, 0] = np.abs(quartics[:, 0])
    least = np.array([polynomial.polyval(np.linspace(0, 1, 2001), row).min() for row in quartics])
    certain = never_negative(quartics)
    assert least[certain].min() > -1e-5  # between two points of the grid
    assert least[~certain].max() < 1e-4
    assert 500 < certain.sum() < 2500
