"""What-ifs that a council keeps: each is the session's case with some rules changed, appraised anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.analysis.titles import gap_title
from appraisal.document import LONGEST_KEY
from appraisal.documents.case import Case
from appraisal.errors import InputError, Problem
from appraisal.journal.events.voting import VariantKept
from appraisal.meeting.holdings import Holding, PortfolioDifference, best_holding, difference
from appraisal.once import once
from appraisal.rules.excluded import Excluded
from appraisal.rules.file import Rules
from appraisal.rules.kinds import AnyRule
from appraisal.rules.mandatory import Mandatory
from appraisal.settings import AskedWeights, Settings
from appraisal.text import LocalText


@dataclass(frozen=True, kw_only=True)
class Varied:
    """A what-if and its appraisal; `kept` is None for the case as it is."""

    kept: VariantKept | None
    appraisal: Appraisal

    @once
    def holding(self) -> Holding | None:
        """The best portfolio; None if no portfolio keeps to the rules."""
        return best_holding(self.appraisal)

    def against(self, before: Varied) -> PortfolioDifference | None:
        """Return what differs from another what-if; None unless both have a portfolio."""
        if self.holding is None or before.holding is None:
            return None
        return difference(before.holding, self.holding)


def side_by_side(case: Case, variants: Iterable[VariantKept]) -> tuple[Varied, ...]:
    """Return the case as it is and then each what-if, appraised.

    Args:
        case: as the council has it; see `journal/council.py`.
        variants: that the case can have; see `accept_variant`.
    """
    return Varied(kept=None, appraisal=appraise(case)), *(varied(case, each) for each in variants)


def varied(case: Case, kept: VariantKept, *, weights: AskedWeights = None) -> Varied:
    """Return a what-if, appraised.

    Args:
        case: as the council has it.
        kept: that the case can have; see `accept_variant`.
        weights: other weights than the council's or those of the what-if.

    Raises:
        InputError: where the case cannot have it.
    """
    settings = Settings(budget=kept.budget, weights=kept.weights or None if weights is None else weights)
    if kept.objective is not None:
        settings = replace(settings, objective=kept.objective)
    changed = replace(case, rules=changed_rules(case.rules, kept))
    return Varied(kept=kept, appraisal=appraise(changed, scenario=kept.scenario, settings=settings))


def changed_rules(rules: Rules, kept: VariantKept) -> Rules:
    """Return the rules under a what-if but for its total budget, which is a setting.

    The rules that stay keep their keys. Each project that is forced in or out is a rule of its own, so that a clash
    names that project alone.
    """
    left: list[AnyRule] = [
        rule.model_copy(update={"key": key}) for key, rule in rules.keyed() if key not in kept.rules_off
    ]
    taken = {key for key, _ in rules.keyed()}
    for project in kept.forced_in:
        key = _free(f"in-{project}", taken)
        left.append(Mandatory(kind="mandatory", key=key, projects=(project,)))
    for project in kept.forced_out:
        key = _free(f"out-{project}", taken)
        left.append(Excluded(kind="excluded", key=key, projects=(project,)))
    budget = rules.budget.model_copy(update={"years": {**rules.budget.years, **kept.years}})
    return rules.model_copy(update={"rules": tuple(left), "budget": budget})


def _free(name: str, taken: set[str]) -> str:
    """Return a key that no other rule has, and take it."""
    key, number = name[:LONGEST_KEY], 2
    while key in taken:
        end = f"-{number}"
        key, number = name[: LONGEST_KEY - len(end)] + end, number + 1
    taken.add(key)
    return key


def accept_variant(case: Case, kept: VariantKept) -> None:
    """Refuse a what-if that names what the case does not have, before it enters the journal.

    Args:
        case: as the council has it.
        kept: the what-if; projects that the case does not have are for the journal to refuse.

    Raises:
        InputError: all of `variant_rule_unknown`, `variant_year_unknown`, `variant_project_lacks`, and what an
            appraisal refuses, such as `unknown_scenario` and `unknown_objective`.
    """
    problems = list(_unknown_rules(case, kept))
    try:
        now = varied(case, kept.model_copy(update={"years": {}, "rules_off": (), "forced_in": (), "forced_out": ()}))
        _ = now.appraisal.selection.problem()
    except InputError as error:
        raise InputError([*problems, *error.problems]) from None
    if problems := [*problems, *_unknown_years(now.appraisal, kept), *_lacking(now.appraisal, kept)]:
        raise InputError(problems)
    _ = varied(case, kept).appraisal.selection.problem()


def _unknown_rules(case: Case, kept: VariantKept) -> Iterator[Problem]:
    known = [key for key, _ in case.rules.keyed()]
    return (
        Problem("variant_rule_unknown", {"rule": each, "known": known}) for each in kept.rules_off if each not in known
    )


def _unknown_years(appraisal: Appraisal, kept: VariantKept) -> Iterator[Problem]:
    known = sorted({*appraisal.candidates.years, *appraisal.case.rules.budget.limited_years})
    for year in kept.years:
        if year not in known:
            yield Problem("variant_year_unknown", {"year": str(year), "known": [str(each) for each in known]})


def _lacking(appraisal: Appraisal, kept: VariantKept) -> Iterator[Problem]:
    case, left_out = appraisal.effective, appraisal.selection.choice.left_out
    for project in kept.forced_in:
        if project in left_out:
            missing = [
                LocalText(en=gap_title(case, each, "en"), ru=gap_title(case, each, "ru")) for each in left_out[project]
            ]
            yield Problem("variant_project_lacks", {"project": case.projects[project].name, "missing": missing})
