"""What other methods and other weights say of a case, beside the council's ranking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from appraisal.arrays import Floats
from appraisal.ranking.topsis import Ranking
from appraisal.robustness.methods import Panel, panel

_TOPS = 10


def panel_of(ranking: Ranking, *, judged: Floats | None = None) -> Panel:
    """Ask every method with every set of weights.

    Args:
        ranking: the council's.
        judged: (m,) weights from the experts' judgements in pairs, where any judged.
    """
    given = {} if judged is None else {"ahp": judged}
    return panel(ranking.matrix, scale=ranking.scale, weights=ranking.weights, given=given)


def answered(found: Panel) -> int:
    """Return how many opinions there are; some pairs of method and weights have no answer."""
    return sum(opinion.places is not None for opinion in found.opinions)


def firsts(found: Panel) -> Mapping[str, int]:
    """Return how many opinions put each project first, the most frequent first; nobody else is ever first."""
    counts: Counter[str] = Counter()
    for opinion in found.opinions:
        if opinion.places is not None:
            counts.update(p for p, place in zip(found.projects, opinion.places.tolist(), strict=True) if place == 1)
    return dict(counts.most_common())


def stays_in_top(found: Panel) -> tuple[int, tuple[str, ...]] | None:
    """Return the smallest k for which some project never leaves the top k, and those projects; None beyond ten.

    With k the number of all projects nothing would be said.
    """
    for k in range(1, min(_TOPS, len(found.projects) - 1) + 1):
        if stay := found.never_leave_top(k):
            return k, stay
    return None
