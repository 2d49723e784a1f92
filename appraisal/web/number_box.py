"""A field for a number, read by the program's own reader: `70000,5` is what it says in either language.

A browser's own field for numbers drops a decimal comma, and 70000,5 silently becomes 700005.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from appraisal import desk, money
from appraisal.errors import InputError, Place
from appraisal.text import Language, problem_text, typed
from appraisal.web import context, parts


def read(text: str, label: str, unit: str | None = None, *, most: float = money.MOST) -> float:
    """Return the number from 0 to `most` that was typed below a label.

    Raises:
        InputError: `typed_number_unclear`, `typed_number_outside`.
    """
    return desk.typed_number(text, unit, Place(file=label), within=(0.0, most))


def chosen(label: str, now: float, choose: Callable[[float], None], *, key: str, unit: str, language: Language) -> None:
    """Draw a field that says what is chosen now; what cannot be read stays in it, with the reason below.

    Args:
        label: above the field.
        now: what is chosen.
        choose: takes another number.
        key: of the field.
        unit: that may be typed beside the number.
        language: of the words.
    """
    kept = f"{key}_refused"
    since, problem = context.kept(kept) or (None, None)
    if since != now:  # nothing was refused, or another number was chosen since
        context.drop([kept])
        problem = None
        if context.kept(key) != typed(now, language):
            context.keep(key, typed(now, language))

    def take() -> None:
        try:
            number = read(context.kept(key) or "", label, unit)
        except InputError as error:
            context.keep(kept, (now, error))
        else:
            context.drop([kept])
            choose(number)

    st.text_input(label, key=key, on_change=take)
    if problem is not None:
        _told(problem, language)


def optional(
    label: str, key: str, language: Language, *, stands: float | None, unit: str | None = None
) -> float | None:
    """Draw a field that may be blank, and return its number; what cannot be read is told, and `stands` holds."""
    text = (st.text_input(label, key=key) or "").strip()
    if not text:
        return None
    try:
        return read(text, label, unit)
    except InputError as error:
        _told(error, language)
        return stands


def _told(error: InputError, language: Language) -> None:
    parts.bullets((problem_text(each, language) for each in error.problems), kind="problems")
