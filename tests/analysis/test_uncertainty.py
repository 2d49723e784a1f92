"""The case's admissible weights and figures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.analysis.uncertainty import SPACES, likely_places, model_named, space_named, vary_named
from appraisal.documents.case import Case
from appraisal.documents.council import Council
from appraisal.errors import InputError
from appraisal.ranking.topsis import rank
from appraisal.robustness.one_weight import weight_intervals
from appraisal.robustness.weight_flips import first_place_flip, pair_flips
from appraisal.robustness.weight_space import Ordered
from appraisal.rules.file import Rules
from tests.analysis.small import small


@pytest.mark.parametrize("space", SPACES)
def test_every_space_gives_shares_of_places_that_sum_to_one(base: Appraisal, space: str) -> None:
    """Each project takes some place in every draw, whatever the space of weights."""
    run = base.evidence.acceptability(draws=500, space=space)  # type: ignore[arg-type]
    assert run.places.sum(axis=1) == pytest.approx(1)


def test_only_figures_vary_when_asked(filled: Appraisal) -> None:
    """With fixed weights and no gaps the central weights are the council's own."""
    run = filled.evidence.acceptability(draws=500, vary="figures")
    weights = next(each for each in run.central_weights if each is not None)
    assert weights == pytest.approx(filled.weights.values)


def test_a_net_present_value_varies_over_what_its_drivers_give(base: Appraisal) -> None:
    """An NPV has the range of its simulated drivers, and the range holds the value."""
    row = base.decision.projects.index("karakan")
    npv = base.evidence.figures[row][base.decision.criteria.index("npv")]
    assert npv.low is not None
    assert npv.high is not None
    assert npv.low < npv.known() < npv.high


def test_an_unknown_space_is_refused(base: Appraisal) -> None:
    """A wrong space is named together with those there are."""
    with pytest.raises(InputError):
        base.evidence.weight_space("everywhere")  # type: ignore[arg-type]


def test_the_flip_does_what_it_says(filled: Appraisal) -> None:
    """With the weights of the flip the rival is level with the first, and not with weights halfway there."""
    assert filled.ranking is not None
    flip = first_place_flip(filled.ranking)
    assert flip.weights is not None
    assert flip.rival is not None
    new = [flip.weights[key] for key in filled.decision.criteria]
    after = rank(filled.ranking.matrix, scale=filled.ranking.scale, weights=new)
    at = {project: after.closeness[i] for i, project in enumerate(after.matrix.projects)}
    assert at[flip.rival] >= at[flip.leader] - 1e-6
    half = (filled.weights.values + new) / 2
    before = rank(filled.ranking.matrix, scale=filled.ranking.scale, weights=half)
    assert before.matrix.projects[before.order[0]] == flip.leader


def test_the_first_place_holds_inside_its_span_and_is_lost_outside(filled: Appraisal) -> None:
    """Just inside a span of one weight the first place stays, just outside it is another's."""
    assert filled.ranking is not None
    ranking = filled.ranking
    first = ranking.matrix.projects[ranking.order[0]]
    for k, span in enumerate(weight_intervals(ranking)):
        for end, step in ((span.low, -1e-4), (span.high, 1e-4)):
            for weight, stays in ((end - step, True), (end + step, False)):
                if 0 < end < 1:
                    others = filled.weights.values.copy()
                    others[k] = 0
                    weights = others / others.sum() * (1 - weight)
                    weights[k] = weight
                    result = rank(ranking.matrix, scale=ranking.scale, weights=weights)
                    assert (result.matrix.projects[result.order[0]] == first) is stays


@pytest.mark.parametrize("share", [0.5, 0.9, 1.0])
def test_likely_places_hold_their_share_and_are_no_wider_than_need_be(base: Appraisal, share: float) -> None:
    """At most half of what is left lies on either side, and one place less on a side would leave out too much."""
    run = base.evidence.acceptability(draws=2000)
    tail = (1 - share) / 2 + 1e-9
    for row, (first, last) in zip(run.places, likely_places(run, share), strict=True):
        assert row[first - 1 : last].sum() >= share - 1e-9
        assert row[: first - 1].sum() <= tail < row[:first].sum()
        assert row[last:].sum() <= tail < row[last - 1 :].sum()


