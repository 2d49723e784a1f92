"""Published rankings, weights and agreements with their printed answers, and the recorded rank reversals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from appraisal.council.concordance import concordance
from appraisal.ranking import topsis
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.order import places
from appraisal.ranking.other_methods import spotis, topsis_data, topsis_vector
from appraisal.ranking.scale import Direction, Scale, data_scale
from appraisal.ranking.vikor import compromise
from appraisal.ranking.weights.ahp import ahp_priorities
from appraisal.ranking.weights.from_data import critic_weights

CASES = Path(__file__).parents[1] / "cases" / "mcdm"


def case(name: str) -> Any:
    """Read one published case."""
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


def matrix(rows: list[list[float]]) -> DecisionMatrix:
    """Name the rows p0, p1, … and the columns c0, c1, …."""
    return DecisionMatrix(
        projects=tuple(f"p{i}" for i in range(len(rows))),
        criteria=tuple(f"c{k}" for k in range(len(rows[0]))),
        values=np.array(rows, dtype=float),
    )


def directions(types: list[int]) -> list[Direction]:
    """Turn the field's 1 and -1 into words."""
    return ["more" if one == 1 else "less" for one in types]


def test_topsis_with_vector_normalisation_gives_the_textbook_closeness() -> None:
    """Tzeng & Huang (2011): closeness and ranks."""
    book = case("topsis_vector_tzeng_huang_2011")
    rows = matrix(book["matrix"])
    scale = data_scale(rows.values, directions(book["types"]))
    ranked = topsis_vector(rows, scale=scale, weights=book["weights"])
    np.testing.assert_allclose(ranked.scores, book["expected"]["closeness"], atol=book["tolerance"])
    assert ranked.places.tolist() == book["expected"]["rank"]


def test_spotis_gives_the_published_distances_with_and_without_the_last_project() -> None:
    """Dezert et al. (2020): distances, ranks, and no change when a project leaves."""
    paper = case("spotis_dezert_2020")
    low, high = np.array(paper["params"]["bounds"]).T
    more = np.array(paper["types"]) == 1
    scale = Scale(worst=np.where(more, low, high), best=np.where(more, high, low))
    ranked = spotis(matrix(paper["matrix"]), scale=scale, weights=paper["weights"])
    np.testing.assert_allclose(ranked.scores, paper["expected"]["distance"], atol=paper["tolerance"])
    assert ranked.places.tolist() == paper["expected"]["rank"]
    fewer = spotis(matrix(paper["matrix"][:-1]), scale=scale, weights=paper["weights"])
    np.testing.assert_allclose(fewer.scores, ranked.scores[:-1], atol=1e-15)


@pytest.mark.parametrize("row", range(4))
def test_vikor_gives_the_published_measures_and_compromise(row: int) -> None:
    """Opricovic & Tzeng (2007): S, R, Q, ranks, both conditions and the compromise set under four sets of weights."""
    paper = case("vikor_opricovic_tzeng_2007")
    expected = paper["expected"][row]
    rows = matrix(paper["matrix"])
    scale = data_scale(rows.values, directions(paper["types"]))
    result = compromise(rows, scale=scale, weights=expected["weights_raw"], v=paper["params"]["v"])
    np.testing.assert_allclose(result.group_regret, expected["S"], atol=paper["tolerance"])
    np.testing.assert_allclose(result.greatest_regret, expected["R"], atol=paper["tolerance"])
    np.testing.assert_allclose(result.q, expected["Q"], atol=paper["tolerance"])
    assert result.ranking.places.tolist() == expected["rank_by_Q"]
    assert result.acceptable_advantage is expected["acceptable_advantage"]
    assert result.acceptable_stability is expected["acceptable_stability"]
    assert sorted(result.compromise) == expected["compromise_set_zero_based"]


