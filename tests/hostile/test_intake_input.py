"""Hostile files and names at the door: a plain message with its place, never a traceback, a hang or a full memory."""

from __future__ import annotations

import shutil
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

import appraisal.intake
from appraisal.documents.case import Case
from appraisal.errors import InputError, Problem
from appraisal.intake.read import read_case
from appraisal.intake.to_xlsx import write_xlsx
from appraisal.text import LANGUAGES, problem_text
from tests.intake.books import changed, example_book

EXAMPLE = Path(appraisal.intake.__file__).parent / "example"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def refused(path: Path) -> tuple[Problem, ...]:
    """The problems with which a case is refused; each can be spoken."""
    with pytest.raises(InputError) as caught:
        read_case(path)
    for problem in caught.value.problems:
        for language in LANGUAGES:
            spoken = problem_text(problem, language)
            assert all(mark.isprintable() or mark in "\u00a0\u202f" for mark in spoken)
            assert len(spoken) < 1500
    return caught.value.problems


def keys(path: Path) -> set[str]:
    """The keys with which a case is refused."""
    return {problem.key for problem in refused(path)}


def parts(path: Path) -> dict[str, bytes]:
    """The parts of a workbook."""
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(path: Path, contents: dict[str, bytes]) -> Path:
    """Write the parts of a workbook."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in contents.items():
            book.writestr(name, content)
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The example, to be broken."""
    return example_book(tmp_path / "case.xlsx")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example folder, to be broken."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "case"))


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "file_empty"),
        (b"name;jobs\na;1\n", "not_a_workbook"),
        (b"PK\x03\x04" + bytes(1000), "not_a_workbook"),
        (OLE + bytes(2000), "workbook_old"),
        (OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500), "workbook_protected"),
        (bytes(5 * 2**20 + 1), "file_too_large"),
    ],
    ids=["empty", "csv", "broken zip", "xls", "password", "6 MB"],
)
def test_what_is_no_workbook(tmp_path: Path, content: bytes, key: str) -> None:
    """An empty, foreign, old, protected or too large file has words of its own."""
    path = tmp_path / "case.xlsx"
    path.write_bytes(content)
    assert keys(path) == {key}


def test_a_cut_workbook(book: Path) -> None:
    """A workbook that was not copied to its end is refused."""
    book.write_bytes(book.read_bytes()[:-3000])
    assert keys(book) == {"not_a_workbook"}


def test_a_zip_of_something_else(tmp_path: Path) -> None:
    """A text document and a zip of notes are no workbooks."""
    for name in ("word/document.xml", "notes.txt"):
        assert keys(packed(tmp_path / "case.xlsx", {name: b"<a/>", "[Content_Types].xml": b"<Types/>"})) == {
            "not_a_workbook"
        }


def test_a_zip_bomb(book: Path) -> None:
    """A part that unpacks to 30 MB is refused, whether the zip says so or lies about it."""
    contents = {**parts(book), "xl/media/bomb.bin": bytes(30 * 2**20)}
    packed(book, contents)
    assert book.stat().st_size < 100_000
    assert keys(book) == {"workbook_unpacks"}
    lying = book.read_bytes().replace(struct.pack("<I", 30 * 2**20), struct.pack("<I", 1000))
    book.write_bytes(lying)
    assert keys(book) <= {"workbook_unpacks", "not_a_workbook"}


def test_a_zip_of_very_many_parts(book: Path) -> None:
    """Thousands of small parts are refused without being read."""
    packed(book, {**parts(book), **{f"xl/{number}.xml": b"" for number in range(1200)}})
    assert keys(book) == {"workbook_unpacks"}


