"""The rows of keys in TOML files."""

from __future__ import annotations

from pathlib import Path

import pytest

from appraisal.intake.toml_rows import key_rows, nearest_row
from appraisal.paths import criteria_folder, sample_folder

TEXT = '''# a comment
name = { en = "x", ru = "y" }   # inline

note.en = """
a = 1
[not.a.table]
"""
"quoted key" = 1
'literal' = 2
list = [
  "a", # ]
  "b",
]
[figures]
jobs = 5
[cash_flow.phasing]
2013 = 0.5
[[options]]
key = "a"
[options.figures]
jobs = 1
[[options]]
key = "b"
figures.jobs = 2
[[options.claims]]
value = 1
[[options.claims]]
value = 2
'''
ROWS = {
    ("name",): 2,
    ("note",): 4,
    ("note", "en"): 4,
    ("quoted key",): 8,
    ("literal",): 9,
    ("list",): 10,
    ("figures",): 14,
    ("figures", "jobs"): 15,
    ("cash_flow", "phasing"): 16,
    ("cash_flow", "phasing", "2013"): 17,
    ("options", 0): 18,
    ("options", 0, "figures", "jobs"): 21,
    ("options", 1, "key"): 23,
    ("options", 1, "figures", "jobs"): 24,
    ("options", 1, "claims", 0): 25,
    ("options", 1, "claims", 1, "value"): 28,
}


def test_every_key_has_its_row() -> None:
    """Comments, texts over several rows, quoted and dotted keys, lists and nested lists of tables are counted right."""
    result = key_rows(TEXT)
    assert {path: result[path] for path in ROWS} == ROWS
    assert ("not", "a", "table") not in result
    assert nearest_row(result, ("options", 1, "figures", "jobs", "value")) == 24
    assert nearest_row(result, ("name", "en")) == 2
    assert nearest_row(result, ("nothing",)) is None


@pytest.mark.parametrize(
    "path",
    [*sorted((sample_folder() / "kuzbass").rglob("*.toml")), *sorted(criteria_folder().glob("*.toml"))],
    ids=lambda path: path.stem,
)
def test_rows_of_the_real_files(path: Path) -> None:
    """In every shipped file each key is named in the very row that is told for it."""
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    result = key_rows(text)
    assert result
    for keys, row in result.items():
        name = next(step for step in reversed(keys) if isinstance(step, str))
        assert name in lines[row - 1]
