"""These projects are not chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from appraisal.portfolio.problem import Row
from appraisal.rules.choices import Choices, Chosen
from appraisal.rules.names import Names
from appraisal.rules.naming import Naming, Projects
from appraisal.text import Language, say


class Excluded(Naming):
    """These projects are not chosen."""

    kind: Literal["excluded"]
    projects: Projects

    @property
    def never(self) -> tuple[str, ...]:
        """All of them."""
        return self.projects

    def rows(self, key: str, choices: Choices) -> Iterator[Row]:
        """Yield the row that leaves no room for any of the projects."""
        yield self.row(key, choices, "<=", 0)

    def kept(self, chosen: Chosen) -> bool:
        """Look for any of them."""
        return not self.among(chosen)

    def sentence(self, language: Language, names: Names) -> str:
        """Name them."""
        projects = names.project_list(self.projects, language)
        return say("rules.excluded", language, projects=projects, n=len(projects))
