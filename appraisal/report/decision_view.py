"""What the first page, the wall and page one of the memo show of a decision: in words, computed once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Turning = Literal["scenario", "weights", "budget"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A proposed project.

    Attributes:
        name: short.
        option: how it is done, if not in full; else blank.
        money: asked from the council's own fund, in the view's unit.
        share: of all the proposed money, from 0 to 1.
        years: in which it is asked.
        npv: in the view's unit; a dash where it is not known.
        loses: whether its NPV is negative.
        marks: what a reader must see of it, such as a negative NPV.
    """

    name: str
    option: str
    money: str
    share: float
    years: str
    npv: str
    loses: bool
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A result of the whole: its title, its value, what belongs to it; `bad` where it warns."""

    title: str
    value: str
    note: str = ""
    bad: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What would change the proposal: by which of the three, in sentences, and the scenario to look at, if any.

    `steady`: the first sentence says that nothing would change, or that it is not known.
    """

    by: Turning
    title: str
    sentences: tuple[str, ...]
    scenario: str | None = None
    steady: bool = False

    @property
    def text(self) -> str:
        """All sentences; the first alone says most, where there is little room."""
        return " ".join(self.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """A decision on one screen.

    Attributes:
        headline: the finding.
        proposed_title: how many projects, how much money and of what, in which years.
        unit: of money.
        proposed: the projects, those that ask most first.
        more: what is said of further ones; blank if there are none.
        facts: NPV of the whole first, with the chance of a loss; then the totals of the criteria.
        confidence: one word and its reason.
        gaps: how many projects could not be appraised; None if all could.
        not_appraised: which ones; blank if all could.
        turns: scenario, weights, budget, in this order.
        pending: whether what takes longer is still being computed.
    """

    headline: str
    proposed_title: str
    unit: str = ""
    proposed: tuple[Proposed, ...] = ()
    more: str = ""
    facts: tuple[Fact, ...] = ()
    confidence: Fact | None = None
    gaps: Fact | None = None
    not_appraised: str = ""
    turns: tuple[Turn, ...] = ()
    pending: bool = False
