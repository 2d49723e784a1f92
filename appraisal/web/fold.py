"""What a page keeps one click away: the working behind a result, and the rest of a long list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from appraisal.text import Language
from appraisal.web import parts
from appraisal.web.parts import word

LISTED = 10  # most names in a list that is open


def how(language: Language) -> AbstractContextManager[object]:
    """Return the place for the working: notes, methods, decimals."""
    return st.expander(word("fold.how", language))


def wanted(label: str, *, key: str) -> DeltaGenerator | None:
    """Return the place behind a click for what is computed once somebody opens it; None while it is closed."""
    place = st.expander(label, key=key, on_change="rerun")
    return place if place.open else None


def working(language: Language, *sentences: str) -> None:
    """Draw sentences behind "How this was computed"; nothing without any."""
    told = [each for each in sentences if each]
    if told:
        with how(language):
            parts.bullets(told)


def bullets(texts: Iterable[str | Markup], language: Language, *, most: int = LISTED, label: str = "") -> None:
    """Draw the first texts of a list, and the others behind a click: `label`, or how many more there are."""
    every: Sequence[str | Markup] = list(texts)
    if every[:most]:
        parts.bullets(every[:most])
    if every[most:]:
        with st.expander(label or word("fold.more", language, n=len(every) - most)):
            parts.bullets(every[most:])
