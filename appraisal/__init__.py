"""Rank, choose and defend investment projects before an expert council.

    case = appraisal.read_case("sample_projects/kuzbass")  # a folder or a workbook
    result = appraisal.appraise(case, scenario="filled")
    result.ranking.to_frame()
    result.portfolio.to_frame()
    appraisal.frontier(case, scenario="filled").at(80_000)  # the best portfolio for a budget: a look-up
    appraisal.write_memo(result, "memo.docx", language="ru")

Each engine also takes plain numbers: `rank` (`ranking.topsis.rank`), `choose` (`portfolio.choose.choose`),
`acceptability` (`robustness.acceptability.acceptability`), `npv` (`finance.discounting.npv`).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.errors import AppraisalError, InputError
from appraisal.intake.read import read_case
from appraisal.settings import Settings

if TYPE_CHECKING:
    from appraisal import finance, portfolio, ranking, robustness
    from appraisal.analysis.budget_line import frontier
    from appraisal.finance.discounting import npv
    from appraisal.memo.write import write_memo
    from appraisal.portfolio.choose import choose
    from appraisal.ranking.topsis import rank
    from appraisal.robustness.acceptability import acceptability

__version__ = "0.1.0"

__all__ = [
    "Appraisal",
    "AppraisalError",
    "Case",
    "InputError",
    "Settings",
    "acceptability",
    "appraise",
    "choose",
    "finance",
    "frontier",
    "npv",
    "portfolio",
    "rank",
    "ranking",
    "read_case",
    "robustness",
    "write_memo",
]

_LATER = {
    "acceptability": "robustness.acceptability",
    "choose": "portfolio.choose",
    "frontier": "analysis.budget_line",
    "npv": "finance.discounting",
    "rank": "ranking.topsis",
    "write_memo": "memo.write",
}
_ROOMS = ("finance", "portfolio", "ranking", "robustness")


def __getattr__(name: str) -> object:
    """Import an engine, or what writes documents, only when it is asked for."""
    if name in _LATER:
        return getattr(import_module(f"appraisal.{_LATER[name]}"), name)
    if name in _ROOMS:
        return import_module(f"appraisal.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
