"""Jobs for the council's money: a ratio of a figure and the requests, by one entry of the catalogue."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from appraisal.analysis.appraise import appraise
from appraisal.documents.project import OptionTable
from appraisal.errors import InputError
from appraisal.figures import Figure, Status
from appraisal.intake.read import read_case
from appraisal.intake.to_xlsx import write_xlsx
from appraisal.measures.jobs_per_money import jobs_per_money
from appraisal.measures.project_variant import ProjectVariant
from appraisal.paths import criteria_folder
from appraisal.settings import Settings

SMALL = Path(__file__).parents[1] / "samples" / "found" / "no_npv"
KEY = "jobs_per_money"


def _folder(target: Path, project: str, *, unit: str = "jobs / million RUB") -> Path:
    """Write the small case with the shipped criterion beside the jobs; `project` is the file of the project a."""
    folder = target / "case"
    copytree(SMALL, folder)
    head = 'name = "a"\ngroup = "g"\n'
    (folder / "projects" / "a.toml").write_text(head + project, encoding="utf-8")
    shipped = (criteria_folder() / f"{KEY}.toml").read_text(encoding="utf-8")
    (folder / "criteria" / f"{KEY}.toml").write_text(shipped.replace("jobs / million RUB", unit), encoding="utf-8")
    chosen = f'title = "set"\ncriteria = ["jobs", "{KEY}"]\n[weights]\njobs = 1\n{KEY} = 1\n'
    (folder / "criteria" / "standard.toml").write_text(chosen, encoding="utf-8")
    return folder


def _figure(target: Path, project: str) -> Figure:
    return jobs_per_money(ProjectVariant(read_case(_folder(target, project)), "a"))


def test_it_is_the_jobs_over_all_years_of_the_request(tmp_path: Path) -> None:
    """30 jobs for 20 in the first year and 40 in the second are a half; money of another fund does not count."""
    other = "[requests.region]\n2024 = 900\n"
    project = f"request = {{ 2024 = 20, 2025 = 40 }}\n[figures]\njobs = 30\n{other}"
    folder = _folder(tmp_path, project)
    rules = folder / "rules.toml"
    rules.write_text(rules.read_text(encoding="utf-8") + "\n[funds.region]\ntotal = 900\n", encoding="utf-8")
    figure = jobs_per_money(ProjectVariant(read_case(folder), "a"))
    assert (figure.value, figure.unit, figure.low) == (0.5, "jobs / million RUB", None)


def test_its_range_holds_every_pair_of_jobs_and_money(tmp_path: Path) -> None:
    """From fewest jobs for most money to most jobs for least; the weakest status is its own."""
    project = """request = { 2024 = { value = 10, range = [5, 20], status = "assumed" } }
[figures]
jobs = { value = 8, range = [4, 10], status = "published" }
"""
    figure = _figure(tmp_path, project)
    assert (figure.value, figure.low, figure.high, figure.status) == (0.8, 0.2, 2.0, Status.ASSUMED)


def test_missing_jobs_with_a_range_leave_a_range(tmp_path: Path) -> None:
    """Jobs that are only known to lie between two numbers give a ratio between two numbers."""
    project = 'request = { 2024 = 10 }\n[figures]\njobs = { status = "missing", range = [4, 10] }\n'
    figure = _figure(tmp_path, project)
    assert (figure.value, figure.low, figure.high) == (None, 0.4, 1.0)


@pytest.mark.parametrize(
    "project",
    [
        "request = { 2024 = 10 }\n",
        "[figures]\njobs = 5\n",
        "request = { 2024 = 0 }\n[figures]\njobs = 5\n",
        'note = "returned"\nrequest = { 2024 = 10, 2025 = -10 }\n[figures]\njobs = 5\n',
    ],
    ids=["no jobs", "no request", "nothing asked", "all returned"],
)
def test_without_jobs_or_money_it_is_missing(tmp_path: Path, project: str) -> None:
    """No number stands for what cannot be divided."""
    assert _figure(tmp_path, project).missing


def test_a_smaller_option_has_the_same_ratio(tmp_path: Path) -> None:
    """Half of the project has half of the jobs for half of the money."""
    case = read_case(_folder(tmp_path, "request = { 2024 = 10 }\n[figures]\njobs = 8\n"))
    half = OptionTable.model_validate({"key": "half", "title": "half", "scale": 0.5})
    assert jobs_per_money(ProjectVariant(case, "a", half)).value == 0.8


def test_it_ranks_and_has_no_total(tmp_path: Path) -> None:
    """The criterion stands in the decision matrix, nothing of it is added up, and as an objective it is refused."""
    case = read_case(_folder(tmp_path, "request = { 2024 = 10 }\n[figures]\njobs = 8\n[cash_flow.table]\n2024 = 5\n"))
    appraisal = appraise(case)
    assert appraisal.decision.cells["a"][KEY].value == 0.8
    assert not appraisal.evidence.simulates
    assert KEY not in appraisal.candidates.totals
    with pytest.raises(InputError, match="unknown_objective"):
        appraise(case, settings=Settings(objective=KEY)).portfolio  # noqa: B018


def test_its_unit_is_read_in_words(tmp_path: Path) -> None:
    """A workbook may state the unit in Russian; another unit than that of jobs and money is refused."""
    project = "request = { 2024 = 10 }\n[figures]\njobs = 8\n"
    case = read_case(_folder(tmp_path / "one", project))
    write_xlsx(case, tmp_path / "book.xlsx", language="ru")
    assert read_case(tmp_path / "book.xlsx").criteria[KEY].unit == "jobs / million RUB"
    with pytest.raises(InputError) as told:
        read_case(_folder(tmp_path / "two", project, unit="jobs"))
    [problem] = told.value.problems
    assert (problem.key, problem.facts["expected"]) == ("unit_wrong", "jobs / million RUB")


def test_without_a_kind_of_jobs_it_is_no_measure(tmp_path: Path) -> None:
    """A case that has no jobs is told so, and which measures it has."""
    folder = _folder(tmp_path, "request = { 2024 = 10 }\n")
    for file in (folder / "case.toml", *(folder / "projects").glob("*.toml"), folder / "criteria" / "jobs.toml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("jobs", "posts"), encoding="utf-8")
    with pytest.raises(InputError) as told:
        read_case(folder)
    unknown = {str(each.facts["name"]) for each in told.value.problems if each.key == "unknown_measure"}
    assert KEY in unknown
