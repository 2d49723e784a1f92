"""These projects are chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from appraisal.portfolio.problem import Row
from appraisal.rules import marks
from appraisal.rules.choices import Choices, Chosen
from appraisal.rules.naming import Naming, Projects
from appraisal.rules.rule import Contradiction, Forced


class Mandatory(Naming):
    """These projects are chosen, each by any of its options."""

    kind: Literal["mandatory"]
    projects: Projects

    @property
    def must(self) -> tuple[str, ...]:
        """All of them."""
        return self.projects

    def rows(self, key: str, choices: Choices) -> Iterator[Row]:
        """Yield one row for each project: at least one of its options."""
        for project in self.projects:
            marked = marks.projects(choices.candidates, [project])
            yield Row(name=f"{key} {project}", coefficients=marked, sense=">=", rhs=1, rule=key)

    def kept(self, chosen: Chosen) -> bool:
        """Look for each of them."""
        return self.among(chosen) == set(self.projects)

    def contradictions(self, forced: Forced) -> Iterator[Contradiction]:
        """Find projects that are excluded as well."""
        for name in self.projects:
            if name in forced.never:
                yield Contradiction("rule_mandatory_excluded", {"name": name}, "projects")
