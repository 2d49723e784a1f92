"""How an expert weighs the criteria."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator
from pydantic_core import PydanticCustomError

from appraisal.document import LIST, Document, Key
from appraisal.documents.criterion import Points


class Judgement(Document):
    """One pairwise judgement of AHP: `more` matters `times` as much as `less` (1 to 9)."""

    more: Key
    less: Key
    times: Annotated[float, Field(ge=1, le=9)]


class Weighting(Document):
    """How an expert weighs the criteria. A plain table of points stands for `method = "points"`.

    `points`: any scale. `swing`: 100 for the criterion whose swing from worst to best matters most, the others relative
    to it. `rank_order`: `order` from the most to the least important. `ahp`: every pair judged once.
    """

    method: Literal["points", "swing", "rank_order", "ahp"] = "points"
    points: dict[Key, Points] = {}
    order: Annotated[tuple[Key, ...], LIST] = ()
    judgements: Annotated[tuple[Judgement, ...], LIST] = ()

    @model_validator(mode="after")
    def _answered(self) -> Weighting:
        answer = _ANSWER[self.method]
        if [name for name in ("points", "order", "judgements") if getattr(self, name)] != [answer]:
            facts = {"method": self.method, "answer": answer}
            raise PydanticCustomError("weighting_unanswered", "weighting_unanswered", facts)
        return self

    @property
    def criteria(self) -> frozenset[str]:
        """The criteria that the expert weighted."""
        judged = {key for each in self.judgements for key in (each.more, each.less)}
        return frozenset({*self.points, *self.order, *judged})

    def unordered(self, criteria: Sequence[str]) -> list[str]:
        """Return the criteria that the order does not name exactly once."""
        return [key for key in criteria if self.order.count(key) != 1]

    def unjudged(self, criteria: Sequence[str]) -> list[str]:
        """Return the pairs of criteria that no judgement compares."""
        said = {frozenset((each.more, each.less)) for each in self.judgements}
        pairs = [(a, b) for number, a in enumerate(criteria) for b in criteria[number + 1 :]]
        return [f"{a} / {b}" for a, b in pairs if frozenset((a, b)) not in said]


_ANSWER = {"points": "points", "swing": "points", "rank_order": "order", "ahp": "judgements"}


def _plain(given: object) -> object:
    if (
        isinstance(given, dict)
        and not set(given) & {"method", "order", "judgements"}
        and not isinstance(given.get("points"), dict)
    ):
        return {"points": given}
    return given


def _written(weighting: Weighting) -> dict[str, object]:
    if weighting.method == "points":
        points: dict[str, object] = dict(weighting.points)
        return {"points": points} if set(points) & {"method", *_ANSWER.values()} else points
    return {"method": weighting.method, **weighting.model_dump(include={_ANSWER[weighting.method]})}


WeightingEntry = Annotated[Weighting, BeforeValidator(_plain), PlainSerializer(_written)]
