"""The discount rate of a case: stated, built up from its parts, and warnings about it."""

from __future__ import annotations

from dataclasses import dataclass

from appraisal.documents.case import Case
from appraisal.figures import Figure, Status
from appraisal.finance.rate import BuiltRate, RatePart, RiskClass, Warned, build_rate, rate_warnings


@dataclass(frozen=True, slots=True, kw_only=True)
class Discount:
    """The current rate, the rate that its parts give (None without parts) and warnings about both."""

    stated: Figure
    built: BuiltRate | None
    risk_class: RiskClass | None
    warnings: tuple[Warned, ...]


def discount_of(case: Case, scenario: str | None) -> Discount:
    """Return the rate of a case under a scenario.

    A scenario that prices the risk of the premium gives a warning only when it is in use. A rate stated by the scenario
    is not compared with the case's parts.

    Raises:
        InputError: `rate_part_twice`, `rate_part_missing`.
    """
    head, stated = case.head, case.rate()
    built = _built(case)
    premiums = [part for part in head.rate_parts if part.kind == "premium"]
    risk_class = next((part.risk_class for part in premiums if part.risk_class is not None), None)
    in_use = {} if scenario is None else {scenario: case.scenarios[scenario]}
    own_rate = scenario is not None and case.scenarios[scenario].rate is not None
    return Discount(
        stated=stated,
        built=built,
        risk_class=risk_class,
        warnings=rate_warnings(
            sum(part.figure.known() for part in premiums),
            risk_class=risk_class,
            covers_risk=tuple(key for key, each in in_use.items() if each.covers_risk and not own_rate),
            stated=stated.value,
            built=None if built is None or own_rate else built.of(head.prices),
        ),
    )


def drawn_twice(case: Case, scenario: str | None) -> Warned | None:
    """Return the warning if a simulation prices a risk for which the rate already holds a premium, else None.

    A rate stated by the scenario has no parts, so a premium in it is unknown.
    """
    if scenario is not None and case.scenarios[scenario].rate is not None:
        return None
    premium = sum(part.figure.known() for part in case.head.rate_parts if part.kind == "premium")
    return Warned(key="risk_drawn_twice", facts={"premium": premium}) if premium > 0 else None


def _built(case: Case) -> BuiltRate | None:
    parts = tuple(
        RatePart(
            kind=part.kind,
            value=part.figure.known(),
            status=Status(part.figure.status or Status.ASSUMED),
            source=part.figure.source,
            date=part.date,
        )
        for part in case.head.rate_parts
    )
    return build_rate(parts) if parts else None
