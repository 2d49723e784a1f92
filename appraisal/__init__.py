"""Rank, choose and defend investment projects before an expert council.

    case = appraisal.read_case("sample_projects/kuzbass")  # a folder or a workbook
    result = appraisal.appraise(case, scenario="filled")
    result.ranking.to_frame()
    result.portfolio.to_frame()
    appraisal.frontier(case, scenario="filled").at(80_000)  # the best portfolio for a budget: a look-up
    appraisal.write_memo(result, "memo.docx", language="ru")

Each engine also takes plain arrays: `ranking.topsis.rank`, `portfolio.choose.choose`,
`robustness.acceptability.acceptability`, `finance.discounting.npv`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from appraisal.appraise import Appraisal, appraise, frontier
from appraisal.documents.case import Case
from appraisal.errors import AppraisalError, InputError
from appraisal.intake.read import read_case
from appraisal.settings import Settings

if TYPE_CHECKING:
    from appraisal.memo.write import write_memo

__all__ = [
    "Appraisal",
    "AppraisalError",
    "Case",
    "InputError",
    "Settings",
    "appraise",
    "frontier",
    "read_case",
    "write_memo",
]


def __getattr__(name: str) -> object:
    """Import what writes documents only when it is asked for."""
    if name != "write_memo":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from appraisal.memo.write import write_memo

    return write_memo