def test_an_encrypted_part(book: Path) -> None:
    """A part with a password of its own is told as protection."""
    data = bytearray(book.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    book.write_bytes(bytes(data))
    assert keys(book) == {"workbook_protected"}


def test_a_bomb_of_entities(book: Path) -> None:
    """A sheet that declares entities is refused before any XML reader sees it, in UTF-16 as well."""
    contents = parts(book)
    name = "xl/worksheets/sheet3.xml"
    declared = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
    for encoded in (declared.encode(), declared.encode("utf-16")):
        assert keys(packed(book, {**contents, name: encoded})) == {"not_a_workbook"}


def sheet(rows: str) -> bytes:
    """A sheet of the given rows."""
    return f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def cell(reference: str) -> str:
    """A cell that holds a text."""
    return f'<c r="{reference}" t="inlineStr"><is><t>x</t></is></c>'


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ("".join(f'<row r="{n}">{cell(f"A{n}")}</row>' for n in range(1, 5002)), "too_many_rows"),
        (f'<row r="1048576">{cell("A1048576")}</row>', "too_many_rows"),
        (f'<row r="99999999999">{cell("A1")}</row>', "too_many_rows"),
        (f'<row r="1">{cell("XFD1")}</row>', "too_many_columns"),
        ("".join(f'<row r="{n}"><c r="XFD{n}"/></row>' for n in range(1, 4000)), "too_many_columns"),
        ('<row r="minus one"><c r="A1"/></row>', "not_a_workbook"),
        ('<row r="1"><c r="A1" t="s"><v>999999</v></c></row>', "not_a_workbook"),
        (f'<row r="1"><c r="A1"><v>{"9" * 5000}</v></c></row>', "not_a_workbook"),
        ('<row r="1"><c r="A1" t="n"><v>NaN</v></c></row>', "not_a_workbook"),
        ("<row><c><v>1</v></c></row", "not_a_workbook"),
    ],
    ids=[
        "5001 rows",
        "last row",
        "no row",
        "last column",
        "wide and blank",
        "row of words",
        "no such text",
        "digits",
        "NaN",
        "cut XML",
    ],
)
def test_sheets_without_measure(book: Path, rows: str, key: str) -> None:
    """Rows, columns and cells that no spreadsheet has are refused, and never counted one by one."""
    packed(book, {**parts(book), "xl/worksheets/sheet3.xml": sheet(rows)})
    assert key in keys(book)


def test_too_many_sheets(tmp_path: Path) -> None:
    """Sixty sheets are enough."""
    from openpyxl import Workbook

    book = Workbook()
    for number in range(60):
        book.create_sheet(f"# {number}")
    book.save(tmp_path / "case.xlsx")
    assert keys(tmp_path / "case.xlsx") == {"too_many_sheets"}


def test_macros_and_links_are_passed_over(book: Path, tmp_path: Path) -> None:
    """A macro, a link to another workbook and a picture are left alone, and the case is read."""
    contents = parts(book)
    contents["xl/vbaProject.bin"] = OLE + b"Auto_Open" * 50
    contents["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
    contents["xl/media/image1.png"] = b"\x89PNG"
    macro = packed(tmp_path / "case.xlsm", contents)
    assert read_case(macro).tree() == read_case(EXAMPLE).tree()


def test_a_workbook_of_noise(book: Path) -> None:
    """Each part in turn replaced by noise is refused or read, and nothing else happens."""
    contents = parts(book)
    for name in contents:
        packed(book, {**contents, name: b"\x00<<>>&noise\xff" * 40})
        with suppress(InputError):
            assert read_case(book).projects


NAMES = {
    "markup": "<img src=x onerror=alert(1)> **жирный** [a](http://x) \\input{/etc/passwd}",
    "formula": '=HYPERLINK("http://x";"y")',
    "path": "../../x",
    "control": "Ше\x07рга\x1b[31mш \u202eнаоборот\u202c",
    "cyrillic": "Разрез «Шерегешский» №2",
    "long": "Ё" * 300,
    "quotes": "\"'`;--",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_hostile_names_are_names(folder: Path, tmp_path: Path, name: str) -> None:
    """A project may be called anything: it comes out as it went in, less control characters, in both kinds of file."""
    path = folder / "projects" / "brick_works.toml"
    quoted = "".join(f"\\u{ord(mark):04x}" for mark in name)
    text = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([f'name = "{quoted}"', *text[1:]]), encoding="utf-8")
    case = read_case(folder)
    read = case.projects["brick_works"].name.en
    assert read == "".join(mark for mark in name if mark.isprintable())
    write_xlsx(case, tmp_path / "case.xlsx")
    assert same(read_case(tmp_path / "case.xlsx"), case)


def same(one: Case, other: Case) -> bool:
    """Whether two cases say the same."""
    return one.tree() == other.tree() and one.digest == other.digest


def test_a_name_of_301_characters(folder: Path, book: Path) -> None:
    """One character more than a name may have is told, in both kinds of file."""
    path = folder / "projects" / "brick_works.toml"
    text = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([f'name = "{"Ё" * 301}"', *text[1:]]), encoding="utf-8")
    assert keys(folder) == {"text_too_long"}
    changed(book, "Projects", {(2, "Name (English)"): "Ё" * 301})
    assert keys(book) == {"text_too_long"}


