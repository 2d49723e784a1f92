"""The memo's recommendation on each project: a computed grade and the sentences that explain it.

A project is recommended only if it is in the portfolio, in every reading of the objective, and in all portfolios that
are non-dominated under the admissible weights; else it may be supported. If figures are assumed, both depend on their
confirmation. Nothing here is a vote: the council decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from appraisal.figures import Status
from appraisal.memo.voice import Voice
from appraisal.report.portfolio import opposite_sentences
from appraisal.report.portfolio_robustness import core_known
from appraisal.report.ranking import span
from appraisal.ways.opposite import Opposite, opposite
from appraisal.ways.trials import trials_of

Grade = Literal["recommended", "conditional", "borderline", "outside", "undecided", "gated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The verdict on one project.

    Attributes:
        project: its key.
        grade: see the module.
        option: index of the chosen option among the candidates; None if the project is not chosen.
        readings: the objectives whose best portfolio holds it.
        others: the other objectives that were computed.
        assumed: criteria whose figure is assumed.
        core: share of the non-dominated portfolios that hold it; None if not computed.
        why: its comparison with the best portfolio; None if not computed.
    """

    project: str
    grade: Grade
    option: int | None
    readings: tuple[str, ...]
    others: tuple[str, ...]
    assumed: tuple[str, ...]
    core: float | None
    why: Opposite | None


def verdicts(voice: Voice) -> tuple[Verdict, ...]:
    """Return the verdict on each project, in the order of the case."""
    appraisal = voice.appraisal
    best, options = appraisal.portfolio, appraisal.candidates.options
    holders = {key: {options[i].project for i in each.chosen} for key, each in appraisal.readings.items()}
    chosen = {options[index].project: index for index in best.chosen}
    trials = trials_of(appraisal) if best.found else None
    cores = appraisal.portfolio_robustness.core.core_index if core_known(appraisal) else None
    said = []
    for project in appraisal.decision.projects:
        candidate = project in appraisal.candidates.projects
        readings = tuple(key for key, held in holders.items() if project in held)
        assumed = tuple(key for key, cell in appraisal.decision.cells[project].items() if cell.status is Status.ASSUMED)
        core = None if cores is None else cores.get(project)
        everywhere = len(readings) == len(holders) and core in (None, 1.0)
        said.append(
            Verdict(
                project=project,
                grade=_grade(candidate, best.found, project in chosen, everywhere, bool(assumed)),
                option=chosen.get(project),
                readings=readings,
                others=tuple(key for key in holders if key not in readings),
                assumed=assumed,
                core=core,
                # Above the size of enumeration each question takes a solve, which is too slow for a memo.
                why=opposite(trials, project) if candidate and trials is not None and trials.exact else None,
            )
        )
    return tuple(said)


def _grade(candidate: bool, feasible: bool, chosen: bool, everywhere: bool, assumed: bool) -> Grade:
    if not candidate:
        return "gated"
    if not feasible:
        return "undecided"
    if not chosen:
        return "outside"
    if not everywhere:
        return "borderline"
    return "conditional" if assumed else "recommended"


def reason(voice: Voice, verdict: Verdict) -> str:
    """Return the reason in computed sentences; a loss is named first."""
    return " ".join(_sentences(voice, verdict))


def _sentences(voice: Voice, verdict: Verdict) -> Iterator[str]:
    appraisal, project = voice.appraisal, verdict.project
    indicators = voice.shown[project].indicators
    if indicators is not None and indicators.npv < 0:
        yield voice.say("reason.loss", npv=voice.money(indicators.npv))
    where = appraisal.place_interval(project)
    if verdict.grade == "gated":
        lacking = appraisal.decision.missing.get(project) or appraisal.selection.choice.left_out.get(project, ())
        yield voice.say("reason.missing", missing=voice.inside(lacking))
        if where.place is None and where.interval is not None:
            yield voice.say("reason.places", **_intervals(voice, project))
        return
    place = appraisal.places[project]
    score = voice.closeness(appraisal.scores[project])
    facts: dict[str, object] = {"place": str(place), "n": len(appraisal.places), "score": score}
    if where.interval is None or appraisal.settings.method != "topsis":
        yield voice.say("reason.place", **facts)
    else:
        yield voice.say("reason.place_open", **facts, **_intervals(voice, project))
    if verdict.why is not None:
        yield from opposite_sentences(appraisal, verdict.why, voice.language, named=voice.one)
    if verdict.grade == "borderline" and verdict.others:
        yield voice.say("reason.not_by", objectives=[voice.objective(key) for key in verdict.others])
    elif verdict.grade == "outside" and verdict.readings:
        yield voice.say("reason.only_by", objectives=[voice.objective(key) for key in verdict.readings])
    if verdict.option is not None and verdict.core is not None and verdict.core < 1:
        yield voice.say("reason.not_core", share=voice.percent(verdict.core))
    if verdict.option is not None and verdict.assumed:
        yield voice.say("reason.condition", figures=voice.inside(verdict.assumed))


def _intervals(voice: Voice, project: str) -> dict[str, str]:
    """Return both intervals of places: over all draws, and at the current weights."""
    appraisal = voice.appraisal
    seen, here = appraisal.evidence.places_seen(project), appraisal.place_interval(project).interval
    return {"seen": span(seen), "here": span(here)}
