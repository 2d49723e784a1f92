"""Four projects of the sample as a workbook: small enough that a council rates all of them in a browser."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from appraisal import desk
from appraisal.documents.case import Case
from appraisal.documents.council import Council
from tests.journal.kuzbass import CASE

PROJECTS = ("karakan", "mencherep", "boilers", "sorbents")
_RULES = ("coal_chemistry_at_least_one", "jobs_floor")  # of those that name no other project


def small_case() -> Case:
    """Return the case, without members and ballots."""
    rules = tuple(each for each in CASE.rules.rules if each.key in _RULES)
    return replace(
        CASE,
        projects={key: CASE.projects[key] for key in PROJECTS},
        scenarios={},
        rules=CASE.rules.model_copy(update={"rules": rules}),
        council=Council(**CASE.council.rules() | {"quorum": 1}),
        ballots=(),
    )


def workbook(folder: Path) -> Path:
    """Write the case as a workbook and return its path."""
    target = folder / "four.xlsx"
    desk.convert(small_case(), target, language="en")
    return target
