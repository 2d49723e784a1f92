"""What stands on printed pages: their text and the codes on them, read by other programs than those that made them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest


def text_of(pdf: bytes) -> str:
    """Return the text of a PDF, lines joined by blanks."""
    return " ".join(_run("pdftotext", pdf, "-layout", "-nopgbrk", "-enc", "UTF-8").split())


def codes_of(pdf: bytes, folder: Path) -> list[str]:
    """Return what the QR codes of a PDF say, sheet by sheet."""
    return [code for picture in pictures_of(pdf, folder) for code in _codes(picture)]


def pictures_of(pdf: bytes, folder: Path) -> list[Path]:
    """Return each page as a picture in a folder, as an office printer would print it."""
    file = folder / "printed.pdf"
    file.write_bytes(pdf)
    subprocess.run([_tool("pdftoppm"), "-r", "150", "-gray", "-png", str(file), str(folder / "page")], check=True)
    return sorted(folder.glob("page*.png"))


def _codes(picture: Path) -> Iterator[str]:
    import zxingcpp
    from PIL import Image

    with Image.open(picture) as page:
        for each in zxingcpp.read_barcodes(
            page.convert("L"), formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
        ):
            yield each.bytes.decode("utf-8")


def _run(tool: str, pdf: bytes, *options: str) -> str:
    with TemporaryDirectory() as room:
        file = Path(room) / "printed.pdf"
        file.write_bytes(pdf)
        done = subprocess.run([_tool(tool), *options, str(file), "-"], check=True, capture_output=True)
        return done.stdout.decode()


def _tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"no {name} on this machine")
    return found
