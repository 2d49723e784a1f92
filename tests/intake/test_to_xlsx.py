"""Workbooks as they are written."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from appraisal.errors import InputError
from appraisal.intake.limits import MOST_ROWS
from appraisal.intake.read import read_case
from appraisal.intake.sheets import SHEETS
from appraisal.intake.to_xlsx import template, workbook, write_xlsx
from appraisal.paths import sample_folder
from appraisal.text import LANGUAGES, Language, say
from tests.intake.books import changed
from tests.intake.conftest import EXAMPLE

HOSTILE = [
    "=1+1",
    "+7 384",
    "-5",
    "@SUM(A1)",
    '=HYPERLINK("http://x")',
    "http://example.org",
    "mailto:a@b",
    "007",
    "{=1}",
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_is_titled_in_a_language(tmp_path: Path, language: Language) -> None:
    """Sheets, titles, notes and the page of instructions speak the language chosen; what is there is read back."""
    path = tmp_path / "t.xlsx"
    template(path, language=language)
    book = load_workbook(path)
    assert book.sheetnames[:3] == [say(f"workbook.sheets.{key}", language) for key in ("readme", "case", "projects")]
    page = book[say("workbook.sheets.projects", language)]
    assert page["A1"].value == say("workbook.columns.key", language)
    assert page["A1"].comment.text == say("workbook.notes.key", language)
    assert page.freeze_panes == "B2"
    offered = {rule.formula1 for rule in page.data_validations.dataValidation}
    offers = {"en": '"published,claimed,assumed,missing"', "ru": '"опубликован,заявлен,допущение,нет"'}
    assert offers[language] in offered
    assert f"'{say('workbook.sheets.groups', language)}'!$A$2:$A${MOST_ROWS}" in offered  # groups to come as well
    words = [cell.value for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
    assert say("workbook.readme.status", language) in words
    others = {each.key for each in SHEETS} - {"case", "projects"}
    assert any(say(f"workbook.sheets.{key}", language) in str(word) for key in others for word in words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_leaves_the_bounds_to_the_council(tmp_path: Path, language: Language) -> None:
    """Bounds are blank with an example beside them; `check` says which to fill, and filled they are read."""
    path = tmp_path / "t.xlsx"
    template(path, language=language)
    name = say("workbook.sheets.criteria", language)
    with pytest.raises(InputError) as caught:
        read_case(path)
    assert [(each.key, each.place.sheet, each.place.row) for each in caught.value.problems if each.place] == [
        ("bounds_blank", name, row) for row in (2, 3, 4)
    ]
    page = load_workbook(path)[name]
    titles = [cell.value for cell in page[1]]
    beside = {key: titles.index(say(f"workbook.beside.{key}", language)) + 1 for key in ("worst", "best")}
    filled = {
        (row, say(f"workbook.columns.{key}", language)): page.cell(row=row, column=column).value
        for row in (2, 3, 4)
        for key, column in beside.items()
    }
    case = read_case(changed(path, name, filled))  # type: ignore[arg-type]
    assert {key: each.bounds for key, each in case.criteria.items()} == {
        key: each.bounds for key, each in read_case(EXAMPLE).criteria.items()
    }


def test_texts_stay_texts(tmp_path: Path) -> None:
    """What begins like a formula, a link or a number is stored as text, without a formula or a link in the file."""
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "case"))
    project = (folder / "projects" / "brick_works.toml").read_text(encoding="utf-8")
    investors = f"investors = {HOSTILE!r}"
    (folder / "projects" / "brick_works.toml").write_text(investors + "\n" + project, encoding="utf-8")
    for number, text in enumerate(HOSTILE):
        (folder / "projects" / f"p{number}.toml").write_text(f"name = '{text}'\ngroup = 'energy'\n", encoding="utf-8")
    head = (folder / "case.toml").read_text(encoding="utf-8")
    (folder / "case.toml").write_text(head.replace("projects = [", "# ["), encoding="utf-8")
    case = read_case(folder)
    write_xlsx(case, tmp_path / "case.xlsx")
    with ZipFile(tmp_path / "case.xlsx") as packed:
        sheets = b"".join(packed.read(name) for name in packed.namelist() if name.startswith("xl/worksheets/sheet"))
    assert b"<f>" not in sheets
    assert b"hyperlink" not in sheets
    again = read_case(tmp_path / "case.xlsx")
    assert again.projects["brick_works"].investors == tuple(HOSTILE)
    assert again.tree() == case.tree()


def test_the_real_register_comes_back(tmp_path: Path) -> None:
    """The register of twelve projects is the same after the way into a workbook and back, bytes and all."""
    case = read_case(sample_folder() / "kuzbass")
    written = workbook(case, language="ru")
    (tmp_path / "kuzbass.xlsx").write_bytes(written)
    again = read_case(tmp_path / "kuzbass.xlsx")
    assert again.tree() == case.tree()
    assert again.digest == case.digest
    assert workbook(again, language="ru") == written


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    """A file that is there stays as it is, unless it may be overwritten."""
    path = tmp_path / "t.xlsx"
    path.write_text("mine")
    with pytest.raises(InputError, match="target_exists"):
        template(path)
    assert path.read_text() == "mine"
    template(path, overwrite=True)
    assert path.read_bytes()[:2] == b"PK"
