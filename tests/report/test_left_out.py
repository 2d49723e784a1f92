"""Who could not be chosen, and what is missing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from appraisal.cli.main import program

CASE = Path(__file__).parents[1] / "samples" / "found" / "way_npv_first"
FLOOR = '\n[[rules]]\nkind = "total"\nkey = "floor"\nof = "slag"\nat_least = 1\n'


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A case with a floor on a figure that no criterion measures and that project a lacks."""
    at = Path(shutil.copytree(CASE, tmp_path / "case"))
    head, rules = at / "case.toml", at / "rules.toml"
    head.write_text(head.read_text() + '\n[figures.slag]\ntitle = "Waste burnt"\nunit = "kt/year"\n')
    rules.write_text(rules.read_text() + FLOOR)
    for key in ("c", "p"):
        project = at / "projects" / f"{key}.toml"
        project.write_text(project.read_text().replace("[figures]\n", "[figures]\nslag = 2\n"))
    return str(at)


def run(*arguments: str) -> str:
    """Return what a command prints; it ends well."""
    done = CliRunner().invoke(program(), list(arguments))
    assert done.exit_code == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_figure_that_only_a_rule_counts_is_named_by_its_title(folder: str, language: str) -> None:
    """`check`, `select` and `explain` all say that a cannot be chosen for want of it, and none fails."""
    for command in (["check", folder], ["select", folder], ["explain", folder, "a"]):
        said = run(*command, "--language", language)
        assert "waste burnt" in said.lower()
        assert "slag" not in said


def test_a_rule_on_what_one_project_lacks_does_not_block_the_others(folder: str, tmp_path: Path) -> None:
    """Those that have the figure are chosen under the rule; ranking, finance and memo go on with all three."""
    assert "Waste burnt: 4 kt/year" in run("select", folder)
    for command in ("rank", "finance"):
        assert {"a", "c", "p"} <= set(run(command, folder).split())
    run("memo", folder, "--out", str(tmp_path / "memo"), "--format", "html")
    assert "Waste burnt" in next((tmp_path / "memo").rglob("*.html")).read_text(encoding="utf-8")
