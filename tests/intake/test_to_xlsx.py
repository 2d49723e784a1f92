"""Workbooks as they are written."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from appraisal.errors import InputError
from appraisal.intake.read import read_case
from appraisal.intake.sheets import SHEETS
from appraisal.intake.to_xlsx import template, workbook, write_xlsx
from appraisal.paths import sample_folder
from appraisal.text import LANGUAGES, Language, say
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
    assert '"published,claimed,assumed,missing"' in offered
    assert f"'{say('workbook.sheets.groups', language)}'!$A$2:$A$3" in offered
    words = [cell.value for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
    assert say("workbook.readme.status", language) in words
    others = {each.key for each in SHEETS} - {"case", "projects"}
    assert any(say(f"workbook.sheets.{key}", language) in str(word) for key in others for word in words)
    assert read_case(path).tree() == read_case(EXAMPLE).tree()


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
    assert read_case(path).key == "t"
