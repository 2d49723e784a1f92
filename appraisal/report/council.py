"""What a council's ballots say among themselves, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.council import Deliberation
from appraisal.arrays import Floats
from appraisal.council.concordance import Concordance
from appraisal.ranking.weights.ahp import Priorities
from appraisal.text import Language, say, title


def council_sentences(found: Appraisal, language: Language) -> tuple[str, ...]:
    """Return agreement by criterion, the agenda in one sentence, consistency of judgements, and what weights mean."""
    council = found.sensitivity.council
    if council is None:
        return (say("explain.council.none", language), *_rates(found, language))
    return (
        *_agreement(found, council, language),
        *_agenda(found, council, language),
        *_judged(found, council, language),
        *_rates(found, language),
    )


def _agreement(found: Appraisal, council: Deliberation, language: Language) -> Iterator[str]:
    for each in council.agreement:
        name = found.effective.criteria[each.criterion].title.to(language)
        yield _concordance(name, each.concordance, language, of="projects")
    if council.own_weights:
        yield _concordance(say("explain.council.on_weights", language), council.on_weights, language, of="criteria")


def _concordance(name: str, found: Concordance, language: Language, *, of: Literal["projects", "criteria"]) -> str:
    name = name[:1].upper() + name[1:]
    if found.w is None or found.meaning is None:
        why = say(f"ranking.agreement.{found.undefined}", language)
        return say("explain.council.undefined", language, criterion=name, why=why)
    return say(
        f"explain.council.agreement_on_{of}",
        language,
        criterion=name,
        meaning=say(f"ranking.agreement.{found.meaning}", language),
        w=found.w,
        experts=found.judges,
        items=found.items,
        chi2=found.chi2,
        p=say(f"explain.council.{'small_p' if (found.p or 0.0) < 0.0005 else 'p'}", language, p=found.p),
        rough=say("explain.council.rough", language) if found.rough_p else "",
    )


def _agenda(found: Appraisal, council: Deliberation, language: Language) -> Iterator[str]:
    ballots = found.ballots
    if ballots is None or not ballots.given.any():
        return
    tolerance = council.tolerance
    if not council.agenda:
        rated = int(ballots.given.any(axis=0).sum())
        yield say("explain.council.no_agenda", language, n=rated, tolerance=tolerance)
        return
    widest = council.agenda[0]
    yield say(
        "explain.council.agenda",
        language,
        n=len(council.agenda),
        tolerance=tolerance,
        criterion=found.effective.criteria[widest.criterion].title,
        project=found.effective.projects[widest.project].name,
        low=widest.lowest,
        high=widest.highest,
    )


def _judged(found: Appraisal, council: Deliberation, language: Language) -> Iterator[str]:
    names = {each.key: each.name.to(language) for each in found.effective.council.experts}
    for expert, priorities in council.judged.items():
        said = consistency(priorities, language)
        yield say("explain.council.judged", language, expert=names[expert], consistency=said)
    if council.group is not None:
        together = council.group.judgements
        facts = {"weights": weights_said(found, together.weights, language), "n": len(council.judged)}
        yield say("explain.council.group", language, consistency=consistency(together, language), **facts)
        listed = weights_said(found, council.group.priorities, language)
        yield say("explain.council.group_priorities", language, weights=listed)


def consistency(priorities: Priorities, language: Language) -> str:
    """Say whether judgements in pairs agree among themselves."""
    ratio = priorities.consistency_ratio
    key = "without_ratio" if ratio is None else "consistent" if priorities.consistent else "inconsistent"
    facts = {"ratio": ratio, "index": priorities.consistency_index}
    return say(f"ranking.consistency.{key}", language, **facts)


def weights_said(found: Appraisal, weights: Floats, language: Language) -> list[str]:
    """Return a criterion and its weight each."""
    return [
        say("explain.robustness.weight", language, criterion=found.effective.criteria[key].title, weight=weight)
        for key, weight in zip(found.decision.criteria, weights.tolist(), strict=True)
    ]


def _rates(found: Appraisal, language: Language) -> Iterator[str]:
    case = found.effective
    for rate in found.sensitivity.exchange_rates:
        rated = case.criteria[rate.criterion].rating is not None and rate.amount == 1
        yield say(
            "explain.council.point" if rated else "explain.council.rate",
            language,
            amount=rate.amount,
            unit=title(f"units.{case.criteria[rate.criterion].unit}", language),
            criterion=case.criteria[rate.criterion].title.to(language),
            worth=rate.worth,
            money=title(f"units.{case.head.unit}", language),
            reference=case.criteria[rate.reference].title.to(language),
        )
