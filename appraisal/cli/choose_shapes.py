"""The JSON shapes of select and frontier; money in the case's unit."""

from __future__ import annotations

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.portfolio_comparison import choosable_by
from appraisal.cli.change_shapes import change_shape
from appraisal.cli.ways_shapes import binding_shape
from appraisal.measures.project_variant import FULL
from appraisal.money import amount
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.frontier import Frontier
from appraisal.report.rules import relaxation_texts
from appraisal.text.local import Language

WITHIN = 0.1  # share of the best value that the most different portfolio may lose


def select_shape(appraisal: Appraisal, language: Language) -> dict[str, object]:
    """Return a portfolio as `appraisal select --json` prints it."""
    selection, portfolio = appraisal.selection, appraisal.portfolio
    costs = selection.problem().costs
    options = selection.choice.candidates.options
    names = appraisal.effective.projects
    different, furthest = selection.different(3), selection.furthest(WITHIN)
    return {
        "case": appraisal.effective.key,
        "scenario": appraisal.scenario,
        "digest": appraisal.effective.digest,
        "status": portfolio.status,
        "gap": portfolio.gap,
        "objective": portfolio.objective,
        "weights": appraisal.weights.whose,
        "objective_value": portfolio.value,
        "budget": selection.total_budget,
        "spent": None if portfolio.cost is None else amount(portfolio.cost),
        "unit": appraisal.effective.head.unit,
        "selected": [
            {
                "project": options[index].project,
                "option": options[index].key,
                "cost": amount(int(costs[index])),
                "name": names[options[index].project].name.to(language),
            }
            for index in portfolio.chosen
        ],
        "totals": selection.totals(portfolio.chosen),
        "bonuses": [
            {"rule": rule, "totals": dict(gains)} for rule, gains in selection.bonuses(portfolio.chosen).items()
        ],
        "spending": {str(year): money for year, money in selection.spending(portfolio.chosen).items()},
        "equal_best": portfolio.equal_best,
        "readings": {
            key: list(selection.projects(each.chosen)) if each.found else None
            for key, each in appraisal.readings.items()
        },
        "readings_compared": {
            key: _alternative(appraisal, each)
            for key, each in appraisal.readings.items()
            if each.found and portfolio.found
        },
        "readings_without": {
            key: list(choosable_by(key, appraisal.effective, appraisal.decision, selection.choice))
            for key in appraisal.readings
            if key != portfolio.objective
        },
        "next_best": [_alternative(appraisal, each) for each in selection.others(2)],
        "differs_by_3": None if different is None else _alternative(appraisal, different),
        "most_different": None if furthest is None else {"within": WITHIN, **_alternative(appraisal, furthest)},
        "binding": binding_shape(appraisal, language),
        "core": _core(appraisal),
        "left_out": left_out_shape(appraisal),
        "clashes": [list(clash) for clash in selection.clashes.sets],
        "relaxations": list(relaxation_texts(appraisal, language)),
        "confirmed_by": list(portfolio.confirmed_by),
    }


def left_out_shape(appraisal: Appraisal) -> list[dict[str, object]]:
    """Return who could not be chosen and what is missing; a project all of whose options lack something stands once."""
    keyed = ((*key.partition("/")[::2], gaps) for key, gaps in appraisal.selection.choice.left_out.items())
    return [{"project": project, "option": option or FULL, "missing": list(gaps)} for project, option, gaps in keyed]


def _alternative(appraisal: Appraisal, other: Portfolio) -> dict[str, object]:
    options = appraisal.selection.options(other.chosen)
    return {
        "objective_value": other.value,
        "spent": None if other.cost is None else amount(other.cost),
        "selected": {option.project: option.key for option in options},
        **change_shape(appraisal.selection.change(appraisal.portfolio.chosen, other.chosen)),
    }


def _core(appraisal: Appraisal) -> dict[str, object] | None:
    """Return the non-dominated portfolios' core; None above the size of enumeration or without additive value."""
    if appraisal.selection.objective_values.shares is None or appraisal.selection.answers.enumeration is None:
        return None
    core = appraisal.portfolio_robustness.core
    return {
        "space": appraisal.portfolio_robustness.space,
        "portfolios": len(core.portfolios),
        "core_index": dict(core.core_index),
        "core": list(core.core),
        "borderline": list(core.borderline),
        "exterior": list(core.exterior),
    }


def frontier_shape(
    appraisal: Appraisal, known: Frontier, under: Appraisal | None = None, language: Language = "en"
) -> dict[str, object]:
    """Return a frontier as `appraisal frontier --json` prints it; an interval without an end has null.

    `under` is the appraisal whose rules say why there is no breakpoint, where there is none.
    """
    selection = appraisal.selection
    before = [(), *(point.chosen for point in known.breakpoints)]
    return {
        "case": appraisal.effective.key,
        "scenario": appraisal.scenario,
        "objective": known.objective,
        "weights": appraisal.weights.whose,
        "unit": appraisal.effective.head.unit,
        "breakpoints": [
            {
                "budget": amount(point.budget),
                "objective_value": point.value,
                "selected": list(selection.projects(point.chosen)),
                "options": {option.project: option.key for option in selection.options(point.chosen)},
                **change_shape(selection.change(last, point.chosen)),
                "equal_best": point.equal_best,
                "gap": point.gap,
            }
            for last, point in zip(before, known.breakpoints, strict=False)
        ],
        "intervals": {
            project: [[amount(start), None if end is None else amount(end)] for start, end in spans]
            for project, spans in known.intervals.items()
        },
        "exact": known.exact,
        "status": "infeasible" if under is not None else "optimal" if known.exact else "best_found",
        "left_out": left_out_shape(appraisal),
        "clashes": [] if under is None else [list(clash) for clash in under.selection.clashes.sets],
        "relaxations": [] if under is None else list(relaxation_texts(under, language)),
    }
