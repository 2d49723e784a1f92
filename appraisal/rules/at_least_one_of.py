"""Of these projects at least one is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from appraisal.portfolio.problem import Sense
from appraisal.rules.choices import Chosen
from appraisal.rules.naming import Naming, Several
from appraisal.rules.rule import Contradiction, Forced


class AtLeastOneOf(Naming):
    """Of these projects at least one is chosen."""

    limit: ClassVar[tuple[Sense, int]] = (">=", 1)

    kind: Literal["at_least_one_of"]
    projects: Several

    def kept(self, chosen: Chosen) -> bool:
        """Look for any of them."""
        return bool(self.among(chosen))

    def contradictions(self, forced: Forced) -> Iterator[Contradiction]:
        """Find that all of them are excluded."""
        if forced.never >= set(self.projects):
            yield Contradiction("rule_one_of_excluded", {"names": list(self.projects)}, "projects")
