"""Blocks on a page, as Streamlit draws them."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def _page() -> None:
    from appraisal.figures import Status
    from appraisal.report.blocks import Cell, Column, KeyValues, Paragraph, Run, Table, points
    from appraisal.web import render

    row = (Cell("<x>", mark="r"), Cell("1", weight="strong"))
    table = Table(columns=(Column("a"), Column("b", align="right")), rows=(row,))
    status = Cell("assumed", status=Status.ASSUMED)
    statuses = Table(columns=(Column("with word"), Column("", align="center")), rows=((status, status),))
    render.draw(
        statuses, table, Paragraph((Run("plain "), Run("strong", "strong"))), points("one"), KeyValues((("k", "v"),))
    )


def test_every_block_is_drawn_and_no_text_acts() -> None:
    """Text of a user is escaped; weights and marks are drawn; a status is a symbol, its word where there is room."""
    app = AppTest.from_function(_page).run()
    assert not app.exception
    said = "".join(each.proto.body for each in app.get("html"))
    wanted = (
        "&lt;x&gt; r",
        "<strong>1</strong>",
        "plain <strong>strong</strong>",
        "<li>one</li>",
        "<dt>k</dt>",
    )
    assert [part for part in wanted if part not in said] == []
    assert "<x>" not in said
    assert said.count("○</span>") == 2
    assert said.count("○</span> assumed</span></td>") == 1
