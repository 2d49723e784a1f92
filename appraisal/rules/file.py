"""rules.toml: the available money and the rules of a portfolio."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from appraisal.document import LIST, Document, Key, Share
from appraisal.portfolio.candidates import Candidates
from appraisal.rules.budget import Budget
from appraisal.rules.choices import Choices, Gain
from appraisal.rules.funding import COUNCIL_FUND
from appraisal.rules.kinds import AnyRule, RuleEntry


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

    def keyed(self) -> Iterator[tuple[str, AnyRule]]:
        """Yield the rules with their keys, in the order of the file."""
        for number, rule in enumerate(self.rules, start=1):
            yield rule.key or f"{rule.kind}-{number}", rule

    def with_total(self, total: float | None) -> Rules:
        """Return the rules with another total of the council's own fund; None keeps the stated one."""
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
        """Return every fund's money, the council's own first."""
        return {COUNCIL_FUND: self.budget, **self.funds}

    def gains(self, candidates: Candidates) -> dict[str, Gain]:
        """Return the gains that can be earned, by the keys of their rules: all their projects are candidates."""
        known = set(candidates.projects)
        given = ((key, rule.gain) for key, rule in self.keyed())
        return {key: gain for key, gain in given if gain is not None and known.issuperset(gain.projects)}

    def choices(self, candidates: Candidates) -> Choices:
        """Return the input of the rules."""
        return Choices(candidates, tuple(self.gains(candidates).values()))
