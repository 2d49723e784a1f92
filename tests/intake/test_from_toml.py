"""Case folders and their problems."""

from __future__ import annotations

from pathlib import Path

from appraisal.errors import Place
from appraisal.intake.from_toml import read_folder
from appraisal.intake.read import read_case
from appraisal.paths import criteria_folder
from tests.intake.conftest import Refused


def test_a_folder_is_read(folder: Path) -> None:
    """Projects stand in the order of the head, criteria in that of the set, texts in both languages."""
    case = read_case(folder)
    assert list(case.projects) == ["sorting_line", "biogas_plant", "brick_works"]
    assert list(case.criteria)[: len(case.criteria_set.criteria)] == list(case.criteria_set.criteria)
    assert case.projects["brick_works"].name.to("ru") == "Кирпич из золошлаков"
    assert case.key == "case"


def test_all_problems_come_at_once_with_their_places(folder: Path, refused: Refused) -> None:
    """An unreadable file, a wrong key in another and an unknown name in a third are told together."""
    (folder / "rules.toml").write_text("budget = {\n", encoding="utf-8")
    (folder / "projects" / "brick_works.toml").write_text("name = 'x'\ngroup = 'bricks'\nstaus = 'claimed'\n")
    council = (folder / "council.toml").read_text(encoding="utf-8")
    (folder / "council.toml").write_text(council.replace('recused = ["biogas', 'recused = ["biogaz'), encoding="utf-8")
    result = {problem.key: problem.place for problem in refused(folder)}
    assert result == {
        "toml_syntax": Place(file="rules.toml", row=1),
        "key_unknown": Place(file="projects/brick_works.toml", row=3, column="staus"),
        "unknown_group": Place(file="projects/brick_works.toml", row=2, column="group"),
        "unknown_project": Place(file="council.toml", row=13, column="experts[ecologist].recused"),
    }


def test_an_unreadable_project_makes_no_reference_wrong(folder: Path, refused: Refused) -> None:
    """Where a project's file is broken, the ratings and scenarios that name it are not told to be wrong."""
    (folder / "projects" / "brick_works.toml").write_bytes("name = 'Кирпич'".encode("cp1251"))
    assert [problem.key for problem in refused(folder)] == ["not_utf8"]


def test_a_misspelt_file_is_not_passed_over(folder: Path, refused: Refused) -> None:
    """A TOML file that nothing reads is told, at the top and in a misspelt room; other files are the user's own."""
    (folder / "rules.toml").rename(folder / "rule.toml")
    (folder / "scenarios").rename(folder / "scenario")
    (folder / "notes.md").write_text("mine")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "a.toml").write_text("a = 1")
    problems = refused(folder)
    assert [(each.key, each.facts["name"], each.facts["near"]) for each in problems] == [
        ("file_unknown", "rule.toml", "rules.toml"),
        ("file_unknown", "scenario/low_prices.toml", "scenarios/"),
    ]


def test_own_criteria_stand_over_the_default_ones(folder: Path, tmp_path: Path) -> None:
    """A case's own criterion replaces the default one of its name; of the default ones only those spoken of count."""
    own = folder / "criteria"
    own.mkdir()
    text = (criteria_folder() / "jobs.toml").read_text(encoding="utf-8")
    (own / "jobs.toml").write_text(text.replace("bounds = [0, 9000]", "bounds = [0, 500]"), encoding="utf-8")
    case = read_case(folder)
    assert case.criteria["jobs"].bounds == (0, 500)
    other = tmp_path / "others"
    other.mkdir()
    for path in criteria_folder().glob("*.toml"):
        (other / path.name).write_bytes(path.read_bytes())
    (other / "noise.toml").write_text(text, encoding="utf-8")
    assert read_case(folder, criteria=other).digest == case.digest


def test_a_set_that_is_not_there_is_named(folder: Path, refused: Refused) -> None:
    """An unknown criteria set is told at the key that names it, with those there are."""
    head = (folder / "case.toml").read_text(encoding="utf-8")
    (folder / "case.toml").write_text('criteria = "standart"\n' + head, encoding="utf-8")
    (problem,) = refused(folder)
    assert problem.key == "criteria_set_missing"
    assert problem.place == Place(file="case.toml", column="criteria")
    assert "standard" in problem.facts["known"]  # type: ignore[operator]


def test_places_are_written_as_keys_are(folder: Path) -> None:
    """A path into the tree becomes a file and a dotted key; an item of a list goes by its own key, or its number."""
    locate = read_folder(folder, criteria=criteria_folder()).locate
    assert locate(("projects", "sorting_line", "request", 2024)) == Place(
        file="projects/sorting_line.toml", row=15, column="request.2024"
    )
    assert locate(("council", "experts", 1, "ratings")).column == "experts[ecologist].ratings"
    assert locate(("rules", "rules", 0, "at_least")).column == "rules[1].at_least"
    bounds, weights = locate(("criteria", "npv", "bounds")), locate(("set", "weights"))
    assert (bounds.file, bounds.column) == ("criteria/npv.toml", "bounds")
    assert (weights.file, weights.column) == ("criteria/standard.toml", "weights")
    assert bounds.row is not None
    assert locate(("case",)) == Place(file="case.toml")
    assert locate(("projects",)) == Place(file="projects/")
