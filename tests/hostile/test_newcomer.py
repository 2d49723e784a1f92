"""The slips of a first day: what is plain in a workbook filled in by hand is read, all else is told at its place."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from appraisal.errors import InputError, Problem
from appraisal.intake.read import read_case
from appraisal.text import LANGUAGES, problem_text
from tests.intake.books import Value, changed, column_of, example_book


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The example in Russian, to be filled in."""
    return example_book(tmp_path / "case.xlsx", language="ru")


def put(page: Worksheet, row: int, title: str, value: Value) -> None:
    """Type into a cell by its row and title."""
    page.cell(row=row, column=column_of(page, title)).value = value


def problems(path: Path) -> tuple[Problem, ...]:
    """The problems of a workbook, in their order; each speaks of sheets in both languages, never of TOML."""
    with pytest.raises(InputError) as caught:
        read_case(path)
    for problem in caught.value.problems:
        for language in LANGUAGES:
            spoken = problem_text(problem, language)
            assert not any(each in spoken for each in ("TOML", "toml", "rules[", "quotes", "кавычк", " = "))
    return caught.value.problems


def setting(page: Worksheet, title: str, value: Value) -> None:
    """Type the value of a setting."""
    row = next(cells[0].row for cells in page.iter_rows() if cells[0].value == title)
    page.cell(row=row, column=2).value = value


def test_plain_slips_are_read_in_silence(book: Path) -> None:
    """Titles above headers, units, blanks, dates, Russian words and н/д mean what the tidy workbook means."""
    before = read_case(book)
    loaded = load_workbook(book)
    page = loaded["Проекты"]
    put(page, 2, "Инвестиции, млн руб.", "420,5")
    put(page, 3, "Инвестиции, млн руб.", "1\u00a0650 млн руб.")
    put(page, 2, "Рабочие места, рабочих мест", "60 рабочих мест")
    put(page, 4, "Рабочие места, рабочих мест", "н/д")
    put(page, 2, "Год ввода", datetime.date(2026, 6, 1))
    put(page, 3, "Год ввода", "01.09.2027")
    put(page, 2, "Статус", " Заявлен ")
    put(page, 2, "Группа", "recycling ")
    put(page, 4, "Инвесторы", "—")
    page.insert_rows(1)
    page["A1"] = "Реестр проектов на 2026 год"
    page.merge_cells("A1:F1")
    case = loaded["Дело"]
    setting(case, "Единица", "млн руб.")
    setting(case, "Цены", "реальные")
    setting(case, "Ставка дисконтирования", "12 %")
    setting(case, "Потоки в середине года", "нет")
    setting(case, "Базовый год", "2024 г.")
    setting(case, "Эталонная стоимость", "500 млн руб.")
    case.insert_rows(1)
    case["A1"] = "Программа района"
    put(loaded["Критерии"], 2, "Направление", "чем больше, тем лучше")
    put(loaded["Правила"], 2, "Вид", "Число проектов группы")
    put(loaded["Правила"], 3, "Вид", "обязательный")
    put(loaded["Правила"], 3, "Проекты", "sorting_line, brick_works")
    put(loaded["Бюджеты"], 2, "Всего", "900 млн руб")
    put(loaded["Бюджеты"], 2, "Остаток переносится", "да")
    put(loaded["Источники"], 2, "Дата", "01.03.2024")
    loaded["Оценки"].insert_rows(1, 2)
    loaded["Оценки"]["A1"] = "Оценки экспертов"
    loaded.save(book)
    after = read_case(book)
    assert [after.figure(key, "investment").value for key in after.projects] == [420.5, 1650, 280]
    assert after.figure("brick_works", "jobs").missing
    assert after.projects["brick_works"].investors == ()
    years = [each.commissioning_year for each in after.projects.values()]
    assert [None if each is None else each.value for each in years] == [2026, 2027, None]
    assert after.rules.budget.carry_over
    assert [rule.kind for rule in after.rules.rules] == ["group_count", "mandatory"]
    assert after.head.sources["application"].date == "2024-03-01"
    for name in ("unit", "prices", "base_year", "groups", "figures"):
        assert getattr(after.head, name) == getattr(before.head, name)
    assert after.head.discount_rate.value == 0.12
    assert (after.council, after.criteria) == (before.council, before.criteria)


