"""Acceptability: what it reports, that no executor or chunk changes it, and what it refuses."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import fields

import numpy as np
import pandas as pd
import pytest

from appraisal.arrays import Floats
from appraisal.errors import InputError
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.scale import Scale
from appraisal.ranking.topsis import rank
from appraisal.robustness.acceptability import Acceptability, acceptability
from appraisal.robustness.figure_space import FigureSpace
from appraisal.robustness.scored_draws import BLOCK, Experiment, Tally, tally
from appraisal.robustness.weight_space import Free, Known, Ordered

MATRIX = np.random.default_rng(5).random((6, 4))
UNIT = Scale(worst=np.array([0, 0, 0, 0]), best=np.array([1, 1, 1, 1]))
SPACE = FigureSpace(low=MATRIX - 0.1, mode=MATRIX, high=MATRIX + 0.1, missing=np.zeros((6, 4), dtype=np.bool_))


def same(one: Acceptability, other: Acceptability) -> bool:
    """Whether two runs agree in every byte."""
    return (
        all(
            np.array_equal(getattr(one, f.name), getattr(other, f.name))
            for f in fields(one)
            if f.name not in ("central_weights", "confidence")
        )
        and [None if w is None else w.tobytes() for w in one.central_weights]
        == [None if w is None else w.tobytes() for w in other.central_weights]
        and one.confidence == other.confidence
    )


def test_neither_chunk_nor_executor_changes_a_number() -> None:
    """Chunks of any size, in this thread or in others, give the very same run, and progress counts up to the end."""
    whole = acceptability(SPACE, scale=UNIT, weights=Free(4), draws=3 * BLOCK + 5)
    seen: list[tuple[int, int]] = []
    chunked = acceptability(
        SPACE, scale=UNIT, weights=Free(4), draws=3 * BLOCK + 5, chunk=1, progress=lambda *done: seen.append(done)
    )
    with ThreadPoolExecutor(2) as executor:
        spread = acceptability(SPACE, scale=UNIT, weights=Free(4), draws=3 * BLOCK + 5, chunk=BLOCK, executor=executor)
    assert same(whole, chunked)
    assert same(whole, spread)
    assert seen == [(BLOCK * k, 3 * BLOCK + 5) for k in (1, 2, 3)] + [(3 * BLOCK + 5,) * 2]


def test_another_seed_is_another_run() -> None:
    """The seed decides: another one gives other shares, within the sampling error."""
    one, other = (acceptability(MATRIX, scale=UNIT, weights=Free(4), seed=seed) for seed in (1, 2))
    assert not same(one, other)
    assert np.abs(one.places - other.places).max() < 3 * one.sampling_error


def test_known_weights_and_figures_give_the_ranking() -> None:
    """When nothing varies every project takes one place in every draw: that of the ranking."""
    weights = np.array([0.4, 0.3, 0.2, 0.1])
    result = acceptability(MATRIX, scale=UNIT, weights=Known(weights), draws=10)
    matrix = DecisionMatrix(projects=tuple("abcdef"), criteria=tuple("wxyz"), values=MATRIX)
    ranking = rank(matrix, scale=UNIT, weights=weights)
    assert result.intervals[:, 0].tolist() == result.intervals[:, 1].tolist() == ranking.places.tolist()
    assert result.mean_places.tolist() == ranking.places.tolist()
    assert result.bands == tuple((i,) for i in ranking.order)
    first = ranking.order[0]
    assert result.central_weights[first] == pytest.approx(weights, abs=1e-10)
    assert result.confidence[first] == 1.0
    assert [i for i in range(6) if result.central_weights[i] is None] == sorted(ranking.order[1:])


def test_confidence_is_the_share_of_figures_that_make_it_first() -> None:
    """Two projects whose one figure is uniform over 0..1 and 0..0.5: the second is first with chance 1/4."""
    zero, one = np.zeros((2, 1)), np.array([[1.0], [0.5]])
    figures = FigureSpace(low=zero, mode=zero, high=one, missing=np.ones((2, 1), dtype=np.bool_))
    result = acceptability(figures, scale=Scale(worst=np.array([0]), best=np.array([1])), weights=Free(1), draws=20_000)
    assert result.places[:, 0] == pytest.approx([0.75, 0.25], abs=0.018)
    assert result.confidence == pytest.approx((0.75, 0.25), abs=0.024)
    assert result.intervals.tolist() == [[1, 2], [1, 2]]


def test_the_smallest_cases_are_answered() -> None:
    """One project, one criterion and one draw are no trouble; equal projects share the first place."""
    alone = acceptability([[0.5]], scale=Scale(worst=np.array([0]), best=np.array([1])), weights=Free(1), draws=1)
    assert alone.places.tolist() == [[1.0]]
    assert alone.pairwise.tolist() == [[0.0]]
    assert alone.bands == ((0,),)
    equal = acceptability(np.full((3, 4), 0.5), scale=UNIT, weights=Ordered((1, 2, 3, 4)), draws=100)
    assert equal.places.tolist() == [[1, 0, 0]] * 3
    assert not equal.pairwise.any()
    assert equal.bands == ((0, 1, 2),)
    assert equal.confidence == (1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("options", "key"),
    [
        ({"draws": 0}, "draws_out_of_range"),
        ({"draws": 100_000_001}, "draws_out_of_range"),
        ({"seed": -1}, "seed_negative"),
        ({"chunk": 0}, "chunk_too_small"),
        ({"level": 0.5}, "level_not_above_half"),
        ({"weights": Free(3)}, "weights_wrong_count"),
        ({"scale": Scale(worst=np.array([0]), best=np.array([1]))}, "scale_other_criteria"),
        ({"figures": np.zeros((1001, 4))}, "too_many_projects"),
        ({"figures": [[1.0, 2.0, float("inf"), 3.0]]}, "cell_not_finite"),
    ],
)
def test_unusable_arguments_are_refused(options: dict[str, object], key: str) -> None:
    """No draws, too many, and arguments that do not fit each other are refused before anything is drawn."""
    arguments = {"figures": MATRIX, "scale": UNIT, "weights": Free(4)} | options
    with pytest.raises(InputError) as caught:
        acceptability(arguments.pop("figures"), **arguments)  # type: ignore[arg-type]
    assert [problem.key for problem in caught.value.problems] == [key]


class _OneBlockATask(Executor):
    """Computes one block of each task, whatever its size, and remembers what was asked."""

    def __init__(self) -> None:
        self.tasks: list[tuple[int, int]] = []

    def submit(self, _work: object, experiment: Experiment, first: int, draws: int) -> Future[Tally]:  # type: ignore[override]
        """Answer at once."""
        self.tasks.append((first, draws))
        counted = tally(experiment, 0, BLOCK)
        done: Future[Tally] = Future()
        done.set_result(
            Tally(draws=draws, places=counted.places, wins=counted.wins, first_weights=counted.first_weights)
        )
        return done


def test_memory_does_not_grow_with_the_draws() -> None:
    """Ten million draws are handed out in tasks of one size that cover them all, and drawn block by block."""
    asked: set[int] = set()

    class Watched(Free):
        def draw(self, generator: np.random.Generator, draws: int) -> Floats:
            asked.add(draws)
            return Free.draw(self, generator, draws)

    executor = _OneBlockATask()
    result = acceptability(MATRIX, scale=UNIT, weights=Watched(4), draws=10_000_000, executor=executor)
    assert result.draws == 10_000_000
    assert sum(draws for _, draws in executor.tasks) == 10_000_000
    ends = np.cumsum([0] + [draws for _, draws in executor.tasks])
    assert [first * BLOCK for first, _ in executor.tasks] == ends[:-1].tolist()
    assert max(draws for _, draws in executor.tasks) == 16 * BLOCK
    assert asked == {BLOCK}


class _OneAnswer(_OneBlockATask):
    """Answers the first task; the others wait for ever."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[Future[Tally]] = []

    def submit(self, work: object, experiment: Experiment, first: int, draws: int) -> Future[Tally]:  # type: ignore[override]
        """Answer if it is the first."""
        answer = Future[Tally]() if self.given else super().submit(work, experiment, first, draws)
        self.given.append(answer)
        return answer


