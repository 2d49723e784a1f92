"""A share of the money for marked projects: from the file to the sentence of what binds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.cli.json_choice import CHOICE
from appraisal.cli.to_json import Writer
from appraisal.errors import InputError
from appraisal.intake.read import read_case
from appraisal.intake.to_toml import write_toml
from appraisal.intake.to_xlsx import write_xlsx
from appraisal.memo.sections.evidence import passports
from appraisal.memo.voice import Voice
from appraisal.portfolio.candidates import Candidates
from appraisal.portfolio.problem import Option
from appraisal.report.portfolio import reasons
from appraisal.report.rules import clash_texts, relaxation_texts
from appraisal.rules.file import Rules
from appraisal.rules.rows import rows_of
from appraisal.settings import Settings
from appraisal.text import LANGUAGES, Language
from appraisal.ways.binding import bindings
from tests.intake.books import changed
from tests.laws.way_cases import Folder, write

SHARE = {"kind": "money_share", "key": "small_firms", "mark": "small_firm", "at_least": 0.4}


def _project(net: float, asked: float, *marks: str) -> dict[str, object]:
    flow = {"table": {"2024": net}}
    return {"name": "p", "group": "g", "marks": list(marks), "cash_flow": flow, "request": {"2024": asked}}


def _files(*rules: dict[str, object]) -> Folder:
    """Three projects, one of them a small firm's: with `other` it has a third of the money, with `big` 30 %."""
    return {
        "case.toml": {
            "title": "shares",
            "unit": "million RUB",
            "prices": "nominal",
            "base_year": 2024,
            "criteria": "standard",
            "discount_rate": 0.1,
            "groups": {"g": {"title": "g"}},
            "marks": {"small_firm": {"title": {"en": "Small firm", "ru": "Малое предприятие"}}},
        },
        "criteria/npv.toml": {
            "title": "NPV",
            "unit": "million RUB",
            "measure": "npv",
            "direction": "more",
            "bounds": [0, 20],
        },
        "criteria/standard.toml": {"title": "set", "criteria": ["npv"], "weights": {"npv": 1}},
        "projects/big.toml": _project(10, 70),
        "projects/other.toml": _project(5, 60),
        "projects/small.toml": _project(1, 30, "small_firm"),
        "rules.toml": {"budget": {"total": 100}, "rules": list(rules)},
    }


def _json(appraisal: Appraisal, results: object, language: Language) -> list[dict[str, Any]]:
    """Return results as --json prints them."""
    written = Writer(appraisal=appraisal, language=language, parts=CHOICE).json(results)
    assert isinstance(written, list)
    return written


@pytest.fixture
def chosen(tmp_path: Path) -> Appraisal:
    """The appraisal of the three by net present value."""
    return appraise(read_case(write(_files(SHARE), tmp_path)), settings=Settings(objective="npv"))


def test_the_next_step_of_the_share_is_told(chosen: Appraisal) -> None:
    """Under 40 % the small firm stands alone; from a third down another joins it, and says so in both languages."""
    assert chosen.selection.projects(chosen.portfolio.chosen) == ("small",)
    [step] = [each for each in _json(chosen, bindings(chosen).proved, "en") if each["rule"] == "small_firms"]
    assert (step["key"], step["from"], step["unit"]) == ("rules.small_firms.at_least", 0.4, "share")
    assert isinstance(step["to"], float)
    assert 0.332 < step["to"] <= 1 / 3
    assert f"{step['to'] * 100:g}% instead of 40%" in str(step["sentence"])
    [russian] = [each for each in _json(chosen, bindings(chosen).proved, "ru") if each["rule"] == "small_firms"]
    assert "вместо 40\u00a0%" in str(russian["sentence"])
    assert step["buys"] == {"objective": pytest.approx(5), "enters": ["other"], "leaves": [], "changes_option": []}


def test_a_way_in_lowers_the_share(chosen: Appraisal) -> None:
    """The big project comes in where 30 % are enough, and its file of edits says so."""
    shown = {str(each["key"]): each for each in _json(chosen, reasons(chosen, "big").ways.proved, "en")}
    way = shown["rules.small_firms.at_least"]
    assert isinstance(way["to"], float)
    assert 0.299 <= way["to"] <= 0.3
    assert way["edits"] == [
        {"file": "rules.toml", "keys": ["rules", 0, "at_least"], "from": 0.4, "to": pytest.approx(way["to"])}
    ]


