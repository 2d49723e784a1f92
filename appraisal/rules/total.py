"""A floor or a cap on the portfolio's total of a figure or a criterion."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Annotated, ClassVar, Literal

import numpy as np

from appraisal.document import Key
from appraisal.errors import refuse
from appraisal.portfolio.grain import in_steps, steps_of
from appraisal.portfolio.problem import Row
from appraisal.rules.bounded import Bounded
from appraisal.rules.choices import Choices, Chosen
from appraisal.rules.names import Names
from appraisal.rules.rule import Named, Unit
from appraisal.text import Language


class Total(Bounded):
    """A floor or a cap on the portfolio's total of a figure or a criterion."""

    amounts_in: ClassVar[Unit] = "total"

    kind: Literal["total"]
    of: Annotated[Key, Named("total")]
    at_least: float | None = None
    at_most: float | None = None

    @property
    def unit(self) -> str:
        """The total's own."""
        return self.of

    @property
    def counted(self) -> tuple[str, ...]:
        """The total."""
        return (self.of,)

    def rows(self, key: str, choices: Choices) -> Iterator[Row]:
        """Yield the floor and the cap on the total, synergies included.

        Raises:
            InputError: `rule_total_unknown` if the total is not known for every candidate.
        """
        totals = choices.candidates.totals
        if self.of not in totals:
            raise refuse("rule_total_unknown", rule=key, name=self.of, known=sorted(totals))
        whole, steps = self._steps(choices)
        numbers, gains = totals[self.of].tolist(), [each.of.get(self.of, 0.0) for each in choices.gains]
        coefficients, gained = (np.array([whole(x) for x in each], dtype=np.int64) for each in (numbers, gains))
        bonuses = gained if gained.any() else None
        yield from self.side_rows(key, coefficients, whole=whole, scale=steps, bonuses=bonuses)

    def kept(self, chosen: Chosen) -> bool:
        """Add up the total of the chosen options and of their synergies."""
        numbers, funded = chosen.choices.candidates.totals[self.of].tolist(), set(chosen.projects)
        whole, _ = self._steps(chosen.choices)
        total = sum(whole(numbers[each]) for each in chosen.options)
        earned = [each for each in chosen.choices.gains if set(each.projects) <= funded]
        return self.holds(total + sum(whole(each.of.get(self.of, 0.0)) for each in earned), whole)

    def _steps(self, choices: Choices) -> tuple[Callable[[float], int], int]:
        """Return a function from amounts of the total to whole steps, and the number of steps in one unit."""
        gains = [each.of.get(self.of, 0.0) for each in choices.gains]
        numbers = choices.candidates.totals[self.of].tolist()
        steps = steps_of([*numbers, *gains, self.at_least or 0.0, self.at_most or 0.0])
        return partial(in_steps, steps=steps), steps

    def sentence(self, language: Language, names: Names) -> str:
        """Say the bounds of the total."""
        facts = {"total": names.total(self.of, language), "unit": names.unit(self.of, language)}
        return self.within(language, **facts)
