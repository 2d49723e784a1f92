"""The panel: every method under every weights, or why not, and what all of them agree on."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.other_methods import METHODS
from appraisal.ranking.scale import Scale
from appraisal.ranking.topsis import rank
from appraisal.robustness.correlation import kendall_tau_b, weighted_rank_correlation
from appraisal.robustness.methods import PANEL, panel, weight_sets
from appraisal.text import LANGUAGES, say

SCALE = Scale(worst=np.array([-100.0, 0.0, 10.0]), best=np.array([300.0, 8000.0, 0.0]))
VALUES = np.array([[250.0, 7500, 1], [-40, 3139, 7], [120, 8000, 5], [30, 1000, 9], [200, 150, 3]])
MATRIX = DecisionMatrix(projects=tuple("abcde"), criteria=("npv", "jobs", "waste"), values=VALUES)
WEIGHTS = np.array([0.5, 0.3, 0.2])


def test_every_method_answers_under_every_weights() -> None:
    """Each opinion has the places of its own method and weights, and its likeness to the council's ranking."""
    result = panel(MATRIX, scale=SCALE, weights=WEIGHTS, given={"ahp": [3, 2, 1]})
    sets = weight_sets(MATRIX, scale=SCALE, weights=WEIGHTS, given={"ahp": [3, 2, 1]})
    assert [(each.method, each.weights) for each in result.opinions] == [(m, w) for w in sets for m in PANEL]
    assert list(sets) == ["council", "equal", "roc", "entropy", "critic", "ahp"]
    council = rank(MATRIX, scale=SCALE, weights=WEIGHTS).places
    for each in result.opinions:
        ask = rank if each.method == "topsis" else METHODS[each.method]
        assert each.values is not None
        assert each.places is not None
        assert each.places.tolist() == ask(MATRIX, scale=SCALE, weights=each.values).places.tolist()
        assert each.tau_b == kendall_tau_b(council, each.places)
        assert each.r_w == weighted_rank_correlation(council, each.places)
    assert (result.opinions[0].tau_b, result.opinions[0].r_w) == (1.0, 1.0)


def test_who_never_leaves_the_top() -> None:
    """A project is named for k exactly when all opinions put it among the first k."""
    result = panel(MATRIX, scale=SCALE, weights=WEIGHTS)
    table = np.array([each.places for each in result.opinions])
    for k in range(6):
        named = tuple(p for i, p in enumerate("abcde") if (table[:, i] <= k).all())
        assert result.never_leave_top(k) == named
    assert result.never_leave_top(5) == tuple("abcde")
    assert result.best.tolist() == table.min(axis=0).tolist()


def test_roc_weights_follow_the_councils_order() -> None:
    """The ROC weights are those of the order of importance in the council's weights, ties kept."""
    sets = weight_sets(MATRIX, scale=SCALE, weights=[1, 2, 1])
    roc = sets["roc"]
    assert not isinstance(roc, InputError)
    assert roc.round(4).tolist() == [0.1944, 0.6111, 0.1944]


def test_what_has_no_answer_says_why() -> None:
    """With equal projects entropy and CRITIC yield no weights and data bounds no ranking; the others stand."""
    equal = DecisionMatrix(projects=("a", "b"), criteria=("npv", "jobs"), values=np.full((2, 2), 5.0))
    result = panel(equal, scale=Scale(worst=np.zeros(2), best=np.full(2, 10.0)), weights=[1, 1])
    keys = {
        (each.weights, each.method): [p.key for p in each.problems] for each in result.opinions if each.places is None
    }
    assert keys["council", "topsis_data"] == ["nothing_decides"]
    assert keys["entropy", "topsis"] == keys["critic", "vikor"] == ["data_weights_undefined"]
    stands = [each for each in result.opinions if each.places is not None]
    assert stands
    assert all(each.places is not None and each.places.tolist() == [1, 1] for each in stands)
    assert {each.tau_b for each in stands} == {None}


def test_one_project_is_first_everywhere() -> None:
    """A single project is first in every opinion that there is, and no correlation is made up for it."""
    alone = DecisionMatrix(projects=("a",), criteria=MATRIX.criteria, values=VALUES[:1])
    result = panel(alone, scale=SCALE, weights=WEIGHTS)
    assert result.never_leave_top(1) == ("a",)
    assert {each.tau_b for each in result.opinions} == {each.r_w for each in result.opinions} == {None}


def test_unusable_weights_are_refused() -> None:
    """Weights of the council that are none, or given ones that are none, are refused, not reported as an opinion."""
    with pytest.raises(InputError, match="weights_all_zero"):
        panel(MATRIX, scale=SCALE, weights=[0, 0, 0])
    with pytest.raises(InputError, match="weight_negative"):
        panel(MATRIX, scale=SCALE, weights=WEIGHTS, given={"ahp": [1, -1, 1]})
    with pytest.raises(InputError, match="scale_other_criteria"):
        panel(MATRIX, scale=Scale(worst=np.zeros(2), best=np.ones(2)), weights=WEIGHTS)


def test_methods_and_weights_have_words() -> None:
    """Every method and every set of weights of the panel can be named in both languages."""
    for language in LANGUAGES:
        for method in PANEL:
            assert say(f"ranking.method.{method}", language)
        for weights in (*weight_sets(MATRIX, scale=SCALE, weights=WEIGHTS), "ahp"):
            assert say(f"ranking.weights.{weights}", language)


def test_first_places_are_counted() -> None:
    """Each opinion that has places gives its first ones a vote; who is never first has no entry."""
    result = panel(MATRIX, scale=SCALE, weights=WEIGHTS)
    table = np.array([each.places for each in result.opinions])
    counted = dict(zip("abcde", (table == 1).sum(axis=0).tolist(), strict=True))
    assert result.firsts == {key: count for key, count in counted.items() if count}
    assert list(result.firsts.values()) == sorted(result.firsts.values(), reverse=True)
    assert result.answered == len(result.opinions)
    equal = DecisionMatrix(projects=("a", "b"), criteria=("npv", "jobs"), values=np.full((2, 2), 5.0))
    tied = panel(equal, scale=Scale(worst=np.zeros(2), best=np.full(2, 10.0)), weights=[1, 1])
    assert tied.answered < len(tied.opinions)
    assert tied.firsts == {"a": tied.answered, "b": tied.answered}


def test_the_smallest_top_that_somebody_never_leaves() -> None:
    """It is smaller than all places, and no smaller top has anybody who stays."""
    result = panel(MATRIX, scale=SCALE, weights=WEIGHTS)
    stays = result.stays_in_top()
    assert stays is not None
    k, projects = stays
    assert projects == result.never_leave_top(k) != ()
    assert result.never_leave_top(k - 1) == ()
    assert result.stays_in_top(k - 1) is None
    alone = DecisionMatrix(projects=("a",), criteria=MATRIX.criteria, values=VALUES[:1])
    assert panel(alone, scale=SCALE, weights=WEIGHTS).stays_in_top() is None
