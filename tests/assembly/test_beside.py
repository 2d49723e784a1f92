"""Who is left out of a comparison of objectives."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from appraisal import desk
from appraisal.assembly.beside import choosable_by
from appraisal.explain.alternatives import alternative_sentences

CASE = Path(__file__).parents[1] / "samples" / "found" / "no_npv"


def test_a_project_that_lacks_only_what_the_readers_objective_counts_is_named(tmp_path: Path) -> None:
    """By NPV project a is best of all, but it lacks jobs: a comparison by closeness says that it leaves it out."""
    folder = tmp_path / "case"
    copytree(CASE, folder)
    asked = 'name = "a"\ngroup = "g"\nrequest = { 2024 = 1 }\n[cash_flow.table]\n2024 = 99\n'
    (folder / "projects" / "a.toml").write_text(asked, encoding="utf-8")
    case = desk.open_case(folder)
    found = desk.appraise(case, settings=desk.Settings(objective="closeness"))
    also = choosable_by("npv", found.effective, found.decision, found.selection.choice)
    assert also == ("a",)
    by_npv = desk.appraise(case, settings=desk.Settings(objective="npv"))
    assert set(also) <= set(by_npv.candidates.projects)
    assert choosable_by("closeness", found.effective, found.decision, found.selection.choice) == ()
    said = [each for each in alternative_sentences(found, "en") if "in no comparison here: “a”" in each]
    assert len(said) == 1
    assert any("«a»" in each for each in alternative_sentences(found, "ru"))
