"""A vote in words: one sentence builder for every surface that tells a tally and its verdict."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.journal.events.voting import VoteOpened
from appraisal.journal.session import Session, Vote
from appraisal.journal.tally import Majority, Tally, tied
from appraisal.meeting.motions import Told
from appraisal.meeting.remainder import remainder
from appraisal.meeting.votes import Resolution
from appraisal.money import amount
from appraisal.report.agenda import seat_names
from appraisal.report.rules import short_rules
from appraisal.report.session import majority_text
from appraisal.text import Language, say


def tally_sentence(tally: Tally, majority: Majority, language: Language) -> str:
    """Return what a vote came to: the votes, who was there, what was needed, and the verdict."""
    needed = needed_sentence(tally, majority, language)
    return f"{counts_sentence(tally, language)} {needed} {verdict_sentence(tally, majority, language)}"


def needed_sentence(tally: Tally, majority: Majority, language: Language) -> str:
    """Return what was needed to carry a question, and from how many votes or members it was counted."""
    return say("meeting.tally.needed", language, majority=majority_text(majority, language), base=tally.base)


def counts_sentence(tally: Tally, language: Language) -> str:
    """Return the votes of a tally and who was there."""
    return say(
        "meeting.tally.counts",
        language,
        in_favour=tally.in_favour,
        against=tally.against,
        abstained=tally.abstained,
        silent=tally.silent,
        present=tally.present,
        electorate=tally.electorate,
        aside=tally.aside,
    )


def verdict_sentence(tally: Tally, majority: Majority, language: Language) -> str:
    """Return the verdict of a tally; on a tie that the chair's vote would have decided, that there was none."""
    by = ""
    if tally.verdict != "no_quorum" and majority.tie == "casting_vote" and tied(tally):
        by = "_by_casting_vote" if tally.by_casting_vote else "_without_casting_vote"
    return say(f"meeting.tally.{tally.verdict}{by}", language)


def vote_sentences(session: Session, vote: Vote, language: Language) -> Iterator[str]:
    """Yield a vote: its question, who stands aside, and its tally with and without conflicted members, if it is closed.

    Args:
        session: as whoever reads it may know it.
        vote: one of its votes.
        language: of the words.
    """
    asked = vote.opened
    yield say("meeting.tally.vote", language, vote=asked.vote, question=asked.question)
    if asked.aside:
        yield say("meeting.tally.stand_aside", language, seats=seat_names(session, asked.aside))
    if vote.annulled is not None:
        yield say("meeting.tally.annulled", language, reason=vote.annulled)
    elif vote.tally is None or vote.without_conflicted is None:
        yield say("meeting.tally.running", language, n=len(asked.electorate))
    else:
        yield tally_sentence(vote.tally, asked.majority, language)
        yield without_sentence(asked, vote.tally, vote.without_conflicted, language)


def without_sentence(asked: VoteOpened, whole: Tally, free: Tally, language: Language) -> str:
    """Return a tally without members who are recused from any project, or that there are none."""
    if whole.electorate == free.electorate:
        return say("meeting.tally.nobody_conflicted", language)
    facts = {key: getattr(free, key) for key in ("in_favour", "against", "abstained", "silent")}
    said = say("meeting.tally.without", language, **facts, verdict=verdict_sentence(free, asked.majority, language))
    if whole.verdict == free.verdict:
        return said
    return f"{said} {say(f'meeting.tally.differs_{asked.on}', language)}"


def resolution_sentences(told: Told, result: Resolution, language: Language) -> Iterator[str]:
    """Yield what single votes on a motion's projects came to, and what is left; nothing where none are needed."""
    names = told.appraisal.effective.names
    if not result.one_by_one:
        return
    for verdict in ("carried", "lost"):
        if projects := [key for key, each in result.by_project.items() if each == verdict]:
            named = names.project_list(projects, language)
            yield say(f"meeting.resolution.{verdict}", language, n=len(projects), projects=named)
    for key, projects in (("put_off", list(result.put_off)), ("left", list(result.left))):
        if projects:
            named = names.project_list(projects, language)
            yield say(f"meeting.resolution.{key}", language, n=len(projects), projects=named)
    if not result.left and (result.put_off or "lost" in result.by_project.values()):
        yield _rest(told, result, language)


def _rest(told: Told, result: Resolution, language: Language) -> str:
    rest, said = remainder(told, result), short_rules(told.appraisal, language)
    facts = {
        "spent": amount(rest.holding.cost),
        "unit": told.appraisal.effective.names.unit("money", language),
    }
    if not rest.broken:
        return say("meeting.resolution.kept", language, **facts)
    rules = [say("rules.name", language, name=said[key].rstrip(".")) for key in rest.broken]
    return say("meeting.resolution.broken", language, n=len(rules), rules=rules, **facts)
