"""Numbers of any size, anywhere in a case: refused with place and mend, or borne by every command."""

from __future__ import annotations

import json
import random
import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from typer.testing import CliRunner

import appraisal
from appraisal.cli.main import program
from appraisal.errors import InputError
from appraisal.intake.read import read_case
from appraisal.settings import Settings
from appraisal.text import LANGUAGES, problem_text

EXAMPLE = Path(appraisal.__file__).parent / "intake" / "example"
NUMBER = re.compile(r"(?<![\w\"-])-?\d[\d_.]*(?![\w\"-])")
# What a number may be replaced by: refused ones, borne ones at the edge, and what is no number.
SIZES = (
    "1e300", "-1e300", "1e308", "1e16", "9" * 40, "9" * 400, "9" * 5000, "1e15", "-1e15", "1e13", "999999999999", "0",
    "-1", "1e-300", "5e-324", "1e-90", "inf", "nan", '"x"', "true", "[1]", "{ value = 1e300 }",
)  # fmt: skip
COMMANDS = (
    ("check",),
    ("rank",),
    ("select",),
    ("frontier",),
    ("finance", "--draws", "20"),
    ("finance", "--project", "sorting_line", "--draws", "20"),
    ("robustness", "--draws", "20"),
    ("explain", "sorting_line"),
    ("rank", "--scenario", "low_prices"),
)


def run(command: tuple[str, ...], case: Path, *more: str) -> tuple[int, str]:
    """Run a command; whatever it says, it is no traceback and no defect."""
    done = CliRunner().invoke(program(), [command[0], str(case), *command[1:], *more])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code in {0, 2, 3}, done.output
    return done.exit_code, done.output


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size[:8])
def test_every_number_of_a_case_may_be_anything(size: str, tmp_path: Path) -> None:
    """Each number of each file in turn is replaced: `check` refuses it, or commands drawn by lot bear it."""
    drawn = random.Random(size)
    for file in sorted(EXAMPLE.rglob("*.toml")):
        text = file.read_text(encoding="utf-8")
        places = list(NUMBER.finditer(text))
        for result in drawn.sample(places, min(1, len(places))):
            case = tmp_path / "case"
            shutil.rmtree(case, ignore_errors=True)
            shutil.copytree(EXAMPLE, case)
            (case / file.relative_to(EXAMPLE)).write_text(
                text[: result.start()] + size + text[result.end() :], encoding="utf-8"
            )
            language = drawn.choice(LANGUAGES)
            if run(("check",), case, "--language", language)[0] == 0:
                run(drawn.choice(COMMANDS), case, "--language", language)


@pytest.mark.parametrize("given", ["1e300", "-1e16", "1e-300"])
def test_a_number_beyond_measure_is_refused_with_place_and_mend(given: str, tmp_path: Path) -> None:
    """File, row and key are named in both languages, and all else that is wrong as well."""
    shutil.copytree(EXAMPLE, tmp_path / "case")
    file = tmp_path / "case" / "projects" / "sorting_line.toml"
    text = file.read_text(encoding="utf-8").replace("life = 15", "life = 15.5")
    file.write_text(text.replace("investment = 420", f"investment = {given}"), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_case(tmp_path / "case")
    keys = {each.key: each for each in refused.value.problems}
    assert set(keys) & {"number_beyond", "number_tiny"}
    assert len(keys) == 2
    problem = next(each for key, each in keys.items() if key.startswith("number_"))
    assert problem.place is not None
    row = 1 + text[: text.index("investment = 420")].count("\n")
    assert (problem.place.row, problem.place.column) == (row, "figures.investment")
    for language in LANGUAGES:
        assert "sorting_line.toml" in problem_text(problem, language)


HEADS = (1e300, 10**40, "9" * 400, "²", "٣", "#", "x. y", "requests.", "1e300", "\u202e", "=1+1", " ", "A.B", 2024.5)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook to fill in."""
    path = tmp_path_factory.mktemp("template") / "template.xlsx"
    CliRunner().invoke(program(), ["template", str(path)])
    return path


@pytest.mark.parametrize("head", HEADS, ids=lambda head: str(head)[:8])
def test_odd_headers_of_a_workbook(head: object, template: Path, tmp_path: Path) -> None:
    """A title of a column may be anything: it is read or named, in all sheets at once and alone in some of them."""
    names = openpyxl.load_workbook(template).sheetnames
    alone = names[HEADS.index(head) :: len(HEADS)]
    for chosen in [names, *([each] for each in alone)]:
        book = openpyxl.load_workbook(template)
        for name in chosen:
            sheet = book[name]
            assert isinstance(sheet, Worksheet)
            sheet.cell(1, sheet.max_column + 1).value = head  # type: ignore[assignment]
            sheet.cell(2, sheet.max_column).value = 1e300
        book.save(tmp_path / "case.xlsx")
        run(("check",), tmp_path / "case.xlsx")


def test_budgets_beyond_measure_are_refused() -> None:
    """In Python and as an option a budget is bounded; a seed is not negative."""
    case = read_case(EXAMPLE)
    for settings, key in (
        (Settings(budget=1e300), "number_beyond"),
        (Settings(budget=float("nan")), "number_beyond"),
        (Settings(seed=-1), "seed_negative"),
    ):
        with pytest.raises(InputError) as refused:
            appraisal.appraise(case, settings=settings)
        assert [each.key for each in refused.value.problems] == [key]
    code, out = run(("select",), EXAMPLE, "--budget", "1e300", "--json")
    assert code == 2
    assert json.loads(out)["problems"][0]["key"] == "option_too_great"
