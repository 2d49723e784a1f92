"""A tally: what a vote came to, in whole votes and with its verdict. Every surface prints this object."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from appraisal.document import Document, Share

Choice = Literal["in_favour", "against", "abstained"]
Verdict = Literal["carried", "lost", "no_quorum"]
Count = Annotated[int, Field(ge=0)]


class Majority(Document):
    """What carries a question: `share` of the base, more than it or at least it.

    `base`: votes cast, members present, or the whole electorate. Abstentions count among the votes cast (`in_base`) or
    not (`aside`). On a tie, half of the base in favour and half against, the question fails, or whoever holds the chair
    decides by an own vote.
    """

    share: Share
    reach: Literal["more_than", "at_least"]
    base: Literal["cast", "present", "electorate"]
    abstentions: Literal["in_base", "aside"]
    tie: Literal["fails", "casting_vote"]


class Tally(Document):
    """The result of a vote. `aside` are members who may not vote on it, `silent` those who did not vote."""

    electorate: Count
    present: Count
    in_favour: Count
    against: Count
    abstained: Count
    silent: Count
    aside: Count
    base: Count
    by_casting_vote: bool
    verdict: Verdict


def tally(
    votes: Mapping[str, Choice],
    *,
    electorate: Iterable[str],
    present: Iterable[str],
    aside: int,
    majority: Majority,
    quorum: int,
    chair: str | None,
) -> Tally:
    """Count a vote.

    Args:
        votes: choice by seat; only those of the electorate count.
        electorate: the seats that may vote.
        present: the seats that are present.
        aside: how many members stand aside.
        majority: what carries the question.
        quorum: the least number of seats of the electorate that must be present.
        chair: seat of the electorate whose vote decides a tie, if there is one.

    Example:
        >>> simple = Majority(share=0.5, reach="more_than", base="cast", abstentions="aside", tie="fails")
        >>> votes = {"a": "in_favour", "b": "in_favour", "c": "against", "d": "abstained"}
        >>> seats = ["a", "b", "c", "d", "e"]
        >>> one = tally(votes, electorate=seats, present=seats, aside=1, majority=simple, quorum=3, chair=None)
        >>> one.base, one.silent, one.verdict
        (3, 1, 'carried')
    """
    entitled = set(electorate)
    here = len(entitled & set(present))
    cast = [choice for seat, choice in votes.items() if seat in entitled]
    in_favour, against, abstained = (cast.count(each) for each in ("in_favour", "against", "abstained"))
    valid = in_favour + against + (abstained if majority.abstentions == "in_base" else 0)
    base = {"cast": valid, "present": here, "electorate": len(entitled)}[majority.base]
    tied = _tied(in_favour, against, base)
    casting = tied and majority.tie == "casting_vote" and votes.get(chair or "") in ("in_favour", "against")
    carried = votes[str(chair)] == "in_favour" if casting else _reached(in_favour, base, majority)
    return Tally(
        electorate=len(entitled),
        present=here,
        in_favour=in_favour,
        against=against,
        abstained=abstained,
        silent=len(entitled) - len(cast),
        aside=aside,
        base=base,
        by_casting_vote=casting,
        verdict="no_quorum" if here < quorum else "carried" if carried else "lost",
    )


def tied(counted: Tally) -> bool:
    """Return whether a vote is a tie that a casting vote decides."""
    return _tied(counted.in_favour, counted.against, counted.base)


def _tied(in_favour: int, against: int, base: int) -> bool:
    """Return whether exactly half of the base is in favour and half against: no chair makes a majority of less."""
    return in_favour == against > 0 and in_favour + against == base


def exact(share: float) -> Fraction:
    """Return a share as it was meant: 0.6 as it is written, 2/3 as two thirds, not as their binary fractions.

    Example:
        >>> exact(0.6), exact(2 / 3), exact(0.667)
        (Fraction(3, 5), Fraction(2, 3), Fraction(667, 1000))
    """
    near = Fraction(share).limit_denominator(1000)
    return near if float(near) == share else Fraction(str(share))


def _reached(in_favour: int, base: int, majority: Majority) -> bool:
    """Return whether enough are in favour."""
    needed = exact(majority.share) * base
    return in_favour > 0 and (in_favour > needed if majority.reach == "more_than" else in_favour >= needed)
