"""Whatever cannot be read, all else that is wrong is told in the same check."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from appraisal.errors import InputError, Problem
from appraisal.intake.read import read_case
from appraisal.rules.kinds import RULE_KINDS
from appraisal.text import LANGUAGES, Language, problem_text, say
from appraisal.text.say import words
from tests.hostile.test_newcomer import problems, put, setting
from tests.intake.books import EXAMPLE, example_book


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The example in Russian, to be filled in."""
    return example_book(tmp_path / "case.xlsx", language="ru")


def places(result: tuple[Problem, ...]) -> list[tuple[str, str | None, int | None]]:
    """The keys of problems with their sheets and rows."""
    return [(each.key, each.place.sheet, each.place.row) for each in result if each.place]


def test_names_in_other_rules_are_told_beside_a_misspelt_kind(book: Path) -> None:
    """The kind stands in row 2, the unknown project in row 3, and both are told at their rows."""
    loaded = load_workbook(book)
    put(loaded["Правила"], 2, "Вид", "число проэктов группы")
    put(loaded["Правила"], 3, "Вид", "обязательный")
    put(loaded["Правила"], 3, "Проекты", "brick_work")
    loaded.save(book)
    result = problems(book)
    assert places(result) == [("word_unknown", "Правила", 2), ("unknown_project", "Правила", 3)]
    assert "число проектов группы, число проектов" in problem_text(result[0], "ru")


def test_a_broken_head_hides_nothing_else_and_invents_nothing(book: Path) -> None:
    """With prices misspelt and the unit blank, groups and units of projects are checked, money is not."""
    loaded = load_workbook(book)
    setting(loaded["Дело"], "Цены", "постоянне")
    setting(loaded["Дело"], "Единица", None)
    put(loaded["Проекты"], 3, "Группа", "energetics")
    loaded.save(book)
    told = places(problems(book))
    assert ("unknown_group", "Проекты", 3) in told
    assert {key for key, *_ in told} == {"word_unknown", "key_missing", "unknown_group"}


def test_a_name_instead_of_a_key_is_answered_with_its_key(book: Path) -> None:
    """One problem, no list that is said to be too short, and the key of that project stands first."""
    loaded = load_workbook(book)
    put(loaded["Правила"], 3, "Вид", "обязательный")
    put(loaded["Правила"], 3, "Проекты", "Кирпич из золошлаков")
    loaded.save(book)
    (problem,) = problems(book)
    assert (problem.key, problem.facts["near"]) == ("unknown_project", "brick_works")


@pytest.mark.parametrize(
    ("weights", "key"),
    [
        ("{ method = 'rank_order', order = ['npv', 'jobs'] }", "order_incomplete"),
        ("{ method = 'ahp', judgements = [{ more = 'npv', less = 'jobs', times = 2 }] }", "judgements_incomplete"),
    ],
)
def test_orders_and_comparisons_are_told_at_their_expert(tmp_path: Path, weights: str, key: str) -> None:
    """What an expert leaves out has a place, in both languages without the name of another kind of file."""
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "case"))
    council = folder / "council.toml"
    given = "{ npv = 40, jobs = 25, waste_reduction = 20, sectoral_fit = 15 }"
    council.write_text(council.read_text(encoding="utf-8").replace(given, weights), encoding="utf-8")
    with pytest.raises(InputError, match=key) as caught:
        read_case(folder)
    (problem,) = caught.value.problems
    assert problem.place is not None
    assert problem.place.file == "council.toml"
    assert all(".toml" not in problem_text(Problem(key, problem.facts), language) for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mend_that_names_a_file_names_the_sheet_as_well(language: Language) -> None:
    """Engines know no files: who reads their mends may have filled in a workbook."""
    sheet = {"en": ("sheet", "workbook"), "ru": ("лист", "книг")}[language]
    spoken = words(language)
    mends = {key: str(text) for key, text in spoken.items() if key.startswith("problems.") and key.endswith(".mend")}
    assert [key for key, text in mends.items() if ".toml" in text and not any(each in text for each in sheet)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_drop_down_offers_words_of_the_workbook(tmp_path: Path, language: str) -> None:
    """Short lists are in the workbook's language; keys come from the whole column of their sheet."""
    path = example_book(tmp_path / "t.xlsx", language=language)  # type: ignore[arg-type]
    loaded = load_workbook(path)
    offered = {
        (page.title, rule.formula1) for page in loaded.worksheets for rule in page.data_validations.dataValidation
    }
    lists = [text for _, text in offered if text.startswith('"')]
    cyrillic = [any("а" <= each <= "я" for each in text.casefold()) for text in lists]
    assert lists
    assert all(cyrillic) if language == "ru" else not any(cyrillic)
    assert all(len(text) <= 257 for text in lists)
    sheets = {text.partition("'!")[0].strip("='") for _, text in offered if not text.startswith('"')}
    listed = ("groups", "sources", "projects", "scenarios", "experts", "criteria")
    assert sheets == {say(f"workbook.sheets.{key}", language) for key in listed}  # type: ignore[arg-type]
    assert read_case(path).tree() == read_case(EXAMPLE).tree()


@pytest.mark.parametrize("year", [1899, 2201, 2026.5])
def test_a_commissioning_year_that_is_none_is_told_in_its_cell(book: Path, year: float) -> None:
    """Years before 1900, after 2200 or with a fraction are typing errors, and the range stands in the message."""
    loaded = load_workbook(book)
    put(loaded["Проекты"], 2, "Год ввода", year)
    loaded.save(book)
    (problem,) = problems(book)
    assert problem.place is not None
    assert (problem.place.sheet, problem.place.row, problem.place.column) == ("Проекты", 2, "Год ввода")
    assert "1900" in problem_text(problem, "ru")
    assert "2200" in problem_text(problem, "ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_rule_is_suggested(tmp_path: Path, language: str) -> None:
    """Who names no known kind reads all of them, in the words of the workbook that is being filled in."""
    path = example_book(tmp_path / "kinds.xlsx", language=language)  # type: ignore[arg-type]
    sheet, column = (say(f"workbook.{key}", language) for key in ("sheets.rules", "columns.kind"))  # type: ignore[arg-type]
    loaded = load_workbook(path)
    put(loaded[sheet], 2, column, "xyz")
    loaded.save(path)
    (problem,) = problems(path)
    told = problem_text(problem, language)  # type: ignore[arg-type]
    kinds = [key.removeprefix("workbook.words.kind.") for key in words("en") if key.startswith("workbook.words.kind.")]
    assert set(kinds) == set(RULE_KINDS)
    spoken = {"en": kinds, "ru": [say(f"workbook.words.kind.{key}", "ru").partition(";")[0] for key in kinds]}
    assert [kind for kind in spoken[language] if kind not in told] == []


def test_a_mark_that_the_case_does_not_name_is_told_in_its_cell(book: Path) -> None:
    """A mark in words where a key should stand, or one that no sheet lists, is told with the sheet to add it to."""
    loaded = load_workbook(book)
    put(loaded["Проекты"], 2, "Признаки", "малое предприятие")
    put(loaded["Проекты"], 3, "Признаки", "small_firm")
    loaded.save(book)
    told = problems(book)
    assert [(each.key, each.place.row) for each in told if each.place] == [("unknown_mark", 2), ("unknown_mark", 3)]
    assert all("«Признаки»" in problem_text(each, "ru") for each in told)
