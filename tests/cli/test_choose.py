"""The commands select and frontier."""

from __future__ import annotations

import json
from pathlib import Path

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
    result = json.loads(out)
    assert code == 0
    assert set(result) >= SELECT
    assert set(result["selected"][0]) >= {"project", "option", "cost"}
    assert result["spent"] == pytest.approx(sum(each["cost"] for each in result["selected"]))
    assert {"closeness", "value", "npv"} <= set(result["readings"])
    assert len(result["confirmed_by"]) > 1


@pytest.mark.parametrize(
    ("asked", "whose", "said"),
    [
        ((), "council", ("use the council’s weights.", "использованы веса совета.")),
        (("--weights", "equal"), "equal", ("use equal weights.", "использованы равные веса.")),
        (("--weights", "economist"), "economist", ("of one expert: Economist.", "одного эксперта: Экономист.")),
    ],
)
def test_a_portfolio_says_whose_weights_it_uses(asked: tuple[str, ...], whose: str, said: tuple[str, str]) -> None:
    """The council's, one expert's or equal ones: in the text of select and frontier, and in their documents."""
    for command in ("select", "frontier"):
        assert json.loads(run(command, KUZBASS, "--json", *asked)[1])["weights"] == whose
        for language, words in zip(("en", "ru"), said, strict=True):
            out = run(command, KUZBASS, "--language", language, *asked)[1].replace("\u00a0", " ")
            assert words.replace("’", "'") in out.replace("’", "'")


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
    result = json.loads(out)
    assert code == 3
    assert result["status"] == "infeasible"
    assert result["objective_value"] is None
    assert result["selected"] == []
    assert result["clashes"]
    assert result["relaxations"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_select_in_words(language: str) -> None:
    """Tables and sentences come in both languages, and “best” says of what."""
    code, out, _ = run("select", KUZBASS, "--language", language)
    assert code == 0
    assert ("closeness above doing nothing" if language == "en" else "сумма близостей") in out


def test_frontier_has_every_breakpoint() -> None:
    """With --json the frontier is exact and its first breakpoint is the least feasible budget."""
    code, out, _ = run("frontier", KUZBASS, "--json")
    result = json.loads(out)
    assert code == 0
    assert result["exact"] is True
    budgets = [point["budget"] for point in result["breakpoints"]]
    assert budgets == sorted(budgets)
    assert run("select", KUZBASS, "--budget", str(budgets[0] - 0.001), "--json")[0] == 3
    assert run("select", KUZBASS, "--budget", str(budgets[0]), "--json")[0] == 0
    assert set(result["intervals"]) == {option for point in result["breakpoints"] for option in point["options"]} | {
        "serafimovsky"
    }


def test_frontier_between_two_budgets_begins_with_what_holds_there() -> None:
    """A range shows the breakpoint below its start too, because that is the answer at the start."""
    result = json.loads(run("frontier", KUZBASS, "--from", "20000", "--to", "78000", "--json")[1])
    assert [point["budget"] for point in result["breakpoints"]] == [19_500, 76_200, 76_700, 77_500]


def test_a_large_register_gets_a_frontier_with_gaps() -> None:
    """Above the size of enumeration nothing is called exact, and every line carries what it may lack."""
    result = json.loads(run("frontier", REGION, "--from", "5700", "--to", "5800", "--json")[1])
    assert result["exact"] is False
    assert all(point["gap"] is not None and 0 <= point["gap"] < 0.05 for point in result["breakpoints"])


def test_an_unknown_objective_exits_2() -> None:
    """A wrong objective is named together with those there are."""
    code, _, err = run("select", KUZBASS, "--objective", "glory")
    assert code == 2
    assert "closeness" in err


def _applied(held: dict[str, str], change: dict[str, list[str]], options: dict[str, str]) -> dict[str, str]:
    """Return a portfolio after a change, its new options taken from the portfolio that it leads to."""
    kept = {project: key for project, key in held.items() if project not in change["leaves"]}
    return kept | {project: options[project] for project in (*change["enters"], *change["changes_option"])}


def test_three_lists_lead_from_each_portfolio_to_the_next() -> None:
    """Applied to one portfolio, enters, leaves and changes_option give the other, wherever two are compared."""
    result = json.loads(run("select", KUZBASS, "--json")[1])
    best = {each["project"]: each["option"] for each in result["selected"]}
    others = [
        *result["next_best"],
        result["differs_by_3"],
        result["most_different"],
        *result["readings_compared"].values(),
    ]
    for other in others:
        assert _applied(best, other, other["selected"]) == other["selected"]
        assert not set(other["changes_option"]) & {*other["enters"], *other["leaves"]}
    held: dict[str, str] = {}
    changed = 0
    for point in json.loads(run("frontier", KUZBASS, "--json")[1])["breakpoints"]:
        held = _applied(held, point, point["options"])
        assert held == point["options"]
        changed += len(point["changes_option"])
    assert changed


def test_the_table_of_the_frontier_says_who_changes_the_option() -> None:
    """A project that is held before and after stands under its new option, not among those that come in."""
    _, out, _ = run("frontier", KUZBASS)
    assert "another option: “Industrial production of sorbents" in " ".join(out.split())


def test_readings_without_a_portfolio_are_told_from_empty_ones() -> None:
    """Under a budget that no portfolio keeps to, a reading is null in JSON, not an empty list."""
    code, out, _ = run("select", KUZBASS, "--budget", "1", "--json")
    result = json.loads(out)
    assert code == 3
    assert set(result["readings"].values()) == {None}
    assert result["readings_compared"] == {}


def test_a_line_of_a_composed_objective_speaks_of_its_own_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where budgets were solved one by one no line says "from", and it is said that between two nothing is known."""
    monkeypatch.setattr("appraisal.portfolio.answers.can_enumerate", lambda _: False)
    case = Path(__file__).parents[1] / "samples" / "found" / "way_npv_first"
    done = CliRunner().invoke(program(), ["frontier", str(case), "--objective", "npv-first"])
    assert done.exit_code == 0
    assert "at a budget of" in done.stdout
    assert "from a budget" not in done.stdout
    assert "between two lines nothing was computed" in " ".join(done.stdout.split())
