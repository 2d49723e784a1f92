"""What the panel says in short, against counting by hand."""

from __future__ import annotations

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.sensitivity import panel_of


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
