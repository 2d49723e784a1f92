"""Common to rules over named projects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from appraisal.document import Key
from appraisal.portfolio.problem import Row, Sense
from appraisal.rules import marks
from appraisal.rules.choices import Choices, Chosen
from appraisal.rules.rule import Mention, Rule

Projects = Annotated[tuple[Key, ...], Field(strict=False, min_length=1)]
Several = Annotated[tuple[Key, ...], Field(strict=False, min_length=2)]


class Naming(Rule):
    """A rule with the field `projects`, each named once.

    A project of the case that cannot be appraised is never chosen: a rule that needs it cannot be met, and a rule that
    forbids it is always met.
    """

    @model_validator(mode="after")
    def _once(self) -> Naming:
        for number, project in enumerate(self.named):
            if project in self.named[:number]:
                raise PydanticCustomError("rule_names_twice", "rule_names_twice", {"name": project})
        return self

    @property
    def named(self) -> tuple[str, ...]:
        """The projects."""
        projects: tuple[str, ...] = getattr(self, "projects", ())
        return projects

    def row(self, key: str, choices: Choices, sense: Sense, rhs: int) -> Row:
        """Return the row on the number of chosen projects."""
        marked = marks.projects(choices.candidates, self.named)
        return Row(name=key, coefficients=marked, sense=sense, rhs=rhs, rule=key)

    def among(self, chosen: Chosen) -> set[str]:
        """Return the chosen ones of the projects."""
        return set(self.named) & set(chosen.projects)

    def mentions(self) -> Iterator[Mention]:
        """Yield the projects."""
        for place, project in enumerate(self.named):
            yield Mention("project", project, ("projects", place))
