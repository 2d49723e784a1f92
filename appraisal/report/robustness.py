"""Robustness of a ranking in sentences: bands, pairs, flips, intervals of single weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from appraisal.analysis.appraise import Appraisal
from appraisal.robustness.acceptability import Acceptability
from appraisal.robustness.bands import bands, first_boundary, settled_pairs
from appraisal.robustness.one_weight import WeightInterval, weight_intervals
from appraisal.robustness.weight_flips import WeightFlip, pair_flips
from appraisal.text import Language, say

MOST_FLIPS = 10
"""Places whose neighbours are compared if more than `FEW` projects are ranked; all of them on request."""
FEW = 30
LISTED = 12  # most names in one sentence


def band_sentences(appraisal: Appraisal, run: Acceptability, language: Language) -> tuple[str, ...]:
    """Return one sentence for each band, or the level at which one band splits into two; then the pairs."""
    said = list(_bands(appraisal, run, language))
    n = len(run.bands) and len(run.places)
    if n < 2:
        return tuple(said)
    if len(run.bands) == 1:
        level = first_boundary(run.pairwise)
        if level is None:
            said.append(say("explain.bands.no_boundary", language))
        else:
            above = bands(run.pairwise, level=level)[0]
            said.append(
                say("explain.bands.boundary", language, level=level, projects=_names(appraisal, above, language))
            )
    told = int(settled_pairs(run.pairwise, level=run.level)[:, 0].sum())
    said.append(say("explain.bands.pairs", language, n=told, all=n * (n - 1) // 2, level=run.level))
    return tuple(said)


def _bands(appraisal: Appraisal, run: Acceptability, language: Language) -> Iterator[str]:
    for number, band in enumerate(run.bands, start=1):
        facts = {"band": number, "projects": _names(appraisal, band, language)}
        key = "alone" if len(band) == 1 else "whole" if len(band) == len(run.places) else "together"
        yield say(f"explain.robustness.band_{key}", language, level=run.level, **facts)


def _names(appraisal: Appraisal, rows: Sequence[int], language: Language) -> list[str]:
    projects = appraisal.effective.projects
    said = [
        say("rules.name", language, name=projects[appraisal.decision.projects[i]].name.to(language))
        for i in rows[:LISTED]
    ]
    return said if len(rows) <= LISTED else [*said, say("explain.bands.more", language, n=len(rows) - LISTED)]


def flip_sentences(appraisal: Appraisal, language: Language) -> tuple[str, ...]:
    """Return the changes that unseat the first place: the smallest change of all weights, and of each weight alone."""
    flip = appraisal.sensitivity.first_flip
    if flip is None:
        return ()
    return (flip_sentence(appraisal, flip, language), *_spans(appraisal, language))


def flip_sentence(
    appraisal: Appraisal, flip: WeightFlip, language: Language, *, key: str = "explain.robustness.flip"
) -> str:
    """State the smallest change of weights after which the rival passes the leader."""
    names = appraisal.effective.projects
    leader = names[flip.leader].name
    if flip.rival is None or flip.weights is None or flip.distance is None:
        return say("explain.robustness.never", language, leader=leader)
    parts = [
        say("explain.robustness.weight", language, criterion=appraisal.effective.criteria[each].title, weight=weight)
        for each, weight in flip.weights.items()
    ]
    facts = {"leader": leader, "rival": names[flip.rival].name, "distance": flip.distance / 2, "weights": parts}
    return say(key, language, **facts)


def neighbours(appraisal: Appraisal, *, every: bool) -> tuple[WeightFlip, ...]:
    """Return the flips of neighbours in the ranking: of all, or of the first places if there are many projects."""
    ranking = appraisal.ranking
    if ranking is None:
        return ()
    few = every or len(ranking.order) <= FEW
    first = [ranking.matrix.projects[row] for row in ranking.order[: None if few else MOST_FLIPS]]
    return pair_flips(ranking, list(pairwise(first)))


def _spans(appraisal: Appraisal, language: Language) -> Iterator[str]:
    spans = weight_intervals(appraisal.ranking) if appraisal.ranking is not None else ()
    criteria = appraisal.effective.criteria
    free = [span for span in spans if span.loses_below is None and span.loses_above is None]
    for span in spans:
        if span not in free:
            facts = {
                "weight": span.weight,
                "low": span.low,
                "high": span.high,
                "beyond": _beyond(appraisal, span, language),
            }
            yield say("explain.robustness.span", language, criterion=criteria[span.criterion].title, **facts)
    if free:
        parts = [
            say("explain.robustness.weight", language, criterion=criteria[each.criterion].title, weight=each.weight)
            for each in free
        ]
        yield say("explain.flips.any_weight", language, criteria=parts)


def _beyond(appraisal: Appraisal, span: WeightInterval, language: Language) -> list[str]:
    names = appraisal.effective.projects
    ends = (("below", span.low, span.loses_below), ("above", span.high, span.loses_above))
    return [
        say(f"explain.robustness.{end}", language, weight=weight, rival=names[rival].name)
        for end, weight, rival in ends
        if rival is not None
    ]
