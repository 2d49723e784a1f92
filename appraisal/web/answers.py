"""Which case is open, and its appraisals: read and computed once for all readers.

These caches are shared, so they contain nothing of a single reader: the keys name everything that an answer depends on,
and of two cases in one process neither gets an answer of the other.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from appraisal import desk, paths
from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.analysis.figure_results import FigureResults, figure_results
from appraisal.cache import Cache
from appraisal.documents.case import Case
from appraisal.origin import Origin
from appraisal.settings import Settings
from appraisal.web import council, uploads
from appraisal.web.context import View

CASE_VARIABLE = "APPRAISAL_CASE"
Print = tuple[tuple[str, int, int], ...]
Key = tuple[str, str, str | None, Settings]

cases: Cache[tuple[str, object], Case] = Cache(most=2)
figures: Cache[tuple[str, str, str | None], FigureResults] = Cache(most=8)  # each may hold all admissible portfolios
appraisals: Cache[Key, Appraisal] = Cache(most=32)
budgeted: Cache[Key, Appraisal] = Cache(most=8)


def case_path() -> Path:
    """Return the path of the open case: from the environment variable, else the sample."""
    named = os.environ.get(CASE_VARIABLE)
    return Path(named) if named else paths.sample_folder() / "kuzbass"


def case(upload: str | None = None) -> Case:
    """Return the open case, read again when one of its files has changed; of a session as of its last event.

    Args:
        upload: key of a case that was uploaded on this machine, in place of the one that is served.

    Raises:
        InputError: with every problem of the case, or `upload_gone`.
    """
    session = council.served()
    if session is not None:
        seq = session.seq()
        return cases.get((session.session, seq), lambda: session.case(seq))
    if upload is not None:
        return uploads.opened(upload).case
    path = case_path()
    return cases.get((str(path), _print_of(path)), lambda: desk.open_case(path))


def origin(upload: str | None = None) -> Origin:
    """Return where the open case comes from; `upload` as `case` takes it."""
    session = council.served()
    if session is not None:
        return Origin(session=session.session, as_of=session.seq(), store=council.store_named())
    return Origin(case=case_path() if upload is None else Path(uploads.opened(upload).file))


def key_of(appraisal: Appraisal) -> Key:
    """Return what an appraisal depends on: the name of its case, all that the case says, scenario and settings."""
    return appraisal.case.key, appraisal.case.digest, appraisal.scenario, appraisal.settings


def appraisal(opened: Case, *, scenario: str | None, settings: Settings) -> Appraisal:
    """Return the appraisal of a case, computed on first request.

    Raises:
        InputError: if the case's figures do not allow an appraisal.
    """

    def appraised() -> Appraisal:
        beneath = (opened.key, opened.figures_digest, scenario)
        results = figures.get(beneath, lambda: figure_results(opened, scenario))
        return appraise(opened, scenario=scenario, settings=settings, figures=results)

    return appraisals.get((opened.key, opened.digest, scenario, settings), appraised)


def viewed(view: View, *, with_budget: bool = False) -> Appraisal:
    """Return the reader's current appraisal; only pages about spending use the budget.

    Raises:
        InputError: with every problem of the case, or if its figures do not allow an appraisal.
    """
    if not with_budget:
        return appraisal(case(view.upload), scenario=view.scenario, settings=Settings())
    settings = Settings(objective=view.objective, budget=view.budget)
    return budgeted_appraisal(case(view.upload), scenario=view.scenario, settings=settings)


def budgeted_appraisal(opened: Case, *, scenario: str | None, settings: Settings) -> Appraisal:
    """Return the appraisal of a case for questions about portfolios; errors as `appraisal`."""
    # Objective and budget do not affect figures or places: only the questions about portfolios start again.
    result = appraisal(opened, scenario=scenario, settings=replace(settings, objective="closeness", budget=None))
    under = result if settings == result.settings else replace(result, settings=settings)
    return budgeted.get(key_of(under), lambda: under)


def _print_of(path: Path) -> Print:
    """Return names, sizes and times of the case's files, to detect edits."""
    files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
    result = []
    for file in files:
        try:
            seen = file.stat()
        except OSError:  # a file deleted since the listing, or an invalid path: reading it will report the problem
            continue
        result.append((str(file), seen.st_size, seen.st_mtime_ns))
    return tuple(result)
