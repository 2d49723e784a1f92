"""At least and at most so many projects in total."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np

from appraisal.portfolio.problem import Row
from appraisal.rules.bounded import Bounded
from appraisal.rules.choices import Choices, Chosen
from appraisal.rules.names import Names
from appraisal.rules.rule import Number
from appraisal.text import Language


class Count(Bounded):
    """At least and at most so many projects in total."""

    kind: Literal["count"]
    at_least: Number | None = None
    at_most: Number | None = None

    def rows(self, key: str, choices: Choices) -> Iterator[Row]:
        """Yield the floor and the cap on the number of projects."""
        yield from self.side_rows(key, np.ones(len(choices.candidates.options), dtype=np.int64))

    def kept(self, chosen: Chosen) -> bool:
        """Count the projects."""
        return self.holds(len(chosen.projects))

    def sentence(self, language: Language, names: Names) -> str:  # noqa: ARG002
        """Say how many."""
        return self.within(language)
