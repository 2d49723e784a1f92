"""Lists to choose from, of which the words change while a press is on its way."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest


class _Earlier(list[str]):
    """The options of a list as its page has them, which the browser still calls as the first page did."""

    def __getitem__(self, at: Any) -> Any:
        return f"{super().__getitem__(at).split(',')[0]}, 1"


def _picked() -> None:
    """A page whose list says of each project how often the page was drawn."""
    import streamlit as st

    from appraisal.web import choice, context

    drawn = (context.kept("drawn") or 0) + 1
    context.keep("drawn", drawn)
    choice.pick(st.selectbox, "Project", {each: f"{each}, {drawn}" for each in ("one", "two", "three")}, "project")
    st.text(context.view().project)


def _listed() -> None:
    """The same of a list of a form, whose options are pairs; a press reads it before the page is drawn."""
    import streamlit as st

    from appraisal.web import choice, context

    drawn = (context.kept("drawn") or 0) + 1
    context.keep("drawn", drawn)
    items = {("project", each): f"{each}, {drawn}" for each in ("one", "two", "three")}
    shown = choice.one_of("Item", items, key="item")
    st.button("Call", on_click=lambda: context.keep("called", context.kept("item")))
    st.text(f"{shown} {context.kept('called')}")


def test_a_press_that_names_earlier_words_leaves_the_choice() -> None:
    """The browser of a reader who answers quickly still says the words from before: the page stays at the project."""
    page = AppTest.from_function(_picked).run()
    page.selectbox(key="pick_project").select("two").run()
    assert page.text[0].value == "two"
    box = page.selectbox(key="pick_project")
    box.options = _Earlier(box.options)
    page.run()
    assert page.text[0].value == "two"
    assert page.selectbox(key="pick_project").value == "two"


def test_a_choice_by_earlier_words_is_made() -> None:
    """Who chooses in a list that has new words by now has chosen the same."""
    page = AppTest.from_function(_picked).run()
    page.run()
    box = page.selectbox(key="pick_project")
    box.select("three").options = _Earlier(box.options)
    page.run()
    assert page.text[0].value == "three"


def test_a_press_reads_what_was_chosen_under_earlier_words() -> None:
    """A form's list means the option, whatever it was called when it was chosen; words of nothing are no option."""
    page = AppTest.from_function(_listed).run()
    page.selectbox(key="item").select(("project", "two")).run()
    box = page.selectbox(key="item")
    box.options = _Earlier(box.options)
    page.button[0].click().run()
    assert page.text[0].value == "('project', 'two') ('project', 'two')"
