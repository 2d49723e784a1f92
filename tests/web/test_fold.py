"""What a page keeps one click away."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def _page() -> None:
    from appraisal.web import fold

    fold.bullets([f"line {number}" for number in range(12)], "en")
    fold.bullets(["alone"], "en")
    fold.working("en", "", "the method")
    fold.working("en", "")


def test_ten_are_open_and_the_rest_is_a_click_away() -> None:
    """A list of twelve shows ten and says how many more; a short one has no fold, nor has what has no words."""
    app = AppTest.from_function(_page).run()
    assert not app.exception
    assert [each.label for each in app.expander] == ["And 2 more", "How this was computed"]
    bodies = [each.proto.body for each in app.get("html")]
    opened = next(each for each in bodies if "line 0" in each)
    short = next(each for each in bodies if "alone" in each)
    assert "line 9" in opened
    assert "line 10" not in opened
    assert short.count("<li>") == 1
