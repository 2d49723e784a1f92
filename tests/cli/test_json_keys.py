"""The one table of the keys of all JSON documents."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from typing import Any, get_type_hints

import pytest

import appraisal
from appraisal.cli.json_choice import CHOICE
from appraisal.cli.json_council import COUNCIL
from appraisal.cli.json_finance import FINANCE
from appraisal.cli.json_keys import KEYS
from appraisal.cli.json_ranking import RANK
from appraisal.cli.json_robustness import ROBUSTNESS
from appraisal.cli.json_session import SESSION
from appraisal.cli.to_json import PARTS, words

COMMANDS = {
    "RANK": RANK,
    "CHOICE": CHOICE,
    "FINANCE": FINANCE,
    "ROBUSTNESS": ROBUSTNESS,
    "SESSION": SESSION,
    "COUNCIL": COUNCIL,
}
LATE = ("appraisal.web", "appraisal.memo", "appraisal.__main__")  # no results come from there
TYPES = sorted(name for name in KEYS if name[0].isupper())


def _classes(name: str) -> Iterator[type]:
    """Yield every class of that name in the rooms that results come from."""
    for room in pkgutil.walk_packages(appraisal.__path__, "appraisal."):
        of_name = None if room.name.startswith(LATE) else getattr(import_module(room.name), name, None)
        if isinstance(of_name, type):
            yield of_name


def _holds(kind: type, attribute: str) -> bool:
    return hasattr(kind, attribute) or attribute in get_type_hints(kind)


@pytest.mark.parametrize("name", TYPES)
def test_every_key_is_read_off_something_that_its_type_has(name: str) -> None:
    """A type that is renamed, or that loses an attribute, is told here and not by a reader of JSON."""
    firsts = {path.split(".")[0] for _, path, _ in words(name) if path}
    assert any(all(_holds(kind, each) for each in firsts) for kind in _classes(name))


def test_every_part_that_a_key_names_is_there_and_none_is_left_over() -> None:
    """Each `|name` is a function of `to_json` or of one command, and each such function is named by a key."""
    named = {part for name in KEYS for _, _, part in words(name) if part}
    known: list[str] = [*PARTS]
    for parts in COMMANDS.values():
        known += parts
    assert len(known) == len(set(known))
    assert named - set(KEYS) == set(known)
    assert not set(KEYS) & set(known)


@pytest.mark.parametrize("name", KEYS)
def test_no_key_stands_twice(name: str) -> None:
    """A second key of the same name would hide the first."""
    keys: list[Any] = [key for key, _, _ in words(name) if key != "*"]
    assert len(keys) == len(set(keys))
