"""Parts of what `appraisal select`, `frontier` and `explain` print with --json."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.portfolio import Selection
from appraisal.analysis.portfolio_comparison import choosable_by
from appraisal.analysis.portfolio_robustness import PortfolioRobustness
from appraisal.cli.to_json import Part, Writer, by, changes
from appraisal.measures.project_variant import FULL
from appraisal.money import amount
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.frontier import Frontier
from appraisal.ranking.contributions import contributions
from appraisal.report.alternatives import binding_text
from appraisal.report.rules import relaxation_texts
from appraisal.report.ways import unit_key, way_text
from appraisal.robustness.figure_flips import figure_flips
from appraisal.ways.binding import Binding, bindings

_WITHIN = 0.1  # share of the best value that the most different portfolio may lose


def _most_different(appraisal: Appraisal, to: Writer) -> dict[str, Any] | None:
    furthest = appraisal.selection.furthest(_WITHIN)
    return None if furthest is None else {"within": _WITHIN, **to.read(furthest)}


def _without(readings: Mapping[str, Portfolio], to: Writer) -> dict[str, Any]:
    """Return, for each other objective, the projects that lack only data that it does not use."""
    case, decision, choice = to.appraisal.effective, to.appraisal.decision, to.appraisal.selection.choice
    others = [key for key in readings if key != to.appraisal.portfolio.objective]
    return {key: choosable_by(key, case, decision, choice) for key in others}


def _core(selection: Selection, to: Writer) -> PortfolioRobustness | None:
    """Return the non-dominated portfolios' core; None above the size of enumeration or without additive value."""
    known = selection.objective_values.shares is not None and selection.answers.enumeration is not None
    return to.appraisal.portfolio_robustness if known else None


def _left_out(appraisal: Appraisal, _: Writer) -> list[dict[str, Any]]:
    """Return the projects that could not be chosen and their missing data; once if no option can be chosen."""
    keyed = ((*key.partition("/")[::2], gaps) for key, gaps in appraisal.selection.choice.left_out.items())
    return [{"project": project, "option": option or FULL, "missing": gaps} for project, option, gaps in keyed]


def _step(each: Binding, _: Writer) -> float | None:
    return None if each.to is None or each.limit.value is None else abs(each.to - each.limit.value)


def _spans(spans: Sequence[tuple[int, int | None]]) -> list[tuple[float, float | None]]:
    """Return intervals of budgets; one without an end has None."""
    return [(amount(start), None if end is None else amount(end)) for start, end in spans]


def _breakpoints(known: Frontier, to: Writer) -> list[dict[str, Any]]:
    """Return each breakpoint with the change from the previous one, the first from an empty portfolio."""
    points, change = known.breakpoints, to.appraisal.selection.change
    before = ((), *(each.chosen for each in points))
    pairs = zip(before, points, strict=False)
    return [to.read(SimpleNamespace(point=each, since=change(last, each.chosen)), "breakpoint") for last, each in pairs]


def _budgets(project: str, to: Writer) -> object:
    """Return the total budgets at which a project is chosen; None above the size of enumeration."""
    if not to.appraisal.portfolio.found or to.appraisal.selection.answers.enumeration is None:
        return None
    return _spans(to.appraisal.frontier.intervals.get(project, ()))


def _contributions(project: str, to: Writer) -> dict[str, Any] | None:
    """Return the working behind a place: weighted normalised values, and the shares in the two distances."""
    ranking = to.appraisal.ranking
    if ranking is None or project not in ranking.matrix.projects:
        return None
    row, apart, criteria = ranking.matrix.projects.index(project), contributions(ranking), ranking.matrix.criteria
    return {
        "weighted_normalised": by(criteria, apart.weighted_normalised[row]),
        "distance_to_ideal": ranking.distance_to_ideal[row],
        "distance_to_anti_ideal": ranking.distance_to_anti_ideal[row],
        "share_of_distance_to_ideal": by(criteria, apart.share_of_distance_to_ideal[row]),
        "share_of_distance_to_anti_ideal": by(criteria, apart.share_of_distance_to_anti_ideal[row]),
        "steps": [each for each in figure_flips(ranking) if each.project == project],
    }


CHOICE: Mapping[str, Part] = {
    "totals": lambda chosen, to: to.appraisal.selection.totals(chosen),
    "bonuses": lambda chosen, to: [
        {"rule": rule, "totals": gains} for rule, gains in to.appraisal.selection.bonuses(chosen).items()
    ],
    "spending": lambda chosen, to: to.appraisal.selection.spending(chosen),
    "readings": lambda readings, to: {
        key: to.appraisal.selection.projects(each.chosen) if each.found else None for key, each in readings.items()
    },
    "compared": lambda readings, to: {
        key: each for key, each in readings.items() if each.found and to.appraisal.portfolio.found
    },
    "without": _without,
    "next_best": lambda appraisal, _: appraisal.selection.others(2),
    "differs_by_3": lambda appraisal, _: appraisal.selection.different(3),
    "most_different": _most_different,
    "binding": lambda appraisal, _: bindings(appraisal).proved,
    "core": _core,
    "left_out": _left_out,
    "relaxations": lambda appraisal, to: () if appraisal is None else relaxation_texts(appraisal, to.language),
    "changed": lambda chosen, to: changes(to.appraisal.selection.change(to.appraisal.portfolio.chosen, chosen)),
    "step": _step,
    "unit": lambda unit, to: unit_key(to.appraisal, unit),
    "binding_text": lambda each, to: binding_text(to.appraisal, each, to.language),
    "way_text": lambda way, to: way_text(to.appraisal, way, to.language),
    "breakpoints": _breakpoints,
    "intervals": lambda intervals, _: {project: _spans(spans) for project, spans in intervals.items()},
    "status": lambda asked, _: "infeasible" if asked.under else "optimal" if asked.known.exact else "best_found",
    "places_at_once": lambda project, to: (
        to.appraisal.evidence.places_seen(project) if to.appraisal.evidence.places_at_once else None
    ),
    "chosen": lambda asked, to: (
        asked.place_interval.project in to.appraisal.selection.projects(to.appraisal.portfolio.chosen)
    ),
    "budgets": _budgets,
    "regret": lambda why, _: None if why is None or why.regret is None else why,
    "contributions": _contributions,
}
