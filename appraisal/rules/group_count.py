"""At least and at most so many projects of a group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from appraisal.document import Key
from appraisal.portfolio.problem import Row
from appraisal.rules import marks
from appraisal.rules.bounded import Bounded
from appraisal.rules.choices import Choices, Chosen
from appraisal.rules.names import Names
from appraisal.rules.rule import Contradiction, Forced, Named, Number
from appraisal.text import Language


class GroupCount(Bounded):
    """At least and at most so many projects of a group."""

    kind: Literal["group_count"]
    group: Annotated[Key, Named("group")]
    at_least: Number | None = None
    at_most: Number | None = None

    def rows(self, key: str, choices: Choices) -> Iterator[Row]:
        """Yield the floor and the cap on the number of projects of the group."""
        yield from self.side_rows(key, marks.group(choices.candidates, self.group))

    def kept(self, chosen: Chosen) -> bool:
        """Count the projects of the group."""
        groups = chosen.choices.candidates.groups
        return self.holds(len([each for each in chosen.projects if groups[each] == self.group]))

    def sentence(self, language: Language, names: Names) -> str:
        """Say how many of the group."""
        return self.within(language, group=names.group(self.group, language))

    def contradictions(self, forced: Forced) -> Iterator[Contradiction]:
        """Find a group that has too few projects left, or too many that must be chosen."""
        members = [name for name, group in forced.groups_of.items() if group == self.group]
        able = [each for each in members if each not in forced.never]
        if self.at_least is not None and self.at_least > len(able):
            facts = {"group": self.group, "able": len(able), "least": self.at_least}
            yield Contradiction("rule_group_too_small", facts, "at_least")
        taken = [name for name in able if name in forced.must]
        if self.at_most is not None and self.at_most < len(taken):
            yield Contradiction("rule_group_overfull", {"group": self.group, "names": taken}, "at_most")
