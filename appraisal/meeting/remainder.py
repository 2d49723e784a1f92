"""What is left of a motion whose projects are voted on one by one, and the rules that the rest no longer keeps."""

from __future__ import annotations

from dataclasses import dataclass

from appraisal.meeting.holdings import Holding, holding
from appraisal.meeting.motions import Told
from appraisal.meeting.votes import Resolution
from appraisal.rules.check import broken_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Remainder:
    """The portfolio without projects not approved or put off; `broken` are the keys of the rules that it breaks."""

    holding: Holding
    broken: tuple[str, ...]


def remainder(told: Told, result: Resolution) -> Remainder:
    """Return what is left of a motion's portfolio after the votes on single projects so far."""
    out = {*result.put_off, *(key for key, verdict in result.by_project.items() if verdict == "lost")}
    rest = holding(told.appraisal, [each for each in told.holding.options if each.project not in out])
    candidates, rules = told.appraisal.candidates, told.appraisal.selection.counted
    chosen = [number for number, option in enumerate(candidates.options) if option in rest.options]
    # What the motion itself forces in or out stands last among the rules: the council has just voted otherwise.
    forced = len(told.changes.forced_in) + len(told.changes.forced_out)
    standing = rules.model_copy(update={"rules": rules.rules[: len(rules.rules) - forced]})
    return Remainder(holding=rest, broken=tuple(broken_rules(standing, candidates, chosen)))
