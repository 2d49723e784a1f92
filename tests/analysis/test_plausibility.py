"""What `check` tells besides problems."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from appraisal import desk
from appraisal.analysis.plausibility import doubts_of_case, doubts_of_choice
from appraisal.text import LANGUAGES
from tests.analysis.small import small
from tests.intake.conftest import EXAMPLE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example folder, to be changed."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "case"))


def told(folder: Path) -> dict[str, str]:
    """The remarks of `check` on the case itself by key, a line each; each is spoken in both languages."""
    report = desk.check(folder)
    assert not report.problems
    assert all(remark.text(language) for _, remark in report.remarks for language in LANGUAGES)
    result: dict[str, str] = {}
    for scenario, remark in report.remarks:
        if scenario is None:
            result[remark.key] = f"{result.get(remark.key, '')}{remark.text('en')}\n"
    return result


def replaced(path: Path, old: str, new: str) -> None:
    """Change a file in one place."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def more_rules(folder: Path, text: str) -> None:
    """Add rules to a case."""
    path = folder / "rules.toml"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_the_example_has_none_of_these_doubts(folder: Path) -> None:
    """Only who lacks what is told of the example."""
    result = set(told(folder))
    assert "remarks.not_choosable" in result
    others = ("same_name", "recused_rated", "no_portfolio", "unreachable")
    assert not result & {"finance.remark.no_profit_tax", *(f"remarks.{each}" for each in others)}


def test_a_name_a_rating_and_a_tax(folder: Path) -> None:
    """Two projects of one name, a rating by a recused expert, a case without profit tax."""
    name = 'name = { en = "Bricks of ash and slag", ru = "Кирпич из золошлаков" }'
    replaced(folder / "projects" / "brick_works.toml", name, 'name = "biogas plant of  the poultry farm"')
    replaced(folder / "council.toml", "{ sorting_line = 7, brick", "{ sorting_line = 7, biogas_plant = 9, brick")
    replaced(folder / "case.toml", "taxes.profit", "taxes.property")
    result = told(folder)
    assert "biogas_plant and brick_works" in result["remarks.same_name"]
    assert "Ecologist is recused" in result["remarks.recused_rated"]
    taxless = [remark for _, remark in desk.check(folder).remarks if "profit tax" in remark.text("en")]
    assert [each.key for each in taxless] == ["finance.remark.no_profit_tax"]  # once, whatever the scenarios are


def test_who_cannot_be_chosen_under_the_rules(folder: Path) -> None:
    """A request above a year's limit is told with the rule that stands against it; with a larger limit nothing is."""
    replaced(folder / "rules.toml", "2024 = 500", "2024 = 50")
    replaced(folder / "rules.toml", "at_least = 1", "at_most = 3")
    result = told(folder)
    assert "Sorting line" in result["remarks.unreachable"]
    assert "50 million RUB" in result["remarks.unreachable"]
    replaced(folder / "rules.toml", "2024 = 50,", "2024 = 500,")
    assert "remarks.unreachable" not in told(folder)


def test_a_budget_below_what_is_mandatory(folder: Path) -> None:
    """The rules that clash are told, and nothing is said of single projects."""
    replaced(folder / "rules.toml", "total = 800", "total = 100")
    more_rules(folder, '\n[[rules]]\nkind = "mandatory"\nprojects = ["sorting_line"]\n')
    replaced(folder / "projects" / "sorting_line.toml", "scale = 0.6", "scale = 0.9")
    result = told(folder)
    assert "100 million RUB" in result["remarks.no_portfolio"]
    assert "remarks.unreachable" not in result


def test_an_excluded_project(folder: Path) -> None:
    """The rule that excludes a project is named as what stands against it."""
    replaced(folder / "rules.toml", "at_least = 1", "at_most = 3")
    more_rules(folder, '\n[[rules]]\nkind = "excluded"\nprojects = ["sorting_line"]\n')
    assert "is not chosen" in told(folder)["remarks.unreachable"]


def test_an_option_that_can_be_chosen_is_not_told_as_a_project_that_cannot() -> None:
    """Only the full mill lacks its jobs: its half states them, so that nothing is said of the mill."""
    half = {"key": "half", "title": "Half", "scale": 0.5, "figures": {"jobs": 30}}
    appraisal = small((("projects", "mill", "figures"), {}), (("projects", "mill", "options"), [half]))
    assert set(appraisal.selection.choice.left_out) == {"mill/full", "yard"}
    [remark] = doubts_of_choice(appraisal.effective, appraisal.selection)
    assert (remark.key, remark.facts["n"]) == ("remarks.not_choosable", 1)


def test_names_and_ratings_that_do_not_count() -> None:
    """Four projects are called P, in either language; Anna is recused from the mill that she rated."""
    appraisal = small((("council", "experts", 0, "recused"), ["mill", "farm"]), (("projects", "mine", "name"), " p"))
    named, recused = doubts_of_case(appraisal.effective)
    assert (named.key, named.facts["keys"]) == ("remarks.same_name", ["mill", "farm", "yard", "mine"])
    assert (recused.key, recused.facts["n"]) == ("remarks.recused_rated", 2)
    different = [(("projects", key, "name"), key) for key in ("mill", "farm", "yard", "mine")]
    assert list(doubts_of_case(small(*different).effective)) == []
