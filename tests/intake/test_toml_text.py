"""TOML files that cannot be read, and where."""

from __future__ import annotations

import pytest

from appraisal.errors import InputError, Problem
from appraisal.intake.toml_text import table


def refused(text: str | bytes) -> Problem:
    """The one problem of a text."""
    with pytest.raises(InputError) as caught:
        table(text if isinstance(text, bytes) else text.encode(), file="a.toml")
    (problem,) = caught.value.problems
    return problem


def test_a_byte_order_mark_is_borne() -> None:
    """Notepad's mark at the beginning and Windows line ends do no harm."""
    assert table(b"\xef\xbb\xbfa = 1\r\nb = 'x'\r\n", file="a.toml") == {"a": 1, "b": "x"}


@pytest.mark.parametrize(
    ("text", "key", "row"),
    [
        ("a = 1\nb = \n", "toml_syntax", 2),
        ("a = 1\nname = Уголь\n", "toml_syntax", 2),
        ("a = [1,\n", "toml_syntax", 2),
        ("x = 1\nb = 4,5\n", "toml_decimal_comma", 2),
        ("x = 1\nb = -4,5  # млн\n", "toml_decimal_comma", 2),
        ("a = 1\n\na = 2\n", "toml_twice", 3),
        ("[a]\nx = 1\n[a]\n", "toml_twice", 3),
        ("name = 'Уголь'\n".encode("cp1251"), "not_utf8", 1),
        ("# ok\nname = 'Уголь'\n".encode() + "b = 'ы'".encode("cp1251"), "not_utf8", 3),
        (b"\xff\xfea\x00", "not_utf8", 1),
        ("a = " + "9" * 5000, "number_too_long", None),
        ("a = " + "[" * 30 + "]" * 30, "toml_too_deep", None),
        ("a = " + "[" * 100_000, "toml_too_deep", None),
        ("b = 1\n" + "a." * 30 + "a = 1", "toml_too_deep", None),
    ],
)
def test_a_broken_text_is_told_with_its_row(text: str | bytes, key: str, row: int | None) -> None:
    """Each fault has its own words, and the row where the parser knows it."""
    problem = refused(text)
    assert problem.key == key
    assert problem.place is not None
    assert problem.place.row == row


def test_a_column_is_told() -> None:
    """A syntax error has its position in the line and shows the line."""
    assert refused("a = 1\nb = ]\n").facts == {"line": "b = ]", "column": 5}


def test_dotted_keys_take_no_minutes() -> None:
    """A line of a hundred thousand dotted keys, for which the parser needs minutes, is refused at once."""
    assert refused("a." * 100_000 + "a = 1").key == "toml_too_deep"
