"""Which case is open, and its appraisals: read and computed once for all readers.

What is kept here is shared, so it holds nothing that belongs to one reader: the keys are the digest of the case, the
scenario and the settings.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TypeVar

from appraisal import desk, paths
from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.settings import Settings
from appraisal.web.context import View

CASE_VARIABLE = "APPRAISAL_CASE"
K = TypeVar("K")
V = TypeVar("V")
_KEPT = 32
_KEPT_BUDGETS = 8  # each may hold every admissible portfolio
_Print = tuple[tuple[str, int, int], ...]
_lock = Lock()
_cases: OrderedDict[tuple[Path, _Print], Case] = OrderedDict()
_appraisals: OrderedDict[tuple[str, str | None, Settings], Appraisal] = OrderedDict()
_budgeted: OrderedDict[tuple[str, str | None, Settings], Appraisal] = OrderedDict()


def case_path() -> Path:
    """Return the path of the open case: that of the environment variable, else the sample."""
    named = os.environ.get(CASE_VARIABLE)
    return Path(named) if named else paths.sample_folder() / "kuzbass"


def case() -> Case:
    """Return the open case; it is read again when one of its files has changed.

    Raises:
        InputError: with every problem of the case.
    """
    path = case_path()
    with _lock:
        key = (path, _print_of(path))
        if key not in _cases:
            _keep(_cases, key, desk.open_case(path), most=2)
        return _cases[key]


def appraisal(opened: Case, *, scenario: str | None, settings: Settings) -> Appraisal:
    """Return the appraisal of a case, computed where nobody has asked for it before.

    Raises:
        InputError: what the case's figures make impossible.
    """
    with _lock:
        key = (opened.digest, scenario, settings)
        if key in _appraisals:
            _appraisals.move_to_end(key)
        else:
            _keep(_appraisals, key, appraise(opened, scenario=scenario, settings=settings), most=_KEPT)
        return _appraisals[key]


def viewed(view: View, *, with_budget: bool = False) -> Appraisal:
    """Return the appraisal that a reader looks at; only pages about money to spend ask for it under a budget.

    Raises:
        InputError: with every problem of the case, or what its figures make impossible.
    """
    opened = case()
    result = appraisal(opened, scenario=view.scenario, settings=Settings())
    if not with_budget:
        return result
    settings = Settings(objective=view.objective, budget=view.budget)
    with _lock:
        key = (opened.digest, view.scenario, settings)
        if key not in _budgeted:
            # Neither the objective nor the budget moves a figure or a place: only the questions about money start anew.
            _keep(_budgeted, key, replace(result, settings=settings), most=_KEPT_BUDGETS)
        return _budgeted[key]


def _keep(kept: OrderedDict[K, V], key: K, value: V, *, most: int) -> None:
    kept[key] = value
    while len(kept) > most:
        kept.popitem(last=False)


def _print_of(path: Path) -> _Print:
    """Return names, sizes and times of the case's files, which change when somebody edits one."""
    files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
    result = []
    for file in files:
        try:
            seen = file.stat()
        except OSError:  # a file that left between the listing and here, or a path that is none: reading it will say
            continue
        result.append((str(file), seen.st_size, seen.st_mtime_ns))
    return tuple(result)
