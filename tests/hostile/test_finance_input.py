"""Bad financial input: a plain message with its place and how to mend it, never a traceback, nothing computed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from appraisal import desk
from appraisal.cli.main import program
from appraisal.errors import Problem
from appraisal.paths import sample_folder
from appraisal.text import LANGUAGES, problem_text

KARAKAN, SORBENTS, HEAD = "projects/karakan.toml", "projects/sorbents.toml", "case.toml"
BAD = [
    ("shares of phasing", SORBENTS, "2014 = 0.55", "2014 = 0.50", "shares_not_one", "cash_flow.phasing"),
    ("shares of classes", KARAKAN, "share = 0.6", "share = 0.5", "shares_not_one", "cash_flow.asset_classes"),
    ("a life of zero", SORBENTS, "life = 15", "life = 0", "number_too_small", "cash_flow.life"),
    ("no life", SORBENTS, "life = 15\n", "", "life_missing", "cash_flow"),
    ("a class's life of zero", KARAKAN, "life = 10", "life = 0", "number_too_small", "cash_flow.asset_classes"),
    ("flows before the base year", SORBENTS, "2013 = 0.45", "2011 = 0.45", "before_base_year", "cash_flow.phasing"),
    ("a rate of -100 %", HEAD, 'value = 0.10\nstatus = "assumed"\nrange = [0.08, 0.14]', "value = -1.0",
     "rate_impossible", "discount_rate"),
    ("a part of -100 %", HEAD, "value = 0.0812\n", "value = -1.0\n", "rate_impossible", "rate_parts"),
    ("a hole in a tax", HEAD, "years = [2025, 2030]\nrate = 0.25", "years = [2026, 2030]\nrate = 0.25",
     "tax_years_apart", "taxes.profit"),
    ("a tax that ends early", HEAD, "years = [2031, 2075]\nrate = 0.25", "years = [2031, 2032]\nrate = 0.25",
     "rates_end_early", "taxes.profit"),
    ("inflation that ends early", HEAD, "years = [2017, 2075]\nrate = 0.04", "years = [2017, 2030]\nrate = 0.04",
     "rates_end_early", "inflation"),
    ("text in an amount", SORBENTS, "value = 160\n", 'value = "160"\n', "number_expected", "cash_flow.products"),
    ("text in the life", SORBENTS, "life = 15", 'life = "long"', "whole_number_expected", "cash_flow.life"),
    ("text in a rate", HEAD, "value = 0.10\n", 'value = "10 %"\n', "number_expected", "discount_rate"),
    ("a negative cost", SORBENTS, "value = 80\nrange = [65, 110]", "value = -80", "driver_negative",
     "cash_flow.fixed_cost"),
    ("a range below zero", SORBENTS, "range = [65, 110]", "range = [-65, 110]", "driver_negative",
     "cash_flow.fixed_cost"),
    ("prices of another year", HEAD, "price_year = 2012", "price_year = 2008", "inflation_missing", "price_year"),
    ("a last year before the base", HEAD, "base_year = 2012", "base_year = 2012\nlast_year = 2012",
     "last_year_early", "last_year"),
    ("an unknown driver of the market", HEAD, "price = 0.5", "prise = 0.5", "unknown_driver", "simulation.market"),
    ("a price of an unknown kind", HEAD, "[groups.coal_chemistry]", "[external_prices]\nsmoke = -1\n\n"
     "[groups.coal_chemistry]", "unknown_figure", "external_prices"),
]  # fmt: skip


def spoiled(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """Return a copy of the real register with texts of its files replaced."""
    case = folder / "kuzbass"
    shutil.copytree(sample_folder() / "kuzbass", case)
    for file, old, new in changes:
        text = (case / file).read_text(encoding="utf-8")
        assert old in text, f"{file} does not hold {old}"
        (case / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return case


def _columns(problems: tuple[Problem, ...], key: str, file: str) -> list[str]:
    return [
        str(each.place.column) for each in problems if each.key == key and each.place and each.place.file.endswith(file)
    ]


@pytest.mark.parametrize(("what", "file", "old", "new", "key", "column"), BAD, ids=[each[0] for each in BAD])
def test_bad_input_has_a_place_and_a_mend(
    tmp_path: Path, what: str, file: str, old: str, new: str, key: str, column: str
) -> None:
    """Each fault of the list is told with its file, its key and its mend, in both languages."""
    report = desk.check(spoiled(tmp_path, (file, old, new)))
    assert any(each.startswith(column) for each in _columns(report.problems, key, file)), report.problems
    for problem in report.problems:
        for language in LANGUAGES:
            assert len(problem_text(problem, language)) > 40


def test_money_after_the_last_year(tmp_path: Path) -> None:
    """An amount after the last appraised year is told where it stands, in every project that has one."""
    report = desk.check(spoiled(tmp_path, (HEAD, "base_year = 2012", "base_year = 2012\nlast_year = 2014")))
    assert "cash_flow.phasing.2015" in _columns(report.problems, "after_last_year", "karakan.toml")
    assert {each.key for each in report.problems} == {"after_last_year"}


def test_two_products_of_one_name(tmp_path: Path) -> None:
    """Two products of one name are refused where they stand."""
    second = '[[cash_flow.products]]\nname = "sorbents"\nunit = "kt"\nvolume = 1\nprice = 1\n\n[cash_flow.fixed_cost]'
    report = desk.check(spoiled(tmp_path, (SORBENTS, "[cash_flow.fixed_cost]", second)))
    assert [(each.key, each.facts["name"]) for each in report.problems] == [("name_twice", "sorbents")]


def test_all_faults_of_one_cash_flow_are_told_at_once(tmp_path: Path) -> None:
    """A reader who mends one fault does not meet the next one on the next run."""
    case = spoiled(
        tmp_path,
        (SORBENTS, "2014 = 0.55", "2014 = 0.50"),
        (SORBENTS, "life = 15", "life = 0"),
        (SORBENTS, "value = 80\nrange = [65, 110]", "value = -80"),
        (SORBENTS, "value = 160\n", 'value = "160"\n'),
        (HEAD, "years = [2031, 2075]\nrate = 0.25", "years = [2031, 2032]\nrate = 0.25"),
    )
    keys = {each.key for each in desk.check(case).problems}
    wanted = {"shares_not_one", "number_too_small", "driver_negative", "number_expected", "rates_end_early"}
    assert wanted <= keys


@pytest.mark.parametrize("language", LANGUAGES)
def test_finance_refuses_with_words_and_exit_code_two(tmp_path: Path, language: str) -> None:
    """The command prints the message and nothing else, and exits 2."""
    case = spoiled(tmp_path, (SORBENTS, "life = 15", "life = 0"))
    done = CliRunner().invoke(program(), ["finance", str(case), "--language", language])
    assert done.exit_code == 2
    assert not done.stdout
    assert "sorbents.toml" in done.stderr
    assert "Traceback" not in done.stderr
