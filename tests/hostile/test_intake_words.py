"""Every key that intake can tell has words, and a test that provokes it."""

from __future__ import annotations

import ast
from pathlib import Path

import appraisal.intake
from appraisal.intake.rows import UNKNOWN
from appraisal.text import LANGUAGES
from appraisal.text.say import words

ROOM = Path(appraisal.intake.__file__).parent
TESTS = [
    *Path(__file__).parent.glob("test_intake*.py"),
    *Path(__file__).parent.glob("test_newcomer*.py"),
    Path(__file__).parent / "test_numbers_at_the_door.py",
    *(Path(__file__).parents[1] / "intake").glob("test_*.py"),
]
# Of other rooms.
_NO_KEYS = {"word_unknown", "document_missing", "weight_missing", "rule_circle", "rule_total_unknown"}


def told() -> set[str]:
    """The keys that the room's code can tell."""
    english = words("en")
    result = set(UNKNOWN.values())
    for file in set(ROOM.glob("*.py")) - {ROOM / "sheet_words.py"}:  # which names problems of the documents
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and f"problems.{node.value!s}.what" in english:
                result.add(str(node.value))
            raiser = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and raiser in {"Problem", "_refused", "_problem"}:
                result |= {str(each.value) for each in node.args[:1] if isinstance(each, ast.Constant)}
    return result - _NO_KEYS


def test_every_key_has_words() -> None:
    """In both languages each key says what is wrong and how to mend it."""
    for language in LANGUAGES:
        assert {f"problems.{key}.{part}" for key in told() for part in ("what", "mend")} <= set(words(language))


def test_every_key_is_provoked() -> None:
    """Each key is named by a test, whose reading speaks it in both languages."""
    named = {
        node.value
        for file in TESTS
        if file != Path(__file__)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert told() - named == set()
