"""What every reader of a ranking must be told about it: keys and facts, computed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from appraisal.assembly.decision import Decision
from appraisal.assembly.weights import COUNCIL, READER, Weights
from appraisal.council.pooling import PooledRatings
from appraisal.documents.case import Case
from appraisal.errors import DefectError
from appraisal.figures import Status
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
    """Return the remarks in the order of their weight for a reader."""
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
