"""The large register: fictional throughout, drawn by a script whose bytes repeat."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from appraisal.analysis.appraise import appraise
from appraisal.documents.case import Case
from appraisal.intake.read import read_case
from appraisal.paths import sample_folder

FOLDER = sample_folder() / "region"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that draws the register."""
    spec = importlib.util.spec_from_file_location("make_region", FOLDER / "make_region.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def region() -> Case:
    """The case as shipped: one workbook."""
    return read_case(FOLDER)


def test_the_workbook_is_what_the_script_draws(region: Case, script: ModuleType) -> None:
    """Nobody has edited the workbook by hand, and export then import loses nothing of 200 projects."""
    assert region.digest == script.region().digest


def test_the_bytes_repeat(script: ModuleType, tmp_path: Path) -> None:
    """The same seed writes the same file."""
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    script.main(first)
    script.main(second)
    assert first.read_bytes() == second.read_bytes()


def test_everything_is_called_fictional(region: Case) -> None:
    """Title, note, every project, investor, fund and expert say in both languages that they are invented."""
    assert region.head.note is not None
    named = [region.head.title, region.head.note, *(project.name for project in region.projects.values())]
    named += [member.name for member in region.council.members]
    named += [fund.title for fund in region.rules.by_fund().values() if fund.title is not None]
    for text in named:
        assert "fictional" in text.en.lower(), text.en
        assert "вымы" in text.ru.lower(), text.ru
    assert all(each.startswith("Fictional") for project in region.projects.values() for each in project.investors)


def test_size_and_variety(region: Case) -> None:
    """200 projects of different names in six groups, three funds, fourteen rules of all ten kinds, nine experts."""
    assert len({project.name.ru for project in region.projects.values()}) == len(region.projects) == 200
    assert len({project.short for project in region.projects.values()}) == 200
    assert len({project.group for project in region.projects.values()}) == 6
    assert len(region.rules.by_fund()) == 3
    assert len(region.rules.rules) == 14
    assert len({rule.kind for rule in region.rules.rules}) == 10
    assert len(region.council.members) == 9
    assert any(project.options for project in region.projects.values())


def test_it_can_be_appraised(region: Case) -> None:
    """NPVs of both signs, some projects with gaps, and a portfolio that keeps to every rule."""
    appraised = appraise(region)
    known = [cells["npv"].value for cells in appraised.decision.cells.values() if cells["npv"].value is not None]
    assert min(known) < 0 < max(known)
    assert 10 <= len(appraised.decision.missing) <= 40
    assert appraised.portfolio.chosen
