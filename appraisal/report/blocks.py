"""The blocks of an outline: frozen, in one language, independent of any format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from appraisal.errors import DefectError
from appraisal.figures import Status
from appraisal.text import Language
from appraisal.text.typeset import titled

Weight = Literal["plain", "strong", "emphasis"]
Tone = Literal["plain", "lead", "note", "box", "heading"]
Align = Literal["left", "right", "center"]
DASH = "–"  # text of an empty cell


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text with one weight; `to` is the key of a section of the same outline that shows more of it."""

    text: str
    weight: Weight = "plain"
    to: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text: `lead` is large, `note` small, `box` framed, `heading` is a small heading."""

    runs: tuple[Run, ...]
    tone: Tone = "plain"


def paragraph(text: str, tone: Tone = "plain") -> Paragraph:
    """Return a paragraph of one run."""
    return Paragraph((Run(text),), tone)


def heading(text: str) -> Paragraph:
    """Return a heading for the following blocks."""
    return paragraph(text, "heading")


@dataclass(frozen=True, slots=True)
class Points:
    """A list: numbered, or with dots."""

    items: tuple[tuple[Run, ...], ...]
    numbered: bool = False


def points(*items: str) -> Points:
    """Return a dotted list of plain texts."""
    return Points(tuple((Run(item),) for item in items))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `width` is relative to the widths of the other columns; a page sets `unit` beneath."""

    title: str
    width: float = 1.0
    align: Align = "left"
    unit: str = ""

    @property
    def head(self) -> str:
        """The title with its unit, unless the title already names it."""
        return titled(self.title, self.unit)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: text, perhaps with a superscript mark (the letter of a weak status) that the table's note explains.

    Where the text is the word of a status, `status` is that status: a page draws its symbol. Beside a number `said` is
    the word of its status: a page draws the symbol behind the number in place of the mark.
    """

    text: str
    mark: str = ""
    weight: Weight = "plain"
    status: Status | None = None
    said: str = ""


def cells(*texts: str) -> tuple[Cell, ...]:
    """Return a row of plain texts."""
    return tuple(Cell(text) for text in texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a header that is repeated on every page.

    Rows with an index in `marked` are highlighted: a total, or a group's heading. An empty table is a defect: a section
    without rows leaves the table out.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    note: str = ""
    marked: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if not self.rows or any(len(row) != len(self.columns) for row in self.rows):
            raise DefectError(f"a table of {len(self.columns)} columns with rows of other lengths, or without rows")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Chart:
    """A chart as a Vega-Lite specification; the caption states the finding, `alt` describes the picture.

    `table` holds its numbers for a surface that cannot draw; without one only the caption is said there.
    """

    spec: Mapping[str, object]
    caption: str
    alt: str
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Names with their values: two columns without a header."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankForm:
    """A form to be filled in by hand: a header and some empty rows; `given` fills the first columns of the rows."""

    columns: tuple[Column, ...]
    count: int
    caption: str = ""
    given: tuple[tuple[str, ...], ...] = ()

    def lines(self) -> Iterator[tuple[str, ...]]:
        """Yield the rows, padded with empty cells."""
        for number in range(max(self.count, len(self.given))):
            start = self.given[number] if number < len(self.given) else ()
            yield (*start, *[""] * (len(self.columns) - len(start)))


Block = Paragraph | Points | Table | Chart | KeyValues | BlankForm


def listed(sentences: Iterable[str]) -> list[Block]:
    """Return sentences as a list; one that ends in a colon stands above its items, which begin with a dash."""
    blocks: list[Block] = []
    for items, group in groupby(sentences, key=lambda each: each.startswith("- ") or not each.endswith(":")):
        if items:
            blocks.append(points(*(each.removeprefix("- ") for each in group)))
        else:
            blocks += [paragraph(each) for each in group]
    return blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the memo with its heading; with `new_page` a paged format begins a new page."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A whole memo in one language.

    `running` is the header line of every page; `identifier` is the digest of the appraisal's input.
    """

    language: Language
    title: str
    subtitle: str
    running: str
    identifier: str
    sections: tuple[Section, ...] = field(default=())

    def charts(self) -> Iterator[Chart]:
        """Yield every chart in the order of the memo."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Chart):
                    yield block
