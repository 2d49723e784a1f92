"""Numbers of implausible size are refused on reading, so that later computations cannot overflow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from appraisal.document import LARGEST, SMALLEST
from appraisal.documents.findings import Path, short
from appraisal.errors import Place, Problem
from appraisal.intake.reading import Reading


def bounded(reading: Reading) -> Reading:
    """Return the reading with a problem for each number out of range, which is replaced by an allowed one.

    So all other problems are still found.
    """
    beyond: list[tuple[Path, int | float]] = []
    tree = {key: _cut(each, (key,), beyond) for key, each in reading.tree.items()}
    told = [_problem(given, reading.locate(path)) for path, given in beyond]
    return replace(reading, tree=tree, problems=(*reading.problems, *told)) if told else reading


def _cut(given: object, at: Path, beyond: list[tuple[Path, int | float]]) -> object:
    """Return a part of the tree with allowed numbers; the others are put into `beyond` with their paths."""
    if isinstance(given, Mapping):
        return {key: _cut(each, (*at, key), beyond) for key, each in given.items()}
    if isinstance(given, list | tuple):
        return type(given)(_cut(each, (*at, number), beyond) for number, each in enumerate(given))
    if isinstance(given, bool) or not isinstance(given, int | float):
        return given
    if LARGEST < abs(given) < float("inf") or 0 < abs(given) < SMALLEST:
        beyond.append((at, given))
        return type(given)(0 if abs(given) < 1 else LARGEST if given > 0 else -LARGEST)
    return given


def _problem(given: int | float, place: Place) -> Problem:
    facts = {"given": short(_written(given)), "largest": LARGEST}
    return Problem("number_tiny" if abs(given) < 1 else "number_beyond", facts, place)


def _written(given: int | float) -> str:
    """Write a number in a few digits; for an integer too large for a float, write its number of digits."""
    try:
        return f"{float(given):.6g}"
    except OverflowError:
        return f"10^{int(int(given).bit_length() * 0.30103)}"
