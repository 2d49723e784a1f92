"""A list to choose one of, whose words may change while a press is on its way.

The browser names what is chosen by its words, and words change: an item is done now, a reader takes another language. A
press that was sent before the browser had the new words names the old ones, which Streamlit takes for a choice of the
first option. So the words that a list has had stay known (`context.word`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

import streamlit as st

from appraisal.web import context

K = TypeVar("K", bound=Hashable)


def one_of(label: str, options: Mapping[K, str], *, key: str, **more: Any) -> K:
    """Draw a list and return what is chosen: the first of its options, until another one is.

    Args:
        label: what is chosen.
        options: value -> words shown.
        key: under which the choice is kept.
        more: further arguments of Streamlit's list. With `index=None` the choice is read by `context.kept`.
    """
    context.word(key, options)
    chosen: K = st.selectbox(label, list(options), format_func=options.__getitem__, key=key, **more)
    return chosen


def pick(
    widget: Callable[..., object],
    label: str,
    options: Mapping[str, str],
    name: str,
    **more: object,
) -> None:
    """Draw a widget that chooses one field of the view.

    Args:
        widget: of Streamlit, called with a label and options.
        label: what is chosen, for readers with a screen reader.
        options: value -> text shown; the value "" means None.
        name: of the field.
        more: further arguments of the widget.
    """
    key = f"pick_{name}"
    at = getattr(context.view(), name) or ""
    context.keep(key, at if at in options else next(iter(options)))
    context.word(key, options)

    def changed() -> None:
        within = {"option": None} if name == "project" else {}  # an option belongs to its project
        chosen = context.kept(key) or None
        if chosen != getattr(context.view(), name):
            context.choose(**within, **{name: chosen})

    widget(label, list(options), key=key, format_func=options.__getitem__, on_change=changed, **more)
