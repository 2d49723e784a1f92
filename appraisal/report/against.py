"""What separates two named projects: places, criteria, draws, and the changes that would swap them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from appraisal.analysis.appraise import Appraisal
from appraisal.errors import refuse
from appraisal.ranking.contributions import Separation, separation
from appraisal.ranking.order import TOLERANCE
from appraisal.ranking.topsis import Ranking
from appraisal.report.robustness import flip_sentence
from appraisal.robustness.acceptability import Acceptability
from appraisal.robustness.weight_flips import pair_flips
from appraisal.text import Language, say


def against_sentences(
    appraisal: Appraisal, project: str, other: str, run: Acceptability, language: Language
) -> tuple[str, ...]:
    """Return what separates two projects.

    Args:
        appraisal: the appraisal.
        project: key of the one.
        other: key of the other.
        run: draws of admissible weights and figures.
        language: of the sentences.

    Raises:
        InputError: `unknown_project`, `compared_with_itself`.
    """
    known = list(appraisal.effective.projects)
    for key in (project, other):
        if key not in known:
            raise refuse("unknown_project", name=key, known=known, near="")
    if project == other:
        raise refuse("compared_with_itself", project=project)
    return tuple(_sentences(appraisal, project, other, run, language))


def separated(appraisal: Appraisal, project: str, other: str) -> Separation | None:
    """Return the working behind the sentences; None unless both have a place."""
    ranking = appraisal.ranking
    if ranking is None or not {project, other} <= set(ranking.matrix.projects):
        return None
    return separation(ranking, project, other)


def _sentences(appraisal: Appraisal, project: str, other: str, run: Acceptability, language: Language) -> Iterator[str]:
    names = {"project": appraisal.effective.projects[project].name, "other": appraisal.effective.projects[other].name}
    apart, ranking = separated(appraisal, project, other), appraisal.ranking
    if apart is None or ranking is None:
        yield say("explain.against.no_place", language)
    else:
        yield _places(appraisal, apart, names, language)
        yield from _criteria(appraisal, ranking, apart, language)
    i, j = (appraisal.decision.projects.index(each) for each in (project, other))
    shares = {"share": float(run.pairwise[i, j]), "back": float(run.pairwise[j, i])}
    yield say("explain.against.pair", language, **names, **shares)
    if apart is not None and ranking is not None:
        [flip] = pair_flips(ranking, [(project, other)])
        if flip.rival is not None:
            yield flip_sentence(appraisal, flip, language, key="explain.against.swap")
        else:
            lower = other if flip.leader == project else project
            upper = appraisal.effective.projects[flip.leader].name
            yield say("explain.against.never", language, lower=appraisal.effective.projects[lower].name, upper=upper)


def _places(appraisal: Appraisal, apart: Separation, names: Mapping[str, object], language: Language) -> str:
    if abs(apart.closeness_difference) <= TOLERANCE:
        return say("explain.against.tied", language, **names)
    one, two = (appraisal.place_interval(each).place or 0 for each in (apart.project, apart.other))
    key = "ahead" if apart.closeness_difference > 0 else "behind"
    facts = {"n": abs(one - two), "difference": abs(apart.closeness_difference)}
    return say(f"explain.against.{key}", language, **names, **facts)


def _criteria(appraisal: Appraisal, ranking: Ranking, apart: Separation, language: Language) -> Iterator[str]:
    now = float(ranking.closeness[ranking.matrix.projects.index(apart.project)])
    for gap in apart.gaps:
        criterion = appraisal.effective.criteria[gap.criterion]
        if gap.value != gap.other_value:
            yield say(
                "explain.against.effect",
                language,
                criterion=criterion.title,
                value=gap.value,
                other=gap.other_value,
                unit=appraisal.effective.names.unit_beside(gap.criterion, language),
                now=now,
                then=now - gap.closeness_effect,
            )
