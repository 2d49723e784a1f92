"""Remarks that every reader of a ranking must see: computed keys and facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from appraisal.analysis.decision_matrix import Decision
from appraisal.analysis.weights import COUNCIL, READER, Weights
from appraisal.council.pooling import PooledRatings
from appraisal.documents.case import INVESTMENT, Case
from appraisal.documents.cash_flow import CashFlow
from appraisal.errors import DefectError
from appraisal.figures import Status
from appraisal.finance.timing import last_year, operation_start
from appraisal.measures.funded import funded
from appraisal.measures.project_variant import ProjectVariant
from appraisal.ranking.topsis import Ranking
from appraisal.text.local import LANGUAGES, Language, LocalText
from appraisal.text.say import say, title


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence: a key of the texts and its facts."""

    key: str
    facts: dict[str, object] = field(default_factory=dict)

    def text(self, language: Language) -> str:
        """Return the sentence in a language."""
        return say(self.key, language, **self.facts)


def remarks_of(
    case: Case, decision: Decision, weights: Weights, pooled: PooledRatings | None, ranking: Ranking | None
) -> tuple[Remark, ...]:
    """Return the remarks in the order of their importance."""
    return tuple(_remarks(case, decision, weights, pooled, ranking))


def _remarks(
    case: Case, decision: Decision, weights: Weights, pooled: PooledRatings | None, ranking: Ranking | None
) -> Iterator[Remark]:
    titles = {key: case.criteria[key].title for key in decision.criteria}
    cells = [cell for row in decision.cells.values() for cell in row.values()]
    known = [cell for cell in cells if not cell.missing]
    if known:
        counts = {status: sum(cell.status is status for cell in known) for status in Status}
        yield Remark(
            "remarks.evidence",
            {
                "n": len(known),
                "published": counts[Status.PUBLISHED],
                "claimed": counts[Status.CLAIMED],
                "assumed": counts[Status.ASSUMED],
                "share": counts[Status.ASSUMED] / len(known),
            },
        )
    if decision.missing:
        yield Remark("remarks.not_ranked", {"n": len(decision.missing)})
    if weights.whose == READER:
        yield Remark("remarks.weights_of_reader")
    elif weights.whose != COUNCIL:
        yield Remark("remarks.weights_not_councils")
    if pooled is not None and (below := int(pooled.below_quorum.sum())):
        yield Remark("remarks.below_quorum", {"n": below})
    if decision.scale.bounds == "data":
        yield Remark("ranking.remark.data_bounds")
    if ranking is None:
        return
    for key in sorted(set(ranking.remarks) - {"data_bounds", "outside_bounds"}):
        yield Remark(f"ranking.remark.{key}")
    for each in ranking.outside:
        facts = {"project": _name(case, each.project), "criterion": titles[each.criterion]}
        unit = LocalText(*(title(f"units.{case.criteria[each.criterion].unit}", language) for language in LANGUAGES))
        yield Remark("remarks.outside_bounds", {**facts, "value": each.value, "bound": each.bound, "unit": unit})


def _name(case: Case, project: str) -> LocalText:
    if project not in case.projects:
        raise DefectError(f"no project {project}")
    return case.projects[project].name


def finance_remarks(case: Case, scenario: str | None) -> tuple[Remark, ...]:
    """Return the remarks on the money of a case as a scenario sees it.

    Args:
        case: the effective case, over which the scenario is laid.
        scenario: its key, None for the case itself.
    """
    variants = [ProjectVariant(case, project) for project in case.projects]
    return (*_forms(case, variants), *_unreached(case, scenario), *_taxes(case, variants), *_horizons(variants))


def _forms(case: Case, variants: list[ProjectVariant]) -> Iterator[Remark]:
    """Say of each fund with money in what form it pays, and what that means for the ranking."""
    names, ranked = case.names, False
    for key, budget in case.rules.by_fund().items():
        if budget.form is None and budget.total is None and not budget.years:
            continue
        fund = LocalText(*(names.fund(key, language) for language in LANGUAGES))
        yield Remark(f"finance.remark.form_{budget.form or 'unsaid'}", {"fund": fund})
        ranked = ranked or budget.form not in (None, "accompanied")
    if ranked:
        yield Remark("finance.remark.ranked_before")
        tables = [each for each in variants if each.drivers is None and (result := funded(each)) and result.funds]
        if tables:
            yield Remark("finance.remark.of_tables", {"projects": [each.document.name for each in tables]})


def _unreached(case: Case, scenario: str | None) -> Iterator[Remark]:
    """Name the projects whose money a scenario's multipliers do not reach, because it is given only by year."""
    if scenario is None:
        return
    chosen = case.scenarios[scenario]
    drivers = [name for name in chosen.multiply if name in (INVESTMENT, *CashFlow.multipliable())]
    given = [each for each in case.projects.values() if each.cash_flow is not None and each.cash_flow.table]
    if drivers and given:
        titles = [LocalText(*(say(f"finance.driver.{name}", each) for each in LANGUAGES)) for name in drivers]
        facts = {"scenario": chosen.title, "drivers": titles, "projects": [each.name for each in given]}
        yield Remark("finance.remark.unreached", facts)
        if INVESTMENT in drivers and any(each.request or each.requests for each in given):
            yield Remark("finance.remark.unreached_but_asked")


def _taxes(case: Case, variants: list[ProjectVariant]) -> Iterator[Remark]:
    """Report that no profit tax is taken, and that there is no inflation to erode amounts fixed in money."""
    if not any(variant.drivers is not None for variant in variants):
        return
    if not case.head.taxes.profit:
        yield Remark("finance.remark.no_profit_tax")
    if case.head.prices == "real" and not case.head.inflation:
        yield Remark("finance.remark.no_inflation")


def _horizons(variants: list[ProjectVariant]) -> Iterator[Remark]:
    """Name the projects that the last appraised year cuts off, and their remaining years."""
    for variant in variants:
        drivers, terms, statement = variant.drivers, variant.terms, variant.statement
        if drivers is None or statement is None or terms.horizon is None:
            continue
        start, last = operation_start(drivers, terms), last_year(drivers, terms)
        cut = start + drivers.life - 1 - last
        if cut <= 0:
            continue
        unit = variant.case.head.unit
        facts: dict[str, object] = {"project": variant.document.name, "year": str(last), "n": cut}
        facts |= {
            "left": float(-statement.amounts("write_off").sum()),
            "unit": LocalText(*(title(f"units.{unit}", each) for each in LANGUAGES)),
        }
        if last < start:
            yield Remark("finance.remark.never_operates", facts)
        elif drivers.residual_value:
            facts["value"] = float(statement.amounts("residual_value").sum())
            yield Remark("finance.remark.cut_with_residual", facts)
        else:
            yield Remark("finance.remark.cut", facts)
