"""The experts' portfolios: each expert's own, their common projects, and the portfolio of minimax regret."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from appraisal.arrays import Floats, finite, frozen
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import Answers
from appraisal.portfolio.portfolio_value import portfolio_value
from appraisal.portfolio.problem import Balance
from appraisal.portfolio.robust import project_shares


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ExpertPortfolios:
    """The best portfolios of the experts.

    Attributes:
        own: (e) the best portfolio by each expert's values.
        core_index: project -> share of the experts whose portfolio holds it.
        compromise: the portfolio with the smallest maximum regret over the experts; its `value` is minus that regret.
            None if an expert has no portfolio.
        regrets: (e,) the loss of each expert with the compromise, as a share of the best by the expert's own values; an
            amount if that best is 0.
    """

    own: tuple[Portfolio, ...]
    core_index: Mapping[str, float]
    compromise: Portfolio | None
    regrets: Floats


def expert_portfolios(asked: Answers, values: Floats, *, gains: Floats | None = None) -> ExpertPortfolios:
    """Return each expert's own portfolio and the compromise between them.

    Args:
        asked: answers about the problem; its own values play no part.
        values: (e, n options) value of each option by each expert's weights and ratings.
        gains: (e, bonuses) what each synergy adds; zero by default.
    """
    problem = asked.problem
    worth = finite("values", values, shape=(-1, len(problem.options)))
    given = np.zeros((len(worth), len(problem.bonuses))) if gains is None else gains
    extra = finite("gains", given, shape=(len(worth), len(problem.bonuses)))
    views = [problem.with_values(row, gains=gain, objective="value") for row, gain in zip(worth, extra, strict=True)]
    own = tuple(asked.about(view).best() for view in views)
    shares = project_shares(asked, [each.chosen for each in own if each.found])
    if not own or not all(each.found for each in own):
        return ExpertPortfolios(own=own, core_index=shares, compromise=None, regrets=frozen([]))
    best = np.array([each.value for each in own], dtype=np.float64)
    size = np.where(best > 0, best, 1.0)
    balance = Balance(parts=worth / size[:, None], offsets=-best / size, bonuses=extra / size[:, None])
    compromise = asked.about(replace(problem, balance=balance, objective="least greatest regret")).best()
    reached = np.array([portfolio_value(view, compromise.chosen) for view in views])
    return ExpertPortfolios(
        own=own, core_index=shares, compromise=compromise, regrets=frozen(np.maximum(0.0, (best - reached) / size))
    )
