"""Common to rules over named projects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from appraisal.document import Key
from appraisal.portfolio.problem import Row, Sense
from appraisal.rules import marks
from appraisal.rules.choices import Choices, Chosen
from appraisal.rules.names import Names
from appraisal.rules.rule import Named, Rule
from appraisal.text import Language, say

Projects = Annotated[tuple[Key, ...], Field(strict=False, min_length=1), Named("project")]
Several = Annotated[tuple[Key, ...], Field(strict=False, min_length=2), Named("project")]


class Naming(Rule):
    """A rule over `projects`, each named once. `limit` is how many of them a portfolio has.

    A project of the case that cannot be appraised is never chosen: a rule that needs it cannot be met, and a rule that
    forbids it is always met.
    """

    limit: ClassVar[tuple[Sense, int]]

    kind: str
    projects: Projects

    @model_validator(mode="after")
    def _once(self) -> Naming:
        for number, project in enumerate(self.projects):
            if project in self.projects[:number]:
                raise PydanticCustomError("rule_names_twice", "rule_names_twice", {"name": project})
        return self

    def rows(self, key: str, choices: Choices) -> Iterator[Row]:
        """Yield the row on the number of chosen projects."""
        sense, rhs = self.limit
        marked = marks.projects(choices.candidates, self.projects)
        yield Row(name=key, coefficients=marked, sense=sense, rhs=rhs, rule=key)

    def among(self, chosen: Chosen) -> set[str]:
        """Return the chosen ones of the projects."""
        return set(self.projects) & set(chosen.projects)

    def sentence(self, language: Language, names: Names) -> str:
        """Name them."""
        projects = names.project_list(self.projects, language)
        return say(f"rules.{self.kind}", language, projects=projects, n=len(projects))
