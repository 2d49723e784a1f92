"""References by name: to figures, groups, projects and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from appraisal.documents.case import INVESTMENT
from appraisal.documents.figure import FigureTable
from appraisal.documents.findings import Finding, Path, nearest, short
from appraisal.documents.head import CaseHead


def unknown(names: Iterable[str], known: Iterable[str], key: str, at: Path) -> Iterator[Finding]:
    """Find unknown names, which are keys of a table, each with the most similar known one."""
    known = list(known)
    for name in names:
        yield from unknown_name(name, known, key, (*at, name))


def unknown_name(name: str, known: Iterable[str], key: str, at: Path) -> Iterator[Finding]:
    """Find that the name in one place is unknown."""
    known = list(known)
    if name not in known:
        yield Finding(key, {"name": short(name), **nearest(name, known)}, at)


def listed(names: Sequence[str], known: Iterable[str], key: str, at: Path) -> Iterator[Finding]:
    """Find names of a list that are in it twice or unknown."""
    for number, name in enumerate(names):
        if name in names[:number]:
            yield Finding("twice", {"name": name}, (*at, number))
        yield from unknown_name(name, known, key, (*at, number))


def kinds(head: CaseHead) -> list[str]:
    """Return the kinds of figure that a project may give."""
    return [INVESTMENT, *head.figures]


def source(head: CaseHead, name: str | None, at: Path) -> Iterator[Finding]:
    """Find a source that is not in the case's register."""
    if name is not None:
        yield from unknown_name(name, head.sources, "unknown_source", at)


def entry(head: CaseHead, given: FigureTable, unit: str | None, at: Path) -> Iterator[Finding]:
    """Check a figure's unit and sources; `unit` is None if there is no unit to compare with."""
    yield from source(head, given.source, (*at, "source"))
    for number, claim in enumerate(given.claims):
        yield from source(head, claim.source, (*at, "claims", number, "source"))
        if unit is not None and claim.unit not in (None, unit):
            yield Finding("unit_wrong", {"given": claim.unit, "expected": unit}, (*at, "claims", number, "unit"))
    if unit is not None and given.unit not in (None, unit):
        yield Finding("unit_wrong", {"given": given.unit, "expected": unit}, (*at, "unit"))


def rate(head: CaseHead, given: FigureTable, at: Path) -> Iterator[Finding]:
    """Find a yearly rate with which discounting is impossible."""
    yield from entry(head, given, None, at)
    lowest = given.value if given.range is None or given.value is None else min(given.value, given.range[0])
    if lowest is None or lowest <= -1:
        yield Finding("rate_impossible", {"given": lowest}, at)
