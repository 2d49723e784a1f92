"""The check of a portfolio against the rules as written (rule 10), without the rows that the engines use.

It works only with sets of projects and whole thousandths, and reads the rules as the council's secretary wrote them.
"""

from __future__ import annotations

from collections.abc import Sequence

from appraisal.errors import DefectError
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.candidates import Candidates
from appraisal.rules.choices import Chosen
from appraisal.rules.file import Rules


def broken_rules(rules: Rules, candidates: Candidates, chosen: Sequence[int]) -> list[str]:
    """Return the keys of the budgets and rules that a set of options breaks, in their order."""
    funded = Chosen(rules.choices(candidates), tuple(chosen))
    broken = ["one option a project"] if len(set(funded.projects)) < len(chosen) else []
    for fund, budget in rules.by_fund().items():
        broken += budget.broken(fund, funded)
    return broken + [key for key, rule in rules.keyed() if not rule.kept(funded)]


def accept_rules(rules: Rules, candidates: Candidates, portfolio: Portfolio) -> Portfolio:
    """Return the portfolio if it keeps to the rules as written; otherwise raise `DefectError`."""
    broken = broken_rules(rules, candidates, portfolio.chosen) if portfolio.found else []
    if broken:
        raise DefectError(f"{portfolio.engine} broke the rules {broken}")
    return portfolio
