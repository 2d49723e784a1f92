"""The words, in English and Russian: `say` speaks a key with its facts."""

from appraisal.text.local import LANGUAGES, Language, LocalText
from appraisal.text.numbers import number
from appraisal.text.say import problem_text, say, title

__all__ = ["LANGUAGES", "Language", "LocalText", "number", "problem_text", "say", "title"]
