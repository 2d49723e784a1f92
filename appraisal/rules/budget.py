"""The budget of a fund: its money in total and by year, and the check that requests do not exceed it."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from appraisal.arrays import Ints
from appraisal.document import Name, Text, Year
from appraisal.money import THOUSANDTHS, thousandths
from appraisal.portfolio.problem import Row
from appraisal.rules import marks
from appraisal.rules.choices import Choices, Chosen
from appraisal.rules.funding import COUNCIL_FUND, Funding
from appraisal.rules.names import Names
from appraisal.rules.rule import Amount
from appraisal.text import Language, say


def fund_key(fund: str) -> str:
    """Return the rule key of a fund's total budget; that of a year has `.YEAR` after it."""
    return "budget" if fund == COUNCIL_FUND else f"funds.{fund}"


class Budget(Funding):
    """The money of one fund: in total, by year, or both. With `carry_over` unspent money adds to the next year."""

    title: Name | None = None
    total: Amount | None = None
    carry_over: bool = False
    years: dict[Year, Amount] = Field(default_factory=dict)
    reason: Text | None = None

    @property
    def limited_years(self) -> tuple[int, ...]:
        """The years in which the money is limited, in ascending order.

        With carry-over this includes years between those that get money: they have what was left.
        """
        if not self.carry_over or not self.years:
            return tuple(sorted(self.years))
        return tuple(range(min(self.years), max(self.years) + 1))

    def rows(self, fund: str, choices: Choices) -> Iterator[Row]:
        """Yield the row of the total and those of the years.

        With carry-over the row of a year compares all requests up to it with all money up to it, so that unspent money
        stays.
        """
        key, candidates = fund_key(fund), choices.candidates
        if self.total is not None:
            yield _row(key, marks.asked(candidates, fund), thousandths(self.total))
        given = 0
        for year in self.limited_years:
            given = given * self.carry_over + thousandths(self.years.get(year, 0.0))
            until = marks.asked(candidates, fund, last_year=year)
            asked = until if self.carry_over else marks.asked_in(candidates, fund, year)
            yield _row(f"{key}.{year}", asked, given)

    def broken(self, fund: str, chosen: Chosen) -> Iterator[str]:
        """Yield the keys of the total and of the years whose limit a portfolio exceeds, without using rows."""
        key = fund_key(fund)
        spent = {year: chosen.money(fund, year) for year in chosen.choices.candidates.years}
        if self.total is not None and sum(spent.values()) > thousandths(self.total):
            yield key
        for year in self.limited_years:
            asked, given = spent.get(year, 0), thousandths(self.years.get(year, 0.0))
            if self.carry_over:
                asked += sum(money for before, money in spent.items() if before < year)
                given += sum(thousandths(money) for before, money in self.years.items() if before < year)
            if asked > given:
                yield f"{key}.{year}"

    def sentences(self, fund: str, language: Language, names: Names) -> dict[str, str]:
        """Return the sentences of the total and of the years by their keys, without the reason."""
        key, given = fund_key(fund), 0.0
        said: dict[str, str] = {}
        facts = {"fund": names.fund(fund, language), "unit": names.unit("money", language)}
        if self.total is not None:
            said[key] = say("rules.budget.total", language, high=self.total, **facts)
        for year in self.limited_years:
            given = given * self.carry_over + self.years.get(year, 0.0)
            text = "rules.budget.year_carry" if self.carry_over else "rules.budget.year"
            said[f"{key}.{year}"] = say(text, language, year=str(year), high=given, **facts)
        return said


def _row(key: str, asked: Ints, money: int) -> Row:
    return Row(name=key, coefficients=asked, sense="<=", rhs=money, rule=key, unit="money", scale=THOUSANDTHS)
