"""The walk that makes JSON of any result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.cli import to_json
from appraisal.cli.to_json import Walk, Writer, at
from appraisal.errors import DefectError, Place, Problem
from appraisal.intake.read import read_case
from appraisal.paths import sample_folder
from appraisal.text import LocalText


class Colour(StrEnum):
    """Some status."""

    RED = "red"


@dataclass(frozen=True)
class Leaf:
    """A result inside another."""

    size: float | None

    def doubled(self) -> float:
        """Return a number that is computed."""
        return 2 * (self.size or 0.0)


@dataclass(frozen=True)
class Tree:
    """A result."""

    leaves: tuple[Leaf, ...]
    top: Leaf | None


@pytest.fixture(scope="module")
def appraisal() -> Appraisal:
    """The sample appraised."""
    return appraise(read_case(sample_folder() / "kuzbass"))


@pytest.fixture
def writer(appraisal: Appraisal, monkeypatch: pytest.MonkeyPatch) -> Iterator[Writer]:
    """A writer in Russian that knows the keys of two types and a document of the appraisal."""
    keys = {
        "Leaf": "size",
        "Tree": "sizes=leaves.size twice=leaves.doubled leaves inner.top=top inner.size=top.size|named *=|more",
        "short": "case=effective.key",
        "asked": "case=appraisal.effective.key number",
    }
    monkeypatch.setattr(to_json, "KEYS", keys)
    parts: dict[str, to_json.Part] = {
        "named": lambda value, _: f"<{value}>",
        "more": lambda tree, _: {"n": len(tree.leaves)},
    }
    to_json.words.cache_clear()
    yield Writer(appraisal=appraisal, language="ru", parts=parts)
    to_json.words.cache_clear()


def test_arrays_numbers_and_texts_become_plain(writer: Writer) -> None:
    """Arrays are lists, NumPy's numbers and statuses are plain, texts are in the reader's language, keys are text."""
    given = {2026: np.array([[1, 2]]), "x": np.float64(0.5), "s": Colour.RED, "n": None, "t": LocalText(en="a", ru="б")}
    plain = writer.json(given)
    assert plain == {"2026": [[1, 2]], "x": 0.5, "s": "red", "n": None, "t": "б"}
    assert isinstance(plain, dict)
    assert [type(each) for each in plain.values()] == [list, float, str, type(None), str]


def test_a_problem_is_said(writer: Writer) -> None:
    """A problem is its sentence in the reader's language."""
    said = writer.json([Problem("problem_given_twice")])
    assert isinstance(said, list)
    assert isinstance(said[0], str)
    assert " " in said[0]


def test_a_result_is_printed_under_its_keys_in_their_order(writer: Writer) -> None:
    """Paths run through several things and through None; keys nest by a dot; parts compute; `*` lays keys in place."""
    tree = Tree(leaves=(Leaf(1.0), Leaf(None)), top=None)
    assert list(writer.read(tree)) == ["sizes", "twice", "leaves", "inner", "n"]
    assert writer.json(tree) == {
        "sizes": [1.0, None],
        "twice": [2.0, 0.0],
        "leaves": [{"size": 1.0}, {"size": None}],
        "inner": {"top": None, "size": "<None>"},
        "n": 2,
    }


def test_a_document_is_of_the_appraisal_or_of_what_was_asked(writer: Writer) -> None:
    """Without anything asked the keys read the appraisal itself, else `appraisal` beside what was asked."""
    assert writer.document("short") == {"case": "kuzbass"}
    assert writer.document("asked", number=3) == {"case": "kuzbass", "number": 3}


def test_a_path_runs_through_a_mapping() -> None:
    """Of a mapping each value is read, under its name."""
    assert at({"a": Leaf(1.0)}, "size") == {"a": 1.0}


def test_a_type_without_keys_is_a_defect(writer: Writer) -> None:
    """Nothing is printed by chance: what has no keys is refused."""
    with pytest.raises(DefectError, match="set"):
        writer.json([{Colour}])
    with pytest.raises(DefectError, match="object"):
        writer.json(object())


def test_problems_need_no_appraisal_and_only_some_have_a_place() -> None:
    """A problem is its key, the four keys of its place if it has one, and its words in the reader's language."""
    facts = {"name": "x", "usage": "y"}
    placed = Problem("argument_extra", facts, Place(file="a.toml", row=3))
    said = Walk(language="ru").document("problems", problems=[Problem("argument_extra", facts), placed])
    assert isinstance(said, dict)
    bare, there = said["problems"]
    assert list(bare) == ["key", "text"]
    assert list(there) == ["key", "file", "sheet", "row", "column", "text"]
    assert (there["file"], there["sheet"], there["row"]) == ("a.toml", None, 3)
    assert there["text"].endswith(bare["text"])
