"""Limits checked before anything is parsed: files too large, of the wrong type, or outside the folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from appraisal.document import clean
from appraisal.errors import InputError, Place, Problem

MEGABYTE = 2**20
LARGEST_WORKBOOK = 5 * MEGABYTE
LARGEST_UNPACKED = 20 * MEGABYTE
LARGEST_TOML = MEGABYTE
MOST_FILES = 2000
MOST_ROWS = 5000
MOST_COLUMNS = 500
MOST_SHEETS = 60
MOST_PARTS = 1000  # of a workbook's zip: sheets, styles, drawings


def read_bytes(path: Path, *, root: Path, largest: int) -> bytes:
    """Read a file of bounded size in `root`.

    Raises:
        InputError: `file_missing`, `link_leaves`, `file_irregular`, `file_too_large`, `file_empty`,
            `file_unreadable`.
    """
    place = Place(file=name_of(path, root))
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(root.resolve()):
            raise InputError([Problem("link_leaves", {"name": path.name}, place)])
        # A pipe or a device might block or never end.
        if not real.is_file():
            raise InputError([Problem("file_irregular", {"name": path.name}, place)])
        with real.open("rb") as file:
            data = file.read(largest + 1)
    except FileNotFoundError:
        raise InputError([Problem("file_missing", {"name": path.name}, place)]) from None
    except (OSError, RuntimeError, ValueError):  # RuntimeError: a link to itself; ValueError: a null in a name
        raise InputError([Problem("file_unreadable", {"name": path.name}, place)]) from None
    if len(data) > largest:
        raise InputError([Problem("file_too_large", {"name": path.name, "largest": largest / MEGABYTE}, place)])
    if not data:
        raise InputError([Problem("file_empty", {"name": path.name}, place)])
    return data


def name_of(path: Path, root: Path) -> str:
    """Return the name of a file as shown to users: relative to the case's folder, with slashes, on one line."""
    return clean(path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name)


def count_files(folder: Path) -> None:
    """Refuse a folder with too many files to be a case, such as a whole disk.

    Raises:
        InputError: `too_many_files`.
    """
    for number, _ in enumerate(_files(folder)):
        if number >= MOST_FILES:
            facts = {"name": folder.name, "most": MOST_FILES}
            raise InputError([Problem("too_many_files", facts, Place(file=folder.name))])


def _files(folder: Path) -> Iterator[str]:
    """Walk the files without following links or entering hidden folders (`.git`)."""
    for _, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from files
