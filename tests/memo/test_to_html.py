"""The HTML memo."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from appraisal.memo.to_html import to_html
from appraisal.report.blocks import Outline


@pytest.fixture(scope="module")
def page(every_block: Outline) -> str:
    """Return the page with every kind of block."""
    return to_html(every_block).decode("utf-8")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def _read(page: str) -> _Tags:
    parser = _Tags()
    parser.feed(page)
    return parser


def test_the_bytes_repeat(every_block: Outline, page: str) -> None:
    """The same outline gives the same file."""
    assert to_html(every_block).decode("utf-8") == page


def test_a_hostile_name_is_text(page: str) -> None:
    """Markup and template marks in a name are shown, never obeyed: in texts, titles, attributes and drawings."""
    read = _read(page)
    assert "script" not in {tag for tag, _ in read.seen}
    assert "{{ 7*7 }}" in "".join(read.texts)
    assert not any(name.startswith("on") for _, attributes in read.seen for name in attributes)


def test_the_file_stands_alone(page: str) -> None:
    """Nothing is loaded from anywhere, and a policy forbids it besides."""
    read = _read(page)
    assert not {tag for tag, _ in read.seen} & {"link", "img", "iframe", "object", "embed", "script", "image", "use"}
    policies = [attributes["content"] for _, attributes in read.seen if attributes.get("http-equiv")]
    assert len(policies) == 1
    assert policies[0] is not None
    assert policies[0].startswith("default-src 'none'")
    assert not re.search(r"@import|url\((?!#)", page)


def test_tables_have_heads_and_widths(page: str) -> None:
    """Heads are heads, so that print repeats them; the widths of the columns add up to the whole."""
    for table in re.findall(r"<table.*?</table>", page, flags=re.DOTALL):
        assert "<thead>" in table
        widths = [float(width) for width in re.findall(r"<col style=\"width:([\d.]+)%", table)]
        assert sum(widths) == pytest.approx(100, abs=0.1)


def test_every_section_can_be_reached(page: str) -> None:
    """The contents lead to each section by its key."""
    for key in ("first", "second"):
        assert f'href="#{key}"' in page
        assert f'id="{key}"' in page
