"""What there is to choose from."""

from __future__ import annotations

from appraisal.appraise import Appraisal
from appraisal.money import thousandths


def test_a_project_with_a_gap_is_left_out_and_says_why(base: Appraisal) -> None:
    """Nothing is chosen on a figure that does not exist; what is missing is named."""
    left_out = base.selection.choice.left_out
    assert set(left_out) == set(base.decision.missing)
    assert all(gaps for gaps in left_out.values())
    assert set(base.candidates.absent) == set(left_out)


def test_requests_add_up_to_the_thousandth(base: Appraisal) -> None:
    """The cost of an option is the exact sum of its yearly requests (rule 9)."""
    candidates = base.candidates
    for index, version in enumerate(base.selection.choice.versions):
        assert version.requests is not None
        asked = sum(thousandths(figure.known()) for figure in version.requests["council"].values())
        assert int(candidates.requests["council"][index].sum()) == asked


def test_the_full_project_stands_before_its_options(base: Appraisal) -> None:
    """Options keep the order of the file, the full project first: ties are settled by that order (rule 11)."""
    by_project: dict[str, list[str]] = {}
    for option in base.candidates.options:
        by_project.setdefault(option.project, []).append(option.key)
    assert all(keys[0] == "full" for keys in by_project.values())
    assert any(len(keys) > 1 for keys in by_project.values())
