"""The pages for those who carry the program on are true: paths exist, the picture is drawn, rules are cited."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("CONTRIBUTING.md", "docs/architecture.md", "docs/rules.md")
MADE = runpy.run_path(str(ROOT / "docs" / "make_architecture.py"))


def _text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def _paths(page: str) -> Iterator[str]:
    """Yield every path that a page names: in each language, a new file's as the pattern of its neighbours."""
    for named in re.findall(r"`([\w./{},]+(?:/|\.(?:py|md|toml|svg|css)))`", _text(page)):
        for language in ("en", "ru") if "{en,ru}" in named else ("",):
            yield named.replace("{en,ru}", language).replace("KEY", "*")


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_a_page_names_exists(page: str) -> None:
    """Who follows the page finds the file, or for a new one its neighbours."""
    paths = set(_paths(page))
    assert len(paths) > 10
    assert sorted(path for path in paths if not any(ROOT.glob(path.rstrip("/")))) == []


def test_the_picture_is_what_its_command_draws() -> None:
    """`python docs/make_architecture.py` would change nothing; if this fails, run it."""
    assert _text("docs/architecture.svg") == MADE["picture"]()


def test_the_picture_shows_every_room_and_no_import_upwards() -> None:
    """Each folder and file of the package is on a floor, and imports only from its own floor or a lower one."""
    floors = MADE["floors"]()
    level = {room: number for number, floor in enumerate(floors) for room in floor}
    rooms = {path.stem for path in (ROOT / "appraisal").iterdir() if path.suffix == ".py" or any(path.glob("*.py"))}
    assert set(level) == rooms - {"__init__", "__main__", "_bundle"}
    assert [
        (room, below) for room in level for below in MADE["imports"](room) if level.get(below, 99) < level[room]
    ] == []


def test_ten_changes_have_their_answers() -> None:
    """The page answers the ten questions of a newcomer, each with a file."""
    changes = _text("docs/architecture.md").split("## Ten changes")[1]
    rows = [line for line in changes.splitlines() if line.startswith("| a") and not line.startswith("| change")]
    assert len(rows) == 10
    assert all("`appraisal/" in row.split("|")[2] for row in rows)


def test_what_is_named_behind_a_file_stands_in_it() -> None:
    """In the ten answers every name in brackets behind a file is found there."""
    changes = _text("docs/architecture.md").split("## Ten changes")[1]
    named = re.findall(r"`([\w./]+\.py)`(?: \w+)* \(([^)]*)\)", changes)
    assert len(named) > 10
    assert [
        (path, name)
        for path, inside in named
        for name in re.findall(r"`(\w+)`", inside)
        if not re.search(rf"\b{name}\b", _text(path))
    ] == []


def test_the_sentence_of_the_journey_is_in_the_memo() -> None:
    """The journey ends with a sentence that the memo of the sample says."""
    sentence = "NPV is negative: −428 million RUB."
    assert sentence in _text("docs/architecture.md")
    assert sentence in _text("tests/golden/memo/kuzbass-en.txt").replace("\u00a0", " ")


def test_every_rule_that_is_explained_is_cited() -> None:
    """No rule stands on the page that the package does not cite (its neighbour in test_docs.py proves the reverse)."""
    explained = set(re.findall(r"^(\d+)\. \*\*", _text("docs/rules.md"), re.MULTILINE))
    cited: set[str] = set()
    for path in (ROOT / "appraisal").rglob("*.py"):
        for numbers in re.findall(r"\brules? (\d+(?:(?:, | and )\d+)*)\b", path.read_text(encoding="utf-8")):
            cited |= set(re.findall(r"\d+", numbers))
    assert explained <= cited
