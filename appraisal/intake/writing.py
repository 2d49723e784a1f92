"""Atomic writing: files appear complete, under their name, or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from appraisal.errors import InputError, Place, refuse


def write_file(path: Path, make: Callable[[], bytes], *, overwrite: bool) -> None:
    """Write a file under a temporary name beside it, then rename it.

    Args:
        path: of the file.
        make: makes its content, and is called only where the file may be written.
        overwrite: replaces a file that exists.

    Raises:
        InputError: `target_exists` or `target_unwritable`.
    """
    try:
        taken = path.is_dir() or (path.exists() and not overwrite)
    except (OSError, ValueError):
        raise _refused("target_unwritable", path) from None
    if taken:
        raise _refused("target_exists", path)
    data = make()
    try:
        with tempfile.TemporaryDirectory(prefix=".appraisal-", dir=path.parent) as room:
            sibling = Path(room) / path.name
            sibling.write_bytes(data)
            sibling.replace(path)
    except (OSError, ValueError):
        raise _refused("target_unwritable", path) from None


def write_folder(folder: Path, files: Mapping[str, str], *, ours: tuple[str, ...], overwrite: bool) -> None:
    """Write a folder of texts under a temporary name beside it, then rename it.

    Files in an overwritten folder that match none of the patterns `ours` are kept.

    Raises:
        InputError: `target_exists` or `target_unwritable`.
    """
    try:
        standing = folder.exists()
        if standing and (not folder.is_dir() or (any(folder.iterdir()) and not overwrite)):
            raise _refused("target_exists", folder)
        with tempfile.TemporaryDirectory(prefix=".appraisal-", dir=folder.parent) as room:
            new, old = Path(room) / "new", Path(room) / "old"
            if standing:
                shutil.copytree(folder, new, symlinks=True)
                for pattern in ours:
                    for path in new.glob(pattern):
                        path.unlink()
            for name, text in files.items():
                path = new / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
            if standing:
                folder.replace(old)
            try:
                new.replace(folder)
            except OSError:
                if standing:
                    old.replace(folder)
                raise
    except OSError:
        raise _refused("target_unwritable", folder) from None


def _refused(key: str, path: Path) -> InputError:
    return refuse(key, Place(file=path.name), name=path.name)
