"""Portfolios by PuLP, solved by HiGHS in process: the only door to PuLP.

The solver gets numbers scaled to about 1..1000 and both gaps at zero: with larger ones it calls worse portfolios
optimal. Its answer is read only as far as `sol_status` allows and is checked in whole numbers. It never gets a MIP
start: highspy 1.16.0 then gives wrong answers.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from appraisal.arrays import Ints
from appraisal.errors import DefectError, refuse
from appraisal.money import solver_scale
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.check import accept, broken_rows, row_total
from appraisal.portfolio.constraints import no_good
from appraisal.portfolio.portfolio_value import portfolio_cost, portfolio_value
from appraisal.portfolio.problem import Problem, Row
from appraisal.portfolio.reductions import reduced_rows, twins_of

# What lies within the solver's own tolerances at numbers up to 1000: integrality of 1e-6 times 1000.
_HAIR = 1e-3
_CUTS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """A solver of PuLP: its name in answers, and a function that makes one for a time limit in seconds."""

    name: str
    make: Callable[[float], Any]


def _highs(seconds: float) -> object:
    import highspy
    import pulp

    class Silent(highspy.Highs):
        """HiGHS prints its name to standard output as soon as callbacks are set, before any option can be set."""

        def enableCallbacks(self) -> None:  # noqa: N802
            self.setOptionValue("output_flag", False)
            super().enableCallbacks()  # type: ignore[no-untyped-call]

    class InProcess(pulp.HiGHS):  # type: ignore[misc]
        def createAndConfigureSolver(self, lp: Any) -> None:  # noqa: N802
            lp.solverModel = Silent()  # type: ignore[no-untyped-call]
            for name, value in {
                "mip_rel_gap": 0.0,
                "mip_abs_gap": 0.0,
                "threads": 1,
                "time_limit": float(seconds),
            }.items():
                lp.solverModel.setOptionValue(name, value)

        def callSolver(self, lp: Any) -> None:  # noqa: N802
            if lp.solverModel.run() == highspy.HighsStatus.kError:
                # Other code of this process has started HiGHS's threads, and it takes no other number of them.
                lp.solverModel.setOptionValue("threads", 0)
                lp.solverModel.run()

    return InProcess(msg=False)


def _cbc(seconds: float) -> object:
    import pulp

    path = pulp.PULP_CBC_CMD.pulp_cbc_path  # the bundled program; making that class itself warns of PuLP 4
    return pulp.COIN_CMD(path=path, msg=False, gapRel=0, gapAbs=0, threads=1, timeLimit=seconds)


HIGHS = Engine(name="PuLP/HiGHS", make=_highs)
CBC = Engine(name="PuLP/CBC", make=_cbc)  # a child process that outlives a killed parent: for tests and benchmarks


def solve(
    problem: Problem, *, engine: Engine = HIGHS, time_limit: float = 10.0, twins: Literal["first", "any"] = "first"
) -> Portfolio:
    """Return the best portfolio.

    It may be any of several with equal value; `settle.py` applies rule 11. Of identical projects the first in the
    case's order are taken, unless `twins` allows any, which is needed for counting.

    Args:
        problem: what to choose from.
        engine: HIGHS, or another for comparison.
        time_limit: in seconds; after it the best portfolio so far is returned with its gap.
        twins: see above.

    Raises:
        InputError: `no_portfolio_in_time` when time ran out before any portfolio was found.
        DefectError: when the engine's answer breaks a rule, or is called proven and is not.
    """
    cuts: list[Row] = []
    while len(cuts) < _CUTS:
        cut_problem = problem.with_rows(*cuts)
        answer = _once(cut_problem, engine, time_limit, twins)
        if answer is None:
            nothing = Portfolio(status="infeasible", objective=problem.objective, engine=engine.name)
            return replace(accept(problem, nothing), confirmed_by=(engine.name,))
        broken = broken_rows(problem, answer.chosen)
        if not broken or not all(_slip(problem, row, answer) for row in broken):
            return replace(accept(problem, answer), confirmed_by=(engine.name,))
        cuts.append(no_good(problem, answer.chosen, name=f"cut{len(cuts)}"))
    raise DefectError(f"{engine.name} slipped through the rows {_CUTS} times")


def upper_bound(problem: Problem, *, time_limit: float = 10.0) -> float | None:
    """Return an upper bound on the merit: that of the linear relaxation; None if it is infeasible."""
    import pulp

    model = build(problem, kind="Continuous")
    if model is None:
        return None
    lp, _, scale = model
    lp.solve(HIGHS.make(time_limit))
    if lp.sol_status != pulp.LpSolutionOptimal:
        return None
    return float(pulp.value(lp.objective) or 0.0) * scale


def _slip(problem: Problem, row: Row, answer: Portfolio) -> bool:
    """Return whether a row is broken only within the solver's tolerance: then a cut repairs it, else it is a defect."""
    scale = solver_scale([*map(float, row.coefficients), float(row.rhs)])
    return abs(row_total(problem, row, answer.chosen) - row.rhs) <= _HAIR * scale


