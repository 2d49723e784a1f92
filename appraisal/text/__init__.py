"""The words, in English and Russian: `say` speaks a key with its facts."""

from appraisal.text.local import LANGUAGES, Language, LocalText
from appraisal.text.numbers import alike, apart, number, percent, typed
from appraisal.text.say import both, problem_text, say, title

__all__ = [
    "LANGUAGES",
    "Language",
    "LocalText",
    "alike",
    "apart",
    "both",
    "number",
    "percent",
    "problem_text",
    "say",
    "title",
    "typed",
]
