"""At least and at most so much money for a group, of one fund or of all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from appraisal.document import Key
from appraisal.money import THOUSANDTHS, thousandths
from appraisal.portfolio.problem import Row
from appraisal.rules import marks
from appraisal.rules.bounded import Bounded
from appraisal.rules.choices import Choices, Chosen
from appraisal.rules.names import Names
from appraisal.rules.rule import Amount, Named, Unit
from appraisal.text import Language, say


class GroupMoney(Bounded):
    """At least and at most so much money for a group, from one fund or, if none is named, from all."""

    amounts_in: ClassVar[Unit] = "money"

    kind: Literal["group_money"]
    group: Annotated[Key, Named("group")]
    fund: Annotated[Key | None, Named("fund")] = None
    at_least: Amount | None = None
    at_most: Amount | None = None

    def rows(self, key: str, choices: Choices) -> Iterator[Row]:
        """Yield the floor and the cap on the group's requests."""
        asked = marks.asked(choices.candidates, self.fund) * marks.group(choices.candidates, self.group)
        yield from self.side_rows(key, asked, whole=thousandths, scale=THOUSANDTHS)

    def kept(self, chosen: Chosen) -> bool:
        """Add up the requests of the group's projects."""
        groups = chosen.choices.candidates.groups
        return self.holds(chosen.where(lambda each: groups[each] == self.group).money(self.fund), thousandths)

    def sentence(self, language: Language, names: Names) -> str:
        """State how much the group gets, and from which fund."""
        fund = names.fund(self.fund, language) if self.fund else say("rules.group_money.all_funds", language)
        facts = {"group": names.group(self.group, language), "fund": fund, "unit": names.unit("money", language)}
        return self.within(language, **facts)
