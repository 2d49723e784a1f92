"""From the variants of the rankable projects to the candidates for a portfolio."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from appraisal.analysis.decision_matrix import Decision
from appraisal.arrays import Bools, Floats, Ints, frozen, frozen_ints
from appraisal.brief import Brief
from appraisal.documents.case import INVESTMENT, Case
from appraisal.documents.criterion import Criterion
from appraisal.documents.project import COUNCIL_FUND
from appraisal.documents.rules import Rules, Synergy, Total
from appraisal.figures import Figure, Status
from appraisal.measures.catalogue import measured
from appraisal.measures.project_variant import CASH_FLOW, REQUEST, ProjectVariant, variants
from appraisal.money import thousandths
from appraisal.portfolio.candidates import Candidates
from appraisal.portfolio.problem import Option

NPV = "npv"
ALL_CRITERIA = ("closeness", "closeness-raw", "value", "npv-first", "balanced")  # objectives that count each


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Choice(Brief):
    """What there is to choose from.

    Attributes:
        candidates: as the rules read them.
        variants: (n options) the variant of a project behind each option.
        values: (n options, m criteria) in the criteria's units; ratings are those of the whole project. What is not
            known stands at 0 and is marked in `known`: no objective counts it.
        known: (n, m) what is known; all of it where the objective counts all criteria.
        npv: (n,) net present value of each option; None where that of some option is not known.
        partial: key of a total that is not known for every option -> its numbers and where they are known.
        left_out: what is missing for a project to be chosen, by its key; where another of its options can be chosen, by
            `project/option`, `full` being the project itself.
    """

    candidates: Candidates
    variants: tuple[ProjectVariant, ...]
    values: Floats
    known: Bools
    npv: Floats | None
    partial: Mapping[str, tuple[Floats, Bools]]
    left_out: Mapping[str, tuple[str, ...]]


def choice_of(
    case: Case,
    decision: Decision,
    objective: str = "closeness",
    *,
    computed: Mapping[str, Sequence[ProjectVariant]] | None = None,
) -> Choice:
    """Return every variant of a project that can be chosen: one that lacks nothing the objective or the rules need.

    `computed` are all variants of projects whose documents and head are as they were: they are not computed again.
    """
    needed = needs_of(objective, case.rules, decision)
    kept: list[tuple[ProjectVariant, list[Figure], Mapping[str, Mapping[int, Figure]]]] = []
    lacking: dict[tuple[str, str], tuple[str, ...]] = {}
    for project in decision.projects:
        for variant in (computed or {}).get(project) or variants(case, project):
            row = _cells(case, decision, variant)
            requests = variant.requests
            gaps = [key for key, cell in zip(decision.criteria, row, strict=True) if cell.missing and key in needed]
            further = [key for key in needed if key not in decision.criteria and _figure(case, variant, key).missing]
            gaps += [CASH_FLOW if key == NPV else key for key in further]
            if requests is None or any(each.missing for years in requests.values() for each in years.values()):
                gaps.append(REQUEST)
            if gaps:
                lacking[project, variant.key] = tuple(gaps)
            elif requests is not None:
                kept.append((variant, row, requests))
    chosen = [variant for variant, _, _ in kept]
    projects = tuple(dict.fromkeys(variant.project for variant in chosen))
    documents = case.projects
    years = tuple(sorted({year for _, _, each in kept for by_year in each.values() for year in by_year}))
    shape = len(kept), len(decision.criteria)
    values = frozen([[0.0 if cell.missing else cell.known() for cell in cells] for _, cells, _ in kept]).reshape(shape)
    known = np.array([[not cell.missing for cell in cells] for _, cells, _ in kept], dtype=bool).reshape(shape)
    totals = _totals(case, decision, chosen, values, known)
    return Choice(
        candidates=Candidates(
            projects=projects,
            groups={key: each.group for key, each in documents.items()},
            investors={key: each.investors for key, each in documents.items()},
            options=tuple(Option(variant.project, variant.key) for variant in chosen),
            years=years,
            requests=_requests([requests for _, _, requests in kept], years),
            totals={key: numbers for key, (numbers, sure) in totals.items() if sure.all()},
            absent=tuple(project for project in decision.projects if project not in projects),
        ),
        variants=tuple(chosen),
        values=values,
        known=known,
        npv=_npv(case, decision, chosen, values, known),
        partial={key: each for key, each in totals.items() if not each[1].all()},
        left_out=_by_project(lacking, projects),
    )


def needs_of(objective: str, rules: Rules, decision: Decision) -> tuple[str, ...]:
    """Return the criteria and figures that an objective and the rules count; a composed one counts all criteria."""
    key = objective.partition(":")[2] or objective
    counted = [rule.of for rule in rules.rules if isinstance(rule, Total)]
    if key in ALL_CRITERIA:
        return tuple(dict.fromkeys([*decision.criteria, *([NPV] if key == "npv-first" else []), *counted]))
    return tuple(dict.fromkeys([key, *counted]))


def _figure(case: Case, variant: ProjectVariant, key: str) -> Figure:
    """Return what a key that is no criterion of the set stands for; one that is nothing at all is not missing here."""
    if key == NPV or key in (INVESTMENT, *case.head.figures):
        return measured(variant, key)
    return Figure(value=0.0, unit="", status=Status.ASSUMED)


def _by_project(
    lacking: Mapping[tuple[str, str], tuple[str, ...]], projects: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    """Name a project once where none of its options can be chosen, by what the project itself lacks."""
    result: dict[str, tuple[str, ...]] = {}
    for (project, option), gaps in lacking.items():
        if project in projects:
            result[f"{project}/{option}"] = gaps
        else:
            result.setdefault(project, gaps)
    return result


def _npv(
    case: Case, decision: Decision, chosen: Sequence[ProjectVariant], values: Floats, known: Bools
) -> Floats | None:
    """Return the net present values: as a criterion has them where one measures them, else from the cash flows."""
    for k, key in enumerate(decision.criteria):
        if case.criteria[key].measure == NPV and known[:, k].all():
            return frozen(values[:, k])
    figures = [measured(variant, NPV) for variant in chosen]
    return None if any(each.missing for each in figures) else frozen([each.known() for each in figures])


def _cells(case: Case, decision: Decision, variant: ProjectVariant) -> list[Figure]:
    if variant.option is None:
        return [decision.cells[variant.project][key] for key in decision.criteria]
    measures = [(key, case.criteria[key].measure) for key in decision.criteria]
    return [
        decision.cells[variant.project][key] if measure is None else measured(variant, measure)
        for key, measure in measures
    ]


def _requests(asked: Sequence[Mapping[str, Mapping[int, Figure]]], years: tuple[int, ...]) -> dict[str, Ints]:
    """Return the requests by fund in whole thousandths; the council's own fund is always there."""
    funds = list(dict.fromkeys([COUNCIL_FUND, *(fund for each in asked for fund in each)]))
    requests = {fund: np.zeros((len(asked), len(years)), dtype=np.int64) for fund in funds}
    for i, each in enumerate(asked):
        for fund, by_year in each.items():
            for year, money in by_year.items():
                requests[fund][i, years.index(year)] = thousandths(money.known())
    return {fund: frozen_ints(money) for fund, money in requests.items()}


