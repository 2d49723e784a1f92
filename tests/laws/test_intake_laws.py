"""Laws of intake: what is written is read back, in either kind of file and either language."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from appraisal.documents.case import Case
from appraisal.documents.checks import check
from appraisal.errors import Place
from appraisal.intake.read import read_case
from appraisal.intake.to_toml import write_toml
from appraisal.intake.to_xlsx import workbook, write_xlsx
from appraisal.text import LANGUAGES, Language
from tests.laws.case_trees import Tree, trees

SLOW = settings(deadline=None, max_examples=20, suppress_health_check=list(HealthCheck))


def made(tree: Tree) -> Case:
    """The case of a tree."""
    return check(tree, key="case", locate=lambda path: Place(file=str(path)))


@SLOW
@given(tree=trees())
def test_toml_gives_back_the_case(tree: Tree) -> None:
    """Whatever the documents allow is the same after it was written as TOML and read."""
    case = made(tree)
    with tempfile.TemporaryDirectory() as room:
        write_toml(case, Path(room) / "case")
        again = read_case(Path(room) / "case")
    assert again.tree() == case.tree()
    assert again.digest == case.digest


@SLOW
@given(tree=trees(), language=st.sampled_from(LANGUAGES))
def test_a_workbook_gives_back_the_case(tree: Tree, language: Language) -> None:
    """Whatever the documents allow is the same after it was written as a workbook and read, in either language."""
    case = made(tree)
    with tempfile.TemporaryDirectory() as room:
        write_xlsx(case, Path(room) / "case.xlsx", language=language)
        again = read_case(Path(room) / "case.xlsx")
    assert again.tree() == case.tree()
    assert again.digest == case.digest
    assert list(again.projects) == read_order(case)
    assert again.criteria_set.criteria == case.criteria_set.criteria


@settings(deadline=None, max_examples=3, suppress_health_check=list(HealthCheck))
@given(tree=trees(), language=st.sampled_from(LANGUAGES))
def test_the_same_case_gives_the_same_bytes(tree: Tree, language: Language) -> None:
    """A workbook holds no clock and no chance."""
    case = made(tree)
    assert workbook(case, language=language) == workbook(case, language=language)


def read_order(case: Case) -> list[str]:
    """The order of a case's projects: the stated one, else that of the keys."""
    return list(case.head.projects) or sorted(case.projects)
