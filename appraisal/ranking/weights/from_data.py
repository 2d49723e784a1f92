"""Weights derived from the projects' own values: they say where projects differ, not what a council wants."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from appraisal.arrays import Bools, Floats, finite, frozen
from appraisal.errors import refuse
from appraisal.ranking.scale import Direction, data_scale, normalise


def entropy_weights(values: Floats) -> Floats:
    """Return Shannon-entropy weights (m,): the more unevenly a criterion is spread, the more it weighs.

    p_ik = x_ik / sum_i x_ik; E_k = -sum_i p_ik ln p_ik / ln n; w_k proportional to 1 - E_k. A column of zeros counts as
    evenly spread. Source: Hwang & Yoon (1981), Multiple Attribute Decision Making, pp. 52-54.

    Args:
        values: (n, m), none negative: shares of the declared scale (`normalise`), or amounts of which more is better.

    Raises:
        InputError: `entropy_negative`, `data_weights_undefined` when all projects are equal, `not_finite`.
    """
    matrix = finite("matrix", values, shape=(-1, -1))
    if (matrix < 0).any():
        raise refuse("entropy_negative")
    n = len(matrix)
    largest = matrix.max(axis=0, initial=0.0)
    sized = matrix / np.where(largest > 0, largest, 1.0)
    total = sized.sum(axis=0)
    shares = np.where(total > 0, sized / np.where(total > 0, total, 1.0), 1.0 / max(n, 1))
    logs = np.log(shares, where=shares > 0, out=np.zeros_like(shares))
    spread = 1.0 + (shares * logs).sum(axis=0) / np.log(max(n, 2))
    return _shares_of(np.maximum(spread, 0.0) if n > 1 else np.zeros(matrix.shape[1]))


def critic_weights(values: Floats, directions: Sequence[Direction]) -> Floats:
    """Return CRITIC weights (m,): spread of a criterion times its conflict with the others, direction-aware.

    C_k = s_k * sum_l (1 - r_kl), on values scaled from worst to best of the projects. A column on which all projects
    are equal weighs nothing. Source: Diakoulaki, Mavrotas & Papayannakis (1995), Computers & Operations Research 22(7),
    eq. 1-6. Some libraries ignore the direction; a published figure may too (see the cases in the tests).

    Raises:
        InputError: `data_weights_undefined` when no criterion both varies and conflicts; those of `data_scale`.
    """
    scale = data_scale(values, directions)
    varying: Bools = np.ones(len(directions), dtype=np.bool_)
    varying[list(scale.flat)] = False
    information = np.zeros(len(directions))
    if varying.sum() == 1:
        information[varying] = 1.0  # a single criterion takes the whole weight
    elif varying.any():
        columns = normalise(np.asarray(values, dtype=np.float64), scale)[:, varying]
        conflict = (1.0 - np.corrcoef(columns, rowvar=False)).sum(axis=0)
        information[varying] = columns.std(axis=0) * np.where(conflict > 1e-12, conflict, 0.0)
    return _shares_of(information)


def _shares_of(information: Floats) -> Floats:
    total = information.sum()
    if not total > 1e-12:  # rounding errors carry no information
        raise refuse("data_weights_undefined")
    return frozen(information / total)
