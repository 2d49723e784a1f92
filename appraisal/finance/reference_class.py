"""Reference classes: a claim compared with the record of others, outliers, and uplifts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from appraisal.arrays import Floats, finite
from appraisal.errors import refuse

Verdict = Literal["within", "above", "below"]
Rule = Literal["fences", "extremes"]
_ENOUGH = 5
_WHISKER = 1.5
_MARGIN = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The position of a claim among comparators, and the rule that judges it.

    `low` and `high` are the bounds of the rule; `share_below` is the share of comparators below the claim (equal ones
    count half), `times_median` the claim over their median.
    """

    claim: float
    comparators: Floats
    median: float
    times_median: float
    share_below: float
    rule: Rule
    low: float
    high: float
    verdict: Verdict


def comparison(name: str, claim: float, comparators: ArrayLike) -> Comparison:
    """Place a claim in a reference class of positive ratios (jobs per billion, cost per job, capital per unit, years).

    With five or more comparators the rule is `fences`: outside the quartiles by more than 1.5 times their distance, on
    logarithms, because ratios vary by factors (Tukey 1977, Exploratory Data Analysis, chapter 2). With fewer, quartiles
    mean little, and the rule is `extremes`: beyond the highest, or below the lowest, by more than a factor of 1.5.

    Raises:
        InputError: `no_comparators`, `not_positive`, `not_finite`.

    Example:
        >>> claim = comparison("jobs per billion", 600.0, [200.0, 75.0, 3.6])
        >>> claim.verdict, round(claim.high), claim.times_median
        ('above', 300, 8.0)
    """
    known = finite(name, comparators, shape=(-1,))
    if not known.size:
        raise refuse("no_comparators", name=name)
    for value in (claim, *known.tolist()):
        if not value > 0 or not math.isfinite(value):
            raise refuse("not_positive", name=name, value=value)
    logs = np.log(known)
    rule: Rule = "fences" if known.size >= _ENOUGH else "extremes"
    if rule == "fences":
        lower, upper = np.percentile(logs, [25, 75])
        reach = _WHISKER * (upper - lower)
        low, high = math.exp(lower - reach), math.exp(upper + reach)
    else:
        low, high = float(known.min()) / _MARGIN, float(known.max()) * _MARGIN
    slack = 1e-9
    median = float(np.median(known))
    return Comparison(
        claim=claim,
        comparators=known,
        median=median,
        times_median=claim / median,
        share_below=float(((known < claim).sum() + 0.5 * (known == claim).sum()) / known.size),
        rule=rule,
        low=low,
        high=high,
        verdict="above" if claim > high * (1 + slack) else "below" if claim < low * (1 - slack) else "within",
    )


def peers(names: Sequence[str], claims: ArrayLike, own: str) -> Floats:
    """Return the claims of all others, so that no claim is compared with itself.

    Example:
        >>> peers(["a", "b", "c"], [1.0, 2.0, 3.0], "b").tolist()
        [1.0, 3.0]
    """
    values = finite("claims", claims, shape=(len(names),))
    return finite("claims", [value for name, value in zip(names, values, strict=True) if name != own])


@dataclass(frozen=True, slots=True, kw_only=True)
class Uplift:
    """How much more capital and time projects of a class took: 0.66 for 66 % more."""

    kind: str
    capital: float
    time: float


# Upper bounds of optimism bias. Mott MacDonald, Review of Large Public Procurement in the UK, 2002, table 1; used by HM
# Treasury, Supplementary Green Book Guidance: Optimism Bias, table 1.
UPLIFTS = (
    Uplift(kind="non_standard_civil", capital=0.66, time=0.25),
    Uplift(kind="standard_civil", capital=0.44, time=0.20),
    Uplift(kind="equipment_and_development", capital=2.00, time=0.54),
)
