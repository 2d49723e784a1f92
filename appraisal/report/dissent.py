"""A dissent in words: what the member says, and what the member's own weights would choose."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.analysis.titles import option_title
from appraisal.documents.case import Case
from appraisal.journal.events.voting import Dissent
from appraisal.journal.session import Session
from appraisal.measures.project_variant import FULL
from appraisal.meeting.dissent import OwnPortfolio
from appraisal.portfolio.problem import Option
from appraisal.report.agenda import seat_names
from appraisal.report.motions import difference_text
from appraisal.text import Language, say


def dissent_sentences(
    case: Case, session: Session, seat: str, said: Dissent, own: OwnPortfolio | None, language: Language
) -> Iterator[str]:
    """Yield a member's dissent, and the portfolio that the member's own weights would give.

    Args:
        case: as the council has it.
        session: with the motion.
        seat: of the member.
        said: the dissent.
        own: what the weights would choose; None if it is not known.
        language: of the words.

    The portfolio that stands in the record is told: where other figures would give another one today, without weights
    and difference, which were not recorded.
    """
    [name] = seat_names(session, [seat])
    title = session.motions[said.motion].title
    yield say("meeting.dissent.said", language, name=name, title=title, text=said.text)
    today = None if own is None else tuple(each.project for each in own.holding.options)
    if said.portfolio is None or said.portfolio == today:
        yield from own_sentences(case, own, language)
    else:
        projects = case.names.project_list(said.portfolio, language)
        yield say("meeting.dissent.recorded", language, projects=projects or [say("finance.beside.nothing", language)])


def own_sentences(case: Case, own: OwnPortfolio | None, language: Language) -> Iterator[str]:
    """Yield what a member's own weights would choose, and how that differs from the motion."""
    if own is None:
        yield say("meeting.dissent.unknown", language)
        return
    weights = [
        say("explain.robustness.weight", language, criterion=case.criteria[key].title, weight=weight)
        for key, weight in own.weights.items()
    ]
    chosen = [_named(case, each, language) for each in own.holding.options]
    if not own.difference.change:
        yield say("meeting.dissent.same", language, weights=weights)
        return
    none = [say("finance.beside.nothing", language)]
    yield say("meeting.dissent.own", language, weights=weights, projects=chosen or none)
    change = difference_text(case, own.told, own.difference, language)
    yield say("meeting.dissent.against", language, change=change)


def _named(case: Case, option: Option, language: Language) -> str:
    name = say("rules.name", language, name=case.projects[option.project].name)
    if option.key == FULL:
        return name
    return say("portfolio.change.option", language, project=name, option=option_title(case, option, language))
