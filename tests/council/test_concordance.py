"""Kendall's W: closed forms, its words and where it does not exist."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.council.concordance import concordance
from appraisal.text import say


def test_full_agreement_is_one_and_two_opposed_judges_are_zero() -> None:
    """With and without ties."""
    assert concordance(np.array([[1, 2, 3.0]] * 3)).w == 1
    assert concordance(np.array([[1, 2, 2, 7.0]] * 2)).w == pytest.approx(1)
    assert concordance(np.array([[1, 2, 3.0], [3, 2, 1]])).w == 0


def test_only_the_order_counts() -> None:
    """A lenient judge of the same order agrees in full."""
    assert concordance(np.array([[1, 2, 3.0], [70, 80, 1000]])).w == 1


@pytest.mark.parametrize(
    ("scores", "reason"),
    [
        ([[1.0, 2.0]], "one_judge"),
        ([[1.0], [2.0]], "one_item"),
        ([[3.0, 3.0], [1.0, 1.0]], "no_differences"),
        (np.zeros((0, 0)), "one_judge"),
    ],
)
def test_where_w_does_not_exist_it_is_missing_with_a_reason(scores: list[list[float]], reason: str) -> None:
    """Rule 1: no NaN; and the reason has words."""
    result = concordance(np.array(scores))
    assert (result.w, result.chi2, result.p, result.meaning, result.undefined) == (None, None, None, None, reason)
    assert say(f"ranking.agreement.{reason}", "ru")


def test_one_judge_who_ties_all_lowers_but_does_not_break_w() -> None:
    """A judge without opinion counts as ties."""
    result = concordance(np.array([[1, 2, 3.0], [1, 2, 3], [5, 5, 5]]))
    assert result.w is not None
    assert 0 < result.w < 1


@pytest.mark.parametrize(
    ("w", "word"),
    [(0.0, "very_weak"), (0.25, "weak"), (0.44, "moderate"), (0.75, "strong"), (1.0, "unusually_strong")],
)
def test_meaning_in_words(w: float, word: str) -> None:
    """Fifths of 0..1, each with words in both languages."""
    judges = {0.0: [[1, 2, 3], [3, 2, 1]], 1.0: [[1, 2, 3], [1, 2, 3]], 0.75: [[1, 2, 3], [2, 1, 3]]}
    judges |= {0.25: [[1, 2, 3], [2, 3, 1]], 0.44: [[1, 2, 3], [1, 3, 2], [2, 3, 1]]}
    result = concordance(np.array(judges[w], dtype=float))
    assert result.w == pytest.approx(w, abs=0.005)
    assert result.meaning == word
    assert say(f"ranking.agreement.{word}", "en") != say(f"ranking.agreement.{word}", "ru")


def test_few_items_make_p_rough() -> None:
    """The chi-squared tail is an approximation for many items."""
    assert concordance(np.random.default_rng(0).random((3, 7))).rough_p
    assert not concordance(np.random.default_rng(0).random((3, 8))).rough_p
