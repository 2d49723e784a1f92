"""The yearly statement of a project: named lines with statuses, and totals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from appraisal.arrays import Floats, frozen
from appraisal.errors import DefectError
from appraisal.figures import Status

if TYPE_CHECKING:
    import pandas as pd

Role = Literal["cash", "support", "non_cash", "balance", "total"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One yearly line in the case's money; payments are negative.

    The words of `kind` are in `text/*/finance.toml` (`line.<kind>`); `item` names the product, asset class or support.
    Lines with the role `cash` or `support` add up to the net flow; `non_cash` lines affect only the taxed profit.
    """

    kind: str
    item: str
    role: Role
    amounts: Floats
    status: Status

    @property
    def empty(self) -> bool:
        """Whether the line is zero in every year and need not be shown."""
        return not self.amounts.any()

    @property
    def total(self) -> float:
        """The undiscounted sum over all years."""
        return float(self.amounts.sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The lines of one project over `years`, which begin with the base year.

    `deflator` is the price level of each year against the base year; `kind` says whether the lines are in money of
    the base year (`real`) or of each year (`nominal`). `first` and `last` are the operating years, None where an
    explicit table was given. `capacity` is the share of full operation by year, `volumes` the physical outputs of the
    products.
    """

    years: tuple[int, ...]
    kind: Literal["real", "nominal"]
    lines: tuple[Line, ...]
    deflator: Floats
    capacity: Floats
    first: int | None = None
    last: int | None = None
    volumes: tuple[tuple[str, Floats], ...] = ()

    def line(self, kind: str, item: str = "") -> Line:
        """Return a line by its kind and item."""
        for each in self.lines:
            if (each.kind, each.item) == (kind, item):
                return each
        raise DefectError(f"the statement has no line {kind} {item}")

    def amounts(self, *kinds: str) -> Floats:
        """Return the yearly sum of all lines of some kinds, shape (years,); a kind without lines adds nothing."""
        return frozen(sum((each.amounts for each in self.lines if each.kind in kinds), start=0.0 * self.deflator))

    @property
    def net_flow(self) -> Floats:
        """Net cash flow to the project by year, shape (years,)."""
        return self.line("net_flow").amounts

    @property
    def status(self) -> Status:
        """The status of the net flow: the weakest of its inputs' statuses."""
        return self.line("net_flow").status

    @property
    def detailed(self) -> bool:
        """Whether the lines were built from drivers, and not given as a net flow by year."""
        return self.first is not None

    def to_frame(self) -> pd.DataFrame:
        """Return the lines as a pandas frame: (kind, item) by year."""
        import pandas as pd

        index = pd.MultiIndex.from_tuples([(each.kind, each.item) for each in self.lines], names=["line", "item"])
        return pd.DataFrame([each.amounts for each in self.lines], index=index, columns=list(self.years))
