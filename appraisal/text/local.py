"""A text that a user wrote in one or both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["en", "ru"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class LocalText:
    """The same text in both languages; a text given once serves for both."""

    en: str
    ru: str

    def to(self, language: Language) -> str:
        """Return the text in a language."""
        return self.ru if language == "ru" else self.en
