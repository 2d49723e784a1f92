"""A synergy counts wherever its measure does."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from appraisal import desk
from appraisal.appraise import Appraisal

CASE = Path(__file__).parents[1] / "samples" / "found" / "balanced_synergy"
ALONE = '[[rules]]\nkind = "synergy"\nprojects = ["a", "b"]\nbonus = {{ {key} = 50 }}\n'


def appraised(folder: Path, key: str, objective: str) -> Appraisal:
    """Return the small case with its criterion of jobs under a name of its own, and a synergy on one of the two."""
    copytree(CASE, folder)
    written = folder / "criteria" / "jobs.toml"
    written.rename(folder / "criteria" / "work.toml")
    for file in (*folder.glob("criteria/*.toml"), *folder.glob("case.toml")):
        text = file.read_text(encoding="utf-8")
        if file.name == "standard.toml":
            text = text.replace('"jobs"', '"work"').replace("jobs = ", "work = ")
        file.write_text(text, encoding="utf-8")
    (folder / "rules.toml").write_text("[budget]\ntotal = 10\n\n" + ALONE.format(key=key), encoding="utf-8")
    return desk.appraise(desk.open_case(folder), settings=desk.Settings(objective=objective))


@pytest.mark.parametrize("objective", ["work", "value", "balanced"])
def test_a_bonus_of_a_figure_counts_in_its_criterion_and_the_other_way_round(tmp_path: Path, objective: str) -> None:
    """Whether the rule says `jobs` or the criterion that measures them, the choice and its value are the same."""
    by_figure = appraised(tmp_path / "figure", "jobs", objective)
    by_criterion = appraised(tmp_path / "criterion", "work", objective)
    assert by_figure.portfolio.value == by_criterion.portfolio.value
    assert by_figure.portfolio.chosen == by_criterion.portfolio.chosen
    assert by_figure.selection.projects(by_figure.portfolio.chosen) == ("a", "b")
    for found in (by_figure, by_criterion):
        bonus = found.selection.bonuses(found.portfolio.chosen)["synergy-1"]
        assert bonus["work"] == bonus["jobs"] == 50


def test_npv_counts_its_bonus_once(tmp_path: Path) -> None:
    """Of a criterion that measures NPV and of NPV itself a bonus is one and the same."""
    found = appraised(tmp_path / "case", "npv", "npv")
    alone = sum(found.selection.plain("npv").values[list(found.portfolio.chosen)])
    assert found.portfolio.value == pytest.approx(alone + 50)
