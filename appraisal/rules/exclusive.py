"""Of these projects at most one is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from appraisal.portfolio.problem import Sense
from appraisal.rules.choices import Chosen
from appraisal.rules.naming import Naming, Several
from appraisal.rules.rule import Contradiction, Forced


class Exclusive(Naming):
    """Of these projects at most one is chosen."""

    limit: ClassVar[tuple[Sense, int]] = ("<=", 1)

    kind: Literal["exclusive"]
    projects: Several

    def kept(self, chosen: Chosen) -> bool:
        """Count them."""
        return len(self.among(chosen)) <= 1

    def contradictions(self, forced: Forced) -> Iterator[Contradiction]:
        """Find more than one of them that must be chosen."""
        both = [name for name in self.projects if name in forced.must]
        if len(both) > 1:
            yield Contradiction("rule_mandatory_exclusive", {"names": both}, "projects")
