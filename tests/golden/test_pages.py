"""What the pages show on both samples, words, tables and the numbers behind charts, as last read and approved."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from appraisal.paths import sample_folder
from appraisal.text import LANGUAGES, Language
from appraisal.web.main import ROOMS
from tests.golden.approved import approved
from tests.web.conftest import Opened

VIEWS: Mapping[str, Mapping[str, str]] = {
    "base": {},
    "filled": {"scenario": "filled", "project": "mencherep"},
    "tight": {"budget": "15000", "objective": "value", "project": "serafimovsky"},
    "infeasible": {"budget": "100"},
    "later": {"project": "carbon_fiber", "option": "later"},
}
PAGES = [
    *((room, "base") for room in ROOMS),
    *((room, "filled") for room in ("finance", "ranking", "portfolio")),
    ("portfolio", "tight"),
    ("portfolio", "infeasible"),
    ("finance", "later"),
]
_BREAKS = re.compile(r"</(?:p|li|h\d|tr|div|dt|dd|caption)>|<br>")
_CELLS = re.compile(r"</t[dh]>")
_TAGS = re.compile(r"<[^>]*>")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("room", "view"), PAGES)
def test_a_page_shows_what_was_approved(opened: Opened, room: str, view: str, language: Language) -> None:
    """No sentence and no number of a page changes without somebody having read it."""
    page = opened(room, language=language, **VIEWS[view])
    if room == "portfolio":
        page.session_state["portfolio_others"] = True  # a reader has opened what is computed only then
        page.run()
    assert not page.exception
    approved(f"pages/kuzbass/{room}-{view}-{language}.txt", "\n".join(_said(page)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("room", ["register", "ranking", "finance", "memo"])
def test_a_page_of_a_large_register_shows_what_was_approved(opened: Opened, room: str, language: Language) -> None:
    """The same for 200 projects; the portfolio's page grows with its background and is seen in the browser tests."""
    page = opened(room, case=sample_folder() / "region", language=language)
    assert not page.exception
    approved(f"pages/region/{room}-{language}.txt", "\n".join(_said(page)))


def _said(page: AppTest) -> Iterator[str]:
    for element in page.main:
        proto: Any = getattr(element, "proto", None)
        if element.type == "html":
            yield from _words(element.proto.body)
        elif element.type == "vega_lite_chart":
            yield "[chart] " + json.dumps(_drawn(json.loads(element.proto.spec)), ensure_ascii=False)
            if element.proto.data.data:
                rows = pa.ipc.open_stream(element.proto.data.data).read_all().to_pylist()
                yield "[data] " + json.dumps(rows, ensure_ascii=False)
        elif element.type == "bidi_component":
            yield "[slider] " + json.dumps(json.loads(element.proto.json), ensure_ascii=False, sort_keys=True)
        elif label := getattr(proto, "label", ""):
            options = [each.content for each in proto.options] if element.type == "button_group" else []
            shown = options or list(getattr(element, "options", ()))
            yield f"[{element.type}] {label}: {getattr(element, 'value', None)} {shown or ''}".rstrip()
        elif isinstance(value := getattr(element, "value", None), str):
            yield f"[{element.type}] {value}"


def _words(body: str) -> Iterator[str]:
    if body.lstrip().startswith("<style"):
        return
    marked = _CELLS.sub(" | ", _BREAKS.sub("\n", body))
    for line in html.unescape(_TAGS.sub("", marked)).splitlines():
        if line.strip():
            yield line.strip()


def _drawn(specification: object) -> object:
    """Return what a chart says: titles, descriptions and data, not how it looks."""
    if isinstance(specification, dict):
        return {
            key: value if key in ("data", "datasets", "title", "description") else _drawn(value)
            for key, value in specification.items()
            if key in ("data", "datasets", "title", "description", "layer", "encoding", "x", "y", "hconcat", "vconcat")
        }
    return [_drawn(each) for each in specification] if isinstance(specification, list) else None