def test_a_clash_names_the_share_and_by_how_much_it_is_missed(tmp_path: Path) -> None:
    """Beside a mandatory project 30 of 100 are left for small firms: 30 % are enough, or the project need not be."""
    must: dict[str, object] = {"kind": "mandatory", "key": "must", "projects": ["big"]}
    case = read_case(write(_files(SHARE, must), tmp_path))
    none = appraise(case, settings=Settings(objective="npv"))
    assert none.selection.clashes.sets == (("small_firms", "must"),)
    [clash] = clash_texts(none, "en")
    assert "at least 40% goes to projects marked ‘Small firm’" in clash
    share, other = relaxation_texts(none, "en")
    assert share.startswith("A way out: lower the smallest share from 40% to 30% in “Of all that is chosen asks")
    assert other.startswith("A way out: drop the rule")
    assert "снизить минимальную долю с 40\u00a0% до 30\u00a0% в правиле" in relaxation_texts(none, "ru")[0]
    [lowered] = none.selection.relaxations[0].changes
    assert (lowered.rule, lowered.sense, lowered.unit) == ("small_firms", ">=", "share")
    assert (lowered.before, lowered.after) == (0.4, 0.3)
    enough = {**SHARE, "at_least": lowered.after}
    [again] = [appraise(read_case(write(_files(enough, must), tmp_path / "again")), settings=Settings(objective="npv"))]
    assert again.selection.projects(again.portfolio.chosen) == ("big", "small")


def test_marks_come_back_from_folders_and_workbooks(tmp_path: Path) -> None:
    """Marks and the rule are the same after the way out and back; a cell may say 30 %."""
    case = read_case(write(_files(SHARE), tmp_path / "case"))
    write_toml(case, tmp_path / "again")
    assert read_case(tmp_path / "again").tree() == case.tree()
    for language in LANGUAGES:
        book = tmp_path / f"{language}.xlsx"
        write_xlsx(case, book, language=language)
        assert read_case(book).tree() == case.tree()
    [rule] = read_case(changed(tmp_path / "en.xlsx", "Rules", {(2, "At least"): "30 %"})).rules.rules
    assert rule.bounds[0].value == 0.3


def test_a_reader_of_the_memo_sees_the_marks(chosen: Appraisal) -> None:
    """The passport of a project names its marks, and that of one without any does not speak of them."""
    section = passports(Voice(appraisal=chosen, language="ru", versions={}))
    assert section is not None
    assert repr(section).count("Признаки: Малое предприятие.") == 1


def test_an_unknown_mark_is_told_in_its_cell(tmp_path: Path) -> None:
    """A mark that the case does not name is a mistake, not a project without one."""
    write_xlsx(read_case(write(_files(SHARE), tmp_path / "case")), tmp_path / "book.xlsx")
    with pytest.raises(InputError) as caught:
        read_case(changed(tmp_path / "book.xlsx", "Projects", {(4, "Marks"): "small_frm"}))
    [problem] = caught.value.problems
    assert (problem.key, problem.facts["near"]) == ("unknown_mark", "small_firm")
    assert problem.place is not None
    assert (problem.place.sheet, problem.place.row, problem.place.column) == ("Projects", 4, "Marks")


def test_a_share_too_fine_for_whole_numbers_is_refused() -> None:
    """Sixteen decimals of a share of such sums leave 64 bits: no row is rounded in silence."""
    candidates = Candidates(
        projects=("a", "b"),
        groups={"a": "g", "b": "g"},
        investors={},
        marks={"a": ("small_firm",)},
        options=(Option("a"), Option("b")),
        years=(2024,),
        requests={"council": np.array([[987_654_321_987], [123_456_789_123]])},
        totals={},
    )
    rules = Rules.model_validate({"rules": [{**SHARE, "at_least": 0.1234567890123457}]})
    with pytest.raises(InputError, match="share_too_fine"):
        list(rows_of(rules, candidates))
