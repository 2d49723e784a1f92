"""A member's own weights in words: as they were given, as shares, and whether they agree among themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from appraisal.documents.weighting import Weighting
from appraisal.meeting.weighing import judged, shares_of
from appraisal.report.council import consistency
from appraisal.text import Language, LocalText, number, say

WORDS = "session.weights"


def given_text(weighting: Weighting, titles: Mapping[str, LocalText], language: Language) -> str:
    """Return weights as they were given: points or swings, an order, or judgements of pairs."""
    names = {key: each.to(language) for key, each in titles.items()}
    if weighting.method == "rank_order":
        said = [f"{at}. {names[key]}" for at, key in enumerate(weighting.order, start=1) if key in names]
    elif weighting.method == "ahp":
        said = [
            pair_text(names[each.more], names[each.less], each.times, language)
            for each in weighting.judgements
            if {each.more, each.less} <= names.keys()
        ]
    else:
        said = [f"{names[key]}: {number(each, 'plain', language)}" for key, each in weighting.points.items()]
    return say(f"{WORDS}.given", language, method=say(f"{WORDS}.method.{weighting.method}", language), said=said)


def pair_text(more: str, less: str, times: float, language: Language) -> str:
    """Return a judgement of a pair: which matters more, and how many times."""
    if times == 1:
        return say(f"{WORDS}.equal", language, one=more, other=less)
    return say(f"{WORDS}.more", language, one=more, other=less, times=number(times, "plain", language))


def come_to_texts(weighting: Weighting, titles: Mapping[str, LocalText], language: Language) -> Iterator[str]:
    """Yield the shares that weights come to, and of judgements in pairs whether they agree among themselves.

    Raises:
        InputError: what the weighting lacks.
    """
    shares = shares_of(weighting, list(titles))
    said = [f"{titles[key].to(language)} {number(each, 'share', language)}" for key, each in shares.items()]
    yield say(f"{WORDS}.shares", language, shares=said)
    priorities = judged(weighting, list(titles))
    if priorities is not None:
        yield say(f"{WORDS}.pairs_agree", language, said=consistency(priorities, language))
    else:
        yield say(f"{WORDS}.agree.{weighting.method}", language)
