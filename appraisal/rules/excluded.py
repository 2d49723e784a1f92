"""These projects are not chosen."""

from __future__ import annotations

from typing import ClassVar, Literal

from appraisal.portfolio.problem import Sense
from appraisal.rules.choices import Chosen
from appraisal.rules.naming import Naming, Projects


class Excluded(Naming):
    """These projects are not chosen."""

    limit: ClassVar[tuple[Sense, int]] = ("<=", 0)

    kind: Literal["excluded"]
    projects: Projects

    @property
    def never(self) -> tuple[str, ...]:
        """All of them."""
        return self.projects

    def kept(self, chosen: Chosen) -> bool:
        """Look for any of them."""
        return not self.among(chosen)
