"""What a sheet asks an expert in one round, and what the expert has filled in; without any other expert's answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from appraisal.documents.ballot import Said
from appraisal.documents.weighting import Weighting
from appraisal.errors import Place
from appraisal.figures import Figure
from appraisal.text import LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedCriterion:
    """A criterion that experts rate: the ends of its scale, and what points of it mean."""

    key: str
    title: LocalText
    description: LocalText | None
    lowest: float
    highest: float
    anchors: Mapping[str, LocalText]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFigure:
    """A figure of a project with its title and the title of its source."""

    title: LocalText
    figure: Figure
    source: LocalText | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedProject:
    """A project with its figures, the criteria that are asked, and what the expert said of them in revealed rounds."""

    key: str
    title: LocalText
    figures: tuple[ShownFigure, ...]
    criteria: tuple[str, ...]
    before: Mapping[str, Said]


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotForm:
    """All that is asked of one seat.

    `seq` is the event up to which the form knows the session. `weighed` are the criteria of which weights are asked, by
    key; `unanswered` the titles of projects on which the seat has not yet said if there is a conflict of interest.
    """

    session: str
    title: LocalText
    round: int
    seat: str
    name: str | None
    seq: int
    criteria: Mapping[str, AskedCriterion]
    projects: tuple[AskedProject, ...]
    weighed: Mapping[str, LocalText]
    unanswered: tuple[LocalText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledProject:
    """What was said of one project, by criterion. `places` are those of the answers, `place` is the project's first."""

    key: str
    place: Place
    answers: Mapping[str, Said] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledForm:
    """A form as it came back: of which session, round and seat it says it is, and what was filled in.

    `sheet` is the number of the sheet of paper; `weights_place` is where the weights stand.
    """

    place: Place
    session: str
    round: int
    seat: str
    seq: int
    sheet: str | None
    sheet_place: Place
    projects: tuple[FilledProject, ...]
    weights: Weighting | None
    weights_place: Place
