"""Laws of intake: what is written is read back, in either kind of file and either language."""

from __future__ import annotations

import json
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

SLOW = settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))


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


@settings(deadline=None, max_examples=5, suppress_health_check=list(HealthCheck))
@given(tree=trees(), language=st.sampled_from(LANGUAGES))
def test_the_same_case_gives_the_same_bytes(tree: Tree, language: Language) -> None:
    """A workbook holds no clock and no chance."""
    case = made(tree)
    assert workbook(case, language=language) == workbook(case, language=language)


@SLOW
@given(tree=trees())
def test_the_order_of_projects_survives(tree: Tree) -> None:
    """Projects, criteria and experts stand in the same order after the way there and back."""
    case = made(tree)
    with tempfile.TemporaryDirectory() as room:
        write_toml(case, Path(room) / "case")
        write_xlsx(read_case(Path(room) / "case"), Path(room) / "case.xlsx")
        again = read_case(Path(room) / "case.xlsx")
    assert list(again.projects) == list(read_order(case))
    assert again.criteria_set.criteria == case.criteria_set.criteria
    assert json.dumps([each.key for each in again.council.experts]) == json.dumps([e.key for e in case.council.experts])


def read_order(case: Case) -> list[str]:
    """The order of a case's projects: the stated one, else that of the keys."""
    return list(case.head.projects) or sorted(case.projects)
