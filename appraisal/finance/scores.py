"""Correlated normal scores: a factor shared by all projects, and rank correlations within a project (rule 12)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np

from appraisal.arrays import Floats, frozen
from appraisal.errors import refuse
from appraisal.finance.ranges import Range

Correlations = Mapping[tuple[str, str], float]
_DUST = 1e-12


def market_scores(*, draws: int, seed: int) -> Floats:
    """Return the shared factor, standard normal, shape (draws,): the same for all projects of one seed."""
    return frozen(np.random.default_rng([seed, 0]).standard_normal(draws))


def normal_scores(
    ranges: Sequence[Range], correlations: Correlations, market: Floats, *, project: str, seed: int
) -> Floats:
    """Return the scores of a project's ranges, shape (ranges, draws).

    Each project has its own random stream, seeded by its key, so that its draws do not depend on the other projects. A
    rank correlation (Spearman's) r becomes the scores' 2 sin(π r / 6), its value in a Gaussian copula. Two drivers
    whose correlation is not stated are related through the market alone.

    Raises:
        InputError: `correlation_unknown`, `correlation_impossible`.
    """
    digest = hashlib.blake2b(project.encode(), digest_size=8).digest()
    random = np.random.default_rng([seed, 1, int.from_bytes(digest, "big")])
    loadings = np.array([each.market for each in ranges], dtype=np.float64)
    own = random.standard_normal((len(ranges), len(market)))
    if correlations:
        own = _root(ranges, correlations, loadings) @ own
    else:
        own *= np.sqrt(1.0 - loadings**2)[:, None]
    if loadings.any():
        own += loadings[:, None] * market
    return own


def _root(ranges: Sequence[Range], correlations: Correlations, loadings: Floats) -> Floats:
    """Return a square root of the correlation matrix after the market factor is removed."""
    names = [each.driver for each in ranges]
    whole = np.outer(loadings, loadings)
    for (one, other), rank in correlations.items():
        for name in (one, other):
            if name not in names:
                raise refuse("correlation_unknown", name=name)
        if one == other or not -1.0 <= rank <= 1.0:
            raise refuse("correlation_impossible", names=[one, other])
        i, j = names.index(one), names.index(other)
        whole[i, j] = whole[j, i] = 2.0 * np.sin(np.pi * rank / 6.0)
    np.fill_diagonal(whole, 1.0)
    sizes, axes = np.linalg.eigh(whole - np.outer(loadings, loadings))
    if sizes.min() < -_DUST:
        raise refuse("correlation_impossible", names=names)
    root: Floats = axes * np.sqrt(np.maximum(sizes, 0.0))
    return root
