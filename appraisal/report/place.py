"""Why a project has its place: weighted normalised values, differences to neighbours, changes that gain a place."""

from __future__ import annotations

import math
from collections.abc import Iterator

from appraisal.analysis.appraise import Appraisal
from appraisal.ranking.contributions import Gap, contributions, separation
from appraisal.ranking.order import TOLERANCE
from appraisal.ranking.topsis import Ranking
from appraisal.robustness.figure_flips import figure_flips
from appraisal.text import Language, number, say
from appraisal.text.numbers import rounded_towards

COUNTED = ("jobs",)  # units that come only in whole numbers


def place_sentences(appraisal: Appraisal, project: str, language: Language) -> tuple[str, ...]:
    """Return sentences on a project's place, the most important first."""
    return tuple(_sentences(appraisal, project, language))


def _sentences(appraisal: Appraisal, project: str, language: Language) -> Iterator[str]:
    where, ranking = appraisal.place_interval(project), appraisal.ranking
    if where.place is None or where.closeness is None or ranking is None:
        titles = [appraisal.effective.criteria[key].title.to(language) for key in where.missing]
        yield say("explain.place.not_ranked", language, missing=titles)
        yield from _places(appraisal, project, language)
        return
    facts = {"place": where.place, "n": len(ranking.places), "closeness": where.closeness}
    yield say("explain.place.ranked", language, **facts)
    yield from _places(appraisal, project, language)
    yield _values(appraisal, ranking, project, language)
    yield _distances(appraisal, ranking, project, language)
    for other, key in _neighbours(ranking, project):
        yield from _against(appraisal, ranking, project, other, key, language)
    if ranking.scale.bounds == "declared" and where.place > 1:
        yield _steps(appraisal, ranking, project, language)


def _places(appraisal: Appraisal, project: str, language: Language) -> Iterator[str]:
    """State the places over all draws, if they are quick; then those that gaps leave open at these weights."""
    where, n = appraisal.place_interval(project), len(appraisal.place_intervals)
    if appraisal.evidence.places_at_once:
        best, worst = appraisal.evidence.places_seen(project)
        yield say("explain.place.seen", language, best=best, worst=worst, n=n, draws=appraisal.evidence.run.draws)
    if where.interval is not None and where.interval != (where.place, where.place):
        best, worst = where.interval
        yield say("explain.place.interval", language, best=best, worst=worst, n=n)


def _values(appraisal: Appraisal, ranking: Ranking, project: str, language: Language) -> str:
    row = ranking.matrix.projects.index(project)
    order = sorted(range(len(ranking.weights)), key=lambda k: -ranking.weighted[row, k])
    parts = [
        say(
            "explain.place.part",
            language,
            criterion=appraisal.effective.criteria[ranking.matrix.criteria[k]].title,
            value=float(ranking.weighted[row, k]),
            most=float(ranking.ideal[k]),
        )
        for k in order
    ]
    return say("explain.place.values", language, parts=parts)


def _distances(appraisal: Appraisal, ranking: Ranking, project: str, language: Language) -> str:
    row = ranking.matrix.projects.index(project)
    apart = contributions(ranking)
    shares = {"lacks": apart.share_of_distance_to_ideal[row], "has": apart.share_of_distance_to_anti_ideal[row]}
    facts: dict[str, object] = {
        "ideal": float(ranking.distance_to_ideal[row]),
        "anti_ideal": float(ranking.distance_to_anti_ideal[row]),
    }
    for key, share in shares.items():
        order = sorted(range(len(share)), key=lambda k: -share[k])
        facts[key] = [
            say(
                "explain.place.share",
                language,
                criterion=appraisal.effective.criteria[ranking.matrix.criteria[k]].title,
                share=float(share[k]),
            )
            for k in order
            if share[k] >= 0.005
        ] or [say("explain.place.no_share", language)]
    return say("explain.place.distances", language, **facts)


def _neighbours(ranking: Ranking, project: str) -> Iterator[tuple[str, str]]:
    """Yield the next project ahead and the next one behind, each with its key of words."""
    order = [ranking.matrix.projects[i] for i in ranking.order]
    here = order.index(project)
    if here > 0:
        yield order[here - 1], "behind"
    if here + 1 < len(order):
        yield order[here + 1], "ahead"


def _against(
    appraisal: Appraisal, ranking: Ranking, project: str, other: str, key: str, language: Language
) -> Iterator[str]:
    apart = separation(ranking, project, other)
    name = appraisal.effective.projects[other].name
    if abs(apart.closeness_difference) <= 1e-9:
        yield say("explain.place.tied", language, other=name)
        return
    sign = 1 if apart.closeness_difference > 0 else -1
    for_it = [gap for gap in apart.gaps if sign * gap.weighted_difference > 0]
    against = [gap for gap in apart.gaps if sign * gap.weighted_difference < 0]
    difference = abs(apart.closeness_difference)
    yield say(f"explain.place.{key}", language, other=name, difference=difference)
    if for_it:
        parts = [_gap(appraisal, gap, language) for gap in for_it]
        yield say(f"explain.place.{key}_for", language, parts=parts)
    if against:
        parts = [_gap(appraisal, gap, language) for gap in against]
        yield say(f"explain.place.{key}_against", language, parts=parts)


def _gap(appraisal: Appraisal, gap: Gap, language: Language) -> str:
    criterion = appraisal.effective.criteria[gap.criterion]
    return say(
        "explain.place.gap",
        language,
        criterion=criterion.title,
        value=gap.value,
        other=gap.other_value,
        unit=_unit(appraisal, gap.criterion, language),
    )


def _steps(appraisal: Appraisal, ranking: Ranking, project: str, language: Language) -> str:
    sought = [each for each in figure_flips(ranking) if each.project == project]
    ahead = appraisal.effective.projects[sought[0].ahead].name
    parts = [
        say(
            "explain.place.step",
            language,
            criterion=appraisal.effective.criteria[step.criterion].title,
            value=number(step.value, "figure", language),
            needed=number(
                _enough(step.needed, step.value, appraisal.effective.criteria[step.criterion].unit), "figure", language
            ),
            unit=_unit(appraisal, step.criterion, language),
        )
        for step in sought
        if step.needed is not None
    ]
    if not parts:
        return say("explain.place.no_step", language, other=ahead)
    return say("explain.place.steps", language, other=ahead, parts=parts)


def _unit(appraisal: Appraisal, key: str, language: Language) -> str:
    return appraisal.effective.names.unit_beside(key, language)


def _enough(needed: float, value: float, unit: str) -> float:
    """Return the needed value, rounded so that the printed number suffices; a whole number for whole units."""
    if unit not in COUNTED:
        return rounded_towards(needed, value)
    return math.ceil(needed - TOLERANCE) if needed > value else math.floor(needed + TOLERANCE)
