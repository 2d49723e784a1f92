"""The results of an appraisal that depend only on figures and rules, not on ballots: computed once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from appraisal.brief import Brief
from appraisal.cache import Cache
from appraisal.documents.case import Case
from appraisal.documents.overlay import under
from appraisal.errors import DefectError
from appraisal.figures import Figure
from appraisal.measures.catalogue import measured
from appraisal.measures.project_variant import ProjectVariant, variants
from appraisal.once import once

if TYPE_CHECKING:
    from appraisal.finance.simulation import Simulation
    from appraisal.portfolio.remembered import Remembered


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class FigureResults(Brief):
    """Statements, measured cells, draws over drivers, admissible portfolios, and frontiers by measured objectives.

    Appraisals that differ only in ballots, weights or questions about portfolios may share it, in several threads at
    once. It has no access to ballots.

    Attributes:
        read: the case as it was read, without a ballot.
        scenario: key of the scenario, or None.
        case: under the scenario, without a ballot.
    """

    read: Case
    scenario: str | None
    case: Case
    _runs: Cache[int, Mapping[str, Simulation]] = field(default_factory=lambda: Cache(most=2))

    def serves(self, case: Case, scenario: str | None) -> bool:
        """Return whether these are the results of a case under a scenario, whatever its ballots."""
        own = (self.read.key, self.read.figures_digest, self.scenario)
        return own == (case.key, case.figures_digest, scenario)

    @once
    def variants(self) -> Mapping[str, tuple[ProjectVariant, ...]]:
        """Every variant of each project, the full one first, with its statement."""
        return {project: variants(self.case, project) for project in self.case.projects}

    @once
    def full(self) -> Mapping[str, ProjectVariant]:
        """The full variant of each project."""
        return {project: each[0] for project, each in self.variants.items()}

    @once
    def measured(self) -> Mapping[str, Mapping[str, Figure]]:
        """The measured cells of the decision matrix, by project and criterion."""
        measures = {key: self.case.criteria[key].measure for key in self.case.criteria_set.criteria}
        return {
            project: {key: measured(full, measure) for key, measure in measures.items() if measure is not None}
            for project, full in self.full.items()
        }

    @once
    def remembered(self) -> Remembered:
        """The portfolios and frontiers computed so far."""
        from appraisal.portfolio.remembered import Remembered

        return Remembered()

    def simulated(self, seed: int) -> Mapping[str, Simulation]:
        """Return the draws over the ranges of the drivers, by project."""
        from appraisal.measures.risk import simulated

        return self._runs.get(seed, lambda: simulated(list(self.full.values()), seed=seed))


def figure_results(case: Case, scenario: str | None, *, known: FigureResults | None = None) -> FigureResults:
    """Return the results of a case under a scenario; slow ones are computed when they are first asked for.

    Args:
        case: with any ballots.
        scenario: key of one of its scenarios, or None.
        known: existing results, returned unchanged if they belong to the case.

    Raises:
        InputError: `unknown_scenario`.
        DefectError: if `known` are the results of another case or scenario.
    """
    if known is not None:
        if not known.serves(case, scenario):
            raise DefectError("the results of one case were given for another")
        return known
    silent = replace(case, ballots=())
    return FigureResults(read=silent, scenario=scenario, case=under(silent, scenario))
