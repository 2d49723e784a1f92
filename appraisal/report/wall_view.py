"""What the wall of a meeting shows, and what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from appraisal.analysis.appraise import Appraisal
from appraisal.documents.case import Case
from appraisal.journal.events.voting import VariantKept
from appraisal.journal.session import Session
from appraisal.journal.visible import Visible
from appraisal.meeting.motions import Told
from appraisal.meeting.variants import Varied
from appraisal.report.agenda import seat_names
from appraisal.report.decision_view import DecisionView
from appraisal.report.wall_charts import Chart, Progress
from appraisal.report.wall_scene import Scene
from appraisal.robustness.acceptability import Acceptability
from appraisal.text import Language, say

Face = Literal["public", "council"]  # the public one has no names of members
FACES: tuple[Face, ...] = ("public", "council")


@dataclass(frozen=True, slots=True, kw_only=True)
class WallView:
    """What the wall shows.

    Attributes:
        scene: which of its pictures.
        title: one line, or two if it is the name of a project.
        lead: what is read first; may be blank.
        lines: at most four further ones.
        chart: the one chart; None without one.
        join: whether the way to a seat is shown, as address and QR code.
        foot: number of the last event and the control code.
        mark: that the meeting is a rehearsal; blank if it is none.
    """

    scene: Scene
    title: str
    lead: str = ""
    lines: tuple[str, ...] = ()
    chart: Chart | None = None
    join: bool = False
    foot: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engines:
    """A case as the council has it, and what is computed from it; whoever gives them may keep the answers.

    Attributes:
        case: nothing in it rests on what is not revealed.
        varied: the case under a what-if, or as it is.
        draws: of an appraisal; None where bounds are taken from data, which no draw can vary.
        screen: the decision on one screen, as the first page shows it.
        told: a motion of the session.
    """

    case: Case
    varied: Callable[[VariantKept | None], Varied]
    draws: Callable[[Appraisal], Acceptability | None]
    screen: Callable[[Appraisal, Language], DecisionView]
    told: Callable[[str], Told]


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What every scene is told of: the session as the council as a whole knows it, its engines, language and face."""

    seen: Visible
    engines: Engines | None
    language: Language
    face: Face

    @property
    def session(self) -> Session:
        """The session as the council as a whole knows it."""
        return self.seen.session

    def say(self, key: str, **facts: Any) -> str:
        """Return words of the wall."""
        return say(f"session.wall.{key}", self.language, **facts)

    def aside(self, seats: Iterable[str]) -> str:
        """Return who stands aside: by name on the council's face, by number on the public one; blank for nobody."""
        aside = list(seats)
        if not aside:
            return ""
        if self.face == "public":
            return self.say("aside_count", n=len(aside))
        return say("session.strip.aside", self.language, n=len(aside), seats=seat_names(self.session, aside))

    def finished(self) -> Progress:
        """Return how many members have finished the last round."""
        members = [each.key for each in self.session.members()]
        return Progress(sum(each in self.session.rounds[-1].finished for each in members), len(members))
