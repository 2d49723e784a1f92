"""What changes between two portfolios, in words."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import Appraisal
from appraisal.documents.case import Case
from appraisal.portfolio.change import Change
from appraisal.portfolio.problem import Option
from appraisal.report.alternatives import alternative_sentences
from appraisal.report.change import change_text, change_texts
from appraisal.text import LANGUAGES, Language

HERE = {
    "enters": (Option("itat"),),
    "leaves": (Option("mencherep"),),
    "changes_option": (Option("karakan", "pit_only"),),
}
SAID = {"en": {"enters": "in: ", "leaves": "out: ", "changes_option": "another option: "}}
SAID["ru"] = {"enters": "входят: ", "leaves": "выходят: ", "changes_option": "меняют вариант: "}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("only", list(HERE))
def test_each_list_is_said_alone_under_its_own_name(kuzbass: Case, only: str, language: Language) -> None:
    """Who enters, who leaves and who changes the option are never said for one another."""
    change = Change(**{key: options if key == only else () for key, options in HERE.items()})
    [text] = change_texts(kuzbass, change, language, named=str)
    assert text.startswith(f"{SAID[language][only]}{HERE[only][0].project}")


def test_a_changed_option_is_always_named(kuzbass: Case) -> None:
    """The way back to the full project is named as such, like any other option."""
    there = Change(enters=(), leaves=(), changes_option=(Option("karakan"),))
    assert change_text(kuzbass, there, "en").endswith("(in full)")
    back = Change(enters=(), leaves=(), changes_option=(Option("karakan", "pit_only"),))
    [title] = [each.title.to("en") for each in kuzbass.projects["karakan"].options if each.key == "pit_only"]
    assert change_text(kuzbass, back, "en").endswith(f"({title})")


def test_no_change_is_said_as_such(kuzbass: Case) -> None:
    """Between equal portfolios the words do not name anybody."""
    assert change_text(kuzbass, Change(enters=(), leaves=(), changes_option=()), "en") == "nothing changes"


def test_the_reading_by_npv_does_not_take_in_what_both_hold(base: Appraisal) -> None:
    """By NPV two projects that the best portfolio holds already are only done in full: they are not said to be in."""
    [said] = [each for each in alternative_sentences(base, "en") if each.startswith("By net present value another")]
    entering, _, rest = said.partition("; out:")
    name = base.effective.projects["karakan"].name.to("en").split("“")[0][:20]
    assert name not in entering
    assert name in rest.partition("another option:")[2]
