"""The input of rules: the options, a portfolio of them, and the gains of totals from synergies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from appraisal.arrays import Floats, frozen
from appraisal.portfolio.candidates import Candidates
from appraisal.portfolio.problem import Bonus


@dataclass(frozen=True, slots=True)
class Gain:
    """The gain, or loss, of totals if all these projects are chosen; `of` is by key of a total."""

    projects: tuple[str, ...]
    of: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Choices:
    """The candidates, and the gains that can be earned: all their projects are candidates."""

    candidates: Candidates
    gains: tuple[Gain, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """A portfolio for the check of the rules: projects and whole thousandths, without any row (rule 10)."""

    choices: Choices
    options: tuple[int, ...]

    @property
    def projects(self) -> list[str]:
        """The project of each option."""
        return [self.choices.candidates.options[each].project for each in self.options]

    def where(self, wanted: Callable[[str], bool]) -> Chosen:
        """Return only the options of the given projects."""
        pairs = zip(self.options, self.projects, strict=True)
        return replace(self, options=tuple(option for option, project in pairs if wanted(project)))

    def money(self, fund: str | None = None, year: int | None = None) -> int:
        """Return the thousandths asked of a fund, or of all funds, in a year, or in all years."""
        candidates, total = self.choices.candidates, 0
        for key, requests in candidates.requests.items():
            for column, at in enumerate(candidates.years):
                if fund in (None, key) and year in (None, at):
                    for option in self.options:
                        total += int(requests[option, column])
        return total


def bonuses(gains: Sequence[Gain], slopes: Mapping[str, float]) -> tuple[Bonus, ...]:
    """Return what each gain adds to an objective.

    Args:
        gains: those that can be earned.
        slopes: key of a total -> what one unit of it adds to the objective; zero for other totals.
    """
    return tuple(
        Bonus(projects=gain.projects, value=sum(each * slopes.get(key, 0.0) for key, each in gain.of.items()))
        for gain in gains
    )


def gains_by(gains: Sequence[Gain], slopes: Sequence[Mapping[str, float]]) -> Floats:
    """Return what each gain adds to each of several objectives, (objectives, gains); `slopes` as in `bonuses`."""
    rows = [[each.value for each in bonuses(gains, of)] for of in slopes]
    return frozen(np.array(rows).reshape(len(slopes), len(gains)))
