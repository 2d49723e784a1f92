"""Workbooks and their problems, each with sheet, row and column."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from appraisal.errors import Place
from appraisal.intake.read import read_case
from tests.intake.books import Value, book_of, changed, example_book
from tests.intake.conftest import EXAMPLE, Refused

JOBS = "Jobs, jobs"
RUSSIAN_BOOK: dict[str, list[list[Value]]] = {
    "Дело": [
        ["Настройка", "Значение"],
        ["Заголовок (по-русски)", "Проба"],
        ["Единица", "million RUB"],
        ["Цены", "nominal"],
        ["базовый  ГОД", 2024],
        [None, None],
        ["# для себя", "что угодно"],
        ["Ставка дисконтирования", 0.12],
    ],
    "группы": [["Ключ", "Заголовок (по-русски)"], ["waste", "Отходы"]],
    "Виды показателей": [
        ["Ключ", "Заголовок (по-русски)", "Единица"],
        ["jobs", "Рабочие места", "jobs"],
        ["waste_reduction", "Сокращение отходов", "kt/year"],
    ],
    "Проекты": [
        ["Ключ", "Название (по-русски)", "Группа", "Инвесторы", "Инвестиции", "Рабочие места", "waste_reduction", "#"],
        ["a", "А", "waste", "Первый; Второй", 10, 5, 7.5, "заметка"],
        [None, None, None, None, None, None, None, "и строка с заметкой"],
        [2014, "Б", "waste", "ООО «Ёж»", 12.0],
    ],
    "# черновик": [["что", "угодно"]],
    "Лист1": [],
}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The example in English, to be changed."""
    return example_book(tmp_path / "case.xlsx")


def test_a_book_by_hand_is_read(tmp_path: Path) -> None:
    """Titles in Russian and in any case, keys as titles, texts in one language, blank rows, notes of one's own."""
    case = read_case(book_of(RUSSIAN_BOOK, tmp_path / "дело.xlsx"))
    assert case.key == "дело"
    assert list(case.projects) == ["a", "2014"]
    assert case.projects["a"].investors == ("Первый", "Второй")
    assert case.projects["a"].name.to("en") == "А"
    assert [case.figure("a", kind).value for kind in ("investment", "jobs", "waste_reduction")] == [10, 5, 7.5]
    assert case.figure("2014", "jobs").missing
    assert case.figure("2014", "investment").value == 12


def test_the_workbook_is_the_example(book: Path) -> None:
    """What the workbook shows is the example folder, read back the same."""
    assert read_case(book).tree() == read_case(EXAMPLE).tree()


@pytest.mark.parametrize("given", ["12 34", "много", "1e3", "10-15", "≈ 7"])
def test_text_in_a_number_cell_is_not_guessed(book: Path, refused: Refused, given: str) -> None:
    """A number typed as text is told with its sheet, row and column, and what stands there."""
    (problem,) = refused(changed(book, "Projects", {(3, JOBS): given}))
    assert problem.key == "number_expected"
    assert problem.facts["given"] == given.strip()
    assert problem.place == Place(file="case.xlsx", sheet="Projects", row=3, column=JOBS)


@pytest.mark.parametrize(
    ("value", "key"),
    [
        (datetime.date(2014, 5, 4), "cell_date"),
        (True, "number_expected"),
        ("#DIV/0!", "cell_error"),
        ("=1+1", "formula_without_value"),
        (float(10**300), "number_beyond"),
        (float(10**14), None),
    ],
)
def test_other_cells_than_numbers(book: Path, refused: Refused, value: Value, key: str | None) -> None:
    """Dates, yes and no, errors and formulas never calculated are each told once; a huge number is one."""
    changed(book, "Projects", {(3, JOBS): value})
    if key is None:
        assert read_case(book).figure("biogas_plant", "jobs").value == value
    else:
        (problem,) = refused(book)
        assert (problem.key, problem.place) == (key, Place(file="case.xlsx", sheet="Projects", row=3, column=JOBS))


def test_a_needed_cell_that_is_broken_is_told_once(book: Path, refused: Refused) -> None:
    """An error in a cell that must be filled is not told a second time as missing."""
    (problem,) = refused(changed(book, "Case", {(8, "Value"): "#N/A"}))
    assert problem.key == "cell_error"


def test_blank_cells_that_are_needed_are_told_at_themselves(book: Path, refused: Refused) -> None:
    """What is missing is told at the cell where it should stand."""
    changed(book, "Projects", {(2, "Group"): None})
    changed(book, "Groups", {(2, "Title (English)"): None, (2, "Title (Russian)"): None})
    problems = {problem.key: problem.place for problem in refused(book)}
    assert problems == {
        "key_missing": Place(file="case.xlsx", sheet="Projects", row=2, column="Group"),
    } or [each.row for each in problems.values() if each] == [2]


def test_two_projects_of_one_key(book: Path, refused: Refused) -> None:
    """Both rows are named."""
    problems = refused(changed(book, "Projects", {(4, "Key"): "sorting_line"}))
    (twice,) = [each for each in problems if each.key == "row_twice"]
    assert twice.facts == {"name": "sorting_line", "first": 2, "second": 4}
    assert twice.place == Place(file="case.xlsx", sheet="Projects", row=4)


