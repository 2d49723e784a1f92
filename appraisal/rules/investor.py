"""At most so many projects, or so much money, for one investor or for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from appraisal.document import Line
from appraisal.money import THOUSANDTHS, thousandths
from appraisal.portfolio.problem import Row
from appraisal.rules import marks
from appraisal.rules.choices import Choices, Chosen
from appraisal.rules.names import Names
from appraisal.rules.rule import Amount, Bound, Named, Number, Rule
from appraisal.text import Language, say


class Investor(Rule):
    """At most so many projects, or so much money from all funds, for one investor, or for each if none is named."""

    kind: Literal["investor"]
    investor: Annotated[Annotated[Line, Field(min_length=1, max_length=300)] | None, Named("investor")] = None
    at_most_projects: Number | None = None
    at_most_money: Amount | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Investor:
        if not self.bounds:
            raise PydanticCustomError("investor_without_bound", "investor_without_bound", {})
        return self

    @property
    def bounds(self) -> tuple[Bound, ...]:
        """The given caps."""
        caps = ("at_most_projects", self.at_most_projects, "count"), ("at_most_money", self.at_most_money, "money")
        return tuple(Bound(name=name, value=value, unit=unit) for name, value, unit in caps if value is not None)

    def rows(self, key: str, choices: Choices) -> Iterator[Row]:
        """Yield the caps for every investor concerned; a shared project counts in full for each."""
        candidates = choices.candidates
        names = marks.investors(candidates) if self.investor is None else (self.investor,)
        each = [(name, marks.investor(candidates, name), name if self.investor is None else "") for name in names]
        if self.at_most_projects is not None:
            for name, marked, about in each:
                cap = self.at_most_projects
                yield Row(
                    name=f"{key} {name}", coefficients=marked, sense="<=", rhs=cap, rule=key, unit="count", about=about
                )
        if self.at_most_money is not None:
            for name, marked, about in each:
                yield Row(
                    name=f"{key} money {name}",
                    coefficients=marks.asked(candidates) * marked,
                    sense="<=",
                    rhs=thousandths(self.at_most_money),
                    rule=key,
                    unit="money",
                    scale=THOUSANDTHS,
                    about=about,
                )

    def kept(self, chosen: Chosen) -> bool:
        """Count the projects of each investor, and add up their requests."""
        by_project = chosen.choices.candidates.investors
        names = {name for project in chosen.projects for name in by_project.get(project, ())}
        for name in names if self.investor is None else names & {self.investor}:
            share = chosen.where(lambda each, name=name: name in by_project.get(each, ()))  # type: ignore[misc]
            if self.at_most_projects is not None and len(share.options) > self.at_most_projects:
                return False
            if self.at_most_money is not None and share.money() > thousandths(self.at_most_money):
                return False
        return True

    def sentence(self, language: Language, names: Names) -> str:
        """State the caps, each in its own sentence."""
        which = "each" if self.investor is None else "named"
        facts = {
            "investor": "" if self.investor is None else names.investor(self.investor, language),
            "unit": names.unit("money", language),
        }
        said = []
        if self.at_most_projects is not None:
            said.append(say(f"rules.investor_projects.{which}", language, n=self.at_most_projects, **facts))
        if self.at_most_money is not None:
            said.append(say(f"rules.investor_money.{which}", language, high=self.at_most_money, **facts))
        return " ".join(said)
