"""The interface of all rules. Each kind is one module beside this one, and `kinds.py` lists them.

A kind defines the fields of its document, the rows for the engines, the check of a portfolio against the rule as
written (rule 10: without those rows), its sentence, the names that it uses and the amounts that can be relaxed. Parts
that most kinds do not have, such as mandatory projects, are empty here.
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
    """A name that a rule uses, its kind, and its path in the rule. A `gain` is a total, or closeness."""

    room: Room
    name: str
    path: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Annotates a field whose text, items or keys are names of a kind."""

    room: Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """An amount of a rule that can be relaxed: field, value and unit ("money", "count", "share" or a total)."""

    name: str
    value: float
    unit: str

    @property
    def upward(self) -> bool:
        """Whether raising it relaxes it."""
        return self.name.startswith("at_most")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forced:
    """What follows from the rules alone: mandatory projects, forbidden projects, and the groups of all."""

    must: frozenset[str]
    never: frozenset[str]
    groups_of: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Why no portfolio of any cost keeps to a rule: the key of a problem, its facts, and its field."""

    key: str
    facts: Mapping[str, object]
    field: str


class Rule(Document):
    """A rule of the council. By default `key` is the kind with the rule's number; each kind is one word."""

    amounts_in: ClassVar[Unit] = "count"  # unit of the kind's bounds; a total has its own unit

    key: Key | None = None
    reason: Text | None = None
    kind: str

    @abstractmethod
    def rows(self, key: str, choices: Choices) -> Iterator[Row]:
        """Yield the rule as rows over the options, all with its key."""

    @abstractmethod
    def kept(self, chosen: Chosen) -> bool:
        """Return whether a portfolio keeps to the rule as written."""

    @abstractmethod
    def sentence(self, language: Language, names: Names) -> str:
        """Return the rule as a sentence, without its reason."""

    def mentions(self) -> Iterator[Mention]:
        """Yield every name that the rule uses: the fields that are `Named`, in their order."""
        for field, info in type(self).model_fields.items():
            given = getattr(self, field)
            for room in (each.room for each in info.metadata if isinstance(each, Named)):
                if isinstance(given, str):
                    yield Mention(room, given, (field,))
                elif given is not None:
                    steps = given if isinstance(given, Mapping) else range(len(given))
                    yield from (Mention(room, name, (field, step)) for step, name in zip(steps, given, strict=True))

    @property
    def bounds(self) -> tuple[Bound, ...]:
        """The amounts that can be relaxed; a rule without any can only be dropped."""
        return ()

    @property
    def gain(self) -> Gain | None:
        """The gain of totals; a rule with a gain is not a condition."""
        return None

    @property
    def counted(self) -> tuple[str, ...]:
        """The totals that must be known of every option."""
        return ()

    @property
    def must(self) -> tuple[str, ...]:
        """The projects that must be chosen."""
        return ()

    @property
    def never(self) -> tuple[str, ...]:
        """The projects that must not be chosen."""
        return ()

    @property
    def needs(self) -> Mapping[str, tuple[str, ...]]:
        """The projects that a project requires: all of them."""
        return {}

    def contradictions(self, forced: Forced) -> Iterator[Contradiction]:  # noqa: ARG002
        """Yield why no portfolio keeps to the rule, as far as this follows from the other rules alone."""
        yield from ()