def test_ahp_gives_the_published_priorities_and_consistency_ratio() -> None:
    """Saaty (2008), drinks: priorities and CR with the random index 1.32 of seven criteria."""
    paper = case("ahp_saaty_2008_drinks")
    result = ahp_priorities(np.array(paper["matrix"]))
    np.testing.assert_allclose(result.weights, paper["expected"]["priorities"], atol=paper["tolerance"]["priorities"])
    assert result.consistency_ratio == pytest.approx(
        paper["expected"]["consistency_ratio"], abs=paper["tolerance"]["consistency_ratio"]
    )
    assert result.consistent


def test_critic_is_direction_aware_and_gives_the_published_figure_when_direction_is_ignored() -> None:
    """Tus & Aytac Adali (2019): our weights know price as a cost; with all as profit they are the paper's."""
    paper = case("critic_direction_tus_adali_2019")
    values = np.array(paper["matrix"], dtype=float)
    expected, tolerance = paper["expected"], paper["tolerance"]
    aware = critic_weights(values, directions(paper["types"]))
    np.testing.assert_allclose(aware, expected["direction_aware"], atol=tolerance["direction_aware"])
    ignored = critic_weights(values, ["more"] * values.shape[1])
    np.testing.assert_allclose(
        ignored, expected["published_direction_ignored"], atol=tolerance["published_direction_ignored"]
    )


def test_concordance_gives_the_worked_example() -> None:
    """Four raters and eight farms: W, chi-squared, degrees and p."""
    example = case("kendall_w_strawberries")
    result = concordance(np.array(example["matrix"], dtype=float).T)
    expected, tolerance = example["expected"], example["tolerance"]
    assert result.w == pytest.approx(expected["W"], abs=tolerance["W"])
    assert result.chi2 == pytest.approx(expected["chi2"], abs=tolerance["chi2"])
    assert result.degrees == expected["df"]
    assert result.p == pytest.approx(expected["p"], abs=tolerance["p"])


REVERSALS = case("topsis_rank_reversal_dominated_alternative")


@pytest.mark.parametrize("reversal", REVERSALS["cases"][:3], ids=lambda each: each["name"])
def test_a_dominated_newcomer_turns_the_ranking_on_data_and_nothing_on_declared_bounds(reversal: Any) -> None:
    """The recorded reversals happen with vector and data bounds, and not with declared bounds (rule 3)."""
    before = matrix(reversal["matrix"])
    after = matrix([*reversal["matrix"], reversal["added"]])
    method = topsis_vector if "vector" in reversal["name"] else topsis_data
    for rows, expected, winner in (
        (before, reversal["closeness_before"], reversal["winner_before"]),
        (after, reversal["closeness_after"], reversal["winner_after"]),
    ):
        ranked = method(rows, scale=data_scale(rows.values, directions(reversal["types"])), weights=reversal["weights"])
        np.testing.assert_allclose(ranked.scores, expected, atol=REVERSALS["tolerance"])
        assert ranked.order[0] == winner
    declared = Scale(worst=np.zeros(len(before.criteria)), best=np.full(len(before.criteria), 10.0))
    alone = topsis.rank(before, scale=declared, weights=reversal["weights"])
    joined = topsis.rank(after, scale=declared, weights=reversal["weights"])
    np.testing.assert_allclose(joined.closeness[:-1], alone.closeness, atol=1e-15)
    assert places(joined.closeness[:-1]).tolist() == alone.places.tolist()


def test_spotis_on_fixed_bounds_shows_no_reversal() -> None:
    """The fourth recorded case: scores before and after, less being better."""
    fixed = REVERSALS["cases"][3]
    low, high = np.array(fixed["bounds"]).T
    scale = Scale(worst=low, best=high)
    for rows, expected in (
        (fixed["matrix"], fixed["score_before"]),
        ([*fixed["matrix"], fixed["added"]], fixed["score_after"]),
    ):
        ranked = spotis(matrix(rows), scale=scale, weights=fixed["weights"])
        np.testing.assert_allclose(ranked.scores, expected, atol=REVERSALS["tolerance"])
        assert ranked.better == "less"
