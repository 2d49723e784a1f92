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
from appraisal.figures import Figure
from appraisal.measures.catalogue import measured
from appraisal.measures.project_variant import CASH_FLOW, REQUEST, ProjectVariant, variants
from appraisal.money import thousandths
from appraisal.portfolio.candidates import Candidates
from appraisal.portfolio.problem import Option
from appraisal.rules.file import Rules
from appraisal.rules.funding import COUNCIL_FUND
from appraisal.rules.synergy import Synergy

NPV = "npv"
_ALL_CRITERIA = ("closeness", "closeness-raw", "value", "npv-first", "balanced")  # objectives for which each is needed


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Choice(Brief):
    """The options to choose from.

    Attributes:
        candidates: in the form that the rules use.
        variants: (n options) the variant of a project for each option.
        values: (n options, m criteria) in the criteria's units; ratings are of the whole project. Unknown values are 0
            and marked in `known`; no objective uses them.
        known: (n, m) whether a value is known; always true if the objective counts all criteria.
        npv: (n,) net present value of each option; None if that of some option is unknown.
        partial: key of a total that is not known for every option -> its numbers and a mask of the known ones.
        left_out: missing data by key of an excluded project; by `project/option` if another of its options can be
            chosen, `full` being the project itself.
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
    """Return every variant that can be chosen: nothing that the objective or the rules need is missing.

    `computed` are variants of projects with unchanged documents and head, which are not computed again.
    """
    needed = needs_of(objective, case.rules, decision)
    kept: list[tuple[ProjectVariant, list[Figure], Mapping[str, Mapping[int, Figure]]]] = []
    lacking: dict[tuple[str, str], tuple[str, ...]] = {}
    for project in decision.projects:
        for variant in (computed or {}).get(project) or variants(case, project):
            row = _cells(case, decision, variant)
            requests = variant.requests
            gaps = [key for key, cell in zip(decision.criteria, row, strict=True) if cell.missing and key in needed]
            further = [key for key in needed if key not in decision.criteria and _lacks(case, variant, key)]
            gaps += [CASH_FLOW if key == NPV else key for key in further]
            if requests is None or any(each.missing for years in requests.values() for each in years.values()):
                lacking[project, variant.key] = (*gaps, REQUEST)
            elif gaps:
                lacking[project, variant.key] = tuple(gaps)
            else:
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
            marks={key: each.marks for key, each in documents.items()},
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
    """Return the criteria and figures that an objective and the rules use; a composed objective uses all criteria."""
    key = objective.partition(":")[2] or objective
    counted = [total for rule in rules.rules for total in rule.counted]
    if key in _ALL_CRITERIA:
        return tuple(dict.fromkeys([*decision.criteria, *([NPV] if key == "npv-first" else []), *counted]))
    return tuple(dict.fromkeys([key, *counted]))


def _lacks(case: Case, variant: ProjectVariant, key: str) -> bool:
    """Return whether what a key outside the criteria set refers to is missing; unknown keys are not reported here."""
    return key in (NPV, INVESTMENT, *case.head.figures) and measured(variant, key).missing


def _by_project(
    lacking: Mapping[tuple[str, str], tuple[str, ...]], projects: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    """List a project once if none of its options can be chosen, with the data that the project itself lacks."""
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
    """Return the net present values: from a criterion if one measures them, else from the cash flows."""
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
    """Return the requests by fund in whole thousandths; the council's own fund is always included."""
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
    """Return what each option adds to every total, and a mask of the known ones."""
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
    """Return whether a rule counts NPV, which then is a total even if no criterion measures it."""
    return any(NPV in rule.counted for rule in rules.rules)


def with_spread_gains(rules: Rules, criteria: Mapping[str, Criterion]) -> Rules:
    """Return rules whose synergies name every total of their measure.

    A bonus of 50 `jobs` is a bonus of 50 for each criterion that measures `jobs`, and a bonus of such a criterion is
    one of the figure. Totals named by the rule itself are not changed.

    Args:
        rules: as the case states them.
        criteria: by key.

    Example:
        >>> work = {"title": "Work", "unit": "jobs", "measure": "jobs", "direction": "more", "bounds": [0, 9]}
        >>> told = {"kind": "synergy", "projects": ["a", "b"], "bonus": {"jobs": 50}}
        >>> rules, criterion = Rules.model_validate({"rules": [told]}), Criterion.model_validate(work)
        >>> with_spread_gains(rules, {"work": criterion}).rules[0].bonus
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
