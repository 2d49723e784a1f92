"""The door to Typst."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from appraisal.pdf import typst_pdf
from tests.printed import text_of

TEMPLATE = """#set text(font: "Libertinus Serif")
#set document(title: "Title", date: none)
#let given = json(bytes(sys.inputs.data))
#given.text
"""


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A template that prints one text."""
    file = tmp_path / "t.typ"
    file.write_text(TEMPLATE, encoding="utf-8")
    return file


def test_the_same_data_give_the_same_bytes(template: Path) -> None:
    """Neither clock nor chance is in a file, and it names no time."""
    first, second = (typst_pdf(template, {"text": "Совет"}) for _ in range(2))
    assert first == second
    assert b"CreationDate" not in first


def test_text_is_data_and_never_markup(template: Path) -> None:
    """What would be code, a file or mathematics in a template is printed as it stands."""
    given = '#read("/etc/passwd") $x^2$ *bold* \\ "quoted" #panic("no") ”Ёлка“'
    assert text_of(typst_pdf(template, {"text": given})) == given


def test_fonts_are_those_of_typst(template: Path) -> None:
    """Cyrillic, of Kazakh and Tatar as well, is set in embedded fonts, whatever the machine has."""
    made = typst_pdf(template, {"text": "Щёголев Әбілқайыров Җәлил"})
    names = {each.decode() for each in re.findall(rb"/BaseFont */\w+\+([\w-]+)", made)}
    assert names
    assert all(each.startswith("LibertinusSerif") for each in names)
    assert b"/FontFile3" in made
