"""The discount rate: real and nominal, built up from parts, each with its source and date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from appraisal.errors import InputError, Problem
from appraisal.figures import Status, weakest
from appraisal.finance.checks import rate_problems
from appraisal.finance.terms import Kind

RiskClass = Literal["low", "medium", "high", "very_high"]
# Premium for the risk that a project yields less than promised, in shares a year. Methodological Recommendations on the
# Appraisal of Investment Projects, VK 477 of 21.06.1999, table 11.1: low for intensifying production on proven
# equipment, medium for selling more of an existing product, high for a new product, very high for research.
PREMIUMS: dict[RiskClass, tuple[float, float]] = {
    "low": (0.03, 0.05),
    "medium": (0.08, 0.10),
    "high": (0.13, 0.15),
    "very_high": (0.18, 0.20),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RatePart:
    """One part of a rate, with the key of its source and its date; `value` is a share a year."""

    kind: Literal["risk_free", "inflation", "premium"]
    value: float
    status: Status
    source: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """A warning beside a result: a key of `warning` in `text/*/finance.toml` and its facts."""

    key: str
    facts: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltRate:
    """A discount rate, real and nominal, and its parts."""

    parts: tuple[RatePart, ...]
    real: float
    nominal: float
    status: Status

    def of(self, kind: Kind) -> float:
        """Return the real or the nominal rate."""
        return self.real if kind == "real" else self.nominal


def real_rate(nominal: float, inflation: float) -> float:
    """Return the real rate of a nominal one (Fisher 1930: 1 + nominal = (1 + real)(1 + inflation)).

    Raises:
        InputError: `rate_too_low`.

    Example:
        >>> round(real_rate(0.155, 0.05), 12)
        0.1
    """
    _above(nominal=nominal, inflation=inflation)
    return (1.0 + nominal) / (1.0 + inflation) - 1.0


def nominal_rate(real: float, inflation: float) -> float:
    """Return the nominal rate of a real one.

    Raises:
        InputError: `rate_too_low`.
    """
    _above(real=real, inflation=inflation)
    return (1.0 + real) * (1.0 + inflation) - 1.0


def build_rate(parts: tuple[RatePart, ...]) -> BuiltRate:
    """Build a rate from a nominal risk-free rate, inflation and premiums.

    The real rate is (1 + risk-free) / (1 + inflation) − 1 plus the premiums (Government of Russia, decree 1470 of
    22.11.1997). Without inflation among the parts the real and the nominal rate are equal.

    Raises:
        InputError: `rate_part_missing` without a risk-free part, `rate_part_twice`, `rate_too_low`.

    Example:
        >>> safe = RatePart(kind="risk_free", value=0.0825, status=Status.PUBLISHED)
        >>> rise = RatePart(kind="inflation", value=0.0658, status=Status.PUBLISHED)
        >>> risk = RatePart(kind="premium", value=0.04, status=Status.ASSUMED)
        >>> built = build_rate((safe, rise, risk))
        >>> round(built.real, 4), round(built.nominal, 4)
        (0.0557, 0.1251)
    """
    kinds = [part.kind for part in parts]
    problems = [
        Problem("rate_part_twice", {"kind": kind}) for kind in ("risk_free", "inflation") if kinds.count(kind) > 1
    ]
    if "risk_free" not in kinds:
        problems.append(Problem("rate_part_missing", {"kind": "risk_free"}))
    problems += [problem for part in parts for problem in rate_problems(part.kind, part.value)]
    if problems:
        raise InputError(problems)
    values = {
        kind: sum(part.value for part in parts if part.kind == kind) for kind in ("risk_free", "inflation", "premium")
    }
    real = real_rate(values["risk_free"], values["inflation"]) + values["premium"]
    return BuiltRate(
        parts=parts,
        real=real,
        nominal=nominal_rate(real, values["inflation"]),
        status=weakest(part.status for part in parts),
    )


def rate_warnings(
    premium: float,
    *,
    risk_class: RiskClass | None = None,
    covers_risk: tuple[str, ...] = (),
    stated: float | None = None,
    built: float | None = None,
) -> tuple[Warned, ...]:
    """Return the warnings about a rate.

    Args:
        premium: the sum of the risk premiums in the rate, a share a year.
        risk_class: the class that the case names, if any.
        covers_risk: the scenarios in use that price the same risk by uplifted costs, delays or cut revenues.
        stated: the rate that the case states, if it also gives parts.
        built: the rate that its parts give.

    Example:
        >>> [each.key for each in rate_warnings(0.06, risk_class="low", covers_risk=("optimism",))]
        ['premium_outside_class', 'risk_counted_twice']
    """
    result = []
    if risk_class is not None:
        low, high = PREMIUMS[risk_class]
        if not low - 1e-12 <= premium <= high + 1e-12:
            facts: dict[str, object] = {"premium": premium, "low": low, "high": high}
            result.append(Warned(key="premium_outside_class", facts=facts))
    if premium > 0:
        result += [
            Warned(key="risk_counted_twice", facts={"premium": premium, "scenario": scenario})
            for scenario in covers_risk
        ]
    if stated is not None and built is not None and abs(stated - built) > 5e-4:
        result.append(Warned(key="rate_not_its_parts", facts={"stated": stated, "built": built}))
    return tuple(result)


def _above(**rates: float) -> None:
    if problems := [problem for name, rate in rates.items() for problem in rate_problems(name, rate)]:
        raise InputError(problems)
