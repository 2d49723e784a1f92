"""Limits checked before anything is parsed: files too large, of the wrong type, or outside the folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from appraisal.document import clean
from appraisal.errors import Place, refuse

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
            raise refuse("link_leaves", place, name=path.name)
        # A pipe or a device might block or never end.
        if not real.is_file():
            raise refuse("file_irregular", place, name=path.name)
        with real.open("rb") as file:
            data = file.read(largest + 1)
    except FileNotFoundError:
        raise refuse("file_missing", place, name=path.name) from None
    except (OSError, RuntimeError, ValueError):  # RuntimeError: a link to itself; ValueError: a null in a name
        raise refuse("file_unreadable", place, name=path.name) from None
    if len(data) > largest:
        raise refuse("file_too_large", place, name=path.name, largest=largest / MEGABYTE)
    if not data:
        raise refuse("file_empty", place, name=path.name)
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
            raise refuse("too_many_files", Place(file=folder.name), name=folder.name, most=MOST_FILES)


def _files(folder: Path) -> Iterator[str]:
    """Walk the files without following links or entering hidden folders (`.git`)."""
    for _, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from files
