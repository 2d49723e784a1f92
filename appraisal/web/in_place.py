"""Problems of an uploaded file in their place: the rows around each wrong cell, problem and mend beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st
from markupsafe import Markup

from appraisal.desk import Part, ShownRow
from appraisal.errors import Problem
from appraisal.text import Language, problem_text, say
from appraisal.web import parts
from appraisal.web.parts import word


def draw(file_parts: Sequence[Part], language: Language) -> None:
    """Draw the problems by sheet: rows and marked cells on the left, numbered problems on the right."""
    for part in file_parts:
        parts.heading(_title(part, language), level=3)
        marked = part.problems[: len(part.problems) - part.more]
        others = part.problems[len(marked) :]
        if marked:
            sheet, told = st.columns([12, 9], gap="medium")
            with sheet:
                st.html(_sheet(part, language))
            with told:
                parts.bullets((_said(each, part, language) for each in marked), kind="problems", numbered=True)
        if not others:
            continue
        if marked and len(others) > 1:
            with st.expander(word("upload.rest", language, n=len(others))):
                _list(others, part, language)
        else:
            _list(others, part, language)


def _title(part: Part, language: Language) -> str:
    if part.sheet is None:
        return word("upload.file", language, file=part.file)
    return word("upload.sheet", language, sheet=part.sheet)


def _list(problems: Sequence[Problem], part: Part, language: Language) -> None:
    parts.bullets((_said(each, part, language) for each in problems), kind="problems")


def _said(problem: Problem, part: Part, language: Language) -> str:
    """Return a problem without the file and the sheet that the heading names."""
    told = problem_text(problem, language)
    for named in (part.file, "" if part.sheet is None else say("places.sheet", language, sheet=part.sheet)):
        told = told.removeprefix(named).lstrip(",: ") if named else told
    return told[:1].upper() + told[1:]


def _sheet(part: Part, language: Language) -> Markup:
    """Return the rows as a spreadsheet shows them; they scroll within their frame, which the keyboard reaches."""
    heads = Markup().join(Markup("<th scope='col'>{}</th>").format(each) for each in part.letters)
    whole = Markup(
        "<div class='in-place' tabindex='0' role='group' aria-label='{}'><table>"
        "<thead><tr><th scope='col'><span class='off'>{}</span></th>{}</tr></thead><tbody>{}</tbody></table></div>"
    )
    lines = Markup().join(_lines(part.rows))
    return whole.format(_title(part, language), word("upload.row", language), heads, lines)


def _lines(rows: Sequence[ShownRow]) -> Iterator[Markup]:
    before = None
    for row in rows:
        looks = " ".join((*(["head"] if row.head else []), *(["gap"] if before and row.number > before + 1 else [])))
        cells = Markup().join(_cell(row, at) for at in range(len(row.cells)))
        yield Markup("<tr class='{}'><th scope='row'>{}</th>{}</tr>").format(looks, row.number, cells)
        before = row.number


def _cell(row: ShownRow, at: int) -> Markup:
    numbers = row.wrong.get(at, ())
    if not numbers:
        return Markup("<td>{}</td>").format(row.cells[at])
    marks = Markup(" ").join(Markup("<b>{}</b>").format(each) for each in numbers)
    return Markup("<td class='wrong'>{} <span>{}</span></td>").format(marks, row.cells[at])
