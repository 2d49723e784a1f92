"""A case that came in from a browser: refused before it is parsed where it is too large, a bomb, or holds macros.

A workbook is read from memory. A zipped folder is unpacked into a folder that its owner alone may open, and that is
gone when this returns: only files of a case are taken out, by names that stay within it.
"""

from __future__ import annotations

import io
import re
import stat
import tempfile
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from appraisal.document import clean
from appraisal.documents.case import Case
from appraisal.documents.findings import short
from appraisal.errors import InputError, Place, refuse
from appraisal.intake.from_toml import HEAD, read_folder
from appraisal.intake.from_xlsx import workbook_reading
from appraisal.intake.in_place import Part, in_place
from appraisal.intake.limits import LARGEST_TOML, LARGEST_UNPACKED, LARGEST_WORKBOOK, MEGABYTE, MOST_FILES
from appraisal.intake.read import case_of
from appraisal.paths import criteria_folder

LARGEST_UPLOAD = LARGEST_WORKBOOK
WITH_MACROS = (".xlsm", ".xltm", ".xlsb", ".xlam")
_MACROS = "vbaproject.bin"
_DEEPEST = 2  # folders of a case have no folders
_OUTSIDE = re.compile(r'^[/~]|\\|^[A-Za-z]:|[\x00-\x1f<>:"|?*]')
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """What came of an uploaded file: its case, or its problems with what stands around them in the file."""

    file: str
    case: Case | None
    parts: tuple[Part, ...] = ()


def read_upload(name: str, data: bytes) -> Upload:
    """Read a workbook or a zipped case folder that came in from a browser; none of its bytes are kept.

    Args:
        name: of the file, as the browser says it.
        data: its bytes.
    """
    try:
        return Upload(file=name_shown(name), case=read_uploaded(name, data))
    except InputError as error:
        return Upload(file=name_shown(name), case=None, parts=in_place(data, error.problems))


def read_uploaded(name: str, data: bytes) -> Case:
    """Read a case from a workbook, or from a zipped case folder.

    Args:
        name: of the file, as the browser says it; only its ending and its stem are used.
        data: its bytes.

    Raises:
        InputError: `file_empty`, `file_too_large`, `workbook_macros`, `not_uploaded_case`, what `unpack` refuses, or
            every problem of the case, each with its place.
    """
    file = name_shown(name)
    place, ending = Place(file=file), PurePosixPath(file).suffix.lower()
    if not data:
        raise refuse("file_empty", place, name=file)
    if len(data) > LARGEST_UPLOAD:
        raise refuse("file_too_large", place, name=file, largest=LARGEST_UPLOAD / MEGABYTE)
    if ending in WITH_MACROS:
        raise refuse("workbook_macros", place)
    stem = PurePosixPath(file).stem or "case"
    if ending == ".zip":
        with tempfile.TemporaryDirectory(prefix="appraisal-") as room:
            folder = Path(room) / (re.sub(r"\W+", "_", stem).strip("_") or "case")
            unpack(data, folder, file=file)
            return case_of(read_folder(folder, criteria=criteria_folder()))
    if ending not in (".xlsx", ".xls"):
        raise refuse("not_uploaded_case", place, name=file)
    if _holds_macros(data):
        raise refuse("workbook_macros", place)
    return case_of(workbook_reading(data, file=file, key=stem, criteria=criteria_folder()))


def name_shown(name: str) -> str:
    r"""Return the name of an uploaded file without a path, on one line, of bounded length.

    Example:
        >>> name_shown(r"C:\papers\register.xlsx"), name_shown("../../etc/passwd"), name_shown("")
        ('register.xlsx', 'passwd', 'case')
    """
    last = clean(re.split(r"[/\\]", name)[-1])
    stem, dot, ending = last.rpartition(".")
    return (f"{short(stem)}.{ending[:8]}" if dot and stem else short(last)) or "case"


def _holds_macros(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return any(each.lower().endswith(_MACROS) for each in packed.namelist())
    except _UNREADABLE:  # no workbook: reading it says so
        return False


def unpack(data: bytes, folder: Path, *, file: str) -> None:
    """Unpack the files of a zipped case into a folder that does not exist yet; others in the zip are left out.

    Raises:
        InputError: `zip_unreadable`, `zip_protected`, `zip_unpacks`, `zip_leads_out`, `zip_without_case`.
    """
    place = Place(file=file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            texts = _texts(packed, place)
    except _UNREADABLE:
        raise refuse("zip_unreadable", place) from None
    heads = [each for each in texts if each.name == HEAD]
    if not heads:
        raise refuse("zip_without_case", place, head=HEAD)
    root = min(heads, key=lambda each: len(each.parts)).parent
    for path, content in texts.items():
        if path.is_relative_to(root) and len(path.relative_to(root).parts) <= _DEEPEST:
            target = folder / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def _texts(packed: zipfile.ZipFile, place: Place) -> dict[PurePosixPath, bytes]:
    """Return the TOML files of a zip by their paths; every name in it is checked first."""
    parts = packed.infolist()
    if len(parts) > MOST_FILES:
        raise refuse("zip_unpacks", place, most=MOST_FILES, largest=LARGEST_UNPACKED / MEGABYTE)
    seen: set[str] = set()
    for part in parts:
        path = PurePosixPath(part.filename)
        linked = stat.S_ISLNK(part.external_attr >> 16)
        if linked or ".." in path.parts or _OUTSIDE.search(part.filename) or part.filename.casefold() in seen:
            raise refuse("zip_leads_out", place, name=short(part.filename))
        seen.add(part.filename.casefold())
        if part.flag_bits & 1:
            raise refuse("zip_protected", place)
    texts: dict[PurePosixPath, bytes] = {}
    left = LARGEST_UNPACKED
    for part in parts:
        path = PurePosixPath(part.filename)
        hidden = any(each.startswith((".", "__MACOSX")) for each in path.parts)
        if part.is_dir() or hidden or path.suffix.lower() != ".toml":
            continue
        with packed.open(part) as opened:
            content = opened.read(min(left, LARGEST_TOML) + 1)
        left -= len(content)
        if left < 0 or len(content) > LARGEST_TOML:
            raise refuse("zip_unpacks", place, most=MOST_FILES, largest=LARGEST_UNPACKED / MEGABYTE)
        texts[path] = content
    return texts
