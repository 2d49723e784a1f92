"""The file that states a value: the project's, or the scenario's if that replaces it."""

from __future__ import annotations

from collections.abc import Callable

from appraisal.analysis.appraise import Appraisal
from appraisal.documents.cash_flow import CashFlow
from appraisal.documents.scenario import ProjectOverlay
from appraisal.ways.edits import Edit, Key


def one_edit(file: str, keys: tuple[Key, ...], before: float) -> Callable[[float], tuple[Edit, ...]]:
    """Return the edit of one value as a function of its new number."""
    return lambda value: (Edit(file=file, keys=keys, before=before, after=value),)


def cash_flow_of(appraisal: Appraisal, project: str) -> tuple[str, tuple[Key, ...], CashFlow | None]:
    """Return file, path and document of a project's cash flow: the scenario's if that replaces it."""
    overlay = overlay_of(appraisal, project)
    if overlay is not None and overlay.cash_flow is not None:
        return scenario_file(appraisal), ("projects", project, "cash_flow"), overlay.cash_flow
    return project_file(project), ("cash_flow",), appraisal.case.projects[project].cash_flow


def overlay_of(appraisal: Appraisal, project: str) -> ProjectOverlay | None:
    """Return the current scenario's changes to a project; None without any."""
    return None if appraisal.scenario is None else appraisal.case.scenarios[appraisal.scenario].projects.get(project)


def multiplier_of(appraisal: Appraisal, figure: str) -> float:
    """Return the factor by which the current scenario multiplies a figure."""
    return 1.0 if appraisal.scenario is None else appraisal.case.scenarios[appraisal.scenario].multiply.get(figure, 1.0)


def project_file(project: str) -> str:
    """Return the name of a project's file."""
    return f"projects/{project}.toml"


def scenario_file(appraisal: Appraisal) -> str:
    """Return the name of the current scenario's file."""
    return f"scenarios/{appraisal.scenario}.toml"
