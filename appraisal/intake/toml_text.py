"""From the bytes of a TOML file to its table, or to a problem with row and column."""

from __future__ import annotations

import re
import tomllib

from appraisal.errors import InputError, Place, refuse

DEEPEST = 20
MOST_DOTS = 500  # the parser takes minutes for a line of thousands of dotted keys
_AT = re.compile(r"\(at line (\d+), column (\d+)\)$")
_TWICE = re.compile(r"Cannot (declare|overwrite|mutate)")
_COMMA = re.compile(r"=\s*[-+]?\d+,\d+\s*(#.*)?$")


def table(data: bytes, *, file: str) -> dict[str, object]:
    """Return the table that a file holds.

    Raises:
        InputError: `not_utf8`, `toml_too_deep`, `toml_decimal_comma`, `toml_twice`, `toml_syntax` or `number_too_long`;
            the place has the row and, as its column, the position in the row.
    """
    text = _decoded(data, file).replace("\r\n", "\n")
    lines = text.split("\n")
    for row, line in enumerate(lines, start=1):
        if line.count(".") > MOST_DOTS:
            raise refuse("toml_too_deep", Place(file=file, row=row), deepest=DEEPEST)
    try:
        result = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax(str(error), lines, file) from None
    except RecursionError:
        raise refuse("toml_too_deep", Place(file=file), deepest=DEEPEST) from None
    except ValueError:  # a whole number of thousands of digits
        raise refuse("number_too_long", Place(file=file)) from None
    if _too_deep(result):
        raise refuse("toml_too_deep", Place(file=file), deepest=DEEPEST)
    return result


def _decoded(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise refuse("not_utf8", Place(file=file, row=row)) from None


def _syntax(message: str, lines: list[str], file: str) -> InputError:
    at = _AT.search(message)
    # An error without a position means that the text ended too early: an open bracket or quote.
    row, column = (int(at[1]), int(at[2])) if at else (len(lines), len(lines[-1]) + 1)
    line = lines[row - 1].strip()
    if _TWICE.match(message):
        key = "toml_twice"
    elif _COMMA.search(line):
        key = "toml_decimal_comma"
    else:
        key = "toml_syntax"
    shown = line if len(line) <= 60 else f"{line[:57]}…"
    return refuse(key, Place(file=file, row=row), line=shown, column=column)


def _too_deep(table: object) -> bool:
    """Walk without recursion, which a text that is too deep would break."""
    level: list[object] = [table]
    for _ in range(DEEPEST):
        level = [
            inner
            for each in level
            for inner in (each.values() if isinstance(each, dict) else each if isinstance(each, list) else ())
        ]
        if not level:
            return False
    return True
