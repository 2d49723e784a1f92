"""What may be asked of any rule. A kind is one module beside this one, and `kinds.py` lists them.

A kind holds all that is its own: the fields of its document, the rows that engines read, whether a portfolio keeps to
it as it is written (rule 10: without those rows), its sentence, the names that it uses and the amounts that may give
way. What most kinds have nothing of, such as projects that must be chosen, is empty here.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal, NamedTuple

from pydantic import Field

from appraisal.document import Document, Key, Text
from appraisal.portfolio.problem import Row
from appraisal.rules.choices import Choices, Chosen, Gain
from appraisal.rules.names import Names
from appraisal.text import Language

Amount = Annotated[float, Field(ge=0)]
Number = Annotated[int, Field(ge=0)]
Step = str | int
Unit = Literal["count", "money", "share", "total"]
Room = Literal["project", "group", "fund", "investor", "mark", "total", "gain"]


class Mention(NamedTuple):
    """A name that a rule uses: of what, and where in the rule it stands. A `gain` is a total, or closeness."""

    room: Room
    name: str
    path: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """An amount of a rule that may give way: its field, its value, its unit ("money", "count", "share" or a total)."""

    name: str
    value: float
    unit: str

    @property
    def upward(self) -> bool:
        """Whether it gives way by rising."""
        return self.name.startswith("at_most")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forced:
    """What the rules alone decide: projects that must be chosen, those that never are, and all by their groups."""

    must: frozenset[str]
    never: frozenset[str]
    groups_of: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Why no portfolio of any price keeps to a rule: the key of a problem, its facts, the field that it stands in."""

    key: str
    facts: Mapping[str, object]
    field: str


class Rule(Document):
    """A rule of the council. Left out, `key` is the kind with the rule's number."""

    amounts_in: ClassVar[Unit] = "count"  # what the bounds of the kind are counted in; a total has a unit of its own

    key: Key | None = None
    reason: Text | None = None

    @abstractmethod
    def rows(self, key: str, choices: Choices) -> Iterator[Row]:
        """Yield the rule as rows over the options, all of them under its key."""

    @abstractmethod
    def kept(self, chosen: Chosen) -> bool:
        """Say whether a portfolio keeps to the rule as it is written."""

    @abstractmethod
    def sentence(self, language: Language, names: Names) -> str:
        """Return the rule as a sentence, without its reason."""

    def mentions(self) -> Iterator[Mention]:
        """Yield every name that the rule uses."""
        yield from ()

    @property
    def bounds(self) -> tuple[Bound, ...]:
        """The amounts that may give way; a rule without any can only be dropped."""
        return ()

    @property
    def gain(self) -> Gain | None:
        """What totals gain; a rule that gives a gain is no condition."""
        return None

    @property
    def counted(self) -> tuple[str, ...]:
        """The totals that must be known of every option."""
        return ()

    @property
    def must(self) -> tuple[str, ...]:
        """The projects that are chosen whatever else is."""
        return ()

    @property
    def never(self) -> tuple[str, ...]:
        """The projects that are not chosen whatever else is."""
        return ()

    @property
    def needs(self) -> Mapping[str, tuple[str, ...]]:
        """The projects without all of which a project is not chosen."""
        return {}

    def contradictions(self, forced: Forced) -> Iterator[Contradiction]:  # noqa: ARG002
        """Yield why no portfolio keeps to the rule, as far as the other rules alone tell."""
        yield from ()
