"""A session as a case: what was sealed, with the council's corrections, its members and their revealed ballots.

Every engine, command and memo works on it as on any other case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from appraisal.documents.ballot import Ballot, Said
from appraisal.documents.case import INVESTMENT, Case
from appraisal.documents.council import Council, Member
from appraisal.documents.weighting import Weighting
from appraisal.errors import InputError, Problem, refuse
from appraisal.journal.events.rating import FigureCorrected
from appraisal.journal.sealing import pins
from appraisal.journal.session import Round, Session, Voice
from appraisal.journal.visible import letters, visible
from appraisal.text import LocalText


def as_case(case: Case, session: Session) -> Case:
    """Return the case as the council of a session has it: nothing that is not revealed counts.

    A member's ballot of a round holds what the member said up to it, cell by cell, because a later round asks for some
    cells only. An answer that has become stale since still counts.

    Args:
        case: the case that the session was opened on.
        session: the state as of any of its events, its rules sealed.

    Raises:
        InputError: `session_of_another_case`, or a `corrected_figure_unknown` for each such correction.
    """
    seen = visible(session, None).session
    if pins(case)["case"] != seen.sealed.case:
        raise refuse("session_of_another_case", case=case.key, session=session.key)
    members, by_letter = _members(session), letters(session)
    signed = {seat: seat if by_letter is None else by_letter[seat] for seat in members}
    if by_letter is not None:
        members.sort(key=lambda seat: (len(signed[seat]), signed[seat]))  # the order of seats would tell whose letter
    # Pages and memos name a case by its title: of a rehearsal none of them can forget to say so.
    head = case.head.model_copy(update={"title": seen.opened.title}) if seen.opened and seen.rehearsal else case.head
    return replace(
        corrected(case, [each.event for each in seen.corrections]),
        head=head,
        council=Council(
            **seen.sealed.council.rules(),
            members=tuple(Member(key=signed[seat].lower(), name=_name(seen, seat, signed[seat])) for seat in members),
        ),
        ballots=tuple(each for seat in members for each in _ballots(seen, seat, signed[seat])),
    )


def corrected(case: Case, corrections: Sequence[FigureCorrected]) -> Case:
    """Return a case with corrected figures, the later ones over the earlier.

    Raises:
        InputError: a `corrected_figure_unknown` for each figure that the case does not have.
    """
    known = {INVESTMENT, *case.head.figures}
    if unknown := [each for each in corrections if each.figure not in known]:
        raise InputError(
            [Problem("corrected_figure_unknown", {"project": each.project, "figure": each.figure}) for each in unknown]
        )
    projects = dict(case.projects)
    for each in corrections:
        project = projects[each.project]
        projects[each.project] = project.model_copy(update={"figures": {**project.figures, each.figure: each.after}})
    return replace(case, projects=projects)


def _members(session: Session) -> list[str]:
    """Return the seats that rate, in their order; one that was taken back stays if it spoke in a revealed round."""
    spoke = {seat for each in session.rounds if each.revealed is not None for seat in each.voices}
    experts = (each for each in session.seats.values() if each.role == "expert")
    return [each.key for each in experts if not each.revoked or each.key in spoke]


def _name(seen: Session, seat: str, signed: str) -> LocalText:
    """Return a member's name; the sign itself where the council is shown by letter, or no name is known."""
    known = seen.seats[seat].name if signed == seat else None
    return LocalText(known or signed, known or signed)


def _ballots(seen: Session, seat: str, signed: str) -> Iterator[Ballot]:
    answers: dict[str, dict[str, Said]] = {}
    reasons: dict[str, dict[str, LocalText]] = {}
    weights: Weighting | None = None
    recused = tuple(each.key for each in seen.sealed.projects if seen.recused(seat, each.key))
    for number, voices in _spoken(seen.rounds, signed):
        for project, voice in voices.items():
            weights = voice.weights or weights
            for criterion, said in voice.answers.items():
                answers.setdefault(criterion, {})[project] = said
            for criterion, why in voice.reasons.items():
                reasons.setdefault(criterion, {})[project] = LocalText(why, why)
        yield Ballot(
            member=signed.lower(), round=number, recused=recused, weights=weights, answers=answers, reasons=reasons
        )


def _spoken(rounds: Sequence[Round], signed: str) -> Iterator[tuple[int, Mapping[str, Voice]]]:
    for each in rounds:
        if each.revealed is not None and each.voices.get(signed):
            yield each.number, each.voices[signed]
