"""rules.toml: the money there is, and what a portfolio must keep to. One class a rule; `kind` says which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from appraisal.documents.base import LIST, Document, Key, Line, Name, Share, Text, Year
from appraisal.documents.funding import Funding
from appraisal.documents.project import COUNCIL_FUND

Amount = Annotated[float, Field(ge=0)]
Number = Annotated[int, Field(ge=0)]
Projects = Annotated[tuple[Key, ...], Field(strict=False, min_length=1)]
Several = Annotated[tuple[Key, ...], Field(strict=False, min_length=2)]


class Budget(Funding):
    """The money of one fund: in all, by year, or both. With `carry_over` what is unspent adds to the next year."""

    title: Name | None = None
    total: Amount | None = None
    carry_over: bool = False
    years: dict[Year, Amount] = Field(default_factory=dict)
    reason: Text | None = None


class _Rule(Document):
    """What every rule may say besides itself. Left out, `key` is the kind with the rule's number."""

    key: Key | None = None
    reason: Text | None = None


class _Named(_Rule):
    """A rule over named projects, each named once."""

    @model_validator(mode="after")
    def _once(self) -> _Named:
        projects: tuple[str, ...] = getattr(self, "projects", ())
        for number, project in enumerate(projects):
            if project in projects[:number]:
                raise PydanticCustomError("rule_names_twice", "rule_names_twice", {"name": project})
        return self


def _check_bounds(low: float | None, high: float | None) -> None:
    if low is None and high is None:
        raise PydanticCustomError("rule_without_bound", "rule_without_bound", {})
    if low is not None and high is not None and low > high:
        raise PydanticCustomError("rule_bounds_reversed", "rule_bounds_reversed", {"low": low, "high": high})


class Count(_Rule):
    """At least and at most so many projects in all."""

    kind: Literal["count"]
    at_least: Number | None = None
    at_most: Number | None = None

    @model_validator(mode="after")
    def _bounds(self) -> Count:
        _check_bounds(self.at_least, self.at_most)
        return self


class GroupCount(_Rule):
    """At least and at most so many projects of a group."""

    kind: Literal["group_count"]
    group: Key
    at_least: Number | None = None
    at_most: Number | None = None

    @model_validator(mode="after")
    def _bounds(self) -> GroupCount:
        _check_bounds(self.at_least, self.at_most)
        return self


class GroupMoney(_Rule):
    """At least and at most so much money for a group, of one fund or, where none is named, of all."""

    kind: Literal["group_money"]
    group: Key
    fund: Key | None = None
    at_least: Amount | None = None
    at_most: Amount | None = None

    @model_validator(mode="after")
    def _bounds(self) -> GroupMoney:
        _check_bounds(self.at_least, self.at_most)
        return self


class Total(_Rule):
    """A floor or a cap on the portfolio's total of a figure or a criterion."""

    kind: Literal["total"]
    of: Key
    at_least: float | None = None
    at_most: float | None = None

    @model_validator(mode="after")
    def _bounds(self) -> Total:
        _check_bounds(self.at_least, self.at_most)
        return self


class Investor(_Rule):
    """At most so many projects, or so much money of all funds, for one investor; for each where none is named."""

    kind: Literal["investor"]
    investor: Annotated[Line, Field(min_length=1, max_length=300)] | None = None
    at_most_projects: Number | None = None
    at_most_money: Amount | None = None

    @model_validator(mode="after")
    def _bounds(self) -> Investor:
        if self.at_most_projects is None and self.at_most_money is None:
            raise PydanticCustomError("investor_without_bound", "investor_without_bound", {})
        return self


class Mandatory(_Named):
    """These projects are chosen, each by any of its options."""

    kind: Literal["mandatory"]
    projects: Projects


class Excluded(_Named):
    """These projects are not chosen."""

    kind: Literal["excluded"]
    projects: Projects


class Exclusive(_Named):
    """Of these projects at most one is chosen."""

    kind: Literal["exclusive"]
    projects: Several


class AtLeastOneOf(_Named):
    """Of these projects at least one is chosen."""

    kind: Literal["at_least_one_of"]
    projects: Several


class Prerequisite(_Rule):
    """A project is chosen only with all, or any, of others; those that require each other stand or fall together."""

    kind: Literal["prerequisite"]
    project: Key
    requires: Projects
    how: Literal["all", "any"] = "all"

    @model_validator(mode="after")
    def _apart(self) -> Prerequisite:
        if self.project in self.requires:
            raise PydanticCustomError("rule_requires_itself", "rule_requires_itself", {"name": self.project})
        return self


class Synergy(_Named):
    """Totals that the portfolio gains, or loses, when all these projects are chosen.

    `bonus` is by key of a figure or a criterion; `closeness` may be named as well, because no total gives it.
    """

    kind: Literal["synergy"]
    projects: Several
    bonus: Annotated[dict[Key, float], Field(min_length=1)]


Rule = (
    Count
    | GroupCount
    | GroupMoney
    | Total
    | Investor
    | Mandatory
    | Excluded
    | Exclusive
    | AtLeastOneOf
    | Prerequisite
    | Synergy
)
RuleEntry = Annotated[Rule, Field(discriminator="kind")]


class Rules(Document):
    """rules.toml.

    `reference_cost` is the money that one full-scale project of this council takes (rule 13); `npv_sacrifice` the share
    of the best NPV that the objective `npv-first` may give up. `budget` is the council's own fund.
    """

    reference_cost: Annotated[float, Field(gt=0)] | None = None
    npv_sacrifice: Share = 0.05
    budget: Budget = Budget()
    funds: dict[Key, Budget] = Field(default_factory=dict)
    rules: Annotated[tuple[RuleEntry, ...], LIST] = ()

    @model_validator(mode="after")
    def _keys(self) -> Rules:
        if COUNCIL_FUND in self.funds:
            raise PydanticCustomError("fund_is_budget", "fund_is_budget", {"fund": COUNCIL_FUND})
        seen = {"budget"}
        for key, _ in self.keyed():
            if key in seen:
                raise PydanticCustomError("rule_key_twice", "rule_key_twice", {"key": key})
            seen.add(key)
        return self

    def keyed(self) -> Iterator[tuple[str, Rule]]:
        """Yield the rules with their keys, in the order of the file."""
        for number, rule in enumerate(self.rules, start=1):
            yield rule.key or f"{rule.kind}-{number}", rule

    def with_total(self, total: float | None) -> Rules:
        """Return the rules under another total of the council's own fund; None keeps the one they state."""
        if total is None:
            return self
        return self.model_copy(update={"budget": self.budget.model_copy(update={"total": total})})

    def without_reasons(self) -> Rules:
        """Return the rules without the council's reasons, for short sentences."""
        silent = {"reason": None}
        return self.model_copy(
            update={
                "budget": self.budget.model_copy(update=silent),
                "funds": {key: fund.model_copy(update=silent) for key, fund in self.funds.items()},
                "rules": tuple(rule.model_copy(update={**silent, "key": key}) for key, rule in self.keyed()),
            }
        )

    def by_fund(self) -> Mapping[str, Budget]:
        """Return every fund's money; the council's own stands first."""
        return {COUNCIL_FUND: self.budget, **self.funds}
