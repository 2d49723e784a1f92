"""A workbook recalculated by LibreOffice: what its formulas give, not what was stored beside them."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

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
    found = {}
    for name, source in sources.items():
        opened = load_workbook(out / source.name, data_only=True)
        found[name] = {
            sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in opened.worksheets
        }
    return found