def _once(problem: Problem, engine: Engine, time_limit: float, twins: str) -> Portfolio | None:
    """Build, solve and read once; None if the problem is proven infeasible."""
    import pulp

    model = build(problem, twins=twins)
    if model is None:
        return None
    lp, variables, scale = model
    lp.solve(engine.make(time_limit))
    if lp.status == pulp.LpStatusInfeasible:  # CBC then leaves plausible values and a sol_status of 0
        return None
    if lp.sol_status not in (pulp.LpSolutionOptimal, pulp.LpSolutionIntegerFeasible):
        raise refuse("no_portfolio_in_time", seconds=time_limit)
    chosen = tuple(index for index, each in enumerate(variables) if (each.varValue or 0.0) > 0.5)
    value, bound = portfolio_value(problem, chosen), _bound(lp, scale)
    proven = lp.sol_status == pulp.LpSolutionOptimal
    merit, size = problem.merit(value), max(abs(value), problem.quantum)
    if proven and bound is not None and abs(bound - merit) > 1e-5 * scale + 1e-9 * size:
        raise DefectError(f"{engine.name} calls {value} proven with a bound of {bound}")
    gap = 0.0 if proven else None if bound is None else max(0.0, bound - merit) / size
    return Portfolio(
        status="optimal" if proven else "best_found",
        objective=problem.objective,
        value=value,
        chosen=chosen,
        cost=portfolio_cost(problem, chosen),
        gap=gap if gap is None or math.isfinite(gap) else None,
        engine=engine.name,
    )


def _bound(lp: Any, scale: float) -> float | None:
    """Return the upper bound that HiGHS proved; PuLP passes it the negative objective."""
    info = getattr(lp.solverModel, "getInfo", None)
    return None if info is None else -float(info().mip_dual_bound) * scale


def build(
    problem: Problem, *, twins: str = "first", kind: Literal["Binary", "Continuous"] = "Binary"
) -> tuple[Any, list[Any], float] | None:
    """Return the PuLP model, its variables `x0, x1, …` by option, and the divisor of its objective.

    None if a row without options is broken, so that there is nothing to solve.
    """
    import pulp

    rows = list(reduced_rows(problem))
    if any(not row.coefficients.any() and row.bonuses is None and not row.holds(0) for row in rows):
        return None
    lp = pulp.LpProblem("portfolio", pulp.LpMaximize)
    x = [lp.add_variable(f"x{index}", 0, 1, kind) for index in range(len(problem.options))]
    y = [lp.add_variable(f"y{index}", 0, 1, kind) for index in range(len(problem.bonuses))]
    scale = _objective(lp, problem, x, y)
    for number, options in enumerate(problem.of_project):
        if len(options) > 1:
            lp += pulp.lpSum(x[each] for each in options) <= 1, f"one{number}"
    for number, row in enumerate(rows):
        terms = _terms(row.coefficients, x) + (_terms(row.bonuses, y) if row.bonuses is not None else [])
        if terms:
            lp += _constraint(terms, row), f"r{number}"
    for number, bonus in enumerate(problem.bonuses):
        members = [pulp.lpSum(x[each] for each in problem.options_of(project)) for project in bonus.projects]
        for place, member in enumerate(members):
            lp += y[number] <= member, f"b{number}_{place}"
        lp += y[number] >= pulp.lpSum(members) - (len(members) - 1), f"b{number}"
    if twins == "first":
        for first, second in twins_of(problem):
            lp += x[first] >= x[second], f"t{second}"
    return lp, x, scale


def _objective(lp: Any, problem: Problem, x: list[Any], y: list[Any]) -> float:
    import pulp

    if problem.balance is None:
        worth = [*map(float, problem.values), *(bonus.value for bonus in problem.bonuses)]
        worth = [problem.merit(each) for each in worth]
        scale = solver_scale(worth)
        # The empty portfolio has value and cost 0, so the objective has no constant term.
        lp += pulp.LpAffineExpression([(each, v / scale) for each, v in zip([*x, *y], worth, strict=True) if v])
        return scale
    parts, offsets, gains = problem.balance.parts, problem.balance.offsets, problem.balance.bonuses
    columns = parts if gains is None else np.hstack([parts, gains])
    scale = solver_scale([*map(float, columns.ravel()), *map(float, offsets)])
    least = lp.add_variable("least")
    lp += least * 1.0
    for number, (column, offset) in enumerate(zip(columns, offsets, strict=True)):
        sums = _sum([(each, float(v) / scale) for each, v in zip([*x, *y], column, strict=True) if v])
        lp += least - sums <= float(offset) / scale, f"z{number}"
    return scale


def _sum(terms: list[tuple[Any, float]]) -> Any:
    import pulp

    return pulp.LpAffineExpression(terms)


def _terms(coefficients: Ints, variables: list[Any]) -> list[tuple[Any, int]]:
    return [(variables[index], int(coefficients[index])) for index in np.flatnonzero(coefficients)]


def _constraint(terms: list[tuple[Any, int]], row: Row) -> Any:
    scale = solver_scale([*(float(number) for _, number in terms), float(row.rhs)])
    left = _sum([(variable, number / scale) for variable, number in terms])
    right = row.rhs / scale
    return left <= right if row.sense == "<=" else left >= right if row.sense == ">=" else left == right
