"""Bad and degenerate input of robustness: a plain message or a right answer through the command, never a traceback."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from appraisal.cli.main import program
from appraisal.intake.toml_writer import toml
from appraisal.text import LANGUAGES

Tree = dict[str, Any]
HEAD: Tree = {
    "title": "Small",
    "unit": "million RUB",
    "prices": "real",
    "price_year": 2012,
    "base_year": 2012,
    "criteria": "small",
    "discount_rate": 0.1,
    "groups": {"coal": {"title": "Coal"}},
    "figures": {"jobs": {"title": "Jobs", "unit": "jobs"}},
    "sources": {"report": {"title": "A report"}},
}
JOBS: Tree = {"title": "Jobs", "unit": "jobs", "direction": "more", "bounds": [0, 100], "measure": "jobs"}
FIT: Tree = {
    "title": "Fit",
    "unit": "points",
    "direction": "more",
    "bounds": [1, 9],
    "rating": {"lowest": 1, "highest": 9},
}


def project(jobs: object) -> Tree:
    """Return a project with so many jobs, asking for 10."""
    return {
        "name": "A project",
        "group": "coal",
        "status": "published",
        "source": "report",
        "figures": {"jobs": jobs, "investment": 10},
        "request": {"2013": 10},
    }


def written(
    folder: Path,
    projects: Tree,
    *,
    criteria: Tree | None = None,
    weights: Tree | None = None,
    experts: list[Tree] | None = None,
    quorum: int = 1,
) -> Path:
    """Write a small case of two criteria, jobs and fit, unless others are given."""
    criteria = {"jobs": JOBS, "fit": FIT} if criteria is None else criteria
    (folder / "projects").mkdir(parents=True)
    (folder / "criteria").mkdir()
    the_set = {"title": "Set", "criteria": list(criteria), "weights": weights or dict.fromkeys(criteria, 1)}
    files = {
        "case": {**copy.deepcopy(HEAD), "projects": list(projects)},
        "criteria/small": the_set,
        "rules": {"budget": {"total": 30}, "reference_cost": 10},
        **{f"criteria/{key}": each for key, each in criteria.items()},
        **{f"projects/{key}": each for key, each in projects.items()},
    }
    if experts is not None:
        files["council"] = {"quorum": quorum, "experts": experts}
    for name, tree in files.items():
        (folder / f"{name}.toml").write_text(toml(tree), encoding="utf-8")
    return folder


def expert(key: str, fit: Tree | None = None, weights: Tree | None = None) -> Tree:
    """Return an expert with ratings of fit and weights."""
    return {
        "key": key,
        "name": key.title(),
        **({} if fit is None else {"ratings": {"fit": fit}}),
        **({} if weights is None else {"weights": weights}),
    }


TWO = {"a": project(80), "b": project({"value": 30, "range": [10, 90]})}
COUNCIL = [
    expert("one", {"a": 3, "b": 8}, {"jobs": 3, "fit": 1}),
    expert("two", {"a": 5, "b": 7}, {"jobs": 1, "fit": 2}),
]


def run(*arguments: str) -> tuple[int, str, str]:
    """Run a command; return its exit code, standard output and standard error."""
    done = CliRunner().invoke(program(), list(arguments))
    assert "Traceback" not in done.stdout + done.stderr
    assert done.exit_code != 1, done.stderr
    return done.exit_code, done.stdout, done.stderr


def answer(case: Path, *more: str) -> Tree:
    """Return the JSON document of robustness, after every detail was told in both languages too."""
    for language in LANGUAGES:
        code, out, err = run(
            "robustness", str(case), "--draws", "300", "--detail", "all", "--language", language, *more
        )
        assert code == 0, err
        assert out.strip()
        assert "None" not in out
        assert "{" not in out
    code, out, err = run("robustness", str(case), "--draws", "300", "--json", *more)
    assert code == 0, err
    result: Tree = json.loads(out)
    return result


def refused(key: str, *arguments: str) -> None:
    """Both languages have a message with a mend, exit 2, and nothing on standard output; JSON names the key."""
    for language in LANGUAGES:
        code, out, err = run("robustness", *arguments, "--language", language)
        assert (code, out) == (2, "")
        assert len(err) > 60
    code, out, _ = run("robustness", *arguments, "--json")
    assert code == 2
    assert key in [each["key"] for each in json.loads(out)["problems"]]


def test_a_plain_case_has_everything(tmp_path: Path) -> None:
    """The base of the cases below is sound: every part of the answer is there."""
    result = answer(written(tmp_path / "case", TWO, experts=COUNCIL))
    assert [sum(row) for row in result["acceptability"].values()] == pytest.approx([1, 1])
    assert result["first_place_flip"]["distance"] > 0
    assert result["council"]["agreement"]["fit"]["w"] == 1
    assert {each["expert"] for each in result["leave_out"]["experts"]} == {"one", "two"}
    assert result["portfolios"]["core"] == ["a", "b"]
    assert {(each["project"], each["criterion"]) for each in result["information"]} == {
        ("a", "fit"),
        ("b", "fit"),
        ("b", "jobs"),
    }


def test_one_project(tmp_path: Path) -> None:
    """One project is first in every draw; there is nobody to compare it with, and nothing is invented."""
    experts = [expert("one", {"a": 3}, {"jobs": 3, "fit": 1}), expert("two", {"a": 5}, {"jobs": 1, "fit": 2})]
    result = answer(written(tmp_path / "case", {"a": project(80)}, experts=experts))
    assert result["acceptability"] == {"a": [1.0]}
    assert result["bands"] == [["a"]]
    assert result["first_place_flip"] is None
    assert result["methods"] is None
    assert result["council"]["agreement"]["fit"]["undefined"] == "one_item"
    assert result["leave_out"]["projects"] == {"declared": [], "data": []}


def test_one_criterion(tmp_path: Path) -> None:
    """With one criterion its weight is 1 whatever happens: no weights unseat the first."""
    result = answer(written(tmp_path / "case", TWO, criteria={"jobs": JOBS}))
    assert result["first_place_flip"]["rival"] is None
    assert result["central_weights"]["a"] == {"jobs": 1.0}
    assert result["exchange_rates"] == []


def test_one_expert(tmp_path: Path) -> None:
    """Nobody can be left out, agreement is undefined, and weights vary around those of the one expert."""
    result = answer(written(tmp_path / "case", TWO, experts=COUNCIL[:1]))
    assert result["leave_out"]["experts"] == []
    assert result["council"]["agreement"]["fit"]["undefined"] == "one_judge"
    assert result["space"] == "within"
    assert result["portfolios"]["experts"] is None


def test_all_projects_equal(tmp_path: Path) -> None:
    """Equal projects share the first place in every draw, form one band, and no pair is told apart."""
    experts = [
        expert("one", {"a": 5, "b": 5}, {"jobs": 3, "fit": 1}),
        expert("two", {"a": 5, "b": 5}, {"jobs": 1, "fit": 2}),
    ]
    result = answer(written(tmp_path / "case", {"a": project(50), "b": project(50)}, experts=experts))
    assert result["acceptability"] == {"a": [1.0, 0.0], "b": [1.0, 0.0]}
    assert result["bands"] == [["a", "b"]]
    assert result["first_boundary"] is None
    assert result["council"]["agreement"]["fit"]["undefined"] == "no_differences"
    assert result["information"] == []


def test_an_expert_who_rated_nothing(tmp_path: Path) -> None:
    """The silent expert has no leniency and changes no rating; without weights nobody misses theirs."""
    result = answer(written(tmp_path / "case", TWO, experts=[*COUNCIL, expert("silent")]))
    assert result["council"]["leniency"]["silent"] is None
    assert "silent" not in result["council"]["weights"]
    without = next(each for each in result["leave_out"]["experts"] if each["expert"] == "silent")
    assert (without["moves"], without["portfolio_enters"], without["portfolio_leaves"]) == ([], [], [])
    assert result["council"]["agreement"]["fit"]["experts"] == 2


def test_only_one_of_two_gave_weights(tmp_path: Path) -> None:
    """Without the only expert who gave weights there is no answer, and that is said."""
    result = answer(written(tmp_path / "case", TWO, experts=[COUNCIL[0], expert("two", {"a": 5, "b": 7})]))
    without = {each["expert"]: each["weights"] for each in result["leave_out"]["experts"]}
    assert without["one"] is None
    assert without["two"] is not None


def test_two_experts_who_judged_in_pairs_are_taken_together(tmp_path: Path) -> None:
    """Judgements 4 and 1 have the geometric mean 2: weights 2/3 and 1/3 by judgements and by priorities."""
    judged = [{"method": "ahp", "judgements": [{"more": "jobs", "less": "fit", "times": times}]} for times in (4, 1)]
    experts = [expert(key, {"a": 3, "b": 8}, each) for key, each in zip(("one", "two"), judged, strict=True)]
    council = answer(written(tmp_path / "case", TWO, experts=experts))["council"]
    assert council["judgements"]["one"]["consistency_ratio"] == 0
    assert council["group_judgements"]["weights"] == pytest.approx({"jobs": 2 / 3, "fit": 1 / 3})
    assert council["group_priorities"] == pytest.approx({"jobs": 2 / 3, "fit": 1 / 3})


def test_nine_criteria_are_not_too_many(tmp_path: Path) -> None:
    """Who is nowhere better never passes, however many criteria there are; each has its span."""
    head = {key: {**JOBS, "title": key} for key in "abcdefghi"}
    result = answer(written(tmp_path / "case", TWO, criteria=head))
    assert (result["first_place_flip"]["rival"], result["first_place_flip"]["proven"]) == (None, 2.0)
    assert len(result["weight_spans"]) == 9


def test_bounds_read_off_the_data(tmp_path: Path) -> None:
    """On bounds of the projects themselves there are no steps to the next place, and who moves is counted."""
    result = answer(
        written(tmp_path / "case", {**TWO, "c": project(10)}, criteria={"jobs": {**JOBS, "bounds": "data"}})
    )
    assert result["figure_flips"] == []
    assert list(result["leave_out"]["projects"]) == ["data"]


def test_missing_everywhere(tmp_path: Path) -> None:
    """Where every project lacks a figure nothing is ranked, yet places are drawn over what the figures may be."""
    result = answer(written(tmp_path / "case", {"a": project({}), "b": project({})}, criteria={"jobs": JOBS}))
    assert result["first_place_flip"] is None
    assert result["methods"] is None
    assert sum(result["acceptability"]["a"]) == pytest.approx(1)


def test_nothing_can_be_chosen(tmp_path: Path) -> None:
    """Where no project states what it asks for the portfolio is empty whatever is known of the other figures."""
    bare = {"name": "A project", "group": "coal", "status": "published", "source": "report"}
    projects = {key: {**bare, "figures": {"jobs": {"value": 50, "range": [0, 90]}}} for key in "ab"}
    result = answer(written(tmp_path / "case", projects, criteria={"jobs": JOBS}))
    assert result["portfolios"]["core"] == []
    assert [(each["choosable"], each["portfolio_changes"]) for each in result["information"]] == [(False, 0.0)] * 2


def test_weights_that_are_all_zero(tmp_path: Path) -> None:
    """No weights at all are refused."""
    case = written(tmp_path / "case", TWO, criteria={"jobs": JOBS}, weights={"jobs": 0})
    refused("weights_all_zero", str(case))


def test_a_range_that_does_not_hold_its_value(tmp_path: Path) -> None:
    """The value outside its own range is told with its file and key."""
    case = written(tmp_path / "case", {**TWO, "c": project({"value": 5, "range": [10, 20]})}, experts=COUNCIL)
    refused("range_without_value", str(case))
    _, _, err = run("robustness", str(case))
    assert "c.toml" in err


@pytest.mark.parametrize(
    ("key", "arguments"),
    [
        ("draws_out_of_range", ("--draws", "0")),
        ("draws_out_of_range", ("--draws", "-5")),
        ("draws_out_of_range", ("--draws", "200000000")),
        ("seed_negative", ("--seed", "-1")),
        ("level_not_above_half", ("--level", "0.5")),
        ("level_not_above_half", ("--level", "nan")),
        ("unknown_space", ("--space", "outer")),
        ("unknown_space", ("--vary", "nothing")),
        ("unknown_space", ("--model", "oracle")),
        ("margin_negative", ("--space", "within", "--margin", "-0.1")),
        ("unknown_detail", ("--detail", "panel,gossip")),
    ],
)
def test_unusable_arguments(tmp_path: Path, key: str, arguments: tuple[str, ...]) -> None:
    """Each wrong argument is a plain message with its mend, exit 2."""
    refused(key, str(written(tmp_path / "case", TWO, experts=COUNCIL)), *arguments)


def test_ten_million_draws_are_drawn(tmp_path: Path) -> None:
    """Ten million draws are a right answer: within a thousandth of what a hundred thousand say."""
    case = written(tmp_path / "case", TWO, experts=COUNCIL)
    shares = []
    for draws in ("100000", "10000000"):
        code, out, _ = run("robustness", str(case), "--draws", draws, "--vary", "weights", "--json")
        assert code == 0
        shares.append(json.loads(out)["acceptability"]["a"][0])
    assert shares[0] == pytest.approx(shares[1], abs=0.01)


@pytest.mark.parametrize(("other", "key"), [("nobody", "unknown_project"), ("a", "compared_with_itself")])
def test_a_project_is_compared_with_another_one(tmp_path: Path, other: str, key: str) -> None:
    """A stranger and the project itself are refused in both languages."""
    case = str(written(tmp_path / "case", TWO, experts=COUNCIL))
    for language in LANGUAGES:
        code, out, err = run("explain", case, "a", "--against", other, "--language", language)
        assert (code, out) == (2, "")
        assert len(err) > 60
    code, out, _ = run("explain", case, "a", "--against", other, "--json")
    assert json.loads(out)["problems"][0]["key"] == key
