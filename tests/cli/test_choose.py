"""The commands select and frontier."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from appraisal.cli.main import program
from appraisal.paths import sample_folder

KUZBASS, REGION = str(sample_folder() / "kuzbass"), str(sample_folder() / "region")
SELECT = {
    "status", "gap", "objective", "objective_value", "budget", "spent", "selected", "totals", "readings", "clashes",
    "relaxations", "confirmed_by",
}  # fmt: skip


def run(*arguments: str) -> tuple[int, str, str]:
    """Run a command; return its exit code, standard output and standard error."""
    done = CliRunner().invoke(program(), list(arguments))
    return done.exit_code, done.stdout, done.stderr


def test_select_prints_the_keys_that_outsiders_rely_on() -> None:
    """With --json the portfolio is one document with the promised keys."""
    code, out, _ = run("select", KUZBASS, "--json")
    found = json.loads(out)
    assert code == 0
    assert set(found) >= SELECT
    assert set(found["selected"][0]) >= {"project", "option", "cost"}
    assert found["spent"] == pytest.approx(sum(each["cost"] for each in found["selected"]))
    assert {"closeness", "value", "npv"} <= set(found["readings"])
    assert len(found["confirmed_by"]) > 1


def test_a_larger_budget_is_never_worse() -> None:
    """What-if: the objective does not fall as the budget grows."""
    values = [
        json.loads(run("select", KUZBASS, "--budget", str(budget), "--json")[1])["objective_value"]
        for budget in (14_500, 19_500, 80_000, 82_000)
    ]
    assert values == sorted(values)


def test_an_infeasible_budget_exits_3_with_clashes_and_ways_out() -> None:
    """No portfolio is no error: the document says which rules clash and what would help."""
    code, out, _ = run("select", KUZBASS, "--budget", "100", "--json")
    found = json.loads(out)
    assert code == 3
    assert found["status"] == "infeasible"
    assert found["objective_value"] is None
    assert found["selected"] == []
    assert found["clashes"]
    assert found["relaxations"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_select_in_words(language: str) -> None:
    """Tables and sentences come in both languages, and “best” says of what."""
    code, out, _ = run("select", KUZBASS, "--language", language)
    assert code == 0
    assert ("closeness above doing nothing" if language == "en" else "сумма близостей") in out


def test_frontier_has_every_breakpoint() -> None:
    """With --json the frontier is exact and its first breakpoint is the least feasible budget."""
    code, out, _ = run("frontier", KUZBASS, "--json")
    found = json.loads(out)
    assert code == 0
    assert found["exact"] is True
    budgets = [point["budget"] for point in found["breakpoints"]]
    assert budgets == sorted(budgets)
    assert run("select", KUZBASS, "--budget", str(budgets[0] - 0.001), "--json")[0] == 3
    assert run("select", KUZBASS, "--budget", str(budgets[0]), "--json")[0] == 0
    assert set(found["intervals"]) == {option for point in found["breakpoints"] for option in point["options"]} | {
        "serafimovsky"
    }


def test_frontier_between_two_budgets_begins_with_what_holds_there() -> None:
    """A range shows the breakpoint below its start too, because that is the answer at the start."""
    found = json.loads(run("frontier", KUZBASS, "--from", "20000", "--to", "78000", "--json")[1])
    assert [point["budget"] for point in found["breakpoints"]] == [19_500, 77_500]


def test_a_large_register_gets_a_frontier_with_gaps() -> None:
    """Above the size of enumeration nothing is called exact, and every line carries what it may lack."""
    found = json.loads(run("frontier", REGION, "--from", "5700", "--to", "5800", "--json")[1])
    assert found["exact"] is False
    assert all(point["gap"] is not None and 0 <= point["gap"] < 0.05 for point in found["breakpoints"])


def test_an_unknown_objective_exits_2() -> None:
    """A wrong objective is named together with those there are."""
    code, _, err = run("select", KUZBASS, "--objective", "glory")
    assert code == 2
    assert "closeness" in err
