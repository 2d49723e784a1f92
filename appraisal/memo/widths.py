"""The widths of a table's columns: by their shares, but no column narrower than its longest word."""

from __future__ import annotations

from collections.abc import Sequence

from appraisal.report.blocks import Cell, Column

ROOM_CM = 17.8  # the text's width on A4
_HEAD_CM, _STRONG_CM, _BODY_CM = 0.172, 0.188, 0.168  # a character of Arial: bold at 8, bold and plain at 8.5 points
_PADDING_CM = 0.34
_LONGEST_WORD = 22  # longer words are broken: a name of 300 letters must not push the table over the edge


def fitted(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> tuple[float, ...]:
    """Return the widths of a table's columns in centimetres; they add up to `ROOM_CM`.

    A column that is too narrow for its words takes room from the others, in proportion to their spare room. If all
    words together are too wide, only the longest are broken.

    Example:
        >>> [round(width, 1) for width in fitted((Column("No.", 1), Column("Project", 9)), ())]
        [1.8, 16.0]
        >>> [round(width, 1) for width in fitted((Column("Discounted", 1), Column("Project", 9)), ())]
        [2.1, 15.7]
    """
    words = [_words(column.head, [row[k] for row in rows]) for k, column in enumerate(columns)]
    least: list[float] = []
    for longest in range(_LONGEST_WORD, 0, -1):
        least = [max(min(n, longest) * size for n, size in each) + _PADDING_CM for each in words]
        if sum(least) <= ROOM_CM:
            break
    whole = sum(column.width for column in columns)
    wished = [ROOM_CM * column.width / whole for column in columns]
    widths = [max(pair) for pair in zip(wished, least, strict=True)]
    spare = [width - need for width, need in zip(widths, least, strict=True)]
    over = sum(widths) - ROOM_CM
    if over <= 0:
        return tuple(widths)
    return tuple(width - over * extra / sum(spare) for width, extra in zip(widths, spare, strict=True))


def _words(title: str, cells: Sequence[Cell]) -> list[tuple[int, float]]:
    """Return length and size of the words of a column; words joined by no-break spaces count as one."""
    result = [(len(word), _HEAD_CM) for word in title.split(" ")]
    for cell in cells:
        size = _STRONG_CM if cell.weight == "strong" else _BODY_CM
        result += [(len(word) + len(cell.mark), size) for word in cell.text.split(" ")]
    return result
