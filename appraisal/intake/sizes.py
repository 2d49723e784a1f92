"""Numbers of implausible size are refused on reading, so that later computations cannot overflow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from appraisal.document import LARGEST, SMALLEST
from appraisal.documents.findings import Path, short
from appraisal.errors import Place, Problem
from appraisal.intake.reading import Reading


def bounded(reading: Reading) -> Reading:
    """Return the reading with a problem for each number out of range, which is replaced by an allowed one.

    So all other problems are still found.
    """
    result = list(_large(reading.tree, ()))
    if not result:
        return reading
    told = [_problem(given, reading.locate(path)) for path, given in result]
    tree = {key: _cut(each) for key, each in reading.tree.items()}
    return replace(reading, tree=tree, problems=(*reading.problems, *told))


def _beyond(given: object) -> bool:
    return (
        isinstance(given, int | float)
        and not isinstance(given, bool)
        and (LARGEST < abs(given) < float("inf") or 0 < abs(given) < SMALLEST)
    )


def _problem(given: int | float, place: Place) -> Problem:
    facts = {"given": short(_written(given)), "largest": LARGEST}
    return Problem("number_tiny", facts, place) if abs(given) < 1 else Problem("number_beyond", facts, place)


def _written(given: int | float) -> str:
    """Write a number in a few digits; for an integer too large for a float, write its number of digits."""
    try:
        return f"{float(given):.6g}"
    except OverflowError:
        return f"10^{int(int(given).bit_length() * 0.30103)}"


def _large(given: object, at: Path) -> Iterator[tuple[Path, int | float]]:
    if isinstance(given, Mapping):
        for key, each in given.items():
            yield from _large(each, (*at, key))
    elif isinstance(given, list | tuple):
        for place, each in enumerate(given):
            yield from _large(each, (*at, place))
    elif isinstance(given, int | float) and _beyond(given):
        yield at, given


def _cut(given: object) -> object:
    if isinstance(given, Mapping):
        return {key: _cut(each) for key, each in given.items()}
    if isinstance(given, list | tuple):
        return type(given)(_cut(each) for each in given)
    if isinstance(given, int | float) and _beyond(given):
        return type(given)(0 if abs(given) < 1 else LARGEST if given > 0 else -LARGEST)
    return given
