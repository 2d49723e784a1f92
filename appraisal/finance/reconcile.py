"""Whether a statement balances: sources equal uses, and assets equal their funding, in every year."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from appraisal.arrays import Floats, frozen
from appraisal.errors import DefectError
from appraisal.finance.lines import TAXABLE
from appraisal.finance.statement import Statement

_HOLDS = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """Two proofs, in nominal money by year, shape (years,).

    Owners pay in every shortage and take out every surplus, so no cash stays in the project. `sources` are receipts
    with the owners' payments, `uses` are payments including those to the owners. `assets` (book value and working
    capital) must equal `funding` (owners' capital with retained profits, and support still held), which is computed
    from profits and not from cash. Support held is the sum received minus the sum repaid, so it is zero once all is
    repaid. `gap` is the largest difference as a share of the largest amount.
    """

    sources: Floats
    uses: Floats
    assets: Floats
    funding: Floats
    gap: float

    @property
    def closes(self) -> bool:
        """Whether both hold, and only support is left at the end."""
        return self.gap <= _HOLDS


def reconcile(statement: Statement) -> Reconciliation:
    """Check that a statement built from drivers balances."""
    if not statement.detailed:
        raise DefectError("an explicit table has no balances")
    index = statement.deflator if statement.kind == "real" else np.ones_like(statement.deflator)

    def nominal(*kinds: str) -> Floats:
        return frozen(statement.amounts(*kinds) * index)

    flow = nominal("net_flow")
    paid_in, taken_out = np.maximum(-flow, 0.0), np.maximum(flow, 0.0)
    cash = [line.amounts * index for line in statement.lines if line.role in ("cash", "support")]
    sources = paid_in + sum(np.maximum(each, 0.0) for each in cash)
    uses = taken_out + sum(np.maximum(-each, 0.0) for each in cash)
    assets = nominal("book_value", "working_capital_held")
    kept = nominal(*TAXABLE) + nominal("profit_tax") + nominal("support_dividends")
    owners = np.cumsum(kept + paid_in - taken_out)
    funding = owners + nominal("support_held")
    owed = np.cumsum(nominal("support_received") + nominal("support_repaid"))
    astray = float(np.abs(nominal("support_held") - owed).max())
    left = float(abs(assets[-1]))
    largest = max(float(np.abs(each).max()) for each in (sources, uses, assets, funding)) or 1.0
    gaps = (float(np.abs(sources - uses).max()), float(np.abs(assets - funding).max()), astray, left)
    return Reconciliation(
        sources=frozen(sources),
        uses=frozen(uses),
        assets=assets,
        funding=frozen(funding),
        gap=max(gaps) / largest,
    )
