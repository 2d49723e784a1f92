"""What the panel says in short, against counting by hand."""

from __future__ import annotations

from appraisal.appraise import Appraisal
from appraisal.assembly.panel import answered, firsts, panel_of, stays_in_top


def test_firsts_and_top_are_those_of_the_opinions(filled: Appraisal) -> None:
    """The first places add up to the opinions (no ties here), and whoever stays in the top never has a worse place."""
    panel = filled.scrutiny.panel
    assert panel is not None
    given = [each for each in panel.opinions if each.places is not None]
    assert answered(panel) == len(given)
    assert sum(firsts(panel).values()) == len(given)
    stay = stays_in_top(panel)
    assert stay is not None
    k, projects = stay
    for project in panel.projects:
        worst = max(int(each.places[panel.projects.index(project)]) for each in given if each.places is not None)
        assert (project in projects) == (worst <= k)
        assert worst >= k


def test_weights_from_judgements_in_pairs_join_the_panel(filled: Appraisal) -> None:
    """The power engineer judged in pairs: those weights are asked too, and without them there is one set less."""
    assert filled.ranking is not None
    assert filled.scrutiny.panel is not None
    with_pairs = {each.weights for each in filled.scrutiny.panel.opinions}
    assert with_pairs - {each.weights for each in panel_of(filled.ranking).opinions} == {"ahp"}
