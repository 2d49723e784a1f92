"""Of these projects at most one is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from appraisal.portfolio.problem import Row
from appraisal.rules.choices import Choices, Chosen
from appraisal.rules.names import Names
from appraisal.rules.naming import Naming, Several
from appraisal.rules.rule import Contradiction, Forced
from appraisal.text import Language, say


class Exclusive(Naming):
    """Of these projects at most one is chosen."""

    kind: Literal["exclusive"]
    projects: Several

    def rows(self, key: str, choices: Choices) -> Iterator[Row]:
        """Yield the row that leaves room for one of the projects."""
        yield self.row(key, choices, "<=", 1)

    def kept(self, chosen: Chosen) -> bool:
        """Count them."""
        return len(self.among(chosen)) <= 1

    def sentence(self, language: Language, names: Names) -> str:
        """Name them."""
        return say("rules.exclusive.of", language, projects=names.project_list(self.projects, language))

    def contradictions(self, forced: Forced) -> Iterator[Contradiction]:
        """Find more than one of them that must be chosen."""
        both = [name for name in self.projects if name in forced.must]
        if len(both) > 1:
            yield Contradiction("rule_mandatory_exclusive", {"names": both}, "projects")
