"""Upload of a workbook or a zipped case folder: it opens in place of the case that is served, or its problems stand."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from appraisal import desk
from appraisal.errors import InputError
from appraisal.settings import Settings
from appraisal.text import Language
from appraisal.web import answers, context, council, in_place, parts, uploads
from appraisal.web.parts import word
from appraisal.web.template_route import address

_READ = "upload_read"  # the name of the file that was read last, and its problems in their place
_COUNT = "upload_count"  # how many files this browser has chosen: each has a field of its own
_NEW = {"project": None, "scenario": None, "option": None, "budget": None, "card": None}


def draw() -> None:
    """Draw the page: choose a file, what came of it, the empty workbook. In a session there is no such page."""
    if council.served() is not None:
        return
    language = context.view().language
    parts.heading(word("upload.title", language), note=word("upload.alone", language))
    if not _chosen(language) and context.view().upload is not None:
        _opened(language)
    template = Markup("<a class='file' href='{}' download>↓ {}</a> <span class='note'>{}</span>").format(
        address(language), word("upload.template", language), word("upload.template_note", language)
    )
    parts.paragraph(template)


def instead(language: Language) -> None:
    """Draw the choice of a file where the open case cannot be shown: a mended workbook may take its place."""
    _chosen(language)
    if context.view().upload is not None:
        _back(language)


def _chosen(language: Language) -> bool:
    """Draw the choice of a file, and the problems of the last one; return whether it had any.

    What was chosen is read and forgotten at once: the field is empty again for the mended file.
    """
    field = f"upload_file_{context.kept(_COUNT) or 0}"
    given = st.file_uploader(word("upload.choose", language), key=field)
    if given is not None:
        with st.spinner(word("upload.reading", language)):
            context.keep(_READ, _read(given.name, given.getvalue()))
        context.keep(_COUNT, (context.kept(_COUNT) or 0) + 1)
        context.forget_upload(given.file_id)
        st.rerun()
    file, told = context.kept(_READ) or ("", ())
    if told:
        count = sum(len(each.problems) for each in told)
        parts.heading(word("upload.problems", language, n=count, file=file), note=word("upload.again", language))
        in_place.draw(told, language)
    return bool(told)


def _read(name: str, data: bytes) -> tuple[str, tuple[desk.Part, ...]]:
    """Read a file and open its case; return the file's name, and its problems in their place, () if it is open."""
    upload = desk.read_upload(name, data)
    if upload.case is None:
        return upload.file, upload.parts
    try:
        answers.appraisal(upload.case, scenario=None, settings=Settings())
    except InputError as error:
        return upload.file, desk.in_place(data, error.problems)
    context.choose(upload=uploads.keep(upload.case, upload.file), **_NEW)
    return upload.file, ()


def _opened(language: Language) -> None:
    """Draw which uploaded case is open, and the way back."""
    case = answers.case(context.view().upload)
    title = f"{case.head.title.to(language)} ({word('upload.projects', language, n=len(case.projects))})"
    parts.paragraph(word("upload.opened", language, title=title))
    with st.container(horizontal=True):
        if st.button(word("upload.go", language), type="primary"):
            st.switch_page("views/register.py")
        _back(language)


def _back(language: Language) -> None:
    st.button(word("upload.back", language), on_click=lambda: context.choose(upload=None, **_NEW))


if __name__ == "__main__":
    draw()
