"""TOML as a person would have written it, read back by the standard library."""

from __future__ import annotations

import tomllib
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from appraisal.intake.tidy import Said
from appraisal.intake.toml_writer import toml

_leaves = st.one_of(st.text(), st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False), st.booleans())
_values = st.recursive(
    _leaves,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=3)),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(table=st.dictionaries(st.text(), _values, max_size=5))
def test_any_table_is_read_back(table: dict[str, Any]) -> None:
    """Whatever texts, keys and nestings there are, the parser of the standard library finds the same table."""
    assert tomllib.loads(toml(table)) == table


def test_long_tables_get_a_heading() -> None:
    """A short figure stands on its line, a long one under a heading, a long text on a line for each language."""
    figure = Said(value=1, source="x" * 40, note={"en": "a" * 90, "ru": "б" * 90})
    assert toml({"figures": {"a": Said(value=1, unit="kt"), "b": figure}}).splitlines() == [
        "[figures]",
        'a = { value = 1, unit = "kt" }',
        "",
        "[figures.b]",
        "value = 1",
        f'source = "{"x" * 40}"',
        f'note.en = "{"a" * 90}"',
        f'note.ru = "{"б" * 90}"',
    ]
