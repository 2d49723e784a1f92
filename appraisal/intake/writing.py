"""Atomic writing: files appear complete, under their name, or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from appraisal.errors import InputError, Place, refuse


def write_file(
    path: Path,
    make: Callable[[], bytes],
    *,
    overwrite: bool,
    private: bool = False,
    before: Callable[[], None] | None = None,
) -> None:
    """Write a file under a temporary name beside it, then rename it.

    Args:
        path: of the file.
        make: makes its content, and is called only where the file may be written.
        overwrite: replaces a file that exists.
        private: nobody but the owner may read the file, at no time.
        before: what has to succeed before the written file gets its name.

    Raises:
        InputError: `target_exists` or `target_unwritable`, or what `before` raises.
    """
    with _writable(path):
        taken = path.is_dir() or (path.exists() and not overwrite)
    if taken:
        raise _refused("target_exists", path)
    data = make()
    with ExitStack() as stack:
        with _writable(path):
            # Its owner alone may open this folder, so that no other ever reads a private file in it.
            room = stack.enter_context(tempfile.TemporaryDirectory(prefix=".appraisal-", dir=path.parent))
            sibling = Path(room) / path.name
            sibling.write_bytes(data)
            if private:
                sibling.chmod(0o600)
        if before is not None:
            before()
        with _writable(path):
            sibling.replace(path)


@contextmanager
def _writable(path: Path) -> Iterator[None]:
    try:
        yield
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
