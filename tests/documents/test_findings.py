"""What documents find is said: every key in both languages, with the facts that are really given, at its place."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

import appraisal.documents
from appraisal.documents.findings import _KEYS, _OF_TEXTS, _PATTERNS, GENERAL, findings, nearest, short
from appraisal.text import LANGUAGES, problem_text
from appraisal.text.say import words
from tests.documents.broken_trees import BROKEN
from tests.documents.small_tree import place_of, problems_of, small_tree

ROOM = Path(appraisal.documents.__file__).parent
WRITTEN = (ROOM.with_name("document.py"), *ROOM.glob("*.py"), *ROOM.with_name("rules").glob("*.py"))
_RAISERS = {"Finding", "PydanticCustomError", "unknown", "unknown_name", "listed"}


def written_keys() -> set[str]:
    """The keys that the code of documents names, that of the rules' included."""
    result = {*_KEYS.values(), *_PATTERNS.values(), *_OF_TEXTS.values()}
    for file in WRITTEN:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in _RAISERS:
                texts = [each.value for each in node.args if isinstance(each, ast.Constant)]
                result |= {text for text in texts if isinstance(text, str)}
    return result


def test_every_key_is_broken_once() -> None:
    """There is a broken tree for every key that a document can be told, and none for another."""
    assert written_keys() == set(BROKEN)


def test_every_key_has_words_in_both_languages() -> None:
    """Each key says what is wrong and how to mend it."""
    for language in LANGUAGES:
        assert {f"problems.{key}.{part}" for key in BROKEN for part in ("what", "mend")} <= set(words(language))


@pytest.mark.parametrize("key", BROKEN)
def test_a_broken_tree_is_told_at_its_place(key: str) -> None:
    """The problem is found where it was put and can be spoken with its facts."""
    path, value, *told = BROKEN[key]
    result = [each for each in problems_of(small_tree((path, value))) if each.key == key]
    assert result
    assert place_of(told[0] if told else path) in [each.place for each in result]
    for language in LANGUAGES:
        for problem in result:
            assert "{" not in problem_text(problem, language).replace("{…}", "").replace("{ en", "")


def test_a_sound_tree_has_no_problems() -> None:
    """What the broken trees are made from is a case."""
    assert problems_of(small_tree()) == ()


def test_all_problems_are_told_at_once() -> None:
    """A broken figure hides neither the other faults of its project nor those of other documents."""
    names = ["number_expected", "unknown_group", "unit_wrong", "rating_off_scale", "rule_without_bound"]
    changes = [(BROKEN[name][0], BROKEN[name][1]) for name in names]
    changes[0] = (("projects", "a", "figures", "investment"), "12 000")
    assert {each.key for each in problems_of(small_tree(*changes))} >= set(names)


def test_what_nobody_foresaw_is_said_in_general_words() -> None:
    """A fault of a type that pydantic may add is told at its place all the same."""

    class Dated(BaseModel):
        day: date

    with pytest.raises(ValidationError) as caught:
        Dated.model_validate({"day": "soon"})
    (finding,) = findings(caught.value, Dated, {"day": "soon"}, ("case",))
    assert (finding.key, finding.path) == (GENERAL, ("case", "day"))
    for language in LANGUAGES:
        assert "soon" in problem_text(finding.located(place_of), language)


def test_one_reason_is_enough() -> None:
    """Where a value may be of several kinds, being none of them is one problem."""
    assert [each.key for each in problems_of(small_tree((("criteria", "jobs", "bounds"), "date")))] == ["list_expected"]


def test_an_unknown_key_is_held_against_the_keys_of_its_own_table() -> None:
    """A misspelt key deep inside is compared with what may stand there, not with the document's own keys."""
    (problem,) = problems_of(small_tree((("projects", "a", "figures", "jobs", "sttaus"), "assumed")))
    assert problem.facts["near"] == "status"


def test_what_a_user_gave_is_short_and_harmless() -> None:
    """A message shows at most sixty characters and none that a terminal would obey."""
    assert short("\x1b[31m" + "я" * 500) == "<U+001B>[31m" + "я" * 47 + "…"
    assert short({"a": 1}) == "{…}"
    assert nearest("x", []) == {"near": "—", "known": ["—"]}
