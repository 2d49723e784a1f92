"""A workbook recalculated by LibreOffice: what its formulas give, not what was stored beside them."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

Cells = dict[str, list[list[Any]]]


def without_results(book: bytes) -> bytes:
    """Return a workbook whose formulas have no stored results, so that a reader must compute them."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text = re.sub(r"(</f>)<v>[^<]*</v>", r"\1", data.decode())
                data = re.sub(r' t="str"(?=>\s*<f>)', "", text).encode()
            new.writestr(name, data)
    return written.getvalue()


def changed(book: bytes, label: str, factor: float) -> bytes:
    """Return a workbook in which the given number beside a label, on every sheet, is multiplied."""
    from openpyxl import load_workbook

    opened = load_workbook(io.BytesIO(book))
    for sheet in opened.worksheets:
        for row in sheet.iter_rows(min_col=1, max_col=3):
            if row[0].value == label and isinstance(row[2].value, int | float):
                row[2].value *= factor
    written = io.BytesIO()
    opened.save(written)
    return written.getvalue()


def recalculated(books: Mapping[str, bytes], room: Path, soffice: str) -> dict[str, Cells]:
    """Return the cells of every sheet of every workbook as LibreOffice computes them, started once for all."""
    from openpyxl import load_workbook

    out = room / "computed"
    sources = {name: room / f"{number}.xlsx" for number, name in enumerate(books)}
    for name, source in sources.items():
        source.write_bytes(without_results(books[name]))
    profile = (room / "profile").as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir", str(out)]
    subprocess.run([*command, *map(str, sources.values())], check=True, capture_output=True, timeout=300)
    result = {}
    for name, source in sources.items():
        opened = load_workbook(out / source.name, data_only=True)
        result[name] = {
            sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in opened.worksheets
        }
    return result


Edits = Mapping[tuple[str, str], float]
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{code}
</script:module>
"""


def edited(books: Mapping[str, tuple[bytes, Edits]], room: Path, soffice: str) -> dict[str, Cells]:
    """Return the cells of workbooks after a person's edits in LibreOffice as it comes, which trusts stored results.

    The workbooks are opened with their results, the cells are typed over one by one as in the window, and saved; what
    was not touched by an edit is what was stored.
    """
    from openpyxl import load_workbook

    code = ["Sub Main", "Dim none()", "Dim kept(0) As New com.sun.star.beans.PropertyValue"]
    code += ['kept(0).Name = "FilterName"', 'kept(0).Value = "Calc MS Excel 2007 XML"']
    targets = {name: room / f"edited-{number}.xlsx" for number, name in enumerate(books)}
    for number, (name, (book, edits)) in enumerate(books.items()):
        source = room / f"given-{number}.xlsx"
        source.write_bytes(book)
        code.append(f'book = StarDesktop.loadComponentFromURL("{source.as_uri()}", "_blank", 0, none())')
        for (sheet, cell), value in edits.items():
            code.append(f'book.Sheets.getByName("{sheet}").getCellRangeByName("{cell}").Value = {value!r}')
        code += [f'book.storeToURL("{targets[name].as_uri()}", kept())', "book.close(True)"]
    code += ["StarDesktop.terminate()", "End Sub"]
    profile = room / "typist"
    command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    # The first start lays out a fresh profile, with an empty macro in it that is then filled.
    subprocess.run([*command, "--terminate_after_init"], check=True, capture_output=True, timeout=300)
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(_MODULE.format(code=escape("\n".join(code))))
    subprocess.run([*command, "macro:///Standard.Module1.Main"], check=True, capture_output=True, timeout=300)
    result = {}
    for name, target in targets.items():
        opened = load_workbook(target, data_only=True)
        result[name] = {
            sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in opened.worksheets
        }
    return result
