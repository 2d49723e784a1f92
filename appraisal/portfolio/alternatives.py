"""Other good portfolios: the k best, the best with a given number of differences, the most different good one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import Answers
from appraisal.portfolio.check import accept
from appraisal.portfolio.constraints import as_good_as, different, no_good
from appraisal.portfolio.enumerate import ENGINE
from appraisal.portfolio.portfolio_value import portfolio_cost, portfolio_units, portfolio_value


def k_best(asked: Answers, k: int) -> Iterator[Portfolio]:
    """Yield the k best portfolios by rule 11, the best first, or fewer if there are not so many.

    Enumeration gives them all at once; above its size each takes one solve, with the earlier ones forbidden.
    """
    problem = asked.problem
    if asked.enumeration is None:
        result: list[Portfolio] = []
        while len(result) < k:
            rows = [no_good(problem, each.chosen, name=f"found {number}") for number, each in enumerate(result)]
            following = asked.best(rows=rows)
            if not following.found:
                return
            result.append(following)
            yield following
        return
    kept = asked.enumeration.within(problem.budget)
    if len(kept.masks) > 4 * k:
        kept = kept.where(kept.units >= np.partition(kept.units, -k)[-k])
    order = np.lexsort((-kept.masks, np.bitwise_count(kept.masks), kept.costs, -kept.units))[:k]
    for mask in kept.masks[order].tolist():
        chosen = kept.chosen(mask)
        portfolio = Portfolio(
            status="optimal",
            objective=problem.objective,
            value=portfolio_value(problem, chosen),
            chosen=chosen,
            cost=portfolio_cost(problem, chosen),
            gap=0.0,
            engine=ENGINE,
            confirmed_by=(ENGINE,),
        )
        yield accept(problem, portfolio)


def best_that_differs(asked: Answers, best: Portfolio, *, projects: int) -> Portfolio:
    """Return the best portfolio that differs from the best one in at least so many projects."""
    return asked.best(rows=[different(asked.problem, best.chosen, projects)])


def most_different(asked: Answers, best: Portfolio, *, within: float) -> Portfolio:
    """Return, among portfolios that lose at most a share of the best value, one that differs in the most projects.

    Its `value` is by the problem's objective; of equally different ones enumeration returns the most valuable.

    Args:
        asked: answers about the problem.
        best: its best portfolio.
        within: the share that may be lost, for example 0.02.
    """
    problem = asked.problem
    top = portfolio_units(problem, best.chosen)
    floor = as_good_as(problem, top - int(abs(top) * within))
    distance = different(problem, best.chosen, 0).coefficients.astype(np.float64)
    apart = problem.with_values(distance, objective="difference").with_rows(*floor)
    far = asked.about(apart).best()
    if not far.found:
        return far
    return best_that_differs(asked, best, projects=round(far.value or 0.0) + _funded(asked, best))


def _funded(asked: Answers, portfolio: Portfolio) -> int:
    return len({asked.problem.options[each].project for each in portfolio.chosen})
