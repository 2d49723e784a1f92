"""Folders as they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from appraisal.errors import InputError
from appraisal.intake.read import read_case
from appraisal.intake.to_toml import files, write_toml
from appraisal.paths import sample_folder
from tests.intake.conftest import EXAMPLE


def test_a_project_reads_as_a_person_wrote_it() -> None:
    """Bare numbers where there is no more to say, figures on one line, amounts by year in one table."""
    assert files(read_case(EXAMPLE))["projects/sorting_line.toml"] == (
        'name = { en = "Sorting line for municipal waste", ru = "Линия сортировки коммунальных отходов" }\n'
        'short = { en = "Sorting line", ru = "Линия сортировки" }\n'
        'group = "recycling"\n'
        'investors = ["Chisty Gorod LLC"]\n'
        "commissioning_year = 2026\n"
        'source = "application"\n'
        "\n[figures]\n"
        "investment = 420\n"
        "jobs = { value = 60, range = [45, 60] }\n"
        'waste_reduction = { value = 90, status = "assumed", range = [60, 110] }\n'
        "\n[cash_flow]\n"
        'status = "assumed"\n'
        "life = 15\n"
        "phasing = { 2024 = 0.6, 2025 = 0.4 }\n"
        "ramp_up = [0.5, 0.8, 1]\n"
        "revenue = { value = 190, range = [150, 210] }\n"
        "operating_cost = 105\n"
        "\n[request]\n"
        "2024 = 120\n"
        "2025 = 80\n"
        "\n[[options]]\n"
        'key = "small"\n'
        'title = { en = "One shift only", ru = "Только одна смена" }\n'
        "scale = 0.6\n"
    )


def test_a_rule_says_first_what_it_is() -> None:
    """Kind and key stand first, the reason last."""
    text = files(read_case(sample_folder() / "kuzbass"))["rules.toml"]
    rule = text.split("[[rules]]\n")[1].strip().splitlines()
    assert rule[0].startswith("kind = ")
    assert rule[-1].startswith("reason")


@pytest.mark.parametrize("name", ["kuzbass", "region"])
def test_the_samples_come_back(tmp_path: Path, name: str) -> None:
    """The sample cases are the same after the way into a folder and back."""
    case = read_case(sample_folder() / name)
    write_toml(case, tmp_path / name)
    again = read_case(tmp_path / name)
    assert (again.key, again.digest) == (name, case.digest)
    assert again.tree() == case.tree()
    assert files(again) == files(case)


def test_what_is_not_the_cases_stays(folder: Path) -> None:
    """A folder that may be overwritten loses its old projects and keeps its notes."""
    (folder / "projects" / "old.toml").write_text("name = 'old'\ngroup = 'energy'\n")
    (folder / "notes.md").write_text("mine")
    with pytest.raises(InputError, match="target_exists"):
        write_toml(read_case(EXAMPLE), folder)
    assert (folder / "projects" / "old.toml").exists()
    write_toml(read_case(EXAMPLE), folder, overwrite=True)
    assert not (folder / "projects" / "old.toml").exists()
    assert (folder / "notes.md").read_text() == "mine"
    assert read_case(folder).digest == read_case(EXAMPLE).digest
    assert sorted(path.name for path in folder.parent.iterdir()) == ["case"]
