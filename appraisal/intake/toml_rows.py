"""The row of each key of a TOML file: the standard parser gives rows only for syntax errors."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

Keys = tuple[str | int, ...]
_KEY = re.compile(r"""\s*(?:([A-Za-z0-9_-]+)|("(?:[^"\\]|\\.)*")|('[^']*'))\s*([.=\]])""")
_LONGEST = 500  # most rows of one value; keys after a longer one are reported without a row


def key_rows(text: str) -> dict[Keys, int]:
    r"""Return the row, from 1, of each table and key of a valid TOML text; items of a list count from 0.

    Example:
        >>> key_rows('a = 1\n[b]\nc.d = [\n 2,\n]\n[[e]]\nf = 3\n')[("e", 0, "f")]
        7
    """
    lines = text.replace("\r\n", "\n").split("\n")
    result: dict[Keys, int] = {}
    counts: dict[Keys, int] = {}
    table: Keys = ()
    row = 0
    while row < len(lines):
        line, row = lines[row].strip(), row + 1
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            table = _table(line, counts)
            result.setdefault(table, row)
            continue
        keys, value = _split(line)
        for length in range(1, len(keys) + 1):
            result.setdefault((*table, *keys[:length]), row)
        last = row + _LONGEST
        while not _whole(value):
            if row >= min(last, len(lines)):
                return result
            value, row = f"{value}\n{lines[row]}", row + 1
    return result


def _table(line: str, counts: dict[Keys, int]) -> Keys:
    """Return the path of the table that a heading opens; a list of tables means its last item."""
    listed = line.startswith("[[")
    names, _ = _split(line.lstrip("["))
    path: Keys = ()
    for number, name in enumerate(names, start=1):
        path = (*path, name)
        if listed and number == len(names):
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _split(line: str) -> tuple[tuple[str, ...], str]:
    """Return the keys at the beginning of a line, and the rest of it."""
    keys: list[str] = []
    position = 0
    while (match := _KEY.match(line, position)) is not None:
        bare, basic, literal, end = match.groups()
        keys.append(bare or (tomllib.loads(f"key = {basic}")["key"] if basic else literal[1:-1]))
        position = match.end()
        if end != ".":
            break
    return tuple(keys), line[position:]


def _whole(value: str) -> bool:
    try:
        tomllib.loads(f"key = {value}")
    except tomllib.TOMLDecodeError:
        return False
    return True


def nearest_row(rows: dict[Keys, int], path: Keys) -> int | None:
    """Return the row of the last step of a path that has one."""
    steps: Iterator[Keys] = (path[:length] for length in range(len(path), 0, -1))
    return next((rows[each] for each in steps if each in rows), None)
