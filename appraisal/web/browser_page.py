"""The browser's own page: its language, one entry of its history for each step, and a new start without a seat."""

from __future__ import annotations

from pathlib import Path

from streamlit.components import v2

from appraisal.text import Language
from appraisal.web import drafts

_SCRIPT = Path(__file__).with_name("browser_page.js").read_text(encoding="utf-8")
_mounted = v2.component("appraisal_browser_page", html="<span></span>", js=_SCRIPT)


def draw(language: Language) -> None:
    """Set the language of the browser's page, make Back undo whole steps, keep drafts; nothing is shown."""
    _mounted(key="browser_page", data={"language": language}, height=1)
    drafts.draw(language)
