"""PuLP and HiGHS behind one door: read as far as their status allows, and never believed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pulp
import pytest

from appraisal.errors import DefectError, InputError
from appraisal.portfolio.answers import answers
from appraisal.portfolio.check import broken_rows
from appraisal.portfolio.choose import choose
from appraisal.portfolio.problem import Balance, Bonus, Option, Problem, Row
from appraisal.portfolio.solve import CBC, HIGHS, Engine, build, solve, upper_bound
from benchmarks.portfolio_cases import random_council
from tests.portfolio.small import budgeted, count_row

GOLDEN = Path(__file__).parents[1] / "golden" / "portfolio"
SMALL = budgeted([4, 3, 5], [10_000, 5_000, 5_000], 12_000, count_row("k", [1, 1, 1], "<=", 2))


class Liar:
    """A solver that sets what it is told to and calls it what it is told to."""

    def __init__(self, values: Mapping[str, float], status: int, sol_status: int) -> None:
        self.values, self.status, self.sol_status = values, status, sol_status

    def actualSolve(self, lp: Any) -> int:  # noqa: N802
        """Answer without solving."""
        for variable in lp.variables():
            variable.varValue = self.values.get(variable.name, 0.0)
        lp.assignStatus(self.status, self.sol_status)
        return self.status


def lying(*chosen: int, status: int = pulp.LpStatusOptimal, sol_status: int = pulp.LpSolutionOptimal) -> Engine:
    """Return an engine that answers with these options."""
    values = {f"x{index}": 1.0 for index in chosen}
    return Engine(name="liar", make=lambda _: Liar(values, status, sol_status))


def test_a_portfolio_that_breaks_a_rule_is_never_believed() -> None:
    """Over budget, over the count: an answer called optimal is a defect, not a portfolio."""
    for chosen in ((0, 1), (0, 1, 2), (0, 2)):
        with pytest.raises(DefectError, match="broken"):
            solve(SMALL, engine=lying(*chosen))


def test_a_worse_portfolio_called_optimal_is_found_out_by_another_engine() -> None:
    """An admissible lie passes the rows; it does not pass the comparison."""
    assert solve(SMALL, engine=lying(1)).value == 3
    with pytest.raises(DefectError, match="differ"):
        choose(SMALL, confirm_with=[lying(1)])
    with pytest.raises(DefectError, match="differ"):
        choose(SMALL, confirm_with=[lying(status=pulp.LpStatusInfeasible, sol_status=pulp.LpSolutionInfeasible)])


def test_values_left_behind_after_infeasible_are_not_read() -> None:
    """CBC leaves plausible values in the variables; only the status counts."""
    left = lying(1, 2, status=pulp.LpStatusInfeasible, sol_status=pulp.LpSolutionNoSolutionFound)
    assert solve(SMALL, engine=left).status == "infeasible"


def test_a_solution_without_proof_is_best_found() -> None:
    """A time limit says `Optimal` in `status`; `sol_status` tells, and the answer carries no false proof."""
    result = solve(SMALL, engine=lying(1, 2, sol_status=pulp.LpSolutionIntegerFeasible))
    assert (result.status, result.gap, result.proven) == ("best_found", None, False)


def test_no_solution_in_time_is_said() -> None:
    """Nothing found is not infeasible: the reader is asked for more time."""
    nothing = lying(status=pulp.LpStatusNotSolved, sol_status=pulp.LpSolutionNoSolutionFound)
    with pytest.raises(InputError, match="no_portfolio_in_time"):
        solve(SMALL, engine=nothing)


def test_rounding_of_the_solver_is_read_by_half() -> None:
    """Selected values may be 0.9999999, the others -0.0."""
    loose = Engine(name="loose", make=lambda _: Liar({"x0": -0.0, "x1": 0.9999999, "x2": 1.0000001}, 1, 1))
    assert solve(SMALL, engine=loose).chosen == (1, 2)


@pytest.mark.parametrize("engine", [HIGHS, CBC], ids=["HiGHS", "CBC"])
def test_a_hair_over_the_budget_is_cut_off(engine: Engine) -> None:
    """With roubles and kopecks a solver's tolerance hides a kopeck too much: the portfolio is forbidden, not shown."""
    draw = np.random.default_rng(7)
    for _ in range(15):
        costs = draw.integers(10**12, 7 * 10**13, 10) * 10 + draw.integers(0, 10, 10)
        values = draw.random(10) * costs
        best = answers(budgeted(values.tolist(), costs.tolist(), int(costs.sum() * 0.5))).best()
        assert best.cost is not None
        tight = budgeted(values.tolist(), costs.tolist(), best.cost - 1)
        assert solve(tight, engine=engine, time_limit=600).value == pytest.approx(answers(tight).best().value, rel=1e-9)


def test_money_in_roubles_chooses_as_in_millions() -> None:
    """The scaling is the program's, not the reader's: the same projects whatever the unit of money."""
    council = random_council(11, projects=30, rules=5)
    problem = council.problem
    millions = solve(problem)
    grown = tuple(
        Row(
            name=row.name,
            coefficients=row.coefficients * (10**6 if row.unit == "money" else 1),
            sense=row.sense,
            rhs=row.rhs * (10**6 if row.unit == "money" else 1),
            bonuses=row.bonuses,
        )
        for row in problem.rows
    )
    roubles = Problem(
        options=problem.options,
        values=problem.values,
        costs=problem.costs * 10**6,
        rows=grown,
        bonuses=problem.bonuses,
        budget_row=problem.budget_row,
    )
    assert solve(roubles).value == pytest.approx(millions.value, rel=1e-9)


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """Commands print exactly one JSON document: HiGHS keeps its name to itself, in and below Python."""
    solve(SMALL)
    assert capfd.readouterr() == ("", "")


