"""Three views of each project, with the external effects that the case prices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from appraisal.documents.case import Case
from appraisal.figures import Status, weakest
from appraisal.finance.indicators import Indicators
from appraisal.finance.views import BudgetView, Externality, PublicView, budget_view, counted_twice, public_view
from appraisal.measures.funded import funded
from appraisal.measures.jobs_per_money import JOBS
from appraisal.measures.project_variant import ProjectVariant


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """One project from the views of its owners, the budget and the public.

    `commercial` and `budget` include the money of the council's funds (see `measures.funded`); `before` is the owners'
    view without it, which is ranked. `budget` and `public` are None for an explicit table, which has no taxes and no
    transfers. `unpriced` are priced kinds of figure that the project lacks; `twice` are scored criteria whose effect is
    also priced.
    """

    commercial: Indicators
    before: Indicators
    budget: BudgetView | None
    public: PublicView | None
    unpriced: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()


def views_of(variant: ProjectVariant) -> Views | None:
    """Return the three views of a variant; None without a statement."""
    statement, before, after = variant.statement, variant.indicators, funded(variant)
    if statement is None or before is None or after is None:
        return None
    result = after.indicators
    if not statement.detailed:
        return Views(commercial=result, before=before, budget=None, public=None)
    case = variant.case
    jobs = variant.figure(JOBS).value if JOBS in case.head.figures else None
    public = public_view(statement, variant.terms, externalities(variant))
    return Views(
        commercial=result,
        before=before,
        budget=budget_view(after.statement, variant.terms, jobs=jobs),
        public=public,
        unpriced=tuple(kind for kind in case.head.external_prices if variant.figure(kind).missing),
        twice=counted_twice(public, case.criteria_set.criteria),
    )


def externalities(variant: ProjectVariant) -> Iterator[Externality]:
    """Yield the effects of a variant that the case prices, each with the weaker status of figure and price."""
    for kind, price in variant.case.head.external_prices.items():
        effect = variant.figure(kind)
        if effect.value is not None and price.value is not None:
            yield Externality(
                name=kind,
                amount=effect.value,
                price=price.value,
                status=weakest([effect.status, Status(price.status or Status.ASSUMED)]),
                criterion=_criterion_of(variant.case, kind),
            )


def _criterion_of(case: Case, kind: str) -> str | None:
    return next((key for key in case.criteria_set.criteria if case.criteria[key].measure == kind), None)