def test_guesses_are_told_in_the_order_of_the_sheets(book: Path) -> None:
    """Sheet by sheet, row by row, column by column; each once, and at the cell to be mended."""
    loaded = load_workbook(book)
    page = loaded["Проекты"]
    put(page, 4, "Инвестиции, млн руб.", "280 тыс. руб.")
    put(page, 4, "Год ввода", "20270")
    put(page, 3, "Группа", "energy\u200b")
    put(loaded["Критерии"], 3, "Направление", "болше")
    put(loaded["Критерии"], 4, "Лучшее", "1,000")
    put(loaded["Веса"], 3, "Вес", None)
    weight = next(str(cell.value) for cell in loaded["Эксперты"][1] if str(cell.value).startswith("Вес: Рабочие"))
    put(loaded["Эксперты"], 2, weight, "много")
    put(loaded["Правила"], 3, "Вид", "обязательный")
    put(loaded["Правила"], 3, "Проекты", "sorting_line")
    put(loaded["Правила"], 3, "Группа", "energy")
    put(loaded["Правила"], 4, "Вид", "обязательнй")
    loaded.save(book)
    result = problems(book)
    assert [(each.key, each.place.sheet, each.place.row, each.place.column) for each in result if each.place] == [
        ("unknown_group", "Проекты", 3, "Группа"),
        ("year_impossible", "Проекты", 4, "Год ввода"),
        ("unit_in_cell", "Проекты", 4, "Инвестиции, млн руб."),
        ("word_unknown", "Критерии", 3, "Направление"),
        ("number_two_ways", "Критерии", 4, "Лучшее"),
        ("weight_missing", "Веса", 3, "Вес"),
        ("number_expected", "Эксперты", 2, weight),
        ("key_unknown", "Правила", 3, "Группа"),
        ("word_unknown", "Правила", 4, "Вид"),
    ]
    spoken = {each.key: problem_text(each, "ru") for each in result}
    assert "energy<U+200B>" in spoken["unknown_group"]
    assert "Ключ правила, Обоснование, Вид и Проекты" in spoken["key_unknown"]
    assert all(each in spoken["word_unknown"] for each in ("обязательный", "синергия", "предпосылка"))


def test_a_header_that_cannot_be_read_is_one_message(book: Path) -> None:
    """A sheet whose titles were typed over is told once, not once a column."""
    loaded = load_workbook(book)
    for number, cell in enumerate(loaded["Источники"][1]):
        cell.value = f"графа {number}"
    loaded.save(book)
    assert [each.key for each in problems(book) if each.place and each.place.sheet == "Источники"] == ["header_missing"]


def test_a_head_of_two_rows_is_read(book: Path) -> None:
    """Merged cells over several columns stand above the titles that count."""
    before = read_case(book)
    loaded = load_workbook(book)
    page = loaded["Проекты"]
    page.insert_rows(2)
    for name in ("Инвестиции, млн руб.", "Рабочие места, рабочих мест"):
        column = column_of(page, name)
        page.cell(row=2, column=column).value = name
        page.cell(row=1, column=column).value = None
    page.cell(row=1, column=column_of(page, "Год ввода")).value = "Год ввода"
    loaded.save(book)
    assert read_case(book).tree() == before.tree()


def test_blank_weights_of_all_criteria(book: Path) -> None:
    """A sheet of weights without a number names each criterion at its cell."""
    changed(book, "Веса", {(row, "Вес"): None for row in range(2, 6)})
    result = problems(book)
    assert [(each.key, each.place.row) for each in result if each.place] == [
        ("weight_missing", row) for row in range(2, 6)
    ]


def test_an_expert_who_forgets_a_criterion(book: Path) -> None:
    """Whoever weighs one criterion weighs all."""
    loaded = load_workbook(book)
    weight = next(str(cell.value) for cell in loaded["Эксперты"][1] if str(cell.value).startswith("Вес: Рабочие"))
    loaded.close()
    (problem,) = problems(changed(book, "Эксперты", {(2, weight): None}))
    assert (problem.key, problem.place and problem.place.column) == ("expert_weight_missing", weight)


def test_a_percent_sign_beside_a_weight(book: Path) -> None:
    """A share among points would be a guess."""
    (problem,) = problems(changed(book, "Веса", {(2, "Вес"): "40 %"}))
    assert problem.key == "unit_unasked"
