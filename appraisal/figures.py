"""A figure: one number of one project with its unit, status and source; missing is a state (rules 1 and 2)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from appraisal.errors import DefectError
from appraisal.text.local import LocalText


class Status(StrEnum):
    """How well a number is supported by evidence, from strong to weak."""

    PUBLISHED = "published"
    CLAIMED = "claimed"
    ASSUMED = "assumed"
    MISSING = "missing"


_WEAKNESS = {status: number for number, status in enumerate(Status)}


def weakest(statuses: Iterable[Status]) -> Status:
    """Return the weakest of the statuses, which is the status of anything computed from them (rule 2).

    Example:
        >>> weakest([Status.PUBLISHED, Status.ASSUMED])
        <Status.ASSUMED: 'assumed'>
    """
    return max(statuses, key=_WEAKNESS.__getitem__, default=Status.PUBLISHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The value that another source gives for the same figure, in the figure's unit."""

    value: float
    status: Status
    source: str | None = None
    note: LocalText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number, or its absence.

    `value` is None exactly when the status is missing. `low` and `high` are given together or not at all. A missing
    figure may have them (an assumed range); then the project is ranked over that range. `sources` are keys of the
    case's register of sources.
    """

    value: float | None
    unit: str
    status: Status
    source: str | None = None
    low: float | None = None
    high: float | None = None
    note: LocalText | None = None
    claims: tuple[Claim, ...] = ()

    def __post_init__(self) -> None:
        if (self.value is None) != (self.status is Status.MISSING):
            raise DefectError(f"value {self.value} with status {self.status}")
        if (self.low is None) != (self.high is None):
            raise DefectError("a range needs both ends")
        if any(number is not None and not math.isfinite(number) for number in (self.value, self.low, self.high)):
            raise DefectError("a figure is finite or missing")

    @property
    def missing(self) -> bool:
        """Whether there is no value."""
        return self.value is None

    def known(self) -> float:
        """Return the value of a figure that is known not to be missing."""
        if self.value is None:
            raise DefectError("a missing figure was read as a number")
        return self.value
