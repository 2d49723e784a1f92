"""Weight flips by SLSQP beside a search that proves its answer to a millionth, for as many criteria as it bears."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.ranking.topsis import closeness
from appraisal.robustness.nearest_swap import nearest_swap
from tests.oracles.proven_swaps import nearest_swap as proven_swap


@pytest.mark.parametrize(("m", "projects", "cases"), [(2, 4, 60), (3, 4, 60), (4, 3, 60), (5, 2, 20), (6, 2, 2)])
def test_slsqp_finds_what_is_proven_to_be_nearest(m: int, projects: int, cases: int) -> None:
    """Drawn matrices, some coarse, some of projects much alike, some weights zero: no distance is off by 2e-6."""
    rng = np.random.default_rng(m)
    for case in range(cases):
        shares = rng.random((projects, m)).round((1, 3, 12)[case % 3])
        if case % 5 == 0:
            shares = np.clip(shares.mean(axis=0) + 0.2 * (shares - shares.mean(axis=0)), 0, 1)
        weights = rng.dirichlet(np.ones(m))
        if case % 7 == 0:
            weights[rng.integers(m)] = 0.0
            weights /= weights.sum()
        now = closeness(shares, weights)
        first = int(now.argmax())
        pairs = [(first, other) for other in range(projects) if now[first] - now[other] > 1e-9]
        forms = shares**2, (1 - shares) ** 2
        ours, proven = nearest_swap(*forms, weights, pairs), proven_swap(*forms, weights, pairs)
        assert (ours.distance is None) == (proven.distance is None)
        if ours.distance is not None:
            assert proven.proven - 1e-9 <= ours.distance <= (proven.distance or 0.0) + 2e-6
            assert ours.proven <= (proven.distance or 0.0) + 1e-9
