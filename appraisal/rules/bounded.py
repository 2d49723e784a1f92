"""Common to rules with a floor, a cap, or both."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from appraisal.arrays import Ints
from appraisal.portfolio.problem import Row, Sense
from appraisal.rules.rule import Bound, Rule
from appraisal.text import Language, say

SIDES: tuple[tuple[str, str, Sense], ...] = (("at_least", "min", ">="), ("at_most", "max", "<="))


class Bounded(Rule):
    """A rule with the fields `at_least` and `at_most`, at least one of them given."""

    @model_validator(mode="after")
    def _apart(self) -> Bounded:
        low, high = self.sides
        if low is None and high is None:
            raise PydanticCustomError("rule_without_bound", "rule_without_bound", {})
        if low is not None and high is not None and low > high:
            raise PydanticCustomError("rule_bounds_reversed", "rule_bounds_reversed", {"low": low, "high": high})
        return self

    @property
    def sides(self) -> tuple[float | None, float | None]:
        """The floor and the cap."""
        low, high = (getattr(self, name) for name, _, _ in SIDES)
        return low, high

    @property
    def unit(self) -> str:
        """The unit of the amounts; see `Bound`."""
        return self.amounts_in

    @property
    def bounds(self) -> tuple[Bound, ...]:
        """The given ones of floor and cap."""
        pairs = zip((name for name, _, _ in SIDES), self.sides, strict=True)
        return tuple(Bound(name=name, value=value, unit=self.unit) for name, value in pairs if value is not None)

    def side_rows(
        self,
        key: str,
        coefficients: Ints,
        *,
        whole: Callable[[float], int] = int,
        scale: int = 1,
        bonuses: Ints | None = None,
    ) -> Iterator[Row]:
        """Yield the rows that hold a sum over the options between the bounds; `whole` makes the bounds integers."""
        for bound, (_, name, sense) in zip(self.sides, SIDES, strict=True):
            if bound is not None:
                yield Row(
                    name=f"{key} {name}",
                    coefficients=coefficients,
                    sense=sense,
                    rhs=whole(bound),
                    rule=key,
                    unit=self.unit,
                    scale=scale,
                    bonuses=bonuses,
                )

    def holds(self, total: int, whole: Callable[[float], int] = int) -> bool:
        """Return whether a whole number lies between the bounds."""
        low, high = self.sides
        return (low is None or total >= whole(low)) and (high is None or total <= whole(high))

    def within(self, language: Language, **facts: object) -> str:
        """State the bounds; of a count also that both are the same."""
        low, high = self.sides
        form = "at_least" if high is None else "at_most" if low is None else "between"
        if low == high and self.amounts_in == "count":
            form = "exactly"
        number = low if high is None else high
        return say(f"rules.{self.kind}.{form}", language, low=low, high=high, n=number, **facts)
