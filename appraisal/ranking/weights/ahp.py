"""Weights from judgements in pairs: the analytic hierarchy process (Saaty, 1980)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from appraisal.arrays import Floats, finite, frozen
from appraisal.errors import InputError, Problem, refuse

_RANDOM_INDEX = {
    1: 0.00, 2: 0.00, 3: 0.58, 4: 0.90, 5: 1.12, 6: 1.24, 7: 1.32, 8: 1.41,
    9: 1.45, 10: 1.49, 11: 1.51, 12: 1.48, 13: 1.56, 14: 1.57, 15: 1.59,
}  # fmt: skip
"""Mean consistency index of random judgements: Saaty (1980), The Analytic Hierarchy Process, p. 21."""
_ACCEPTABLE_RATIO = 0.10
"""Saaty's limit: judgements with a higher consistency ratio should be looked at again."""
_RECIPROCAL = 0.02  # people write 0.33 for 1/3 and 0.14 for 1/7


@dataclass(frozen=True, slots=True, kw_only=True)
class Priorities:
    """Weights from one matrix of judgements, and how far the judgements agree among themselves.

    `consistency_ratio` is None if there is no tabled random index (more than 15 criteria); for one or two criteria it
    is 0.
    """

    judgements: Floats  # (m, m), reciprocal
    weights: Floats  # (m,), sum 1
    largest_eigenvalue: float
    consistency_index: float
    consistency_ratio: float | None

    @property
    def consistent(self) -> bool | None:
        """Whether the ratio is within Saaty's limit of 0.10, or None without a ratio."""
        return None if self.consistency_ratio is None else self.consistency_ratio <= _ACCEPTABLE_RATIO


def judgement_matrix(upper: Sequence[float], *, count: int) -> Floats:
    """Return the reciprocal matrix (m, m) from the judgements above the diagonal, row by row.

    Raises:
        InputError: `judgements_wrong_count`, `judgement_not_positive`.

    Example:
        >>> judgement_matrix([2, 4, 2], count=3).tolist()
        [[1.0, 2.0, 4.0], [0.5, 1.0, 2.0], [0.25, 0.5, 1.0]]
    """
    if count < 1 or len(upper) != count * (count - 1) // 2:
        raise refuse("judgements_wrong_count", expected=max(count, 1) * (max(count, 1) - 1) // 2, found=len(upper))
    matrix = np.ones((count, count))
    matrix[np.triu_indices(count, 1)] = upper
    _positive(matrix)
    rows, columns = np.tril_indices(count, -1)
    matrix[rows, columns] = 1.0 / matrix[columns, rows]
    return frozen(matrix)


def ahp_priorities(judgements: Floats) -> Priorities:
    """Return the principal right eigenvector of judgements as weights, with the consistency ratio.

    lambda_max w = A w; CI = (lambda_max - m) / (m - 1); CR = CI / RI(m). Source: Saaty (1980), ch. 3; Saaty (2008),
    Int. J. Services Sciences 1(1), p. 95.

    Args:
        judgements: (m, m); how many times row weighs as much as column. Typed fractions (0.33 for 1/3) are used as
            typed.

    Raises:
        InputError: `judgements_not_square`, `judgement_not_positive`, `judgements_not_reciprocal`, `not_finite`.
    """
    matrix = _checked(judgements)
    m = len(matrix)
    values, vectors = np.linalg.eig(matrix)
    principal = int(np.argmax(values.real))  # Perron: real, positive, and largest in modulus
    vector = np.abs(vectors[:, principal].real)
    largest = float(values[principal].real)
    index = max(0.0, (largest - m) / (m - 1)) if m > 1 else 0.0
    tabled = _RANDOM_INDEX.get(m)
    return Priorities(
        judgements=matrix,
        weights=frozen(vector / vector.sum()),
        largest_eigenvalue=largest,
        consistency_index=index,
        consistency_ratio=None if tabled is None else index / tabled if tabled else 0.0,
    )


def group_judgements(judgements: Sequence[Floats], *, say: Sequence[float] | None = None) -> Floats:
    """Return the geometric mean (m, m) of several experts' judgements: the only mean that keeps them reciprocal.

    Source: Aczél & Saaty (1983), J. Mathematical Psychology 27(1).

    Args:
        judgements: one (m, m) matrix an expert.
        say: how much each expert counts; equal if left out.

    Raises:
        InputError: `nobody_judged`, `say_unusable`, and those of `ahp_priorities`.
    """
    logs = np.log(np.stack(_alike([_checked(matrix) for matrix in judgements])))
    return frozen(np.exp(np.tensordot(_say(say, len(logs)), logs, axes=1)))


def group_priorities(priorities: Sequence[Floats], *, say: Sequence[float] | None = None) -> Floats:
    """Return the normalised geometric mean (m,) of several experts' own weights.

    Source: Forman & Peniwati (1998), European J. Operational Research 108(1): aggregation of individual priorities.

    Raises:
        InputError: `nobody_judged`, `say_unusable`, `judgement_not_positive`, `wrong_shape`.
    """
    weights = np.stack(_alike([finite("priorities", weights, shape=(-1,)) for weights in priorities]))
    _positive(weights)
    mean = np.exp(_say(say, len(weights)) @ np.log(weights))
    return frozen(mean / mean.sum())


def _checked(judgements: Floats) -> Floats:
    matrix = finite("judgements", judgements)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1] or not matrix.size:
        raise refuse("judgements_not_square", found=[str(length) for length in matrix.shape])
    _positive(matrix)
    off = np.argwhere(np.triu(np.abs(matrix * matrix.T - 1.0) > _RECIPROCAL))
    if off.size:
        problems = []
        for i, j in off.tolist():
            facts = {"row": i + 1, "column": j + 1, "one": float(matrix[i, j]), "other": float(matrix[j, i])}
            problems.append(Problem("judgements_not_reciprocal", facts))
        raise InputError(problems)
    return matrix


def _positive(numbers: Floats) -> None:
    if not (np.isfinite(numbers) & (numbers > 0)).all():
        raise refuse("judgement_not_positive")


def _alike(arrays: list[Floats]) -> list[Floats]:
    if not arrays:
        raise refuse("nobody_judged")
    for array in arrays:
        finite("judgements", array, shape=arrays[0].shape)
    return arrays


def _say(say: Sequence[float] | None, count: int) -> Floats:
    shares = np.ones(count) if say is None else np.asarray(say, dtype=np.float64)
    if shares.shape != (count,) or not np.isfinite(shares).all() or (shares < 0).any() or not shares.any():
        raise refuse("say_unusable", expected=count)
    return np.asarray(shares / shares.sum())
