"""What rules are asked of: the options, a portfolio of them, and what totals gain by projects chosen together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from appraisal.arrays import Floats, frozen
from appraisal.portfolio.candidates import Candidates
from appraisal.portfolio.problem import Bonus


@dataclass(frozen=True, slots=True)
class Gain:
    """What totals gain, or lose, when all these projects are chosen; `of` is by key of a total."""

    projects: tuple[str, ...]
    of: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen, and the gains that can be earned with it: all their projects are candidates."""

    candidates: Candidates
    gains: tuple[Gain, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """A portfolio as the check of the rules sees it: projects and whole thousandths, without any row (rule 10)."""

    choices: Choices
    options: tuple[int, ...]

    @property
    def projects(self) -> list[str]:
        """The project behind each option."""
        return [self.choices.candidates.options[each].project for each in self.options]

    def where(self, wanted: Callable[[str], bool]) -> Chosen:
        """Return only the options of the projects that are wanted."""
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
        slopes: key of a total -> what one unit of it adds to the objective; what is not named adds nothing.
    """
    return tuple(
        Bonus(projects=gain.projects, value=sum(each * slopes.get(key, 0.0) for key, each in gain.of.items()))
        for gain in gains
    )


def gains_by(gains: Sequence[Gain], slopes: Sequence[Mapping[str, float]]) -> Floats:
    """Return what each gain adds to each of several objectives, (objectives, gains); `slopes` as in `bonuses`."""
    rows = [[each.value for each in bonuses(gains, of)] for of in slopes]
    return frozen(np.array(rows).reshape(len(slopes), len(gains)))
