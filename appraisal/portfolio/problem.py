"""A portfolio problem over plain arrays: options, their values and costs, and integer rows.

Costs and the coefficients of money rows are whole thousandths of the money unit, so that every comparison is exact
(rule 9). Values are summed exactly; portfolios are compared by the sum, rounded once to a `quantum`: one if all values
are whole, else about a billionth of the largest. So a tie is a tie in every engine (rule 11).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from appraisal.arrays import Floats, Ints, finite, frozen_ints
from appraisal.brief import Brief
from appraisal.errors import DefectError, refuse
from appraisal.portfolio.exact import Grain, grain_of

Sense = Literal["<=", ">=", "=="]


@dataclass(frozen=True, slots=True)
class Option:
    """One way to do a project; of one project at most one option is chosen."""

    project: str
    key: str = "full"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Row:
    """One linear condition on a portfolio: sum of the coefficients of the chosen options, sense, right-hand side.

    Attributes:
        name: short, unique within the problem, for the model's text and for messages.
        coefficients: (n options,) whole numbers.
        rule: key of its rule, which may have several rows; "" without a rule: then the row is never relaxed.
        unit: "money", "count", the key of a total, or "" for pure logic, which has no amount to relax.
        scale: numbers of the row per unit: 1000 if they are thousandths, 1 for counts and logic.
        bonuses: (bonuses,) what each earned bonus adds to the sum; None if none does.
        about: the investor of the row, if its rule holds for each investor; else "".
    """

    name: str
    coefficients: Ints
    sense: Sense
    rhs: int
    rule: str = ""
    unit: str = ""
    scale: int = 1
    bonuses: Ints | None = None
    about: str = ""

    def __post_init__(self) -> None:
        if self.sense not in ("<=", ">=", "=="):
            raise DefectError(f"no such sense: {self.sense!r}")
        object.__setattr__(self, "coefficients", frozen_ints(self.coefficients))
        object.__setattr__(self, "rhs", int(self.rhs))
        if self.bonuses is not None:
            object.__setattr__(self, "bonuses", frozen_ints(self.bonuses))

    def holds(self, total: int) -> bool:
        """Return whether a sum of coefficients satisfies the row."""
        if self.sense == "<=":
            return total <= self.rhs
        return total >= self.rhs if self.sense == ">=" else total == self.rhs


@dataclass(frozen=True, slots=True, kw_only=True)
class Bonus:
    """The gain of the objective if all these projects are chosen, each by any of its options."""

    projects: tuple[str, ...]
    value: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Balance:
    """A max-min objective: maximise the minimum over k of offset_k + sum of parts_k over the chosen options.

    Attributes:
        parts: (k, n options).
        offsets: (k,).
        bonuses: (k, bonuses) what each earned bonus adds to each; none by default.
    """

    parts: Floats
    offsets: Floats
    bonuses: Floats | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Problem(Brief):
    """Options to choose from, an objective, and rows.

    Attributes:
        options: (n,) in the order of the case.
        values: (n,) what each option adds to the objective.
        costs: (n,) thousandths of money from the what-if budget; negative if more is returned than asked.
        rows: of every rule; that no project is chosen twice needs no row.
        bonuses: synergies.
        budget_row: index of the row whose right-hand side is the total budget; its coefficients are `costs`.
        balance: if given, it is the objective in place of `values` and the bonuses' values.
        objective: its name, for the answers.
        minimise: whether less of it is better. Values and answers keep their own sign; `units` have it reversed.
        units: (n,) values in fine units of the grain, more being better; see `exact.py`.
        quantum: the difference in value from which two portfolios are told apart.

    Raises:
        InputError: `wrong_shape`, `not_finite`, `option_twice`, `bonus_of_unknown_project`.
    """

    options: tuple[Option, ...]
    values: Floats
    costs: Ints
    rows: tuple[Row, ...] = ()
    bonuses: tuple[Bonus, ...] = ()
    budget_row: int | None = None
    balance: Balance | None = None
    objective: str = "value"
    minimise: bool = False
    projects: tuple[str, ...] = field(init=False)
    of_project: tuple[tuple[int, ...], ...] = field(init=False)
    grain: Grain = field(init=False)
    units: Ints = field(init=False)
    bonus_units: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        n = len(self.options)
        if len(set(self.options)) < n:
            twice = next(each for each in self.options if self.options.count(each) > 1)
            raise refuse("option_twice", project=twice.project, option=twice.key)
        values, costs = finite("values", self.values, shape=(n,)), frozen_ints(finite("costs", self.costs, shape=(n,)))
        by_project: dict[str, list[int]] = {}
        for index, option in enumerate(self.options):
            by_project.setdefault(option.project, []).append(index)
        for bonus in self.bonuses:
            for project in bonus.projects:
                if project not in by_project:
                    raise refuse("bonus_of_unknown_project", project=project)
        self._check_rows(n, costs)
        earnable = finite("bonuses", [bonus.value for bonus in self.bonuses])
        grain = grain_of(values, earnable)
        if self.balance is not None:
            parts = finite("parts", self.balance.parts, shape=(-1, n))
            offsets = finite("offsets", self.balance.offsets, shape=(len(parts),))
            given = np.zeros((len(parts), len(self.bonuses))) if self.balance.bonuses is None else self.balance.bonuses
            gains = finite("bonuses", given, shape=(len(parts), len(self.bonuses)))
            grain = grain_of(parts, offsets, gains)
            object.__setattr__(self, "balance", Balance(parts=parts, offsets=offsets, bonuses=gains))
        object.__setattr__(self, "values", values)
        object.__setattr__(self, "costs", costs)
        object.__setattr__(self, "projects", tuple(by_project))
        object.__setattr__(self, "of_project", tuple(tuple(each) for each in by_project.values()))
        object.__setattr__(self, "grain", grain)
        # A balance is compared in its own grain, in which these values, of another size, may not be whole numbers.
        sign = 0 if self.balance is not None else -1 if self.minimise else 1
        size = np.abs(sign)
        object.__setattr__(self, "units", frozen_ints(sign * grain.whole(values * size)))
        object.__setattr__(self, "bonus_units", tuple((sign * grain.whole(earnable * size)).tolist()))

    def _check_rows(self, n: int, costs: Ints) -> None:
        names = [row.name for row in self.rows]
        if len(set(names)) < len(names):
            raise DefectError(f"two rows of one name: {names}")
        for row in self.rows:
            if row.coefficients.shape != (n,):
                raise refuse("wrong_shape", name=row.name, expected=n, found=row.coefficients.size)
            if row.bonuses is not None and row.bonuses.shape != (len(self.bonuses),):
                raise DefectError(f"{row.name}: one number a bonus")
        if self.budget_row is not None:
            budget = self.rows[self.budget_row]
            if budget.sense != "<=" or budget.bonuses is not None or not np.array_equal(budget.coefficients, costs):
                raise DefectError("the row of the total budget adds up the costs")

    @property
    def quantum(self) -> float:
        """The difference in value from which two portfolios are told apart."""
        return self.grain.quantum

    def merit(self, value: float) -> float:
        """Return the merit of a value, of which more is better: its negative if the objective is minimised."""
        return -value if self.minimise else value

    @property
    def budget(self) -> int | None:
        """The total budget in thousandths, or None without one."""
        return None if self.budget_row is None else self.rows[self.budget_row].rhs

    @property
    def rules(self) -> tuple[str, ...]:
        """Keys of the rules behind the rows, in their order."""
        return tuple(dict.fromkeys(row.rule for row in self.rows if row.rule))

    def with_budget(self, budget: int | None) -> Problem:
        """Return the same problem under another total budget; None drops it."""
        rows = [row for index, row in enumerate(self.rows) if index != self.budget_row]
        if budget is None:
            return replace(self, rows=tuple(rows), budget_row=None)
        old = Row(name="budget", coefficients=self.costs, sense="<=", rhs=0, rule="budget", unit="money", scale=1000)
        if self.budget_row is not None:
            old = self.rows[self.budget_row]
        return replace(self, rows=(replace(old, rhs=budget), *rows), budget_row=0)

    def with_rows(self, *rows: Row) -> Problem:
        """Return the same problem with more rows."""
        return replace(self, rows=(*self.rows, *rows))

    def with_values(self, values: Floats, *, gains: Sequence[float] | Floats = (), objective: str) -> Problem:
        """Return the same problem for another objective, to be maximised; `gains` are what the bonuses add to it."""
        worth = [float(each) for each in gains] or [0.0] * len(self.bonuses)
        bonuses = tuple(replace(bonus, value=gain) for bonus, gain in zip(self.bonuses, worth, strict=True))
        return replace(self, values=values, bonuses=bonuses, balance=None, objective=objective, minimise=False)

    def without_rules(self, rules: Iterable[str]) -> Problem:
        """Return the same problem without the rows of these rules."""
        dropped = set(rules)
        kept = [(index, row) for index, row in enumerate(self.rows) if row.rule not in dropped or not row.rule]
        budget_row = next((place for place, (index, _) in enumerate(kept) if index == self.budget_row), None)
        return replace(self, rows=tuple(row for _, row in kept), budget_row=budget_row)

    def balance_units(self) -> tuple[Ints, Ints, Ints]:
        """Return parts (k, n), offsets (k,) and bonuses (k, b) of a balanced objective in fine units."""
        if self.balance is None or self.balance.bonuses is None:
            raise DefectError("the objective is no balance")
        floats = (self.balance.parts, self.balance.offsets, self.balance.bonuses)
        parts, offsets, gains = (self.grain.whole(each) for each in floats)
        return parts, offsets, gains

    def options_of(self, project: str) -> tuple[int, ...]:
        """Return the indexes of a project's options."""
        return self.of_project[self.projects.index(project)]