def test_names_of_spaces_models_and_what_varies_are_read() -> None:
    """None is the case's own space; whatever is not known is refused together with what is."""
    assert space_named(None) is None
    assert [space_named(name) for name in SPACES] == list(SPACES)
    assert [model_named(name) for name in ("topsis", "sum")] == ["topsis", "sum"]
    assert [vary_named(name) for name in ("both", "weights", "figures")] == ["both", "weights", "figures"]
    for read in (space_named, model_named, vary_named):
        with pytest.raises(InputError, match="unknown_space"):
            read("everything")


def test_without_ranges_only_what_is_missing_varies(base: Appraisal, filled: Appraisal) -> None:
    """Asked to vary weights alone, a known figure is fixed and a gap still has its bounds."""
    assert not filled.evidence.figure_space("weights").missing.any()
    fixed = filled.evidence.figure_space("weights")
    assert (fixed.low == fixed.high).all()
    gaps = base.evidence.figure_space("weights")
    assert gaps.missing.any()
    assert (gaps.low == gaps.high)[~gaps.missing].all()


def test_experts_weights_need_experts(kuzbass: Case) -> None:
    """Without a council there are none to lie between."""
    bare = appraise(replace(kuzbass, council=Council(), ballots=(), rules=Rules()))
    with pytest.raises(InputError, match="no_weights_given"):
        bare.evidence.weight_space("experts")


def test_two_projects_swap_where_the_flip_says(filled: Appraisal) -> None:
    """At the weights of the smallest change the two are level, and nearer they are not."""
    ranking = filled.ranking
    assert ranking is not None
    leader, rival = (ranking.matrix.projects[place] for place in ranking.order[:2])
    [flip] = pair_flips(ranking, [(leader, rival)])
    assert flip.weights is not None
    assert (flip.leader, flip.rival) == (leader, rival)
    there = rank(ranking.matrix, scale=ranking.scale, weights=list(flip.weights.values()))
    one, other = (there.closeness[ranking.matrix.projects.index(each)] for each in (leader, rival))
    assert one == pytest.approx(other, abs=1e-6)


def test_places_are_drawn_at_once_only_for_few_projects(monkeypatch: pytest.MonkeyPatch) -> None:
    """Up to the limit and not beyond it; never with gaps on bounds of the data."""
    evidence = small().evidence
    for most, prompt in ((4, True), (3, False)):
        monkeypatch.setattr("appraisal.analysis.uncertainty._PROMPT", most)
        assert evidence.places_at_once is prompt
    open_bounds = small((("criteria", "npv", "bounds"), "data")).evidence
    assert not open_bounds.drawable
    whole = small((("criteria", "npv", "bounds"), "data"), (("projects", "yard", "figures", "jobs"), 50)).evidence
    assert whole.drawable


def test_spaces_of_weights_by_hand() -> None:
    """Between the three experts by default; a tenth around the council's, their order, or exactly them where asked."""
    evidence = small().evidence
    assert evidence.default_space() == "experts"
    drawn = {name: evidence.weight_space(name).draw(np.random.default_rng(1), 500) for name in SPACES}
    assert drawn["experts"].min() >= 0.25
    assert np.abs(drawn["within"] - 1 / 3).max() <= 0.1 + 1e-12
    assert np.allclose(drawn["known"], 1 / 3)
    assert drawn["free"].min() < 0.1
    ordered = small(weights={"npv": 2, "jobs": 1, "fit": 1}).evidence.weight_space("ordered")
    assert ordered == Ordered((1, 2, 2))
    npv, jobs, fit = ordered.draw(np.random.default_rng(1), 500)
    assert (npv >= np.maximum(jobs, fit)).all()
    assert (jobs > fit).any()
    assert (fit > jobs).any()
    assert not evidence.simulates
    best, worst = evidence.places_seen("farm")
    assert 1 <= best <= worst <= 4
