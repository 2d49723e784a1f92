"""Totals that the portfolio gains, or loses, if all these projects are chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from appraisal.document import Key
from appraisal.portfolio.problem import Row
from appraisal.rules.choices import Choices, Chosen, Gain
from appraisal.rules.names import Names
from appraisal.rules.naming import Naming, Several
from appraisal.rules.rule import Named
from appraisal.text import Language, say


class Synergy(Naming):
    """Totals that the portfolio gains, or loses, if all these projects are chosen.

    `bonus` is by key of a figure or a criterion, or `closeness`, which does not follow from any total.
    """

    kind: Literal["synergy"]
    projects: Several
    bonus: Annotated[dict[Key, float], Field(min_length=1), Named("gain")]

    @property
    def gain(self) -> Gain:
        """The bonus."""
        return Gain(self.projects, self.bonus)

    def rows(self, key: str, choices: Choices) -> Iterator[Row]:  # noqa: ARG002
        """Yield nothing: a synergy is not a condition, but adds to totals and objectives."""
        yield from ()

    def kept(self, chosen: Chosen) -> bool:  # noqa: ARG002
        """Nothing breaks it."""
        return True

    def sentence(self, language: Language, names: Names) -> str:
        """State the gain."""
        gains = [
            say(
                "rules.synergy.item",
                language,
                gain=gain,
                unit=names.unit(key, language),
                total=names.total(key, language),
            )
            for key, gain in self.bonus.items()
        ]
        return say("rules.synergy.gain", language, projects=names.project_list(self.projects, language), gains=gains)
