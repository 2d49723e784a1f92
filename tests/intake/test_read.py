"""The door: what is a case and what is none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from appraisal.errors import InputError, Place
from appraisal.intake.read import read_case
from appraisal.paths import sample_folder
from tests.intake.books import example_book
from tests.intake.conftest import EXAMPLE, Refused


def test_a_folder_with_one_workbook_is_that_workbook(tmp_path: Path, refused: Refused) -> None:
    """One workbook stands for its folder, whatever else lies there; of two none is guessed."""
    example_book(tmp_path / "a.xlsx")
    (tmp_path / "make.py").write_text("")
    (tmp_path / "~$a.xlsx").write_bytes(b"lock")
    assert read_case(tmp_path).tree() == read_case(EXAMPLE).tree()
    assert read_case(tmp_path).key == "a"
    example_book(tmp_path / "b.xlsx")
    (problem,) = refused(tmp_path)
    assert (problem.key, problem.facts["names"]) == ("which_workbook", ["a.xlsx", "b.xlsx"])


def test_what_is_no_case_is_said(tmp_path: Path, refused: Refused) -> None:
    """Nothing at all, an empty folder, a file of another kind."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "case.txt").write_text("x")
    assert [each.key for each in refused(tmp_path / "none")] == ["case_missing"]
    assert [each.key for each in refused(tmp_path / ("x" * 5000))] == ["case_missing"]
    assert [each.key for each in refused(tmp_path / "empty")] == ["not_a_case"]
    assert [each.key for each in refused(tmp_path / "case.txt")] == ["not_a_case"]


def test_a_folder_named_like_a_case_file(tmp_path: Path, refused: Refused) -> None:
    """A folder called case.toml is told to be one; a folder called like a workbook as well."""
    (tmp_path / "a" / "case.toml").mkdir(parents=True)
    (tmp_path / "b.xlsx").mkdir()
    assert refused(tmp_path / "a")[0].key == "file_irregular"
    assert refused(tmp_path / "a")[0].place == Place(file="case.toml")
    assert refused(tmp_path / "b.xlsx")[0].key == "file_irregular"


def test_rules_and_measures_are_checked_at_the_door(folder: Path, refused: Refused) -> None:
    """What only the engines know of rules and measures is told with everything else."""
    rules = (folder / "rules.toml").read_text(encoding="utf-8")
    (folder / "rules.toml").write_text(rules + '\n[[rules]]\nkind = "mandatory"\nprojects = ["brickworks"]\n')
    project = (folder / "projects" / "brick_works.toml").read_text(encoding="utf-8")
    (folder / "projects" / "brick_works.toml").write_text(project.replace("= 280", "= -280"), encoding="utf-8")
    problems = refused(folder)
    assert [each.place.file for each in problems if each.place is not None] == [
        "projects/brick_works.toml",
        "rules.toml",
    ]


@pytest.mark.parametrize("kind", [str, Path])
def test_a_path_may_be_a_text(kind: type[str] | type[Path]) -> None:
    """A user of the library writes a path as a text."""
    assert read_case(kind(EXAMPLE)).key == "example"


def test_money_asked_of_a_fund_that_is_not_there(tmp_path: Path) -> None:
    """A request to a fund that the rules do not name would be without any limit."""
    case = Path(shutil.copytree(sample_folder() / "kuzbass", tmp_path / "case"))
    project = case / "projects" / "karakan.toml"
    project.write_text(project.read_text(encoding="utf-8") + "\n[requests.nobody]\n2014 = 100\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_case(case)
    [problem] = caught.value.problems
    assert problem.key == "unknown_fund"
    assert problem.place is not None
    assert problem.place.file == "projects/karakan.toml"


def test_a_broken_first_file_hides_nothing(folder: Path, refused: Refused) -> None:
    """With case.toml unreadable the other files are checked as far as they go without it, and no part is missed."""
    (folder / "case.toml").write_text("unit = million RUB\n", encoding="utf-8")
    council = (folder / "council.toml").read_text(encoding="utf-8")
    (folder / "council.toml").write_text(council.replace("sorting_line = 6", "sorting_lin = 6"), encoding="utf-8")
    rules = (folder / "rules.toml").read_text(encoding="utf-8")
    (folder / "rules.toml").write_text(rules + '\n[[rules]]\nkind = "mandatory"\nprojects = ["nobody"]\n')
    project = folder / "projects" / "sorting_line.toml"
    text = project.read_text(encoding="utf-8").replace("year = 2026", "year = 20260")
    project.write_text(text.replace("investment = 420", 'investment = "420 млн"'), encoding="utf-8")
    problems = refused(folder)
    assert [(each.key, each.place.file) for each in problems if each.place] == [
        ("toml_syntax", "case.toml"),
        ("year_impossible", "projects/sorting_line.toml"),
        ("number_expected", "projects/sorting_line.toml"),
        ("unknown_project", "council.toml"),
        ("unknown_project", "rules.toml"),
    ]


def test_a_broken_project_leaves_the_rules_checked(folder: Path, refused: Refused) -> None:
    """What rules say of names is told although a project could not be read."""
    (folder / "projects" / "brick_works.toml").write_text("name = \n", encoding="utf-8")
    rules = (folder / "rules.toml").read_text(encoding="utf-8")
    (folder / "rules.toml").write_text(
        rules + '\n[[rules]]\nkind = "mandatory"\nprojects = ["nobody", "brick_works"]\n'
    )
    assert [each.key for each in refused(folder)] == ["toml_syntax", "unknown_project"]


def test_an_unknown_parameter_lists_those_of_its_kind(folder: Path, refused: Refused) -> None:
    """A rule's stray key is told with the keys of that kind only; a misspelt kind with every kind."""
    rules = (folder / "rules.toml").read_text(encoding="utf-8")
    (folder / "rules.toml").write_text(rules + '\n[[rules]]\nkind = "investor"\ninvestr = "A"\nat_most_money = 5\n')
    (problem,) = refused(folder)
    assert set(problem.facts["known"]) == {"key", "reason", "kind", "investor", "at_most_projects", "at_most_money"}  # type: ignore[call-overload]
    (folder / "rules.toml").write_text(rules + '\n[[rules]]\nkind = "mandatori"\nprojects = ["brick_works"]\n')
    (problem,) = refused(folder)
    assert problem.place == Place(file="rules.toml", row=11, column="rules[2].kind")
    assert {"mandatory", "count", "synergy", "prerequisite", "investor"} <= set(problem.facts["known"])  # type: ignore[call-overload]
