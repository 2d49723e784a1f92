"""The sheet of one project: what its formulas are made from, and addresses and sums that they share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from appraisal.errors import DefectError
from appraisal.finance.drivers import Drivers
from appraisal.finance.terms import Terms
from appraisal.finance_workbook.sheet import Formula, Sheet
from appraisal.measures.funded import Funded
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.finance_words import item_title, line_title

Key = tuple[str, str]


@dataclass(kw_only=True)
class ProjectSheet(Sheet):
    """The sheet of one project, before or with the money of the council's funds.

    `levels` is the sheet of the case's terms, whose years begin with `first_year`; `keys` are the lines placed so far,
    in the order in which they are computed.
    """

    levels: Sheet
    first_year: int
    variant: ProjectVariant
    money: Funded
    keys: list[Key] = field(default_factory=list)

    @property
    def drivers(self) -> Drivers:
        """The drivers of the statement."""
        if self.money.drivers is None:
            raise DefectError("a project given by its flows has no drivers")
        return self.money.drivers

    @property
    def terms(self) -> Terms:
        """The terms of the case."""
        return self.variant.terms

    def place(self, kind: str, formula: Formula, name: str = "") -> None:
        """Place a line of the statement, in money of each year."""
        self.line((kind, name), line_title(self.variant, kind, name, self.language), formula)
        self.keys.append((kind, name))

    def class_title(self, name: str) -> str:
        """Return the title of an asset class; without classes there is one for everything."""
        return item_title(self.variant, name, self.language) if name else self.said("whole")

    def grown(self, path: str, years: str) -> str:
        """Return the growth over some years as a factor."""
        return f"(1+{self.cell(path)})^{years}"

    def rate(self, name: str) -> str:
        """Return the address of a rate on the sheet of terms."""
        return self.levels.cell(name, elsewhere=True)

    def table(self, name: str, step: int) -> str:
        """Return the address of a rate by year on the sheet of terms."""
        return f"'{self.levels.name}'!{self.levels.year(name, step + self.terms.base_year - self.first_year)}"

    def level(self, year: str) -> str:
        """Return the price level of the year in a cell."""
        sheet = f"'{self.levels.name}'!"
        return f"INDEX({sheet}{self.levels.span('level')},1,MATCH({year},{sheet}{self.levels.span('year')},0))"

    def sum_of(self, kinds: Iterable[str], step: int) -> str:
        """Return the sum of all lines of some kinds in a year."""
        wanted = tuple(kinds)
        return added(self.year(key, step) for key in self.keys if key[0] in wanted)


def added(addresses: Iterable[str]) -> str:
    """Return a sum; an empty one is 0."""
    return "+".join(addresses) or "0"
