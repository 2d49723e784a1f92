"""Shell completion: scenarios, projects, experts and objectives of the case in the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from appraisal.errors import AppraisalError

if TYPE_CHECKING:
    from appraisal.documents.case import Case

Words = Iterable[str]


def _of_case(names: Callable[[Case], Words]) -> Callable[[typer.Context, str], list[str]]:
    """Return a completion that reads the case; a case that cannot be read proposes nothing."""

    def propose(ctx: typer.Context, incomplete: str) -> list[str]:
        from appraisal.desk import open_case

        # After an option without its value the case is left among the arguments.
        path = ctx.params.get("case") or next(iter(ctx.args), None)
        if path is None:
            return []
        try:
            case = open_case(Path(path))
        except (AppraisalError, OSError):
            return []
        return [each for each in names(case) if each.startswith(incomplete)]

    return propose


def _weights(case: Case) -> Words:
    from appraisal.analysis.weights import WAYS

    return [*WAYS, *(each.key for each in case.council.members)]


def _objectives(case: Case) -> Words:
    from appraisal.analysis.titles import OBJECTIVES

    return dict.fromkeys([*OBJECTIVES, *case.criteria, *case.head.figures])


scenarios = _of_case(lambda case: case.scenarios)
projects = _of_case(lambda case: case.projects)
weights = _of_case(_weights)
objectives = _of_case(_objectives)


def methods(incomplete: str) -> list[str]:
    """Propose the methods of ranking."""
    from appraisal.analysis.appraise import METHODS

    return [each for each in METHODS if each.startswith(incomplete)]