def test_unknown_columns_and_sheets_are_named(book: Path, refused: Refused) -> None:
    """A title that means nothing, one that means the same twice, a column without one, a sheet of another name."""
    changed(book, "Projects", {(2, "Remark"): "x", (2, "Рабочие места"): 4})
    loaded = load_workbook(book)
    loaded["Rules"].title = "Ruls"
    loaded["Budgets"].cell(row=2, column=40).value = "lost"
    loaded.create_sheet("Бюджеты")["A1"] = "Фонд"
    loaded.save(book)
    result = {problem.key: problem for problem in refused(book)}
    assert {"column_unknown", "column_twice", "column_untitled", "sheet_unknown", "sheet_twice"} == set(result)
    assert result["column_unknown"].facts["name"] == "Remark"
    assert result["sheet_unknown"].place == Place(file="case.xlsx", sheet="Ruls")
    assert result["column_untitled"].place == Place(file="case.xlsx", sheet="Budgets", row=2)


def test_a_unit_in_a_title_is_held_to_the_case(book: Path, refused: Refused) -> None:
    """A column of thousands of jobs is not read as one of jobs."""
    changed(book, "Kinds of figures", {(2, "Unit"): "thousand jobs"})
    told = [each for each in refused(book) if each.key == "column_unknown"]
    assert {each.facts["name"] for each in told} == {JOBS}
    assert {each.facts["known"][0].en for each in told} == {"Jobs, thousand jobs"}  # type: ignore[index]


def test_rows_must_point_to_rows(book: Path, refused: Refused) -> None:
    """An unknown project, scenario or option, a path that leads nowhere, ids that are missing or do not go together."""
    changed(book, "Options", {(2, "Project"): "sorting"})
    changed(book, "Cash flows", {(2, "Scenario"): "high"})
    changed(book, "More on figures", {(3, "Figure"): "jobs..x", (4, "Figure"): None})
    changed(book, "Requests", {(2, "Option"): "small", (2, "Scenario"): "low_prices", (2, "Project"): "sorting_line"})
    result = {problem.key: problem.place for problem in refused(book)}
    assert set(result) >= {"unknown_project", "unknown_scenario", "path_malformed", "cell_missing", "unknown_option"}
    assert result["unknown_project"] == Place(file="case.xlsx", sheet="Options", row=2, column="Project")
    assert result["cell_missing"] == Place(file="case.xlsx", sheet="More on figures", row=4, column="Figure")


def test_settings_and_experts_must_be_known(book: Path, refused: Refused) -> None:
    """A setting that is none is told at its row; a reason of nobody at its cell."""
    changed(book, "Case", {(8, "Setting"): "Units"})
    changed(book, "Reasons", {(2, "Expert"): "ecolog"})
    result = {problem.key: problem for problem in refused(book)}
    assert result["setting_unknown"].place == Place(file="case.xlsx", sheet="Case", row=8)
    assert result["unknown_expert"].place == Place(file="case.xlsx", sheet="Reasons", row=2, column="Expert")
    assert result["unknown_expert"].facts["near"] == "ecologist"


def test_ids_that_do_not_go_together(book: Path, refused: Refused) -> None:
    """A request of an option inside a scenario is no request of a case."""
    changed(book, "Requests", {(2, "Option"): "small", (2, "Scenario"): "low_prices"})
    (problem,) = refused(book)
    assert problem.key == "cells_clash"


def test_a_value_given_twice(book: Path, refused: Refused) -> None:
    """What two sheets say is told at the second."""
    loaded = load_workbook(book)
    page = loaded.create_sheet("Everything else")
    page.append(["Path", "Value"])
    page.append(["case.base_year", 2020])
    loaded.save(book)
    (problem,) = refused(book)
    assert problem.key == "setting_twice"
    assert problem.facts["sheet"] == "Case"


def test_cross_checks_are_told_in_cells(book: Path, refused: Refused) -> None:
    """What no sheet can know alone is told at its cell as well: a negative cost, an unknown group, a rule's project."""
    changed(book, "Projects", {(2, "Investment, million RUB"): -420, (3, "Group"): "enrgy"})
    changed(book, "Ratings", {(2, "Project"): "sorting"})
    changed(book, "Weights", {(2, "Weight"): "heavy"})
    result = {problem.key: problem.place for problem in refused(book)}
    assert result["amount_negative"] == Place(
        file="case.xlsx", sheet="Projects", row=2, column="Investment, million RUB"
    )
    assert result["unknown_group"] == Place(file="case.xlsx", sheet="Projects", row=3, column="Group")
    assert result["number_expected"] == Place(file="case.xlsx", sheet="Weights", row=2, column="Weight")
    assert result["unknown_project"] is not None
    assert result["unknown_project"].sheet == "Ratings"


def test_formulas_stand_for_their_values(book: Path) -> None:
    """A formula that a spreadsheet has calculated is its value."""
    from zipfile import ZipFile

    with ZipFile(book) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = next(each for each, text in parts.items() if b"<v>420</v>" in text)
    parts[name] = parts[name].replace(b"<v>420</v>", b"<f>400+20</f><v>420</v>")
    with ZipFile(book, "w") as packed:
        for each, text in parts.items():
            packed.writestr(each, text)
    assert read_case(book).figure("sorting_line", "investment").value == 420


def test_the_order_of_projects_is_a_word(book: Path, refused: Refused) -> None:
    """Rows or keys, nothing else."""
    row = next(
        number
        for number, (cell, *_) in enumerate(load_workbook(book)["Case"].iter_rows(values_only=True), start=1)
        if cell == "Order of projects"
    )
    assert next(iter(read_case(changed(book, "Case", {(row, "Value"): "keys"})).projects)) == "biogas_plant"
    (problem,) = refused(changed(book, "Case", {(row, "Value"): "by size"}))
    assert (problem.key, problem.place) == (
        "word_unknown",
        Place(file="case.xlsx", sheet="Case", row=row, column="Order of projects"),
    )
