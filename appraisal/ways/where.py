"""Where the files say a thing: in the project's own, or in the scenario's where that replaces it."""

from __future__ import annotations

from collections.abc import Callable

from appraisal.analysis.appraise import Appraisal
from appraisal.documents.cash_flow import CashFlow
from appraisal.documents.scenario import ProjectOverlay
from appraisal.ways.edits import Edit, Key


def one_edit(file: str, keys: tuple[Key, ...], before: float) -> Callable[[float], tuple[Edit, ...]]:
    """Return the edit of one value, by the number it is set to."""
    return lambda value: (Edit(file=file, keys=keys, before=before, after=value),)


def cash_flow_of(appraisal: Appraisal, project: str) -> tuple[str, tuple[Key, ...], CashFlow | None]:
    """Return file, path and document of a project's cash flow: the scenario's where it replaces it."""
    overlay = overlay_of(appraisal, project)
    if overlay is not None and overlay.cash_flow is not None:
        return scenario_file(appraisal), ("projects", project, "cash_flow"), overlay.cash_flow
    return project_file(project), ("cash_flow",), appraisal.case.projects[project].cash_flow


def overlay_of(appraisal: Appraisal, project: str) -> ProjectOverlay | None:
    """Return what the scenario in force says of a project alone; None where it says nothing."""
    return None if appraisal.scenario is None else appraisal.case.scenarios[appraisal.scenario].projects.get(project)


def multiplier_of(appraisal: Appraisal, figure: str) -> float:
    """Return by what the scenario in force multiplies a figure."""
    return 1.0 if appraisal.scenario is None else appraisal.case.scenarios[appraisal.scenario].multiply.get(figure, 1.0)


def project_file(project: str) -> str:
    """Return the name of a project's file."""
    return f"projects/{project}.toml"


def scenario_file(appraisal: Appraisal) -> str:
    """Return the name of the file of the scenario in force."""
    return f"scenarios/{appraisal.scenario}.toml"
