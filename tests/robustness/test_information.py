"""Value of information against what can be integrated by hand, and against knowing by simulation."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import ArrayLike

from appraisal.arrays import Floats
from appraisal.errors import InputError
from appraisal.ranking.scale import Scale, normalise
from appraisal.ranking.topsis import closeness
from appraisal.robustness.figure_space import FigureSpace, known_figures
from appraisal.robustness.information import value_of_information

UNIT = Scale(worst=np.zeros(1), best=np.ones(1))


def space(low: ArrayLike, mode: ArrayLike, high: ArrayLike, missing: ArrayLike) -> FigureSpace:
    """Return a space from plain tables."""
    return FigureSpace(
        low=np.array(low), mode=np.array(mode), high=np.array(high), missing=np.array(missing, dtype=bool)
    )


def test_one_missing_figure_by_hand() -> None:
    """Uniform on 0..1 against a fixed 0.4: the first changes with chance 0.4, and knowing gains 0.08."""
    [result] = value_of_information(
        space([[0.0], [0.4]], [[0.5], [0.4]], [[1.0], [0.4]], [[1], [0]]), scale=UNIT, weights=[1]
    )
    assert (result.project, result.criterion, result.missing) == (0, 0, True)
    assert result.first_changes == pytest.approx(0.4)
    assert result.gain == pytest.approx(0.08, abs=1e-4)
    assert result.place_change == pytest.approx(0.4)
    assert result.portfolio_changes is None


def test_a_rival_that_may_rise() -> None:
    """A figure triangular on 0..1 with mode 0 passes a fixed 0.5 with chance 1/4, and gains the integral above 0.5."""
    [result] = value_of_information(
        space([[0.0], [0.5]], [[0.0], [0.5]], [[1.0], [0.5]], [[0], [0]]), scale=UNIT, weights=[3]
    )
    assert result.first_changes == pytest.approx(0.25, abs=0.01)
    assert result.gain == pytest.approx(1 / 24, abs=3e-4)  # integral of (x - 1/2) 2 (1 - x) over 1/2..1


def test_expected_closeness_against_plain_simulation() -> None:
    """With two unknown figures of one project the chance and the gain are those of nested simulation."""
    scale = Scale(worst=np.array([0.0, 10.0]), best=np.array([1.0, 0.0]))
    figures = space([[0.2, 1.0], [0.5, 5.0]], [[0.4, 4.0], [0.5, 5.0]], [[0.9, 9.0], [0.5, 5.0]], [[0, 1], [0, 0]])
    weights = np.array([0.6, 0.4])
    result = {each.criterion: each for each in value_of_information(figures, scale=scale, weights=weights, draws=4000)}
    rng = np.random.default_rng(9)
    rival = closeness(normalise(np.array([[0.5, 5.0]]), scale), weights)[0]
    for k in (0, 1):
        later = []
        for value in figures.quantiles(0, k, rng.random(400)):
            rows = np.column_stack([figures.quantiles(0, c, rng.random(2000)) for c in (0, 1)])
            rows[:, k] = value
            later.append(closeness(normalise(rows, scale), weights).mean())
        before = np.mean(later)
        gain = np.maximum(later, rival).mean() - max(before, rival)
        assert result[k].gain == pytest.approx(gain, abs=4e-3)
        assert result[k].first_changes == pytest.approx(
            np.mean((np.array(later) > rival) != (before > rival)), abs=0.08
        )


def test_the_portfolio_is_asked_with_every_value() -> None:
    """A chooser that takes whoever is above one half changes with the chances and by the projects that one counts."""
    figures = space([[0.0], [0.3]], [[0.6], [0.6]], [[1.0], [0.7]], [[1], [0]])
    asked = []

    def choose(values: Floats) -> dict[str, str]:
        asked.append(values.copy())
        return {"ab"[i]: "full" for i in range(2) if values[i, 0] > 0.51}

    result = value_of_information(figures, scale=UNIT, weights=[1], choose=choose, points=100)
    assert asked[0].tolist() == [[0.5], [0.6]]  # a missing figure in the middle of its range
    by_project = {each.project: each for each in result}
    assert by_project[0].portfolio_changes == pytest.approx(0.49, abs=0.01)
    assert by_project[0].projects_changed == pytest.approx(0.49, abs=0.01)
    share = (0.51 - 0.3) ** 2 / ((0.7 - 0.3) * (0.6 - 0.3))
    assert by_project[1].portfolio_changes == pytest.approx(share, abs=0.01)
    assert [each.project for each in result] == [0, 1]


def test_the_portfolio_is_asked_only_about_the_most_telling() -> None:
    """With a number of figures to ask about, the portfolio is chosen anew for those alone, and they come first."""
    figures = space([[0.0], [0.3], [0.55]], [[0.6], [0.6], [0.56]], [[1.0], [0.9], [0.57]], [[1], [0], [0]])
    asked = []

    def choose(values: Floats) -> dict[str, str]:
        asked.append(values)
        return {"abc"[int(values[:, 0].argmax())]: "full"}

    result = value_of_information(figures, scale=UNIT, weights=[1], choose=choose, asked=1, points=5)
    assert len(asked) == 1 + 5
    assert [each.portfolio_changes is None for each in result] == [False, True, True]
    alone = value_of_information(figures, scale=UNIT, weights=[1])
    assert result[0].project == alone[0].project


def test_the_most_telling_comes_first_and_the_run_repeats() -> None:
    """A wide range stands before a narrow one, what changes nothing comes last, and a seed gives the same answer."""
    mode = np.full((3, 2), 0.5)
    spread = np.array([[0.02, 0.0], [0.0, 0.4], [0.0, 0.0]])
    figures = space(mode - spread, mode, mode + spread, np.zeros((3, 2)))
    scale = Scale(worst=np.zeros(2), best=np.ones(2))
    result = value_of_information(figures, scale=scale, weights=[1, 1])
    assert [(each.project, each.criterion) for each in result] == [(1, 1), (0, 0)]
    assert result == value_of_information(figures, scale=scale, weights=[1, 1])
    useless = value_of_information(figures, scale=scale, weights=[1, 0])
    assert [each.gain for each in useless if each.criterion == 1] == [0.0]
    assert value_of_information(known_figures(mode), scale=scale, weights=[1, 1]) == ()


def test_one_project_alone_has_nothing_to_lose() -> None:
    """The only project stays first whatever its figures are."""
    [result] = value_of_information(space([[0]], [[0.5]], [[1]], [[1]]), scale=UNIT, weights=[1])
    assert (result.first_changes, result.gain, result.place_change) == (0.0, 0.0, 0.0)


def test_who_only_draws_level_is_not_first() -> None:
    """Half of the values lie past the end of the scale and tie with a rival there: they share its place, no more."""
    figures = space([[0.5], [1.0]], [[1.0], [1.0]], [[1.5], [1.0]], [[1], [0]])
    [result] = value_of_information(figures, scale=UNIT, weights=[1])
    assert (result.first_changes, result.gain) == (0.0, 0.0)
    assert result.place_change == pytest.approx(0.5)


def test_a_figure_that_counts_nothing_changes_nothing_among_equals() -> None:
    """Two projects tied on the only criterion with a weight: what is not known of the other one is of no value."""
    figures = space([[0.3, 0.0], [0.3, 0.5]], [[0.3, 0.5], [0.3, 0.5]], [[0.3, 1.0], [0.3, 0.5]], [[0, 1], [0, 0]])
    scale = Scale(worst=np.zeros(2), best=np.ones(2))
    [result] = value_of_information(figures, scale=scale, weights=[1, 0])
    assert (result.first_changes, result.gain, result.place_change) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("options", "key"),
    [
        ({"draws": 0}, "draws_out_of_range"),
        ({"points": 0}, "draws_out_of_range"),
        ({"seed": -1}, "seed_negative"),
        ({"weights": [0]}, "weights_all_zero"),
        ({"scale": Scale(worst=np.zeros(2), best=np.ones(2))}, "scale_other_criteria"),
    ],
)
def test_unusable_arguments_are_refused(options: dict[str, object], key: str) -> None:
    """Nothing drawn, no weights and another scale are refused by name."""
    arguments = {"scale": UNIT, "weights": [1]} | options
    with pytest.raises(InputError) as caught:
        value_of_information(space([[0]], [[0.5]], [[1]], [[1]]), **arguments)  # type: ignore[arg-type]
    assert [problem.key for problem in caught.value.problems] == [key]


def test_what_else_is_unknown_of_a_project_is_averaged_over() -> None:
    """Both figures of a project are uniform: the gain of knowing one is that of the means over the other, on a grid."""
    figures = space(
        [[0.0, 0.0], [0.55, 0.55]], [[0.5, 0.5], [0.55, 0.55]], [[1.0, 1.0], [0.55, 0.55]], [[1, 1], [0, 0]]
    )
    scale = Scale(worst=np.zeros(2), best=np.ones(2))
    middles = (np.arange(200) + 0.5) / 200
    grid = np.stack(np.meshgrid(middles, middles, indexing="ij"), axis=-1).reshape(-1, 2)
    later = closeness(grid, np.array([0.5, 0.5])).reshape(200, 200).mean(axis=1)
    for each in value_of_information(figures, scale=scale, weights=[1, 1], draws=20_000):
        assert each.gain == pytest.approx(np.maximum(later - 0.55, 0).mean(), abs=2e-3)
        assert each.first_changes == pytest.approx((later > 0.55).mean(), abs=0.02)
