"""What closing a round now would mean for the quorum of ratings; told from who has finished, never from an answer."""

from __future__ import annotations

from appraisal.journal.steps.rounds import not_asked
from appraisal.journal.visible import Visible
from appraisal.text import Language, say


def closing_text(seen: Visible, language: Language) -> str:
    """Return how many projects would reach the quorum if only what those who have finished said counted.

    Projects from which the reader stands aside are not counted. Blank unless a round that asks for all cells is open:
    in a later one the answers of the round before stand.

    Args:
        seen: the session as the reader may know it.
        language: of the sentence.
    """
    session = seen.session
    if not session.rounds or session.rounds[-1].closed is not None or session.rounds[-1].cells is not None:
        return ""
    last, least = session.rounds[-1], session.sealed.council.quorum
    done = [
        each.key for each in session.members() if each.key in last.finished and not any(not_asked(session, each, last))
    ]
    raters = [sum(not session.recused(seat, project) for seat in done) for project in sorted(seen.projects)]
    met = sum(each >= least for each in raters)
    return say("session.remote.closing", language, done=len(done), n=met, of=len(raters), quorum=least)
