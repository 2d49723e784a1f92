"""Who is left out of a comparison of objectives."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from appraisal import desk
from appraisal.analysis.appraise import appraise
from appraisal.analysis.portfolio_comparison import choosable_by, gained
from appraisal.report.alternatives import alternative_sentences
from appraisal.settings import Settings

CASE = Path(__file__).parents[1] / "samples" / "found" / "no_npv"


def test_a_project_that_lacks_only_what_the_readers_objective_counts_is_named(tmp_path: Path) -> None:
    """By NPV project a is best of all, but it lacks jobs: a comparison by closeness says that it leaves it out."""
    folder = tmp_path / "case"
    copytree(CASE, folder)
    asked = 'name = "a"\ngroup = "g"\nrequest = { 2024 = 1 }\n[cash_flow.table]\n2024 = 99\n'
    (folder / "projects" / "a.toml").write_text(asked, encoding="utf-8")
    case = desk.open_case(folder)
    appraisal = appraise(case, settings=Settings(objective="closeness"))
    also = choosable_by("npv", appraisal.effective, appraisal.decision, appraisal.selection.choice)
    assert also == ("a",)
    by_npv = appraise(case, settings=Settings(objective="npv"))
    assert set(also) <= set(by_npv.candidates.projects)
    assert choosable_by("closeness", appraisal.effective, appraisal.decision, appraisal.selection.choice) == ()
    said = [each for each in alternative_sentences(appraisal, "en") if "in no comparison here: “a”" in each]
    assert len(said) == 1
    assert any("«a»" in each for each in alternative_sentences(appraisal, "ru"))


def test_rounding_is_no_gain() -> None:
    """A sum that moved by the dust of decimals stayed; a small true change of a small sum did not."""
    assert gained({"a": 0.1 + 0.2, "b": 1e-6}, {"a": 0.3, "b": 2e-6}) == {"b": 1e-6}
    assert gained({"a": 0.0, "b": 5.0, "c": 0.0}, {"a": 0.0, "b": 0.0, "c": -2.0}) == {"b": -5.0, "c": -2.0}


def test_a_total_that_one_of_the_two_does_not_know_is_not_compared() -> None:
    """Nothing is taken as zero for want of a figure."""
    assert gained({"a": 1.0}, {"a": 1.0, "b": 2.0}) == {}
    assert gained({"a": 1.0, "b": 2.0}, {"a": 3.0}) == {"a": 2.0}
