"""Statistics of a council's ballots in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.council import Deliberation
from appraisal.arrays import Floats
from appraisal.council.concordance import Concordance
from appraisal.ranking.weights.ahp import Priorities
from appraisal.text import Language, say, title


def council_sentences(appraisal: Appraisal, language: Language) -> tuple[str, ...]:
    """Return agreement by criterion, the agenda in one sentence, consistency of judgements, the meaning of weights."""
    council = appraisal.sensitivity.council
    if council is None:
        return (say("explain.council.none", language), *_rates(appraisal, language))
    return (
        *agreement_sentences(appraisal, language),
        *_judged(appraisal, council, language),
        *_rates(appraisal, language),
    )


def agreement_sentences(appraisal: Appraisal, language: Language) -> Iterator[str]:
    """State the agreement of the experts on each criterion and on the weights, and the cells over the tolerance."""
    council = appraisal.sensitivity.council
    if council is None:
        return
    for each in council.agreement:
        name = appraisal.effective.criteria[each.criterion].title.to(language)
        yield _concordance(name, each.concordance, language, of="projects")
    if council.own_weights:
        yield _concordance(say("explain.council.on_weights", language), council.on_weights, language, of="criteria")
    yield from _agenda(appraisal, council, language)


def _concordance(
    name: str, concordance: Concordance, language: Language, *, of: Literal["projects", "criteria"]
) -> str:
    name = name[:1].upper() + name[1:]
    if concordance.w is None or concordance.meaning is None:
        why = say(f"ranking.agreement.{concordance.undefined}", language)
        return say("explain.council.undefined", language, criterion=name, why=why)
    return say(
        f"explain.council.agreement_on_{of}",
        language,
        criterion=name,
        meaning=say(f"ranking.agreement.{concordance.meaning}", language),
        w=concordance.w,
        experts=concordance.judges,
        items=concordance.items,
        chi2=concordance.chi2,
        p=say(f"explain.council.{'small_p' if (concordance.p or 0.0) < 0.0005 else 'p'}", language, p=concordance.p),
        rough=say("explain.council.rough", language) if concordance.rough_p else "",
    )


def _agenda(appraisal: Appraisal, council: Deliberation, language: Language) -> Iterator[str]:
    ballots = appraisal.ballots
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
        criterion=appraisal.effective.criteria[widest.criterion].title,
        project=appraisal.effective.projects[widest.project].name,
        low=widest.lowest,
        high=widest.highest,
    )


def _judged(appraisal: Appraisal, council: Deliberation, language: Language) -> Iterator[str]:
    names = {each.key: each.name.to(language) for each in appraisal.effective.council.members}
    for expert, priorities in council.judged.items():
        said = consistency(priorities, language)
        yield say("explain.council.judged", language, expert=names[expert], consistency=said)
    if council.group is not None:
        together = council.group.judgements
        facts = {"weights": weights_said(appraisal, together.weights, language), "n": len(council.judged)}
        yield say("explain.council.group", language, consistency=consistency(together, language), **facts)
        listed = weights_said(appraisal, council.group.priorities, language)
        yield say("explain.council.group_priorities", language, weights=listed)


def consistency(priorities: Priorities, language: Language) -> str:
    """Say whether judgements in pairs are consistent."""
    ratio = priorities.consistency_ratio
    key = "without_ratio" if ratio is None else "consistent" if priorities.consistent else "inconsistent"
    facts = {"ratio": ratio, "index": priorities.consistency_index}
    return say(f"ranking.consistency.{key}", language, **facts)


def weights_said(appraisal: Appraisal, weights: Floats, language: Language) -> list[str]:
    """Return each criterion with its weight."""
    return [
        say("explain.robustness.weight", language, criterion=appraisal.effective.criteria[key].title, weight=weight)
        for key, weight in zip(appraisal.decision.criteria, weights.tolist(), strict=True)
    ]


def _rates(appraisal: Appraisal, language: Language) -> Iterator[str]:
    case = appraisal.effective
    for rate in appraisal.sensitivity.exchange_rates:
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
