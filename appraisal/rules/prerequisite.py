"""A project is chosen only with all, or any, of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from appraisal.document import Key
from appraisal.portfolio.problem import Row
from appraisal.rules import marks
from appraisal.rules.choices import Choices, Chosen
from appraisal.rules.names import Names
from appraisal.rules.naming import Projects
from appraisal.rules.rule import Contradiction, Forced, Mention, Named, Rule
from appraisal.text import Language, say


class Prerequisite(Rule):
    """A project is chosen only with all, or any, of others; two that require each other are chosen together or not."""

    kind: Literal["prerequisite"]
    project: Annotated[Key, Named("project")]
    requires: Projects
    how: Literal["all", "any"] = "all"

    @model_validator(mode="after")
    def _other(self) -> Prerequisite:
        if self.project in self.requires:
            raise PydanticCustomError("rule_requires_itself", "rule_requires_itself", {"name": self.project})
        return self

    @property
    def needs(self) -> Mapping[str, tuple[str, ...]]:
        """The required projects, if all of them are needed."""
        return {self.project: self.requires} if self.how == "all" or len(self.requires) == 1 else {}

    def mentions(self) -> Iterator[Mention]:
        """Yield the required projects, and the project."""
        project, *required = super().mentions()
        yield from (*required, project)

    def rows(self, key: str, choices: Choices) -> Iterator[Row]:
        """Yield a row for each required project, or one for all if any of them suffices."""
        candidates = choices.candidates
        wanted = marks.projects(candidates, [self.project])
        if not wanted.any():
            return
        parts = [self.requires] if self.how == "any" else [(each,) for each in self.requires]
        for part in parts:
            name = f"{key} {' or '.join(part)}"
            yield Row(name=name, coefficients=wanted - marks.projects(candidates, part), sense="<=", rhs=0, rule=key)

    def kept(self, chosen: Chosen) -> bool:
        """Look for the required projects if the project is chosen."""
        funded, enough = set(chosen.projects), all if self.how == "all" else any
        return self.project not in funded or enough(each in funded for each in self.requires)

    def sentence(self, language: Language, names: Names) -> str:
        """Name the required projects."""
        wanted, required = names.project(self.project, language), names.project_list(self.requires, language)
        return say(f"rules.prerequisite.{self.how}", language, project=wanted, requires=required, n=len(required))

    def contradictions(self, forced: Forced) -> Iterator[Contradiction]:
        """Find that the project is mandatory, but what it requires is never chosen."""
        missing = [name for name in self.requires if name in forced.never]
        unmet = bool(missing) and (self.how == "all" or len(missing) == len(self.requires))
        if unmet and self.project in forced.must:
            yield Contradiction("rule_mandatory_unmet", {"name": self.project, "names": missing}, "requires")