def test_a_run_that_is_given_up_leaves_no_task_behind() -> None:
    """When the caller stops at the first sign of progress, the tasks that wait at the executor are taken back."""

    def stop(done: int, draws: int) -> None:
        raise InterruptedError(f"{done} of {draws}")

    executor = _OneAnswer()
    with pytest.raises(InterruptedError, match=f"{BLOCK} of {3 * BLOCK}"):
        acceptability(
            MATRIX, scale=UNIT, weights=Free(4), draws=3 * BLOCK, chunk=BLOCK, executor=executor, progress=stop
        )
    assert [answer.cancelled() for answer in executor.given] == [False, True, True]


def test_plain_numbers_are_the_same_run() -> None:
    """A frame with bounds in words is the run of a matrix with a scale, byte for byte, and keeps its names."""
    table = pd.DataFrame(MATRIX, index=list("abcdefghijklmnop")[: len(MATRIX)])
    expected = acceptability(MATRIX, scale=UNIT, weights=Free(4), draws=500)
    bounds = np.column_stack([UNIT.worst, UNIT.best])
    result = acceptability(table, bounds=bounds, weights="free", draws=500)
    assert result.places.tobytes() == expected.places.tobytes()
    assert result.to_frame().index.tolist() == table.index.tolist()
    assert expected.to_frame().columns.equals(pd.RangeIndex(1, len(MATRIX) + 1))


def test_plain_weights_are_known_weights() -> None:
    """Numbers by name or in order leave nothing open: every draw is the same."""
    named = {"1": 1, "2": 2, "3": 3, "4": 4}
    for weights in (named, [1, 2, 3, 4], np.array([1, 2, 3, 4])):
        result = acceptability(MATRIX, scale=UNIT, weights=weights, draws=10)
        assert set(result.places.ravel().tolist()) <= {0.0, 1.0}


@pytest.mark.parametrize(
    ("options", "key"),
    [
        ({}, "scale_not_given"),
        ({"scale": UNIT, "directions": ["more"] * 4}, "scale_given_twice"),
        ({"scale": UNIT, "weights": "loose"}, "not_numbers"),
        ({"scale": UNIT, "weights": {"1": 1}}, "label_missing"),
        ({"figures": SPACE}, "scale_not_given"),
        ({"figures": SPACE, "scale": UNIT, "bounds": [[0, 1]] * 4}, "scale_given_twice"),
    ],
)
def test_plain_arguments_that_do_not_fit_are_refused(options: dict[str, object], key: str) -> None:
    """In words, before anything is drawn."""
    arguments = {"figures": MATRIX, "weights": "free"} | options
    with pytest.raises(InputError, match=key):
        acceptability(arguments.pop("figures"), **arguments)  # type: ignore[arg-type]


def test_the_sampling_error_is_that_of_a_share_of_one_half() -> None:
    """Of 2,401 draws no share is further off than two points of a hundred, 95 times of 100."""
    run = acceptability(MATRIX, scale=UNIT, weights=Free(4), draws=2401)
    assert run.sampling_error == pytest.approx(0.02)
