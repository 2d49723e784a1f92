"""The words: the same keys and facts in both languages, and a mend for every problem."""

from __future__ import annotations

import ast
from pathlib import Path
from string import Formatter

from appraisal.text import Language
from appraisal.text.say import words


def _facts(entry: object) -> set[str]:
    templates = [entry] if isinstance(entry, str) else list(entry.values())  # type: ignore[attr-defined]
    return {name for template in templates for _, name, _, _ in Formatter().parse(template) if name}


def test_both_languages_have_the_same_keys() -> None:
    """Nothing can be said in one language only."""
    assert set(words("en")) == set(words("ru"))


def test_both_languages_use_the_same_facts() -> None:
    """No translation drops a number or asks for one that is not there; only the count of a plural may go unsaid."""
    english, russian = words("en"), words("ru")
    differing = [key for key in english if (_facts(english[key]) ^ _facts(russian[key])) - {"n"}]
    assert not differing


def test_plurals_are_complete() -> None:
    """A text that counts has all the forms of its language."""
    forms: dict[Language, set[str]] = {"en": {"one", "other"}, "ru": {"one", "few", "many", "other"}}
    for language, needed in forms.items():
        for key, entry in words(language).items():
            assert isinstance(entry, str) or set(entry) == needed, key


def test_every_problem_says_what_and_how_to_mend() -> None:
    """Each problem has both of its sentences."""
    parts: dict[str, set[str]] = {}
    for key in words("en"):
        room, _, rest = key.partition(".")
        if room == "problems":
            name, _, part = rest.rpartition(".")
            parts.setdefault(name, set()).add(part)
    assert parts
    assert {name for name, result in parts.items() if result != {"what", "mend"}} == set()


def _refusals() -> set[str]:
    """Collect the keys of every problem that the code can name."""
    keys = set()
    for path in (Path(__file__).parents[2] / "appraisal").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                first = node.args[0]
                named = isinstance(first, ast.Constant) and isinstance(first.value, str)
                if named and node.func.id in {"refuse", "Problem", "Finding", "PydanticCustomError"}:
                    keys.add(first.value)  # type: ignore[attr-defined]
    return keys


def test_every_refusal_can_be_spoken() -> None:
    """No part of the code refuses with a key that has no words."""
    refusals = _refusals()
    assert len(refusals) > 100
    assert {key for key in refusals if f"problems.{key}.what" not in words("en")} == set()
