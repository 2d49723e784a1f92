"""What every reader of the money must be told: forms of support, what a scenario does not reach, taxes, the horizon."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.assembly.remarks import Remark
from appraisal.documents.case import INVESTMENT, Case
from appraisal.documents.cash_flow import CashFlow
from appraisal.finance.timing import last_year, operation_start
from appraisal.measures.funded import funded
from appraisal.measures.version import Version
from appraisal.portfolio.rules.names import names_of
from appraisal.text import LANGUAGES, LocalText, say, title


def money_remarks(case: Case, scenario: str | None) -> tuple[Remark, ...]:
    """Return the remarks on the money of a case as a scenario sees it.

    Args:
        case: the effective case, over which the scenario is laid.
        scenario: its key, None for the case itself.
    """
    versions = [Version(case, project) for project in case.projects]
    return (*_forms(case, versions), *_unreached(case, scenario), *_taxes(case, versions), *_horizons(versions))


def _forms(case: Case, versions: list[Version]) -> Iterator[Remark]:
    """Say of each fund with money in what form it pays, and what that means for the ranking."""
    names, ranked = names_of(case), False
    for key, budget in case.rules.by_fund().items():
        if budget.form is None and budget.total is None and not budget.years:
            continue
        fund = LocalText(*(names.fund(key, language) for language in LANGUAGES))
        yield Remark(f"finance.remark.form_{budget.form or 'unsaid'}", {"fund": fund})
        ranked = ranked or budget.form not in (None, "accompanied")
    if ranked:
        yield Remark("finance.remark.ranked_before")
        tables = [each for each in versions if each.drivers is None and (found := funded(each)) and found.funds]
        if tables:
            yield Remark("finance.remark.of_tables", {"projects": [each.document.name for each in tables]})


def _unreached(case: Case, scenario: str | None) -> Iterator[Remark]:
    """Say of which projects a scenario's multipliers do not reach the money, since it is given by year alone."""
    if scenario is None:
        return
    chosen = case.scenarios[scenario]
    drivers = [name for name in chosen.multiply if name in (INVESTMENT, *CashFlow.multipliable())]
    given = [each for each in case.projects.values() if each.cash_flow is not None and each.cash_flow.table]
    if drivers and given:
        titles = [LocalText(*(say(f"finance.driver.{name}", each) for each in LANGUAGES)) for name in drivers]
        facts = {"scenario": chosen.title, "drivers": titles, "projects": [each.name for each in given]}
        yield Remark("finance.remark.unreached", facts)
        if INVESTMENT in drivers and any(each.request or each.requests for each in given):
            yield Remark("finance.remark.unreached_but_asked")


def _taxes(case: Case, versions: list[Version]) -> Iterator[Remark]:
    """Say that no profit tax is taken, and that nothing is known of how what is fixed in money loses value."""
    if not any(version.drivers is not None for version in versions):
        return
    if not case.head.taxes.profit:
        yield Remark("finance.remark.no_profit_tax")
    if case.head.prices == "real" and not case.head.inflation:
        yield Remark("finance.remark.no_inflation")


def _horizons(versions: list[Version]) -> Iterator[Remark]:
    """Say which projects are cut by the last appraised year, and what that leaves of them."""
    for version in versions:
        drivers, terms, statement = version.drivers, version.terms, version.statement
        if drivers is None or statement is None or terms.horizon is None:
            continue
        start, last = operation_start(drivers, terms), last_year(drivers, terms)
        cut = start + drivers.life - 1 - last
        if cut <= 0:
            continue
        unit = version.case.head.unit
        facts: dict[str, object] = {"project": version.document.name, "year": str(last), "n": cut}
        facts |= {
            "left": float(-statement.amounts("write_off").sum()),
            "unit": LocalText(*(title(f"units.{unit}", each) for each in LANGUAGES)),
        }
        if last < start:
            yield Remark("finance.remark.never_operates", facts)
        elif drivers.residual_value:
            facts["value"] = float(statement.amounts("residual_value").sum())
            yield Remark("finance.remark.cut_with_residual", facts)
        else:
            yield Remark("finance.remark.cut", facts)
