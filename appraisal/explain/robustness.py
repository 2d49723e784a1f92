"""How far a ranking can be trusted, in sentences: bands, flips, what one weight may be."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.appraise import Appraisal
from appraisal.assembly.flips import Flip, WeightSpan, first_flip, weight_spans
from appraisal.robustness.acceptability import Acceptability
from appraisal.text import Language, say


def band_sentences(found: Appraisal, run: Acceptability, language: Language) -> tuple[str, ...]:
    """Return one sentence a band, best first."""
    names = [found.effective.projects[project].name.to(language) for project in found.decision.projects]
    said = []
    for number, band in enumerate(run.bands, start=1):
        facts = {"band": number, "projects": [say("rules.name", language, name=names[i]) for i in band]}
        key = "alone" if len(band) == 1 else "whole" if len(band) == len(names) else "together"
        said.append(say(f"explain.robustness.band_{key}", language, level=run.level, **facts))
    return tuple(said)


def flip_sentences(found: Appraisal, language: Language) -> tuple[str, ...]:
    """Return what would unseat the first place: the smallest change of all weights, and each weight alone."""
    if found.ranking is None or len(found.ranking.matrix.projects) < 2:
        return ()
    return (_flip(found, first_flip(found.ranking), language), *_spans(found, language))


def _flip(found: Appraisal, flip: Flip, language: Language) -> str:
    names = found.effective.projects
    leader = names[flip.leader].name
    if flip.rival is None or flip.weights is None or flip.distance is None:
        return say("explain.robustness.never", language, leader=leader)
    parts = [
        say("explain.robustness.weight", language, criterion=found.effective.criteria[key].title, weight=weight)
        for key, weight in flip.weights.items()
    ]
    facts = {"leader": leader, "rival": names[flip.rival].name, "distance": flip.distance / 2, "weights": parts}
    return say("explain.robustness.flip", language, **facts)


def _spans(found: Appraisal, language: Language) -> Iterator[str]:
    for span in weight_spans(found.ranking) if found.ranking is not None else ():
        criterion = found.effective.criteria[span.criterion].title
        facts = {"criterion": criterion, "weight": span.weight, "low": span.low, "high": span.high}
        if span.loses_below is None and span.loses_above is None:
            yield say("explain.robustness.any_weight", language, **facts)
        else:
            yield say("explain.robustness.span", language, beyond=_beyond(found, span, language), **facts)


def _beyond(found: Appraisal, span: WeightSpan, language: Language) -> list[str]:
    names = found.effective.projects
    ends = (("below", span.low, span.loses_below), ("above", span.high, span.loses_above))
    return [
        say(f"explain.robustness.{end}", language, weight=weight, rival=names[rival].name)
        for end, weight, rival in ends
        if rival is not None
    ]
