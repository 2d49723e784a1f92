"""Robustness of a ranking and a portfolio in one place, for the command, the page and the memo."""

from __future__ import annotations

from collections.abc import Container, Sequence

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.information import Request
from appraisal.analysis.leave_one_out import ExpertOut
from appraisal.report.council import council_sentences
from appraisal.report.information import request_sentences
from appraisal.report.panel import left_out_sentences, panel_sentences
from appraisal.report.portfolio_robustness import portfolio_steadiness
from appraisal.report.robustness import band_sentences, flip_sentences
from appraisal.robustness.acceptability import Acceptability
from appraisal.text import Language

_REQUESTS = 3


def trust_sentences(
    appraisal: Appraisal,
    run: Acceptability,
    language: Language,
    *,
    without: Sequence[ExpertOut],
    requests: Sequence[Request],
    asked: Container[str] = (),
) -> dict[str, tuple[str, ...]]:
    """Return sentences by part, with the keys of `explain.trust` in the texts.

    Args:
        appraisal: the appraisal.
        run: draws of admissible weights and figures.
        language: of the sentences.
        without: the council's results without each expert.
        requests: the value of knowing each figure.
        asked: `portfolios` or `information` if the reader asked for slow results.
    """
    return {
        "bands": band_sentences(appraisal, run, language),
        "flips": flip_sentences(appraisal, language),
        "panel": panel_sentences(appraisal, language),
        "left_out": left_out_sentences(appraisal, tuple(without), language),
        "council": council_sentences(appraisal, language),
        "portfolios": portfolio_steadiness(appraisal, language, asked="portfolios" in asked),
        "information": request_sentences(appraisal, requests, language, most=_REQUESTS, asked="information" in asked),
    }
