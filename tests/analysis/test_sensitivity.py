"""What the panel says in short, against counting by hand."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.sensitivity import panel_of
from tests.analysis.small import small
from tests.documents.small_tree import GONE


def test_firsts_and_top_are_those_of_the_opinions(filled: Appraisal) -> None:
    """The first places add up to the opinions (no ties here), and whoever stays in the top never has a worse place."""
    panel = filled.sensitivity.panel
    assert panel is not None
    given = [each for each in panel.opinions if each.places is not None]
    assert panel.answered == len(given)
    assert sum(panel.firsts.values()) == len(given)
    stay = panel.stays_in_top()
    assert stay is not None
    k, projects = stay
    for project in panel.projects:
        worst = max(int(each.places[panel.projects.index(project)]) for each in given if each.places is not None)
        assert (project in projects) == (worst <= k)
        assert worst >= k


def test_weights_from_judgements_in_pairs_join_the_panel(filled: Appraisal) -> None:
    """The power engineer judged in pairs: those weights are asked too, and without them there is one set less."""
    assert filled.ranking is not None
    assert filled.sensitivity.panel is not None
    with_pairs = {each.weights for each in filled.sensitivity.panel.opinions}
    assert with_pairs - {each.weights for each in panel_of(filled.ranking).opinions} == {"ahp"}


def test_one_ranked_project_has_nobody_to_be_compared_with() -> None:
    """Neither another method nor other weights can unseat it; with none ranked there is nothing to ask."""
    gaps = [(("projects", key, "figures", "jobs"), {"range": [1, 9]}) for key in ("farm", "mine", "mill")]
    for several in (gaps[:2], gaps):
        alone = small(*several).sensitivity
        assert (alone.panel, alone.first_flip) == (None, None)
    two = small(*gaps[:1]).sensitivity
    assert two.panel is not None
    assert two.first_flip is not None


def test_portfolios_are_asked_only_where_they_are_wanted_and_there_are_any() -> None:
    """Asked for places alone no expert's portfolio is told, nor where no portfolio keeps to the rules."""
    sensitivity = small().sensitivity
    assert all(each.portfolio is None for each in sensitivity.experts_out(portfolio=False))
    assert all(each.portfolio is not None for each in sensitivity.experts_out(portfolio=True))
    must = ("rules", "rules"), [{"kind": "mandatory", "projects": ["mill", "mine"]}]
    none = small(must, (("rules", "budget", "total"), 12)).sensitivity
    assert all(each.portfolio is None for each in none.experts_out(portfolio=True))


def test_without_a_solver_every_figure_is_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where portfolios are not looked through, the first ten figures alone are asked about."""
    assert small().sensitivity.quick
    assert all(each.portfolio_changes is not None for each in small().sensitivity.requests(portfolio=True))
    monkeypatch.setattr("appraisal.analysis.sensitivity.AFFORDABLE", 2)
    monkeypatch.setattr("appraisal.portfolio.answers.can_enumerate", lambda _: False)
    slow = small().sensitivity
    assert not slow.quick
    assert [each.portfolio_changes is not None for each in slow.requests(portfolio=True)] == [True, True, False, False]


def test_a_case_without_a_council_has_no_statistics_of_it() -> None:
    """By measures alone there is nobody to agree or to be left out."""
    none = small(
        (("council",), {"experts": []}),
        (("criteria", "fit"), GONE),
        (("set", "criteria"), ["npv", "jobs"]),
        (("set", "weights"), {"npv": 2, "jobs": 1}),
    ).sensitivity
    assert (none.council, none.experts_out(portfolio=True)) == (None, ())
