"""A figure as written in a file: a bare number, or a table with more details."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from appraisal.document import LIST, Document, Key, Text
from appraisal.errors import DefectError
from appraisal.figures import Claim, Figure, Status

WrittenStatus = Literal["published", "claimed", "assumed", "missing"]


class ClaimTable(Document):
    """The value that another source gives for the same figure."""

    value: float
    unit: str | None = None
    status: Literal["published", "claimed", "assumed"] = "claimed"
    source: Key | None = None
    note: Text | None = None


class FigureTable(Document):
    """A figure with its details; without a value it is missing, perhaps with an assumed range."""

    value: float | None = None
    unit: str | None = None
    status: WrittenStatus | None = None
    source: Key | None = None
    range: Annotated[tuple[float, float], LIST] | None = None
    note: Text | None = None
    claims: Annotated[tuple[ClaimTable, ...], LIST] = ()

    @model_validator(mode="after")
    def _consistent(self) -> FigureTable:
        if self.value is not None and self.status == "missing":
            raise PydanticCustomError("missing_with_value", "missing_with_value", {"value": self.value})
        if self.value is None and self.status not in (None, "missing"):
            raise PydanticCustomError("status_without_value", "status_without_value", {"status": self.status})
        if self.range is not None:
            low, high = self.range
            if low > high:
                raise PydanticCustomError("range_reversed", "range_reversed", {"low": low, "high": high})
            if self.value is not None and not low <= self.value <= high:
                facts = {"low": low, "high": high, "value": self.value}
                raise PydanticCustomError("range_without_value", "range_without_value", facts)
        return self

    def figure(self, *, unit: str, status: Status, source: str | None) -> Figure:
        """Fill omitted details from those that the file states for all its figures."""
        low, high = self.range if self.range is not None else (None, None)
        own = Status.MISSING if self.value is None else Status(self.status) if self.status else status
        return Figure(
            value=self.value,
            unit=unit,
            status=own,
            source=self.source or source,
            low=low,
            high=high,
            note=self.note,
            claims=tuple(
                Claim(value=claim.value, status=Status(claim.status), source=claim.source, note=claim.note)
                for claim in self.claims
            ),
        )

    @property
    def numbers(self) -> tuple[float, ...]:
        """The value and the ends of the range, as far as they are given."""
        return (*(() if self.value is None else (self.value,)), *(self.range or ()))

    def known(self) -> float:
        """Return the value of an entry that is known not to be missing."""
        if self.value is None:
            raise DefectError("a missing entry was read as a number")
        return self.value

    def times(self, factor: float, *, source: str | None = None) -> FigureTable:
        """Return the figure times a factor, with its range and claims; the result has status assumed (rule 2).

        `source` is the origin of the factor: figure, range and claims cite it, because the old sources did not state
        these numbers.
        """
        if factor == 1.0:
            return self
        cited = {} if source is None else {"source": source, "status": "assumed"}
        changes: dict[str, object] = {
            "range": None if self.range is None else (self.range[0] * factor, self.range[1] * factor),
            "claims": tuple(claim.model_copy(update={"value": claim.value * factor} | cited) for claim in self.claims),
        }
        if source is not None and (self.value is not None or self.range is not None):
            changes["source"] = source
        if self.value is not None:
            changes |= {"value": self.value * factor, "status": "assumed"}
        return self.model_copy(update=changes)

    def later(self, years: int, *, source: str) -> FigureTable:
        """Return a year moved by some years; it is assumed and cites the source of the move. Claims are unchanged."""
        if not years:
            return self
        changes: dict[str, object] = {"source": source}
        if self.range is not None:
            changes["range"] = (self.range[0] + years, self.range[1] + years)
        if self.value is not None:
            changes |= {"value": self.value + years, "status": "assumed"}
        return self.model_copy(update=changes)


def _bare(given: object) -> object:
    return {"value": given} if isinstance(given, int | float | str) else given


# A bare number has the status and source of its file.
FigureEntry = Annotated[FigureTable, BeforeValidator(_bare)]
