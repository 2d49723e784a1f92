"""What may reach a terminal."""

from __future__ import annotations

import io
import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.cli.plain import NEAREST, stream, visible, visible_json

STEERING = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
ANY = st.text(st.characters(codec=None))


@given(ANY)
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    """Controls, directions, invisible and unassigned characters are written out, all else is as it was."""
    assert not {unicodedata.category(each) for each in visible(text)} & STEERING
    if not {unicodedata.category(each) for each in text} & STEERING:
        assert visible(text) == text


@given(st.dictionaries(ANY, ANY))
def test_json_says_the_same_without_them(given_document: dict[str, str]) -> None:
    """A document is as valid as before, says the same, and steers no terminal."""
    written = visible_json(json.dumps(given_document, ensure_ascii=False, indent=2))
    assert json.loads(written) == given_document
    assert not {unicodedata.category(each) for each in written.replace("\n", "")} & STEERING


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "cp1252", "ascii"])
def test_what_an_encoding_lacks_is_replaced(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No character stops a stream: the nearest stands for it, else a question mark."""
    held = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(held, encoding=encoding, errors="strict"))
    out = stream()
    assert out.errors == NEAREST
    out.write("– “x” … ● ≥ Ж 漢 \U0001f600\n")
    out.flush()
    shown = held.getvalue().decode(encoding)
    assert "漢" not in shown
    assert "x" in shown
    assert shown.endswith("? ?\n")
