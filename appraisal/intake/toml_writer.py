"""Tables as TOML in the style of a person: short tables on one line, long ones under their own heading.

Existing writers put every list and table on separate lines; a figure with its range and source would take ten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import ascii_letters, digits

from appraisal.errors import DefectError
from appraisal.intake.tidy import Said

WIDEST = 120
_BARE = frozenset(ascii_letters + digits + "_-")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_LANGUAGES = {"en", "ru"}


def toml(table: Mapping[str, object]) -> str:
    r"""Write a table as a TOML document.

    Example:
        >>> print(toml({"name": "A", "figures": {"jobs": {"value": 45, "range": [5, 45]}}, "options": [{"key": "b"}]}))
        name = "A"
        <BLANKLINE>
        [figures]
        jobs = { value = 45, range = [5, 45] }
        <BLANKLINE>
        [[options]]
        key = "b"
        <BLANKLINE>
    """
    return "\n".join(_lines(table, ())).lstrip("\n") + "\n"


def _lines(table: Mapping[str, object], path: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines of a table: first the one-line entries, then the tables under headings."""
    apart = {key: value for key, value in table.items() if _apart(key, value, top=not path)}
    for key, value in table.items():
        if key not in apart:
            yield from _short(key, value)
    for key, value in apart.items():
        inside = (*path, _key(key))
        name = ".".join(inside)
        if isinstance(value, Mapping):
            if not value or any(not _apart(each, inner, top=False) for each, inner in value.items()):
                yield from ("", f"[{name}]")
            yield from _lines(value, inside)
        elif isinstance(value, list):
            for item in value:
                yield from ("", f"[[{name}]]")
                yield from _lines(item, inside)


def _short(key: str, value: object) -> Iterator[str]:
    line = f"{_key(key)} = {_inline(value)}"
    if isinstance(value, Mapping) and _is_text(value) and len(line) > WIDEST:
        for language, text in value.items():
            yield f"{_key(key)}.{language} = {_inline(text)}"
    elif isinstance(value, list) and len(line) > WIDEST:
        yield f"{_key(key)} = ["
        yield from (f"  {_inline(each)}," for each in value)
        yield "]"
    else:
        yield line


def _apart(key: str, value: object, *, top: bool) -> bool:
    """Return whether a value needs a heading: a table of tables, or a value too long for a line."""
    fits = len(_key(key)) + len(" = ") + len(_inline(value)) <= WIDEST
    if isinstance(value, Mapping) and not _is_text(value):
        deep = any(isinstance(each, Mapping) and not _is_text(each) for each in value.values())
        return not fits or (not isinstance(value, Said) and (top or deep))
    if isinstance(value, list) and value and all(isinstance(each, Mapping) for each in value):
        return top or not fits
    return False


def _is_text(value: Mapping[str, object]) -> bool:
    return bool(value) and value.keys() <= _LANGUAGES and all(isinstance(each, str) for each in value.values())


def _key(key: str) -> str:
    return key if key and _BARE.issuperset(key) else _string(key)


def _inline(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, list):
        return f"[{', '.join(_inline(each) for each in value)}]"
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(key)} = {_inline(each)}" for key, each in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    raise DefectError(f"TOML has no {type(value).__name__}")


def _string(text: str) -> str:
    written = (_ESCAPES.get(mark) or (f"\\u{ord(mark):04x}" if _control(mark) else mark) for mark in text)
    return f'"{"".join(written)}"'


def _control(mark: str) -> bool:
    return ord(mark) < 0x20 or ord(mark) == 0x7F
