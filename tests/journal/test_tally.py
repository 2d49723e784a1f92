"""A vote is counted as its rules say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.journal.tally import Choice, Majority, tally

SEATS = tuple("abcdefg")
CHOICES = st.sampled_from(["in_favour", "against", "abstained"])


def _majority(share: float = 0.5, reach: str = "more_than", base: str = "cast", **more: str) -> Majority:
    fields = {"abstentions": "aside", "tie": "fails", **more}
    return Majority.model_validate({"share": share, "reach": reach, "base": base, **fields})


def _votes(in_favour: int, against: int, abstained: int = 0) -> dict[str, Choice]:
    choices = ["in_favour"] * in_favour + ["against"] * against + ["abstained"] * abstained
    return dict(zip(SEATS, choices, strict=False))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("majority", "votes", "verdict"),
    [
        (_majority(), (3, 2, 2), "carried"),  # 3 of 5
        (_majority(abstentions="in_base"), (3, 2, 2), "lost"),  # 3 of 7
        (_majority(base="electorate"), (3, 2), "lost"),
        (_majority(base="electorate"), (4, 3), "carried"),
        (_majority(2 / 3, "at_least"), (4, 2), "carried"),
        (_majority(2 / 3), (4, 2), "lost"),  # exactly two thirds
        (_majority(0.6, "at_least"), (3, 2), "carried"),  # 0.6 of 5 is 3, though not in binary fractions
        (_majority(0.6), (3, 2), "lost"),
        (_majority(), (3, 3), "lost"),
        (_majority(), (0, 0, 5), "lost"),
        (_majority(0.0, "at_least"), (0, 0), "lost"),
    ],
)
def test_majorities(majority: Majority, votes: tuple[int, ...], verdict: str) -> None:
    """Base, share and abstentions decide as they are written."""
    result = tally(
        _votes(*votes), electorate=SEATS, present=SEATS, aside=0, majority=majority, quorum=1, chair=None
    )  # fmt: skip
    assert result.verdict == verdict


def test_a_tie_is_decided_by_whoever_holds_the_chair() -> None:
    """The casting vote is the chair's own vote, and only on a tie; a chair who abstained decides nothing."""
    casting = _majority(tie="casting_vote")
    for chair, verdict, used in (("a", "carried", True), ("d", "lost", True), ("g", "lost", False), (None, "lost", 0)):
        result = tally(
            _votes(3, 3), electorate=SEATS, present=SEATS, aside=0, majority=casting, quorum=1, chair=chair
        )  # fmt: skip
        assert (result.verdict, result.by_casting_vote) == (verdict, used)
    for base, abstentions in (("electorate", "aside"), ("present", "aside"), ("cast", "in_base")):
        few = tally(
            _votes(2, 2, 2), electorate=SEATS, present=SEATS, aside=0, quorum=1, chair="a",
            majority=_majority(base=base, abstentions=abstentions, tie="casting_vote"),
        )  # fmt: skip
        assert (few.verdict, few.by_casting_vote) == ("lost", False)  # two of six or seven are not half
    won = tally(_votes(4, 3), electorate=SEATS, present=SEATS, aside=0, majority=casting, quorum=1, chair="g")
    assert not won.by_casting_vote


def test_without_a_quorum_nothing_is_decided() -> None:
    """Four of seven must be present; votes of seats outside the electorate do not count."""
    votes = _votes(3, 0) | {"stranger": "in_favour"}
    result = tally(
        votes, electorate=SEATS, present=[*SEATS[:3], "stranger"], aside=0, majority=_majority(), quorum=4, chair=None
    )
    assert (result.verdict, result.present, result.in_favour) == ("no_quorum", 3, 3)


@given(votes=st.dictionaries(st.sampled_from(SEATS), CHOICES), aside=st.integers(0, 3))
def test_everybody_is_counted_once(votes: dict[str, Choice], aside: int) -> None:
    """In favour, against, abstained and silent are the electorate; more in favour never loses what was carried."""
    arguments = {"electorate": SEATS, "present": SEATS, "aside": aside, "quorum": 1, "chair": None}
    result = tally(votes, majority=_majority(), **arguments)  # type: ignore[arg-type]
    assert result.in_favour + result.against + result.abstained + result.silent == result.electorate == 7
    more = tally(votes | {"a": "in_favour"}, majority=_majority(), **arguments)  # type: ignore[arg-type]
    assert more.verdict == "carried" or result.verdict != "carried"
