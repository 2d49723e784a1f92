"""The command finance."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from appraisal.cli.finance_project import SECTIONS
from appraisal.cli.main import program
from appraisal.paths import sample_folder
from appraisal.text import Language, say

KUZBASS = str(sample_folder() / "kuzbass")


def run(*arguments: str) -> tuple[int, str, str]:
    """Run the command; return its exit code, standard output and standard error."""
    done = CliRunner().invoke(program(), ["finance", *arguments])
    return done.exit_code, done.stdout, done.stderr


def shape(*arguments: str) -> dict[str, Any]:
    """Return the JSON document of the command."""
    code, out, err = run(*arguments, "--json")
    assert (code, err) == (0, "")
    result: dict[str, Any] = json.loads(out)
    return result


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            ("Three points of view", "Reality check", "3.0 times the achieved 201", "After an uplift", "counts twice"),
        ),
        ("ru", ("Три вида эффективности", "Проверка на реальность", "С поправкой на оптимизм", "считается дважды")),
    ],
)
def test_the_case_in_one_short_page(language: str, words: tuple[str, ...]) -> None:
    """Indicators, views, rate, reality check and uplift of all projects, in both languages, within 80 lines."""
    code, out, err = run(KUZBASS, "--language", language)
    assert (code, err) == (0, "")
    for each in words:
        assert each in out
    assert len(out.splitlines()) < 80


@pytest.mark.parametrize("project", ["karakan", "mencherep", "sorbents", "boilers"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_one_project_has_every_section(project: str, language: str) -> None:
    """Everything about one project is told in both languages; of a project with gaps, what is missing."""
    code, out, err = run(KUZBASS, "--project", project, "--language", language, "--draws", "500")
    assert (code, err) == (0, "")
    missing = {"en": "missing: investment and cash flow", "ru": "не хватает: инвестиции и денежный поток"}
    assert (missing[language] in out) == (project == "boilers")


def test_a_statement_fits_the_terminal() -> None:
    """Years stand in blocks of seven, so that no row of a statement is wider than 120 columns."""
    code, out, _ = run(KUZBASS, "--project", "mencherep", "--what", "statement")
    assert code == 0
    rows = [line.rstrip() for line in out.splitlines()]
    assert max(map(len, rows)) <= 120
    assert sum({"2012", "2018"} <= set(row.split()) for row in rows) == 1


def test_sections_are_chosen_by_name() -> None:
    """Only what was asked for is told; an unknown section is refused with those there are."""
    _, out, _ = run(KUZBASS, "--project", "karakan", "--what", "switching")
    assert "Capital cost: a change of 23.7%" in out
    assert "Yearly statement" not in out
    code, out, err = run(KUZBASS, "--project", "karakan", "--what", "gossip")
    assert (code, out) == (2, "")
    assert all(section in err for section in SECTIONS)


def test_json_of_the_case() -> None:
    """All projects with lines, indicators and views; the rate, the checks, the uplift and the scenarios."""
    result = shape(KUZBASS)
    assert {"case", "scenario", "unit", "rate", "rate_parts", "warnings", "projects", "checks", "uplift"} <= set(result)
    karakan = result["projects"][0]
    assert {"project", "name", "missing", "indicators", "years", "lines", "views", "reconciled"} <= set(karakan)
    assert karakan["reconciled"] is True
    assert karakan["views"]["public"]["npv"] > karakan["views"]["commercial"]["npv"]
    net = next(line["amounts"] for line in karakan["lines"] if line["line"] == "net_flow")
    assert sum(flow / 1.1**year for year, flow in enumerate(net)) == pytest.approx(karakan["indicators"]["npv"])
    assert result["scenarios"][0]["scenario"] is None
    assert sum(each["verdict"] != "within" for each in result["checks"]) == 6


def test_json_of_a_project_goes_down_to_sources() -> None:
    """Every line is fed by grounds, each ground has a source, each source is told; draws repeat by their seed."""
    result = shape(KUZBASS, "--project", "karakan", "--draws", "400", "--seed", "9")
    assert {"tornado", "switching", "simulation", "surface", "scenarios", "claims", "grounds", "sources"} <= set(result)
    assert {each["source"] for each in result["grounds"]} <= set(result["sources"])
    fed = {(line["line"], line["item"]) for each in result["grounds"] for line in each["lines"]}
    told = {
        (line["line"], line["item"])
        for line in result["projects"][0]["lines"]
        if line["role"] != "total" and any(line["amounts"])
    }
    assert told <= fed
    again = shape(KUZBASS, "--project", "karakan", "--draws", "400", "--seed", "9")
    assert again["simulation"] == result["simulation"]
    assert (result["simulation"]["draws"], result["simulation"]["seed"]) == (400, 9)
    assert sum(result["simulation"]["histogram"]["shares"]) == pytest.approx(1)


def test_a_scenario_changes_the_numbers() -> None:
    """The scenario asked for is the one computed."""
    base, low = (
        shape(KUZBASS, *more)["projects"][0]["indicators"]["npv"] for more in ((), ("--scenario", "low-prices"))
    )
    assert low < base


def test_no_uplift_on_top_of_an_uplifted_scenario() -> None:
    """Under a scenario that prices the same risk no uplift is offered, and it is said why."""
    assert shape(KUZBASS, "--scenario", "optimism")["uplift"] is None
    assert "count it twice" in run(KUZBASS, "--scenario", "optimism")[1]
    assert shape(KUZBASS, "--scenario", "own-record")["uplift"]["offered"]


def test_the_workbook_is_written_once(tmp_path: Path) -> None:
    """The workbook appears under its name; a second writing needs --overwrite."""
    target = tmp_path / "finance.xlsx"
    assert run(KUZBASS, "--workbook", str(target))[0] == 0
    first = target.read_bytes()
    assert run(KUZBASS, "--workbook", str(target))[0] == 2
    assert run(KUZBASS, "--workbook", str(target), "--overwrite")[0] == 0
    assert target.read_bytes() == first


@pytest.mark.parametrize(
    "arguments", [("--project", "nobody"), ("--scenario", "never"), ("--project", "karakan", "--draws", "0")]
)
def test_unusable_arguments(arguments: tuple[str, ...]) -> None:
    """What cannot be asked is refused in plain words, exit 2."""
    code, out, err = run(KUZBASS, *arguments)
    assert code == 2
    assert "Traceback" not in err + out
    assert err


def test_an_option_has_a_statement_of_its_own(tmp_path: Path) -> None:
    """The option that starts a year later invests a year later, in JSON, in the text and as a workbook."""
    asked = (KUZBASS, "--project", "carbon_fiber")
    later = (*asked, "--option", "later")
    full, moved = (shape(*each)["projects"][0] for each in (asked, later))
    assert (full["option"], moved["option"]) == ("full", "later")
    amounts = [
        next(line for line in each["lines"] if line["line"] == "investment")["amounts"] for each in (full, moved)
    ]
    assert amounts[1] == pytest.approx([0.0, *amounts[0]])
    assert full["indicators"]["npv"] != moved["indicators"]["npv"]
    code, out, _ = run(*later, "--what", "indicators")
    assert code == 0
    assert "Started a year later" in out
    assert run(*later, "--workbook", str(tmp_path / "later.xlsx"))[0] == 0
    assert (tmp_path / "later.xlsx").stat().st_size > 0


def test_an_option_is_asked_of_its_project() -> None:
    """Without a project, or of one that has no such option, the command refuses and says what there is."""
    assert run(KUZBASS, "--option", "half")[0] == 2
    code, _, err = run(KUZBASS, "--project", "carbon_fiber", "--option", "nothing")
    assert code == 2
    assert "full" in err


def test_the_money_of_a_fund_stands_in_both_views(tmp_path: Path) -> None:
    """With the form of the budget said, the owners' view holds its grant and the ranked value does not."""
    folder = tmp_path / "kuzbass"
    shutil.copytree(KUZBASS, folder)
    rules = folder / "rules.toml"
    lines = [line for line in rules.read_text(encoding="utf-8").splitlines() if not line.startswith("form = ")]
    rules.write_text("\n".join(lines).replace("[budget]", '[budget]\nform = "grant"', 1), encoding="utf-8")
    result = {each["project"]: each for each in shape(str(folder))["projects"]}["karakan"]
    before = {each["project"]: each for each in shape(KUZBASS)["projects"]}["karakan"]
    assert result["funds"] == ["council"]
    assert result["indicators"] == before["indicators"]
    assert result["indicators_with_funds"]["npv"] == result["views"]["commercial"]["npv"]
    assert before["indicators_with_funds"] is None
    assert result["views"]["commercial"]["npv"] > result["views"]["commercial"]["npv_before_funds"]
    assert result["views"]["budget"]["npv"] < before["views"]["budget"]["npv"]
    assert result["reconciled"]
    told = shape(str(folder))["remarks"]
    assert any("pays as a grant" in each for each in told)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_indicators_stand_without_and_with_council_money(tmp_path: Path, language: str) -> None:
    """Of the case and of one project both values are shown, and it is said which of them is ranked."""
    folder = tmp_path / "kuzbass"
    shutil.copytree(KUZBASS, folder)
    rules = folder / "rules.toml"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text.replace('form = "accompanied"', 'form = "grant"', 1), encoding="utf-8")
    result = {each["project"]: each for each in shape(str(folder))["projects"]}["karakan"]
    for more in ((), ("--project", "karakan", "--what", "indicators")):
        code, out, _ = run(str(folder), *more, "--language", language)
        assert code == 0
        told = " ".join(out.replace("\u00a0", " ").split())
        for key in ("indicators", "indicators_with_funds"):
            digits = f"{result[key]['npv']:,.0f}"
            assert (digits if language == "en" else digits.replace(",", " ")) in told
        assert {"en": "use the value before it", "ru": "по показателям без них"}[language] in told


@pytest.mark.parametrize(("language", "unit"), [("en", "million RUB / kt"), ("ru", "млн руб. / тыс. т")])
def test_a_levelised_cost_has_its_unit(language: Language, unit: str) -> None:
    """On the terminal and in JSON the number stands with money per unit of the product."""
    _, out, _ = run(KUZBASS, "--project", "karakan", "--what", "indicators", "--language", language)
    line = next(each for each in out.splitlines() if say("finance.indicator.levelised_cost", language) in each)
    assert unit in line.replace("\u00a0", " ")
    assert shape(KUZBASS, "--project", "karakan")["projects"][0]["levelised_cost_units"] == {"coal": "million RUB / kt"}
