"""Write a memo to disk: whole or not at all."""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from appraisal.analysis.appraise import Appraisal
from appraisal.errors import refuse
from appraisal.memo.formats import FORMATS
from appraisal.memo.outline import outline
from appraisal.memo.to_docx import to_docx
from appraisal.memo.to_html import to_html
from appraisal.origin import Origin
from appraisal.report.blocks import Outline
from appraisal.report.resolution import Held
from appraisal.text import Language

WRITERS: Mapping[str, Callable[[Outline], bytes]] = {"docx": to_docx, "html": to_html}
_LIBRARIES = ("numpy", "pymcdm", "numpy-financial", "pulp", "highspy", "vl-convert-python", "python-docx")


def write_memo(
    appraisal: Appraisal,
    where: str | Path,
    *,
    formats: Sequence[str] | None = None,
    language: Language = "en",
    today: str | None = None,
    origin: Origin | None = None,
    held: Held | None = None,
) -> tuple[Path, ...]:
    """Write the memo of an appraisal.

    Args:
        appraisal: the appraisal.
        where: a file whose extension names its format, or a folder, which is created and gets
            `memo-<language>.<format>`.
        formats: of `FORMATS`; by default the file's own, or all of them for a folder.
        language: of the memo.
        today: the date to print; by default a blank.
        origin: where the case was read from, so that the printed command to repeat works.
        held: the council's session, if the memo is of one.

    Returns:
        The files that were written.

    Raises:
        InputError: `unknown_format`, `memo_not_written`; then no file was written.
    """
    where = Path(where)
    own = where.suffix.removeprefix(".").lower()
    single = formats is None and own in WRITERS
    wanted = (own,) if single else tuple(formats or FORMATS)
    made = memo_files(appraisal, formats=wanted, language=language, today=today, origin=origin, held=held)
    files = {where if single else where / name: content for name, content in made.items()}
    put_files(files)
    return tuple(files)


def memo_files(
    appraisal: Appraisal,
    *,
    formats: Sequence[str] = FORMATS,
    language: Language,
    today: str | None = None,
    origin: Origin | None = None,
    held: Held | None = None,
) -> dict[str, bytes]:
    """Return the files of a memo by name, `memo-<language>.<format>`; the arguments are those of `write_memo`.

    Raises:
        InputError: `unknown_format`.
    """
    if unknown := [each for each in formats if each not in WRITERS]:
        raise refuse("unknown_format", name=unknown[0], known=list(FORMATS))
    whole = outline(appraisal, language, versions=versions(), today=today, origin=origin, held=held)
    return {f"memo-{language}.{each}": WRITERS[each](whole) for each in formats}


def put_files(files: Mapping[Path, bytes]) -> None:
    """Write all files, or none.

    Raises:
        InputError: `memo_not_written`.
    """
    try:
        _put(files)
    except OSError as error:
        where = next(iter(files)).parent
        raise refuse("memo_not_written", path=str(where), reason=error.strerror or str(error)) from error


def versions() -> dict[str, str]:
    """Return the versions of the program, Python and the libraries that compute a memo's numbers and charts."""
    return {"appraisal": version("appraisal"), "Python": platform.python_version()} | {
        name: version(name) for name in _LIBRARIES
    }


def _put(files: Mapping[Path, bytes]) -> None:
    """Write every file beside its target, then rename them all, so that a reader never sees a half-written file."""
    beside: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".memo-")
            beside[path] = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            beside[path].chmod(0o644)  # a file of mkstemp is readable only by its owner
        for path, written in beside.items():
            written.replace(path)
    finally:
        for written in beside.values():
            written.unlink(missing_ok=True)
