"""A criterion, and a set of criteria with their weights. A council reads, signs and translates these."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from appraisal.document import LIST, POINT_PATTERN, Document, Key, Line, Name, Text

Points = Annotated[float, Field(ge=0)]


class Rating(Document):
    """A rating by experts on a rubric with anchors that define the points."""

    lowest: float
    highest: float
    anchors: dict[Annotated[str, Field(pattern=POINT_PATTERN)], Text] = {}


class Criterion(Document):
    """A measure or an expert rating, with unit, direction, declared bounds and a title.

    `bounds` are `[worst, best]` in that order and must agree with the direction; `"data"` takes the bounds from the
    projects of the case, and then places may move when a project leaves (rule 3).
    """

    title: Name
    description: Text | None = None
    unit: Annotated[Line, Field(min_length=1, max_length=40)]
    direction: Literal["more", "less"]
    bounds: Annotated[tuple[float, float], LIST] | Literal["data"]
    measure: Key | None = None
    rating: Rating | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Criterion:
        if (self.measure is None) == (self.rating is None):
            raise PydanticCustomError("measure_or_rating", "measure_or_rating", {})
        if isinstance(self.bounds, tuple):
            worst, best = self.bounds
            if worst == best or (best > worst) != (self.direction == "more"):
                facts = {"worst": worst, "best": best, "direction": self.direction}
                raise PydanticCustomError("bounds_contradict_direction", "bounds_contradict_direction", facts)
        if self.rating is not None and self.rating.lowest >= self.rating.highest:
            facts = {"low": self.rating.lowest, "high": self.rating.highest}
            raise PydanticCustomError("range_reversed", "range_reversed", facts)
        return self

    @property
    def sign(self) -> int:
        """1 where more is better, -1 where less is."""
        return 1 if self.direction == "more" else -1


class CriteriaSet(Document):
    """The criteria of an appraisal in their order, with weights for a case without a council."""

    title: Name
    criteria: Annotated[tuple[Key, ...], Field(strict=False, min_length=1, max_length=40)]
    weights: dict[Key, Points]
    note: Text | None = None
