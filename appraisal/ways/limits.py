"""The limits: every amount of rules.toml that may restrict a portfolio, as a value of the file to relax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from appraisal.analysis.appraise import Appraisal
from appraisal.portfolio.check import row_total
from appraisal.portfolio.grain import in_steps
from appraisal.portfolio.problem import Problem
from appraisal.rules.budget import Budget, fund_key
from appraisal.rules.rule import Rule
from appraisal.ways.edits import ASKED_BUDGET, Edit, Key

RULES = "rules.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One amount of the rules, or a rule without an amount, which can only be dropped.

    Attributes:
        kind: `budget` for a fund's total or year, else `rule`.
        rule: key of the rule's sentence.
        key: its name in the file: `budget.total`, `budget.years.2026`, `funds.KEY.total`, `rules.KEY.at_most`;
            `rules.KEY` for a rule without an amount.
        file: `rules.toml`, or `--budget` if the reader chose another total.
        keys: the path in the file.
        value: the present amount; None for a rule that can only be dropped.
        upward: whether raising it relaxes it.
        unit: "money", "count" or the key of a total.
    """

    kind: Literal["budget", "rule"]
    rule: str
    key: str
    file: str = RULES
    keys: tuple[Key, ...]
    value: float | None
    upward: bool
    unit: str

    @property
    def whole(self) -> bool:
        """Whether it counts projects."""
        return self.unit == "count"

    def at(self, value: float | None) -> tuple[Edit, ...]:
        """Return the edit that sets the amount; None removes it."""
        return (Edit(file=self.file, keys=self.keys, before=self.value, after=value),)


def limits(appraisal: Appraisal) -> Iterator[Limit]:
    """Yield the budgets and then the rules, in the order of the file."""
    rules = appraisal.case.rules
    asked = appraisal.settings.budget
    for fund, budget in rules.by_fund().items():
        at = (fund_key(fund),) if budget is rules.budget else ("funds", fund)
        yield from _budget(fund, budget, at, asked if budget is rules.budget else None)
    for number, (key, rule) in enumerate(rules.keyed()):
        yield from _rule(number, key, rule)


def _budget(fund: str, budget: Budget, at: tuple[str, ...], asked: float | None) -> Iterator[Limit]:
    rule, name = fund_key(fund), ".".join(at)
    if asked is not None:
        yield Limit(
            kind="budget",
            rule=rule,
            key=f"{name}.total",
            file=ASKED_BUDGET,
            keys=(),
            value=asked,
            upward=True,
            unit="money",
        )
    elif budget.total is not None:
        keys = (*at, "total")
        yield Limit(
            kind="budget", rule=rule, key=".".join(keys), keys=keys, value=budget.total, upward=True, unit="money"
        )
    for year, money in sorted(budget.years.items()):
        keys = (*at, "years", str(year))
        yield Limit(
            kind="budget",
            rule=f"{rule}.{year}",
            key=".".join(keys),
            keys=keys,
            value=money,
            upward=True,
            unit="money",
        )


def _rule(number: int, key: str, rule: Rule) -> Iterator[Limit]:
    if rule.gain is not None:
        return
    for bound in rule.bounds:
        yield Limit(
            kind="rule",
            rule=key,
            key=f"rules.{key}.{bound.name}",
            keys=("rules", number, bound.name),
            value=bound.value,
            upward=bound.upward,
            unit=bound.unit,
        )
    if not rule.bounds:
        yield Limit(kind="rule", rule=key, key=f"rules.{key}", keys=("rules", number), value=None, upward=True, unit="")


def far(problem: Problem, limit: Limit) -> float:
    """Return a value at which the limit holds for every portfolio."""
    if limit.unit == "share":
        return 1.0 if limit.upward else 0.0
    value = limit.value or 0.0
    sums = []
    for row in problem.rows:
        if row.rule == limit.rule and row.unit == limit.unit:
            each = row.coefficients.astype(float)
            gains = 0.0 if row.bonuses is None else float(abs(row.bonuses).sum())
            sums.append(float((each.clip(min=0) if limit.upward else each.clip(max=0)).sum()))
            sums[-1] = (sums[-1] + (gains if limit.upward else -gains)) / row.scale
    if limit.upward:
        whole = max([value, *sums]) + 1
    else:
        whole = min([value, *sums])
        whole = whole if limit.unit in ("money", "count") else whole - 1
    return float(int(whole)) if limit.whole else whole


def reached(problem: Problem, limit: Limit, value: float, chosen: Sequence[int]) -> float | None:
    """Return the value at which the limit just admits a portfolio; None if no sum of it is known.

    Args:
        problem: of the changed case.
        limit: its rows are summed.
        value: of the limit in that case; with carry-over the row of a year includes money of other years.
        chosen: indexes of the portfolio.
    """
    if limit.unit == "share":  # its row compares two sums
        return None
    rows = [row for row in problem.rows if row.rule == limit.rule and row.sense == ("<=" if limit.upward else ">=")]
    over = [(row_total(problem, row, chosen) - row.rhs, row.scale) for row in rows if row.unit == limit.unit]
    if not over:
        return None
    most, steps = (max if limit.upward else min)(over, key=lambda each: each[0] / each[1])
    return value + most if limit.whole else (in_steps(value, steps) + most) / steps
