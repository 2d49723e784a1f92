"""Files that come in from a browser."""

from __future__ import annotations

import io
import stat
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from appraisal.errors import InputError
from appraisal.intake.limits import LARGEST_TOML, LARGEST_WORKBOOK, MOST_FILES
from appraisal.intake.uploaded import read_upload, read_uploaded
from appraisal.text import LANGUAGES, problem_text
from tests.intake.books import EXAMPLE, changed, example_book


def _zipped(more: Mapping[str, bytes], root: str = "case/") -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(EXAMPLE.rglob("*.toml")):
            packed.writestr(root + path.relative_to(EXAMPLE).as_posix(), path.read_bytes())
        for name, data in more.items():
            packed.writestr(name, data)
    return content.getvalue()


def _refused(name: str, data: bytes) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_uploaded(name, data)
    for problem in caught.value.problems:
        assert all(problem_text(problem, language) for language in LANGUAGES)
    return [problem.key for problem in caught.value.problems]


def _linked(packed: zipfile.ZipFile) -> None:
    link = zipfile.ZipInfo("case/rules.toml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    packed.writestr(link, "/etc/passwd")


def _twice(packed: zipfile.ZipFile) -> None:
    packed.writestr("case.toml", b"")
    packed.writestr("CASE.toml", b"")


def _many(packed: zipfile.ZipFile) -> None:
    for number in range(MOST_FILES + 1):
        packed.writestr(f"{number}.toml", b"")


HOSTILE: dict[str, tuple[Callable[[zipfile.ZipFile], object], str]] = {
    "climbs": (lambda packed: packed.writestr("../case.toml", b""), "zip_leads_out"),
    "absolute": (lambda packed: packed.writestr("/case.toml", b""), "zip_leads_out"),
    "drive": (lambda packed: packed.writestr("C:/case.toml", b""), "zip_leads_out"),
    "backslash": (lambda packed: packed.writestr("case\\..\\..\\x.toml", b""), "zip_leads_out"),
    "link": (_linked, "zip_leads_out"),
    "twice": (_twice, "zip_leads_out"),
    "bomb": (lambda packed: packed.writestr("case.toml", b" " * (LARGEST_TOML + 1)), "zip_unpacks"),
    "many": (_many, "zip_unpacks"),
    "nothing": (lambda packed: packed.writestr("readme.txt", b"x"), "zip_without_case"),
}


def test_a_workbook_is_read_from_memory(tmp_path: Path) -> None:
    """The case is that of the file, under the stem of its name, whatever path a browser says before it."""
    data = example_book(tmp_path / "x.xlsx").read_bytes()
    case = read_uploaded("C:\\papers\\register 2026.xlsx", data)
    assert case.key == "register 2026"
    assert len(case.projects) == 3


@pytest.mark.parametrize("root", ["", "case/", "a/b/"])
def test_a_zipped_folder_is_read_wherever_it_lies_in_the_zip(root: str) -> None:
    """What programs put beside a case is left out."""
    data = _zipped({"__MACOSX/case/._case.toml": b"\x00", f"{root}notes.docx": b"x", ".DS_Store": b"x"}, root)
    assert len(read_uploaded("case.zip", data).projects) == 3


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_zip_is_refused_with_a_sentence(kind: str) -> None:
    """Before anything is written outside, and before more than the limit is unpacked."""
    make, key = HOSTILE[kind]
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        make(packed)
    assert _refused("case.zip", content.getvalue()) == [key]


def test_a_zip_with_a_password_is_refused_as_that() -> None:
    """The flag of encryption in the directory of a zip is enough: nothing is unpacked, and nobody is asked for it."""
    data = bytearray(_zipped({}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1  # general purpose flags of the first entry (APPNOTE, section 4.4.4)
    assert _refused("case.zip", bytes(data)) == ["zip_protected"]


def test_other_files_are_refused_by_what_they_are(tmp_path: Path) -> None:
    """Macros are never run, and a workbook that holds them is told so under any name."""
    assert _refused("case.xlsm", b"PK") == ["workbook_macros"]
    book = example_book(tmp_path / "x.xlsx")
    with zipfile.ZipFile(book, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"\x00")
    assert _refused("case.xlsx", book.read_bytes()) == ["workbook_macros"]
    assert _refused("case.pdf", b"%PDF") == ["not_uploaded_case"]
    assert _refused("case.zip", b"PK") == ["zip_unreadable"]
    assert _refused("case.xlsx", b"PK") == ["not_a_workbook"]
    assert _refused("case.xlsx", b"") == ["file_empty"]
    assert _refused("case.xlsx", b"x" * (LARGEST_WORKBOOK + 1)) == ["file_too_large"]


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sound or broken, no file of an upload stays on the disk."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    read_uploaded("case.zip", _zipped({}))
    broken = _zipped({"case/scenarios/odd.toml": b"title = 1"})
    assert read_upload("case.zip", broken).case is None
    assert list(tmp_path.iterdir()) == []


def test_the_problems_of_a_workbook_stand_with_their_rows(tmp_path: Path) -> None:
    """What an upload gives back holds every problem once, in its sheet."""
    book = example_book(tmp_path / "x.xlsx")
    changed(book, "Projects", {(2, "Jobs, jobs"): "many", (3, "Group"): "nothing"})
    upload = read_upload("x.xlsx", book.read_bytes())
    assert upload.case is None
    (part,) = upload.parts
    assert part.sheet == "Projects"
    assert len(part.problems) == 2
