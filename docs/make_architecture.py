"""Draw docs/architecture.svg from contracts and imports by `python docs/make_architecture.py`; a test compares."""

from __future__ import annotations

import ast
import tomllib
from collections import defaultdict
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "appraisal"
TARGET = Path(__file__).with_name("architecture.svg")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
ROW, NAMES, PURPOSES, HEAD = 24, 150, 560, 130  # pixels: a row, the two columns of words, the vertical names


def floors() -> list[list[str]]:
    """Return the rooms of each floor, from the top down, as the contract "Imports run down" has them."""
    [layers] = [contract["layers"] for contract in CONTRACTS if contract["type"] == "layers"]
    return [[room.strip() for room in layer.replace("|", ":").split(":")] for layer in layers]


def files(room: str) -> list[Path]:
    """Return the Python files of a room: those of its folder, or its one file."""
    return sorted((PACKAGE / room).rglob("*.py")) or [PACKAGE / f"{room}.py"]


def imports(room: str) -> set[str]:
    """Return the other rooms that a room imports, also those imported only inside a function."""
    rooms = set()
    for path in files(room):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "appraisal":
                rooms |= {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("appraisal."):
                rooms.add(str(node.module).split(".")[1])
    return rooms - {room}


def purpose(room: str) -> str:
    """Return what a room is for: the first line of its docstring, up to a colon or a full stop."""
    path = PACKAGE / room / "__init__.py"
    text = (path if path.exists() else PACKAGE / f"{room}.py").read_text(encoding="utf-8")
    line = (ast.get_docstring(ast.parse(text)) or "").splitlines()[0]
    return line.split(":")[0].split(". ")[0].rstrip(".")


def doors() -> dict[str, list[str]]:
    """Return by room the foreign libraries that only it may import."""
    libraries = defaultdict(set)
    for contract in CONTRACTS:
        for line in contract.get("ignore_imports", []):
            importer, _, library = line.partition(" -> ")
            if library.split(".")[0] != "appraisal":
                libraries[importer.split(".")[1]].add(library)
    return {room: sorted(names) for room, names in libraries.items()}


def picture() -> str:
    """Return the picture as SVG: a row a room, floor by floor, and a dot for each room below that it imports."""
    rooms = [room for floor in floors() for room in floor]
    start, libraries = NAMES + PURPOSES, doors()
    width, height = start + ROW * len(rooms) + 10, HEAD + ROW * len(rooms) + 10
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"',
        ' font-family="sans-serif" font-size="12">',
        "<title>The rooms of the package by floor, and which imports which: no dot stands for a higher floor</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f'<text x="10" y="{HEAD - 30}">A row a room, from the top floor down; rooms of one floor share a band.</text>',
        f'<text x="10" y="{HEAD - 12}">● the room of the row imports that of the column. '
        "[Libraries] are imported only where they are named.</text>",
    ]
    for band, floor in enumerate(floors()):
        y = HEAD + ROW * rooms.index(floor[0])
        fill = "#eef2f7" if band % 2 == 0 else "#ffffff"
        drawn.append(f'<rect y="{y}" width="{width}" height="{ROW * len(floor)}" fill="{fill}"/>')
    for row, room in enumerate(rooms):
        y, x = HEAD + ROW * row + 16, start + ROW * row + 12
        doors_text = f" [{', '.join(libraries[room])}]" if room in libraries else ""
        drawn += [
            f'<text x="10" y="{y}" font-family="monospace" font-weight="bold">{room}</text>',
            f'<text x="{NAMES}" y="{y}">{escape(purpose(room) + doors_text)}</text>',
            f'<text transform="translate({x + 4} {HEAD - 6}) rotate(-90)" font-family="monospace">{room}</text>',
            f'<rect x="{x - 4}" y="{y - 8}" width="8" height="8" fill="#9aa5b1"/>',
        ]
        for below in sorted(imports(room) & set(rooms), key=rooms.index):
            drawn.append(f'<circle cx="{start + ROW * rooms.index(below) + 12}" cy="{y - 4}" r="5" fill="#0b5394"/>')
    return "\n".join([*drawn, "</svg>", ""])


if __name__ == "__main__":
    TARGET.write_text(picture(), encoding="utf-8")
