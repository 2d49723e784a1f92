"""Dissent: the portfolio that a member's own weights would give in place of a motion's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from appraisal.analysis.ballots import weights_of
from appraisal.documents.case import Case
from appraisal.documents.weighting import Weighting
from appraisal.journal.session import WEIGHTS, Session
from appraisal.journal.visible import visible
from appraisal.meeting.holdings import Holding, PortfolioDifference, difference
from appraisal.meeting.motions import Told, told
from appraisal.meeting.variants import varied


@dataclass(frozen=True, kw_only=True)
class OwnPortfolio:
    """What a member's own weights would choose under the changes of a motion.

    Attributes:
        told: the motion.
        weights: criterion -> weight; they add up to 1.
        holding: the best portfolio by these weights, with the council's ratings.
        difference: from the motion's portfolio to this one.
    """

    told: Told
    weights: Mapping[str, float]
    holding: Holding
    difference: PortfolioDifference


def own_weights(session: Session, seat: str, *, asked_by: str | None) -> Weighting | None:
    """Return the weights that a seat gave last in a revealed round; None if it gave none.

    Where ratings are shown by letter, only the seat itself learns them: else the letter could be told from them.

    Args:
        session: with its rounds.
        seat: whose weights.
        asked_by: the seat that asks, or None for the council as a whole.
    """
    by_letter = session.sealed.council.shown == "by_letter"
    if by_letter and asked_by != seat:
        return None
    view = visible(session, seat if by_letter else None)
    spoken = view.own if by_letter else [each.voices.get(seat, {}) for each in view.session.rounds]
    for asked, said in reversed(list(zip(session.rounds, spoken, strict=True))):
        if asked.revealed is not None and WEIGHTS in said:
            return said[WEIGHTS].weights
    return None


def own_portfolio(case: Case, session: Session, *, seat: str, motion: str, asked_by: str | None) -> OwnPortfolio | None:
    """Return what a member's own weights would choose in place of a motion's portfolio.

    None if the member gave no weights, if they are not for whoever asks, or if no portfolio keeps to the rules by now.

    Args:
        case: as the council has it.
        session: with the motion.
        seat: of the member.
        motion: key of the motion.
        asked_by: the seat that asks, or None for the council as a whole.

    Raises:
        InputError: as `told`.
    """
    given = own_weights(session, seat, asked_by=asked_by)
    if given is None:
        return None
    criteria = case.criteria_set.criteria
    weights = dict(zip(criteria, weights_of(given, criteria).tolist(), strict=True))
    subject = told(case, session, motion)
    own = varied(case, subject.changes, weights=weights).holding
    if own is None:
        return None
    return OwnPortfolio(told=subject, weights=weights, holding=own, difference=difference(subject.holding, own))
