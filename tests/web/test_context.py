"""The view and the address of a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from appraisal.web.context import OBJECTIVES, View, read, said

_KEYS = st.none() | st.text(min_size=1, max_size=20)
VIEWS = st.builds(
    View,
    language=st.sampled_from(["en", "ru"]),
    scenario=_KEYS,
    project=_KEYS,
    option=_KEYS,
    objective=st.sampled_from(OBJECTIVES),
    budget=st.none() | st.integers(0, 10**9).map(lambda whole: whole / 1000),
    card=_KEYS,
)


@given(VIEWS)
def test_an_address_says_the_whole_view(view: View) -> None:
    """What is written into the address is read back."""
    assert View(**read(said(view))) == view  # type: ignore[arg-type]


@given(st.dictionaries(st.sampled_from(["language", "scenario", "objective", "budget", "other"]), st.text()))
def test_any_address_is_read_without_harm(address: dict[str, str]) -> None:
    """Whatever stands in an address, a possible view comes of it."""
    view = View(**read(address))  # type: ignore[arg-type]
    assert view.language in ("en", "ru")
    assert view.objective in OBJECTIVES
    assert view.budget is None or 0 <= view.budget < float("inf")


def test_a_budget_beyond_what_can_be_counted_is_not_taken() -> None:
    """An address may say anything: what money cannot be counted in is no budget."""
    for said_there in ("1e300", "1e13", "inf", "nan", "-1"):
        assert "budget" not in read({"budget": said_there})
    assert read({"budget": "1e12"})["budget"] == 1e12


def _interrupted_page() -> None:
    import streamlit

    from appraisal.web import context

    context.arrive()
    streamlit.text(str(context.view().budget))
    if "interrupted" not in streamlit.session_state:
        context.leave()


def test_an_address_counts_when_the_run_before_it_was_interrupted() -> None:
    """Back and at once Forward: the page shows the budget of its address though the run between them never ended."""
    page = AppTest.from_function(_interrupted_page)
    page.query_params["language"] = "en"
    page.query_params["budget"] = "20000"
    assert page.run().text[0].value == "20000.0"
    del page.query_params["budget"]
    page.session_state["interrupted"] = True
    assert page.run().text[0].value == "None"
    page.query_params["budget"] = "20000"
    assert page.run().text[0].value == "20000.0"


def test_an_option_is_one_of_its_project() -> None:
    """An address may name an option; it is written and read back, and let go where the project has no such option."""
    view = View(project="carbon_fiber", option="later")
    assert said(view) == {"language": "en", "project": "carbon_fiber", "option": "later"}
    assert read(said(view))["option"] == "later"
