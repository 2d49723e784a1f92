"""Tables that cut no word: of full width in a pipe, folded between words on a terminal, divided if too wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from appraisal.text.typeset import NO_BREAK, held

GAP = 2  # blanks between columns
SHORT = 16  # characters of a number with its mark; longer cells fold
Row = Sequence[str]


def drawn(columns: Row, rows: Sequence[Row], *, numbers: Sequence[int], width: int | None) -> Iterator[str]:
    """Yield the lines of a table; with the width `None` (a pipe or file) a row is one line, however long.

    If not all columns fit side by side, they are divided into several tables one below another, each with the column
    that names the row; if not even one fits beside it, the table is written as records, one line for each value.

    Args:
        columns: their titles.
        rows: their cells.
        numbers: the right-aligned columns.
        width: of the terminal in characters; None for a pipe.
    """
    if width is None:
        yield from _side_by_side(columns, rows, list(range(len(columns))), numbers, None)
        return
    columns = [held(title) for title in columns]
    rows = [[_glued(cell) if place in numbers else held(cell) for place, cell in enumerate(row)] for row in rows]
    pieces = _pieces(columns, rows, numbers, width)
    if pieces is None:
        yield from _records(columns, rows, numbers, width)
        return
    for number, piece in enumerate(pieces):
        if number:
            yield ""
        yield from _side_by_side(columns, rows, piece, numbers, width)


def wrapped(text: str, width: int | None, *, indent: str = "") -> Iterator[str]:
    """Yield the lines of a text folded only at blanks; a no-break space does not divide a word."""
    if width is None or cell_len(text) <= width:
        yield text
        return
    text = held(text)
    margin = text[: len(text) - len(text.lstrip(" "))]
    if text.startswith(("- ", "– "), len(margin)):
        indent = f"{indent}  "  # hanging indent after the mark of an item
    line, begun = margin, False
    for word in text.split(" "):
        if not word:
            continue
        if begun and cell_len(line) + 1 + cell_len(word) > width:
            yield line
            hangs = cell_len(margin + indent + word) <= width
            line, begun = margin + indent if hangs else margin, False
        line, begun = f"{line} {word}" if begun else line + word, True
    yield line


def _glued(cell: str) -> str:
    """Keep a number on one line with what follows it: a mark of its status, a unit, the second number of a pair."""
    return cell.replace(" ", NO_BREAK) if len(cell) <= SHORT and cell[:1] in "+-–−0123456789" else held(cell)


def _pieces(columns: Row, rows: Sequence[Row], numbers: Sequence[int], width: int) -> list[list[int]] | None:
    """Divide the columns; None if the key and one more column are too wide."""
    least = [max(map(_longest, (columns[place], *(row[place] for row in rows)))) for place in range(len(columns))]
    key = next((place for place in range(len(columns)) if place not in numbers), 0)
    result: list[list[int]] = [[]]
    for place in range(len(columns)):
        whole = [*result[-1], place]
        # Every piece includes the column that names the rows, so its room is reserved first.
        kept = whole if key in whole else [*whole, key]
        if _sum(least[each] for each in kept) > width:
            if len(result[-1]) == 0 or result[-1] == [key]:
                return None
            result.append([key, place] if key < place else [place])
            if _sum(least[each] for each in {*result[-1], key}) > width:
                return None
        else:
            result[-1] = whole
    return result


def _sum(widths: Iterator[int] | Sequence[int]) -> int:
    listed = list(widths)
    return sum(listed) + GAP * (len(listed) - 1)


def _longest(text: str) -> int:
    return max(map(cell_len, text.split(" ")), default=0)


def _side_by_side(
    columns: Row, rows: Sequence[Row], places: Sequence[int], numbers: Sequence[int], width: int | None
) -> Iterator[str]:
    cells = [[row[place] for place in places] for row in (columns, *rows)]
    wide = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    if width is not None:
        least = [max(map(_longest, column)) for column in zip(*cells, strict=True)]
        wide = _shared(wide, least, width)
    right = [place in numbers for place in places]
    for number, row in enumerate(cells):
        folded = [list(wrapped(cell, None if width is None else room)) for cell, room in zip(row, wide, strict=True)]
        height = max(map(len, folded))
        blank = [[""] * (height - len(each)) for each in folded]
        # Titles are aligned at the bottom.
        filled = [above + each if number == 0 else each + above for above, each in zip(blank, folded, strict=True)]
        for line in zip(*filled, strict=True):
            parts = (_set(text, room, flush=flush) for text, room, flush in zip(line, wide, right, strict=True))
            yield (" " * GAP).join(parts).rstrip(" ")
        if number == 0 and width is not None:
            yield "─" * (sum(wide) + GAP * (len(wide) - 1))


def _shared(natural: Sequence[int], least: Sequence[int], width: int) -> list[int]:
    """Give each column the width of its longest word, and the rest to the widest first."""
    result = list(least)
    left = width - _sum(result)
    while left > 0:
        lacking = [place for place in range(len(result)) if result[place] < natural[place]]
        if not lacking:
            break
        # The column that would fold into most lines is widened first.
        place = max(lacking, key=lambda each: natural[each] / max(result[each], 1))
        result[place] += 1
        left -= 1
    return result


def _set(text: str, room: int, *, flush: bool) -> str:
    blanks = " " * (room - cell_len(text))
    return blanks + text if flush else text + blanks


def _records(columns: Row, rows: Sequence[Row], numbers: Sequence[int], width: int) -> Iterator[str]:
    key = next((place for place in range(len(columns)) if place not in numbers), 0)
    for row in rows:
        yield from wrapped(row[key], width)
        for place, title in enumerate(columns):
            if place != key and row[place]:
                yield from wrapped(f"  {title}: {row[place]}", width, indent="  ")
