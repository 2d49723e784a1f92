"""The one chart of the wall: progress, bands, ratings of one project, two portfolios side by side, or votes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.titles import option_title
from appraisal.analysis.uncertainty import likely_places
from appraisal.documents.case import Case
from appraisal.journal.session import Session
from appraisal.journal.tally import Choice, Tally
from appraisal.measures.project_variant import FULL
from appraisal.portfolio.problem import Option
from appraisal.robustness.acceptability import Acceptability
from appraisal.text import Language, say

MOST = 8  # rows: more names, two lines each, do not fit beneath the words


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of all have done something."""

    done: int
    of: int


@dataclass(frozen=True, slots=True)
class BandRow:
    """A project with its band from 1, and the first and last place that are likely for it."""

    name: str
    band: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Bands:
    """The best projects by band, out of `places` that are ranked."""

    rows: tuple[BandRow, ...]
    places: int


@dataclass(frozen=True, slots=True)
class Dot:
    """A rating, and the initials or the letter of who gave it; blank on the public face."""

    at: float
    by: str


@dataclass(frozen=True, slots=True)
class DotRow:
    """Ratings of one project by one criterion in one round; `wide` if they are further apart than the tolerance."""

    title: str
    round: str
    lowest: float
    highest: float
    dots: tuple[Dot, ...]
    wide: bool


@dataclass(frozen=True, slots=True)
class Dots:
    """Ratings of one project: by criterion, and of each criterion the rounds in their order."""

    rows: tuple[DotRow, ...]


@dataclass(frozen=True, slots=True)
class BesideRow:
    """A project with what each portfolio holds of it: a sign or an option, blank for nothing."""

    name: str
    marks: tuple[str, ...]
    changed: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """Portfolios side by side; `more` projects have no row."""

    titles: tuple[str, ...]
    rows: tuple[BesideRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposed project: its name, years, money, the money's share of the whole, whether its NPV is negative."""

    name: str
    years: str
    money: str
    share: float
    loses: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed: projects by money in a unit, and results of the whole as title, value, note and warning."""

    rows: tuple[ProposalRow, ...]
    tiles: tuple[tuple[str, str, str, bool], ...]
    unit: str
    note: str


@dataclass(frozen=True, slots=True)
class Votes:
    """The votes of a closed question: words, count, and the choice; None for those who did not vote."""

    parts: tuple[tuple[str, int, Choice | None], ...]


Chart = Progress | Bands | Dots | Beside | Votes | Proposal


def bands_chart(appraisal: Appraisal, run: Acceptability, language: Language) -> Bands:
    """Return the best projects by band, of draws of admissible weights and figures."""
    likely, names = likely_places(run), appraisal.effective.projects
    rows = [
        BandRow(names[appraisal.decision.projects[row]].brief.to(language), number, *likely[row])
        for number, band in enumerate(run.bands, start=1)
        for row in band
    ]
    return Bands(tuple(rows[:MOST]), len(run.places))


def dots_chart(session: Session, project: str, language: Language, *, named: bool) -> Dots:
    """Return the revealed ratings of a project.

    Args:
        session: as the council as a whole knows it.
        project: its key.
        language: of the words.
        named: whether a dot says whose it is, as sealed: by initials, or by letter.
    """
    tolerance = session.sealed.council.tolerance
    revealed = [each for each in session.rounds if each.revealed is not None]
    by_name = session.sealed.council.shown == "by_name"
    signs = signs_of(session) if by_name else {}
    rows = []
    for criterion in session.sealed.rated:
        for each in revealed:
            given = {
                seat: said[project].answers.get(criterion.key) for seat, said in each.voices.items() if project in said
            }
            dots = tuple(
                Dot(float(said), signs.get(seat, seat) if named else "")
                for seat, said in given.items()
                if isinstance(said, int | float)
            )
            if dots:
                at = [dot.at for dot in dots]
                rows.append(
                    DotRow(
                        criterion.title.to(language),
                        say("session.wall.round", language, round=each.number),
                        criterion.lowest,
                        criterion.highest,
                        tuple(sorted(dots, key=lambda dot: (dot.at, dot.by))),
                        max(at) - min(at) > tolerance,
                    )
                )
    return Dots(tuple(rows))


def signs_of(session: Session) -> Mapping[str, str]:
    """Return up to two initials for each member's seat, with a number where two members have the same."""
    signs = dict[str, str]()
    for each in session.members():
        sign = "".join(word[0].upper() for word in (each.name or each.key).split()[:2])
        same = sum(other.rstrip("0123456789") == sign for other in signs.values())
        signs[each.key] = f"{sign}{same + 1}" if same else sign
    return signs


def beside_chart(
    case: Case, held: Sequence[tuple[str, Iterable[Option]]], language: Language, *, verdicts: Mapping[str, str]
) -> Beside:
    """Return portfolios side by side, projects that change first.

    Args:
        case: with the projects.
        held: title and options of each portfolio.
        language: of the words.
        verdicts: by project, words that stand in place of its sign, such as those of a vote on it alone.
    """
    by_project = [{each.project: each for each in options} for _, options in held]
    rows = []
    for project, document in case.projects.items():
        options = [each.get(project) for each in by_project]
        if any(options):
            marks = tuple("" if each is None else _mark(case, each, language) for each in options)
            said = verdicts.get(project)
            row = BesideRow(document.brief.to(language), marks if said is None else (said,), len(set(marks)) > 1)
            rows.append(row)
    rows.sort(key=lambda row: not row.changed)
    return Beside(tuple(title for title, _ in held), tuple(rows[:MOST]), len(rows[MOST:]))


def _mark(case: Case, option: Option, language: Language) -> str:
    return "●" if option.key == FULL else f"● {option_title(case, option, language)}"


def votes_chart(tally: Tally, language: Language) -> Votes:
    """Return how many gave each answer."""
    counts: tuple[tuple[str, int, Choice | None], ...] = (
        ("in_favour", tally.in_favour, "in_favour"),
        ("against", tally.against, "against"),
        ("abstained", tally.abstained, "abstained"),
        ("silent", tally.silent, None),
    )
    return Votes(tuple((say(f"session.wall.{key}", language), n, choice) for key, n, choice in counts))
