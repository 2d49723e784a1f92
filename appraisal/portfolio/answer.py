"""A chosen portfolio, or why there is none."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from appraisal.money import amount

if TYPE_CHECKING:
    import pandas as pd

Status = Literal["optimal", "best_found", "infeasible"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One chosen option: its project, its key and its cost in thousandths."""

    project: str
    option: str
    cost: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Portfolio:
    """An answer to a portfolio problem.

    Attributes:
        status: `optimal` is proven; `best_found` is the best in the given time; `infeasible` is proven.
        objective: name of the objective.
        value: objective value; None without a portfolio.
        chosen: indexes of the chosen options, rising.
        cost: thousandths of money; None without a portfolio.
        gap: the value is at most this share below the best; 0 if proven, None if unknown.
        equal_best: number of portfolios as good as this one, itself included; None if they were not counted.
        equal_best_exact: whether that count is complete; otherwise it is a lower bound.
        engine: which engine answered.
        confirmed_by: engines that reached the same answer independently, the answering one first.
        items: the chosen options by name; set by the check, so that they are what was checked.
    """

    status: Status
    objective: str
    value: float | None = None
    chosen: tuple[int, ...] = ()
    cost: int | None = None
    gap: float | None = None
    equal_best: int | None = None
    equal_best_exact: bool = False
    engine: str
    confirmed_by: tuple[str, ...] = ()
    items: tuple[Item, ...] = field(default=(), compare=False)

    def __repr__(self) -> str:
        if self.value is None or self.cost is None:
            return f"<Portfolio by {self.objective}: {self.status}>"
        money = f"{self.value:.6g} for {amount(self.cost):.10g}"
        return f"<Portfolio by {self.objective}: {self.status}, {money}, {len(self.chosen)} chosen>"

    @property
    def found(self) -> bool:
        """Whether there is a portfolio, possibly the empty one."""
        return self.status != "infeasible"

    @property
    def proven(self) -> bool:
        """Whether the answer is final."""
        return self.status != "best_found"

    @property
    def shortfall(self) -> float:
        """The value is at most this share below the best: `gap`, infinite if unknown."""
        return 0.0 if self.status == "optimal" else math.inf if self.gap is None else self.gap

    @property
    def projects(self) -> tuple[str, ...]:
        """The chosen projects in the order of the case."""
        return tuple(each.project for each in self.items)

    def to_frame(self) -> pd.DataFrame:
        """Return the chosen options as a table: project, option, cost in the case's money."""
        import pandas as pd

        rows = [(each.project, each.option, amount(each.cost)) for each in self.items]
        return pd.DataFrame(rows, columns=["project", "option", "cost"]).set_index("project")
