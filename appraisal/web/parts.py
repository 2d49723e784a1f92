"""Elements shared by the pages: plain texts, tables that fit their page, status marks, charts.

A user's text reaches the browser only through `Markup.format`, which escapes it, or through Streamlit's plain-text
elements; never as Markdown, which would load pictures and follow links in a project's name.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st
from markupsafe import Markup, escape

from appraisal.documents.case import Case
from appraisal.errors import InputError
from appraisal.figures import Status
from appraisal.text import Language, problem_text, say, title
from appraisal.text.typeset import held, joined, titled
from appraisal.web import choice, context

# A symbol for each status, so that none depends on its colour alone.
SYMBOLS: Mapping[Status, str] = {
    Status.PUBLISHED: "●",
    Status.CLAIMED: "▲",
    Status.ASSUMED: "○",
    Status.MISSING: "✕",
}
LONGEST_WORD = 20  # most letters of a heading without a line break
NARROW = 2  # columns that fit a phone as they are
Cell = str | Markup
# Not inside a word, a range, a path or an attribute.
_MINUS = re.compile(r"(?<![\w\-.,'\"=/#&;:])-(?=\d)")
_LARGE = {"labelFontSize": 16, "titleFontSize": 16}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, the unit below it, its alignment, its share of the width in percent."""

    title: str
    unit: str = ""
    kind: Literal["text", "number", "centre"] = "text"
    width: float | None = None


def word(key: str, language: Language, /, **facts: object) -> str:
    """Return the words of this room under a key."""
    return say(f"web.{key}", language, **facts)


def heading(text: str, *, level: Literal[1, 2, 3] = 2, note: str = "") -> None:
    """Draw a heading and a line below it, both as plain text."""
    head = Markup("<h{0}>{1}</h{0}>").format(level, typeset(text))
    under = Markup("<p class='note'>{}</p>").format(typeset(note)) if note else Markup()
    st.html(Markup("<div class='heading'>{}{}</div>").format(head, under))


def typeset(text: str | Markup) -> Markup:
    r"""Return a text with a minus for a hyphen before numbers, and no-break spaces behind them.

    Example:
        >>> typeset("from -7,231 to 0.5-5 MW")
        Markup('from −7,231 to 0.5-5\xa0MW')
    """
    return Markup(held(minus(escape(text))))  # noqa: S704  escaped here


def minus(text: str) -> str:
    """Return a text with true minus signs; not for texts that Streamlit parses as numbers."""
    return _MINUS.sub("\N{MINUS SIGN}", text)


def paragraph(text: str | Markup, *, kind: Literal["plain", "note", "warn"] = "plain") -> None:
    """Draw a paragraph of plain text."""
    st.html(Markup("<p class='{}'>{}</p>").format(kind, typeset(text)))


def bullets(texts: Iterable[str | Markup], *, kind: str = "plain", numbered: bool = False) -> None:
    """Draw a list of plain texts, with dots or numbered."""
    items = Markup().join(Markup("<li>{}</li>").format(typeset(each)) for each in texts)
    st.html(Markup("<{0} class='{1}'>{2}</{0}>").format("ol" if numbered else "ul", kind, items))


def pairs(told: Iterable[tuple[str, str]]) -> None:
    """Draw names with their values beside them."""
    lines = Markup().join(Markup("<dt>{}</dt><dd>{}</dd>").format(name, typeset(value)) for name, value in told)
    st.html(Markup("<dl class='pairs'>{}</dl>").format(lines))


def table(
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    *,
    strong: Container[int] = (),
    marked: Container[int] = (),
) -> None:
    """Draw a table as wide as its page, with wrapped texts; rows by number are bold (`strong`) or shaded (`marked`).

    On a phone each row of many columns is a card under its first text; `data-label` names its values (`layouts.css`).
    """
    widths = [
        Markup("<col style='width:{}%'>").format(each.width) if each.width else Markup("<col>") for each in columns
    ]
    heads = [
        Markup("<th class='{} {}'>{}<small>{}</small></th>").format(
            each.kind, _length(each), each.title, _beneath(each)
        )
        for each in columns
    ]
    labels = [joined(titled(each.title, each.unit)) for each in columns]
    named = next((at for at, each in enumerate(columns) if each.kind == "text"), None)
    lines = []
    for at, row in enumerate(rows):
        looks = "marked" if at in marked else "strong" if at in strong else ""
        cells = [
            Markup("<td class='{}{}' data-label='{}'><span>{}</span></td>").format(
                columns[place].kind, " name" if place == named else "", labels[place], typeset(cell)
            )
            for place, cell in enumerate(row)
        ]
        lines.append(Markup("<tr class='{}'>{}</tr>").format(looks, Markup().join(cells)))
    cards = " cards" if len(columns) > NARROW else ""
    whole = Markup(
        "<table class='council{}'><colgroup>{}</colgroup><thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
    )
    st.html(whole.format(cards, *(Markup().join(each) for each in (widths, heads, lines))))


def _beneath(column: Column) -> str:
    return "" if titled(column.title, column.unit) == column.title else column.unit


def _length(column: Column) -> str:
    words = f"{column.title} {column.unit}".split()
    return "long" if max(map(len, words), default=0) > LONGEST_WORD else ""


def mark(status: Status, language: Language) -> Markup:
    """Return the symbol of a status in its colour, with its word for screen readers."""
    return symbol(status, say(f"statuses.{status}", language))


def symbol(status: Status, said: str) -> Markup:
    """Return the symbol of a status whose word is shown beside it."""
    return Markup("<span class='status {}' title='{}' aria-label='{}'>{}</span>").format(
        status, said, said, SYMBOLS[status]
    )


def status_mark(status: Status, language: Language) -> Markup:
    """Return the symbol of a status with its word."""
    return Markup("{} {}").format(mark(status, language), say(f"statuses.{status}", language))


def legend(language: Language) -> None:
    """Draw the legend of the status symbols."""
    items = [Markup("<span>{}</span>").format(status_mark(each, language)) for each in Status]
    st.html(Markup("<p class='legend'>{}</p>").format(Markup(" &nbsp; ").join(items)))


def unit(name: str, language: Language) -> str:
    """Return the words of a unit."""
    return title(f"units.{name}", language)


def chart(specification: Mapping[str, Any], *, key: str) -> None:
    """Draw one of the charts in its own colours, with type as large as that of the page.

    Its ground is the page's own; a dark page turns its colours over (`layouts.css`).
    """
    config = {**specification["config"], "background": "transparent"}
    large = {**config, **{part: {**config[part], **_LARGE} for part in ("axis", "legend")}}
    large["legend"] = {"columns": 1, **large["legend"]}  # none is cut on a phone
    st.vega_lite_chart(
        spec={**specification, "width": "container", "config": large}, width="stretch", theme=None, key=key
    )


def printed(language: Language) -> None:
    """Draw the line that only paper shows: which document is the one to sign."""
    st.html(Markup("<p class='printed'><a href='memo'>{}</a></p>").format(word("printed", language)))


def problems(error: InputError, language: Language) -> None:
    """Draw every problem with its place and mend."""
    heading(word("problems.title", language, n=len(error.problems)))
    bullets((problem_text(each, language) for each in error.problems), kind="problems")


def pick_project(case: Case, language: Language) -> str:
    """Draw the choice of a project and return its key; the choice is common to all pages."""
    names = {key: each.brief.to(language) for key, each in case.projects.items()}
    choice.pick(st.selectbox, word("project", language), names, "project")
    return context.view().project or next(iter(names))
