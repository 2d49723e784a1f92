"""Internal rates of return: every rate above −100 % at which the net present value is zero (rule 8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from numpy.typing import ArrayLike

from appraisal.arrays import finite
from appraisal.finance.positive_roots import positive_roots

Outcome = Literal["one", "several", "none", "no_outlay", "no_return", "no_flows"]
_DUST = 1e-12  # a flow this small beside the largest is a rounding remainder, not money


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalRates:
    """All internal rates, ascending, and what to say of them: `outcome` is a key of `irr` in `text/*/finance.toml`.

    `none` has outlays and returns but no rate at which they balance; `no_outlay` and `no_return` have flows of one sign
    only; `no_flows` is zero at every rate. `borrowing`: the flows begin positive and have exactly one rate, so that the
    value rises with the rate as a loan's does, and such a flow pays above that rate and not below it.
    """

    rates: tuple[float, ...]
    outcome: Outcome
    borrowing: bool = False

    @property
    def only(self) -> float | None:
        """The internal rate if there is exactly one."""
        return self.rates[0] if self.outcome == "one" else None


def internal_rates(flows: ArrayLike, *, mid_year: bool = False) -> InternalRates:
    """Return every internal rate of return above −100 %.

    With y = 1 / (1 + rate) the net present value is a polynomial in y (in its square root when flows fall in mid-year),
    whose positive roots are isolated exactly: none is missed, none is invented. A rate at which the value only touches
    zero counts once. Flows below 1e-12 of the largest count as zero.

    Raises:
        InputError: `not_finite`, `wrong_shape`.

    Example:
        >>> internal_rates([-100, 60, 60]).rates, internal_rates([-1000, 2300, -1320]).outcome
        ((0.1306623862918075,), 'several')
    """
    by_year = finite("flows", flows, shape=(-1,))
    largest = float(abs(by_year).max(initial=0.0))
    money = [float(flow) if abs(flow) > _DUST * largest else 0.0 for flow in by_year]
    if not any(money):
        return InternalRates(rates=(), outcome="no_flows")
    if min(money) >= 0 or max(money) <= 0:
        return InternalRates(rates=(), outcome="no_outlay" if min(money) >= 0 else "no_return")
    result = positive_roots(_spread(money) if mid_year else money)
    power = 2 if mid_year else 1
    rates = tuple(sorted(y**-power - 1.0 for y in result))
    outcome: Outcome = "none" if not rates else "one" if len(rates) == 1 else "several"
    begins = next(flow for flow in money if flow)
    borrowing = outcome == "one" and begins > 0 and next(flow for flow in reversed(money) if flow) < 0
    return InternalRates(rates=rates, outcome=outcome, borrowing=borrowing)


def _spread(money: list[float]) -> list[float]:
    """Return the coefficients by half years: the flow of year t ≥ 1 falls after 2t − 1 of them."""
    halves = [0.0] * max(2 * len(money) - 2, 1)
    halves[0] = money[0]
    halves[1::2] = money[1:]
    return halves
