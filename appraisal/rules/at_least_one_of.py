"""Of these projects at least one is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from appraisal.portfolio.problem import Row
from appraisal.rules.choices import Choices, Chosen
from appraisal.rules.names import Names
from appraisal.rules.naming import Naming, Several
from appraisal.rules.rule import Contradiction, Forced
from appraisal.text import Language, say


class AtLeastOneOf(Naming):
    """Of these projects at least one is chosen."""

    kind: Literal["at_least_one_of"]
    projects: Several

    def rows(self, key: str, choices: Choices) -> Iterator[Row]:
        """Yield the row that requires one of the projects."""
        yield self.row(key, choices, ">=", 1)

    def kept(self, chosen: Chosen) -> bool:
        """Look for any of them."""
        return bool(self.among(chosen))

    def sentence(self, language: Language, names: Names) -> str:
        """Name them."""
        return say("rules.at_least_one_of.of", language, projects=names.project_list(self.projects, language))

    def contradictions(self, forced: Forced) -> Iterator[Contradiction]:
        """Find that all of them are excluded."""
        if forced.never >= set(self.projects):
            yield Contradiction("rule_one_of_excluded", {"names": list(self.projects)}, "projects")
