"""Bernstein coefficients: bounds of a polynomial over a simplex, or over an interval, that tighten as it shrinks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import combinations, combinations_with_replacement
from math import comb

import numpy as np

from appraisal.arrays import Bools, Floats, Ints

ROUNDING = 1e-14  # of a product of quadratic forms that are at most 1
_HALVINGS = 10


def blossoms(forms: Sequence[Floats], start: Floats, corners: Floats) -> Floats:
    """Return the Bernstein coefficients over a simplex of directions of (Σ a w²)(Σ b w²) - (Σ c w²)(Σ d w²).

    With w = start + ρ Σ λ_s d_s each form is of degree 2 in λ, its coefficient at (s, t) its polar form at the corners
    s and t. That of the product at four corners is the mean, over the six ways to deal them out two and two, of the
    products of the coefficients of both forms (Farouki 2012, section 4.4, on a simplex).

    Args:
        forms: a, b, c and d, each (cells, m).
        start: (m,)
        corners: (cells, r, m).

    Returns:
        (cells, multisets of four of r corners, 5): each coefficient as a polynomial in ρ, constant first.
    """
    r = corners.shape[1]
    pairs, left, right = _splits(r)
    polar = [_polar(form, start, corners)[:, pairs[:, 0], pairs[:, 1]] for form in forms]
    total = np.zeros((len(corners), len(left), 5))
    for way in range(6):
        one = [form[:, side[:, way]] for form, side in zip(polar, (left, right, left, right), strict=True)]
        for power in range(3):
            total[..., power : power + 3] += one[0][..., power : power + 1] * one[1]
            total[..., power : power + 3] -= one[2][..., power : power + 1] * one[3]
    total /= 6
    return total


def _polar(form: Floats, start: Floats, corners: Floats) -> Floats:
    scaled = corners * form[:, np.newaxis]
    linear = scaled @ start
    polar = np.empty((*linear.shape, linear.shape[1], 3))
    polar[..., 0] = (form @ start**2)[:, np.newaxis, np.newaxis]
    polar[..., 1] = linear[:, :, np.newaxis] + linear[:, np.newaxis, :]
    polar[..., 2] = scaled @ corners.transpose(0, 2, 1)
    return polar


@cache
def _splits(r: int) -> tuple[Ints, Ints, Ints]:
    """Return the pairs of corners, and for each multiset of four the six ways to split it in two such pairs."""
    pairs = list(combinations_with_replacement(range(r), 2))
    number = {pair: index for index, pair in enumerate(pairs)}
    left, right = [], []
    for four in combinations_with_replacement(range(r), 4):
        halves = list(combinations(range(4), 2))
        left.append([number[four[x], four[y]] for x, y in halves])
        right.append([number[four[x], four[y]] for x, y in reversed(halves)])  # the other two
    return np.array(pairs), np.array(left), np.array(right)


_TO_BERNSTEIN = np.array([[comb(i, k) / comb(4, k) for i in range(5)] for k in range(5)])


def never_negative(quartics: Floats) -> Bools:
    """Return which polynomials of degree 4, shape (k, 5), are proven non-negative on [0, 1], up to rounding.

    One that touches zero inside may stay unproven: it is halved at most ten times.

    Example:
        >>> never_negative(np.array([[1.0, -1, 0, 0, 0], [1, -4, 4.5, 0, 0], [1, -4, 3.9, 0, 0]])).tolist()
        [True, True, False]
    """
    sure_if = np.arange(len(quartics))  # which polynomial each piece belongs to
    failed = np.zeros(len(quartics), dtype=np.bool_)
    pieces = quartics @ _TO_BERNSTEIN
    for _ in range(_HALVINGS + 1):
        negative = (pieces[:, 0] < -ROUNDING) | (pieces[:, 4] < -ROUNDING)
        failed[sure_if[negative]] = True
        unsure = (pieces.min(axis=1) < -ROUNDING) & ~failed[sure_if]
        if not unsure.any():
            break
        sure_if = np.concatenate([sure_if[unsure]] * 2)
        pieces = _halves(pieces[unsure])
    else:
        failed[sure_if[pieces.min(axis=1) < -ROUNDING]] = True
    return np.logical_not(failed)


def _halves(pieces: Floats) -> Floats:
    """Return the coefficients over both halves of the interval (de Casteljau)."""
    left, right, row = np.empty_like(pieces), np.empty_like(pieces), pieces
    for step in range(5):
        left[:, step], right[:, 4 - step] = row[:, 0], row[:, -1]
        row = (row[:, :-1] + row[:, 1:]) / 2
    return np.concatenate([left, right])