def test_the_model_is_the_golden_one(tmp_path: Path) -> None:
    """The text of a model with every kind of row, reviewed in the diff; names are plain numbers."""
    problem = Problem(
        options=(
            Option("A-1"),
            Option("A-1", "small"),
            Option("A 1"),
            Option("Ящик"),
            Option("twin"),
            Option("twin 2"),
        ),
        values=np.array([5, 3, 4, 2.5, 1, 1]),
        costs=np.array([70_000_000, 40_000_000, 30_000_000, 0, 10_000_000, 10_000_000]),
        rows=(
            Row(
                name="budget",
                coefficients=np.array([70_000_000, 40_000_000, 30_000_000, 0, 10_000_000, 10_000_000]),
                sense="<=",
                rhs=99_999_999,
                rule="budget",
            ),
            Row(
                name="jobs",
                coefficients=np.array([400, 200, 300, 50, 10, 10]),
                sense=">=",
                rhs=333,
                bonuses=np.array([100]),
            ),
            Row(name="two", coefficients=np.array([1, 1, 1, 1, 1, 1]), sense="==", rhs=2),
        ),
        bonuses=(Bonus(projects=("A-1", "A 1"), value=1.5),),
        budget_row=0,
    )
    built = build(problem)
    assert built is not None
    written = tmp_path / "model.lp"
    built[0].writeLP(str(written))
    assert written.read_text(encoding="utf-8") == (GOLDEN / "small.lp").read_text(encoding="utf-8")


@pytest.mark.parametrize("engine", [HIGHS, CBC], ids=["HiGHS", "CBC"])
def test_a_balance_is_the_least_of_its_parts(engine: Engine) -> None:
    """Max-min by the solver equals max-min by looking at every portfolio."""
    draw = np.random.default_rng(3)
    for _ in range(10):
        parts = draw.normal(0.3, 0.5, (3, 8)).round(4)
        balance = Balance(parts=parts, offsets=draw.normal(0, 0.1, 3).round(4))
        problem = budgeted([0.0] * 8, draw.integers(1, 9, 8).tolist(), 20, balance=balance)
        solved = solve(problem, engine=engine, time_limit=600)
        assert solved.value == pytest.approx(answers(problem).best().value, abs=1e-7)


def test_a_row_that_nothing_can_meet_is_infeasible_without_solving() -> None:
    """A mandatory project that cannot be appraised leaves a row without options."""
    impossible = budgeted([1], [1], 5, count_row("m", [0], ">=", 1))
    assert build(impossible) is None
    assert solve(impossible).status == "infeasible"
    assert upper_bound(impossible) is None


def stopped_after(nodes: int) -> Engine:
    """Return HiGHS stopped by a count of nodes where a clock would stop it: the same on a loaded machine."""
    import highspy

    def make(_seconds: float) -> Any:
        solver: Any = HIGHS.make(1e6)
        configure = solver.createAndConfigureSolver

        def configured(lp: Any) -> None:
            configure(lp)
            lp.solverModel.setOptionValue("mip_max_nodes", nodes)
            said, ends = lp.solverModel.getModelStatus, highspy.HighsModelStatus
            lp.solverModel.getModelStatus = lambda: ends.kTimeLimit if said() == ends.kSolutionLimit else said()

        solver.createAndConfigureSolver = configured
        return solver

    return Engine(name="counted", make=make)


def test_a_thousand_projects_under_thirty_tight_rules_stopped_early_have_a_gap() -> None:
    """Stopped before the proof there is a portfolio that keeps to every rule, with the gap that it may lack."""
    draw = np.random.default_rng(5)
    costs = draw.integers(1, 900, 1000)
    marks = draw.integers(1, 100, (30, 1000))
    tight = [count_row(f"tight{k}", row.tolist(), "<=", int(row.sum() // 4)) for k, row in enumerate(marks)]
    problem = budgeted((draw.random(1000) * costs).tolist(), costs.tolist(), int(costs.sum() // 3), *tight)
    result = solve(problem, engine=stopped_after(1))
    assert not broken_rows(problem, result.chosen)
    assert result.value is not None
    bound = upper_bound(problem, time_limit=1e6)
    assert bound is not None
    assert result.status == "best_found"
    assert result.gap is not None
    assert 0 < result.gap < 0.02
    assert result.value * (1 + result.gap) <= bound * (1 + 1e-6)


def test_the_same_question_gets_the_same_answer() -> None:
    """One thread, no clock, no start: repeated solves agree."""
    problem = random_council(21, projects=40, rules=6).problem
    assert solve(problem) == solve(problem)


def test_other_code_of_the_process_may_use_the_solver_with_more_threads() -> None:
    """HiGHS keeps the number of threads of its first use; what comes later is solved all the same."""
    code = """
import highspy
from appraisal.portfolio.solve import solve
from tests.portfolio.test_solve import SMALL

other = highspy.Highs()
for name, value in {"output_flag": False, "threads": 2, "parallel": "on"}.items():
    other.setOptionValue(name, value)
other.addVar(0, 1)
other.run()
print(solve(SMALL).chosen)
"""
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == str(solve(SMALL).chosen)