def test_a_short_name_of_29_characters(folder: Path, book: Path) -> None:
    """One character more than a short name may have is told at its place, in both kinds of file."""
    path = folder / "projects" / "brick_works.toml"
    text = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([text[0], f'short = "{"Ё" * 29}"', *text[2:]]), encoding="utf-8")
    assert keys(folder) == {"short_too_long"}
    changed(book, "Projects", {(2, "Short name (English)"): "Ё" * 29})
    (problem,) = refused(book)
    assert (problem.key, problem.facts["length"]) == ("short_too_long", 29)
    assert problem.place is not None
    assert (problem.place.sheet, problem.place.row, problem.place.column) == ("Projects", 2, "Short name (English)")


@pytest.mark.parametrize("key", ["../../x", "Карьер", "Big Mine", "x" * 61, "@a", "a\nb", ".hidden", "con.fig"])
def test_hostile_keys_are_refused(book: Path, key: str) -> None:
    """A key that could become a path, a formula or two lines is refused at its cell."""
    problems = refused(changed(book, "Projects", {(4, "Key"): key}))
    (problem,) = [each for each in problems if each.key == "key_malformed" and each.place and each.place.row == 4]
    assert problem.place is not None
    assert problem.place.sheet == "Projects"


def test_a_file_of_a_hostile_name(folder: Path) -> None:
    """The name of a project's file is its key and is held to the same letters."""
    for name in ("Карьер.toml", "a b.toml", "-x.toml", "c\nd.toml"):
        (folder / "projects" / name).write_text("name = 'x'\ngroup = 'energy'\n")
    problems = [each for each in refused(folder) if each.key == "key_malformed"]
    assert len(problems) == 4


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("nan", "not_finite"),
        ("inf", "not_finite"),
        ("-inf", "not_finite"),
        ("1e999", "not_finite"),
        ("1" + "0" * 400, "number_beyond"),
        ("1e300", "number_beyond"),
        ("1e-200", "number_tiny"),
        ("9" * 5000, "number_too_long"),
        ("true", "number_expected"),
        ('"4,5"', "number_expected"),
        ("2012-05-04", "table_expected"),
        ("[[[[1]]]]", "table_expected"),
        ("[" * 25 + "]" * 25, "toml_too_deep"),
    ],
)
def test_hostile_numbers(folder: Path, number: str, key: str) -> None:
    """Numbers that are none, or that no float holds, are told at their key."""
    path = folder / "projects" / "brick_works.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("investment = 280", f"investment = {number}"))
    assert keys(folder) == {key}


def test_numbers_at_the_edge(folder: Path, tmp_path: Path) -> None:
    """The largest and smallest numbers that are taken, and a zero below zero, survive both kinds of file."""
    path = folder / "projects" / "brick_works.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("waste_reduction = 200", "waste_reduction = -0.0"), encoding="utf-8")
    path = folder / "projects" / "sorting_line.toml"
    text = path.read_text(encoding="utf-8").replace("investment = 420", "investment = 1e15")
    path.write_text(text.replace("range = [45, 60]", "range = [1e-100, 60.00000000000001]"), encoding="utf-8")
    case = read_case(folder)
    write_xlsx(case, tmp_path / "case.xlsx")
    assert same(read_case(tmp_path / "case.xlsx"), case)


def test_a_workbook_that_is_a_link(book: Path, tmp_path: Path) -> None:
    """A link to a workbook outside its folder is not followed."""
    room = tmp_path / "room"
    room.mkdir()
    (room / "case.xlsx").symlink_to(book)
    assert keys(room) == {"link_leaves"}


def test_reading_writes_nothing(folder: Path, book: Path) -> None:
    """Neither a good nor a bad case leaves anything behind."""
    before = sorted(folder.parent.rglob("*"))
    stamps = [path.stat().st_mtime_ns for path in before]
    read_case(folder)
    read_case(book)
    (folder / "case.toml").write_bytes(b"\xff")
    stamps[before.index(folder / "case.toml")] = (folder / "case.toml").stat().st_mtime_ns
    refused(folder)
    assert sorted(folder.parent.rglob("*")) == before
    assert [path.stat().st_mtime_ns for path in before] == stamps
