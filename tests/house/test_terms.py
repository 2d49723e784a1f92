"""The terms: each of `docs/terms.md` is used, and no other word for the same concept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from appraisal.text import LANGUAGES, Language
from appraisal.text.say import words

ROOT = Path(__file__).parents[2]
ROWS = [
    [cell.strip() for cell in line[1:-1].split("|")]
    for line in (ROOT / "docs" / "terms.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| concept")
]
# Names of sheets and columns are those of forms already filled in; their further readings are what people type.
FORMS = ("workbook.sheets.", "workbook.columns.", "workbook.words.")
_FORM_NAMES = re.compile("«Дело»|«Примечание к делу»")
_CODE = re.compile(r"--[a-z-]+|\{[^{}]*\}")


def _said(language: Language) -> Iterator[str]:
    for key, entry in words(language).items():
        if not key.startswith(FORMS):
            for text in [entry] if isinstance(entry, str) else entry.values():
                yield _FORM_NAMES.sub("", _CODE.sub("", text)).lower()


def _sample() -> Iterator[str]:
    """Texts of the sample and of the shipped criteria, without the titles that its sources have."""
    for path in (*(ROOT / "criteria").glob("*.toml"), *(ROOT / "sample_projects" / "kuzbass").rglob("*.toml")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if "классы поправок на риск" not in line:
                yield line.lower()


def _stem(word: str, language: Language) -> str:
    """Return a pattern for a term in any case and number: Russian endings vary, English ones grow."""
    if language == "en" or word.isupper():
        return rf"\b{re.escape(word.lower())}(?:s|es)?\b"
    pieces = [
        piece if len(piece) < 4 else re.escape(piece.rstrip("аеиоуыьэюяй")) + "[аеёиоуыьэюяймхв]{0,3}"
        for piece in word.lower().split()
    ]
    return r"\b" + r"\s+".join(pieces) + r"\b"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_term_is_used(row: list[str]) -> None:
    """Each term of the list occurs in the texts of its language."""
    assert len(row) == 5
    assert row[3]
    for language, word in zip(LANGUAGES, row[1:3], strict=True):
        pattern = re.compile(_stem(word, language).replace("criterion(?:s|es)?", "criteri(?:on|a)"))
        assert any(pattern.search(text) for text in _said(language)), word


@pytest.mark.parametrize("word", [word.strip() for row in ROWS for word in row[4].split(";") if word.strip()])
def test_no_other_word_for_a_concept(word: str) -> None:
    """No synonym that the list bans is said anywhere, nor written in the sample."""
    language: Language = "ru" if re.search("[а-яё]", word.lower()) else "en"
    pattern = re.compile(_stem(word, language))
    everywhere = [*_said(language), *(_sample() if language == "ru" else ())]
    assert [text for text in everywhere if pattern.search(text)] == []