def _totals(
    case: Case, decision: Decision, chosen: Sequence[ProjectVariant], values: Floats, known: Bools
) -> dict[str, tuple[Floats, Bools]]:
    """Return what each option adds to every total, and where that is known."""
    totals = {
        key: (frozen(values[:, k]), known[:, k]) for k, key in enumerate(decision.criteria) if decision.additive[k]
    }
    for kind in (INVESTMENT, *(key for key, each in case.head.figures.items() if each.additive)):
        if kind not in totals and kind not in decision.criteria:
            figures = [variant.figure(kind) for variant in chosen]
            sure = np.array([not figure.missing for figure in figures], dtype=bool)
            totals[kind] = frozen([0.0 if figure.missing else figure.known() for figure in figures]), sure
    if NPV not in totals and _names_npv(case.rules):
        figures = [measured(variant, NPV) for variant in chosen]
        sure = np.array([not figure.missing for figure in figures], dtype=bool)
        totals[NPV] = frozen([0.0 if figure.missing else figure.known() for figure in figures]), sure
    return totals


def _names_npv(rules: Rules) -> bool:
    """Say whether a rule counts NPV, which then is a total even where no criterion measures it."""
    return any(isinstance(rule, Total) and rule.of == NPV for rule in rules.rules)


def spread(rules: Rules, criteria: Mapping[str, Criterion]) -> Rules:
    """Return rules whose synergies name every total of their measure.

    A bonus of 50 `jobs` is 50 of each criterion that measures `jobs`, and a bonus of such a criterion is one of the
    figure. What a rule itself names stands as it is written.

    Args:
        rules: as the case states them.
        criteria: by key.

    Example:
        >>> work = {"title": "Work", "unit": "jobs", "measure": "jobs", "direction": "more", "bounds": [0, 9]}
        >>> told = {"kind": "synergy", "projects": ["a", "b"], "bonus": {"jobs": 50}}
        >>> rules, criterion = Rules.model_validate({"rules": [told]}), Criterion.model_validate(work)
        >>> spread(rules, {"work": criterion}).rules[0].bonus
        {'jobs': 50.0, 'work': 50.0}
    """
    alike: dict[str, list[str]] = {}
    for key, criterion in criteria.items():
        if criterion.measure is not None:
            alike.setdefault(criterion.measure, [criterion.measure]).append(key)
    of = {key: measure for measure, keys in alike.items() for key in keys}

    def counted(rule: Synergy) -> Synergy:
        bonus = dict(rule.bonus)
        for key, gain in rule.bonus.items():
            for other in alike.get(of.get(key, ""), ()):
                bonus.setdefault(other, gain)
        return rule.model_copy(update={"bonus": bonus})

    return rules.model_copy(
        update={"rules": tuple(counted(rule) if isinstance(rule, Synergy) else rule for rule in rules.rules)}
    )
