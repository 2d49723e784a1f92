"""The money of the council's funds in a project's statement."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from appraisal.analysis.viewpoints import views_of
from appraisal.documents.case import Case
from appraisal.documents.cash_flow import CashFlow
from appraisal.documents.checks import check
from appraisal.documents.figure import FigureTable
from appraisal.documents.findings import Path
from appraisal.finance.reconcile import reconcile
from appraisal.measures.catalogue import net_present_value
from appraisal.measures.funded import Funded, funded
from appraisal.measures.project_variant import ProjectVariant, variants
from appraisal.rules.budget import Budget
from tests.documents.small_tree import place_of, small_tree

LENT = {"total": 100, "form": "loan", "loan": {"rate": 0.05, "grace": 1, "years": 4}}
FORMS = {"grant": {"total": 100, "form": "grant"}, "loan": LENT, "equity": {"total": 100, "form": "equity"}}
A: Path = ("projects", "a", "request")


def case_of(budget: object, *, asked: float = 26.0, project: str = "a") -> Case:
    """Return the small case with a fund and a request of 2014."""
    tree = small_tree((("rules", "budget"), budget), (("projects", project, "request"), {"2014": asked}))
    return check(tree, key="case", locate=place_of)


def paid(budget: object, *, asked: float = 26.0, project: str = "a") -> Funded:
    """Return a project with the fund's money."""
    result = funded(ProjectVariant(case_of(budget, asked=asked, project=project), project))
    assert result is not None
    return result


@pytest.mark.parametrize("form", FORMS)
def test_each_form_stands_in_both_views_and_reconciles(form: str) -> None:
    """What the owners receive the budget gives, in money of the day; owners, budget and public add up; all closes."""
    variant = ProjectVariant(case_of(FORMS[form]), "a")
    result, views = funded(variant), views_of(variant)
    assert result is not None
    assert views is not None
    assert views.budget is not None
    assert views.public is not None
    at = result.statement.years.index(2014)
    received = result.statement.line("support_received", "fund:council").amounts
    assert received[at] == pytest.approx(26.0 / 1.04**2)
    assert views.budget.given[at] == pytest.approx(-received[at])
    assert views.budget.leverage is not None
    assert views.budget.jobs_per_rouble == pytest.approx(40.0 / received.sum())
    withheld = dict(views.budget.receipts)["income_tax"]
    assert np.allclose(result.statement.net_flow + views.budget.flow - withheld, views.public.flow)
    assert reconcile(result.statement).closes
    assert views.commercial.npv == pytest.approx(result.indicators.npv)
    assert views.commercial.npv != pytest.approx(views.before.npv)


def test_a_grant_adds_what_it_is_worth_and_a_loan_less() -> None:
    """A grant adds its present value; a loan below the rate adds less, equity less still where the project gains."""
    before = ProjectVariant(case_of(FORMS["grant"]), "a").indicators
    assert before is not None
    gains = {form: paid(FORMS[form]).indicators.npv - before.npv for form in FORMS}
    assert gains["grant"] == pytest.approx(26.0 / 1.04**2 / 1.1**2)
    assert 0 < gains["loan"] < gains["grant"]
    assert gains["equity"] < gains["grant"]


def test_a_loan_ends_at_zero() -> None:
    """The held balance of the fund's loan is nothing once all is repaid, in real prices too."""
    held = paid(LENT).statement.line("support_held", "fund:council").amounts
    assert held[-1] == pytest.approx(0.0, abs=1e-12)
    assert held.max() == pytest.approx(26.0 / 1.04**2)


def test_asking_for_more_does_not_change_what_is_ranked() -> None:
    """The criterion npv is before the council's money: a larger grant raises the owners' value, never the rank."""
    little, much = (ProjectVariant(case_of(FORMS["grant"], asked=asked), "a") for asked in (10.0, 90.0))
    assert net_present_value(little).value == net_present_value(much).value
    after = [funded(each) for each in (little, much)]
    assert after[0] is not None
    assert after[1] is not None
    assert after[0].indicators.npv < after[1].indicators.npv


@pytest.mark.parametrize("budget", [{"total": 100}, {"total": 100, "form": "accompanied"}])
def test_accompanied_money_stands_in_no_view(budget: object) -> None:
    """A fund that says nothing is taken as accompanied: no number changes."""
    result = paid(budget)
    assert result.funds == ()
    assert result.statement.amounts("support_received").sum() == 0.0


@pytest.mark.parametrize("form", FORMS)
def test_a_table_of_flows_has_the_money_in_its_owners_flow(form: str) -> None:
    """Flows by year know no taxes, but the fund's money stands in them."""
    result = paid(FORMS[form], project="b")
    assert result.funds == ("council",)
    assert result.statement.amounts("support_received").sum() == pytest.approx(26.0 / 1.04**2)


def test_an_option_has_a_statement_of_its_own() -> None:
    """An option begun later asks later, and its loan is repaid later."""
    later = {"key": "later", "title": "Later", "delay": 2}
    tree = small_tree((("rules", "budget"), LENT), (A, {"2014": 26.0}), (("projects", "a", "options", 0), later))
    case = check(tree, key="case", locate=place_of)
    result = funded(variants(case, "a")[1])
    assert result is not None
    received = result.statement.line("support_received", "fund:council").amounts
    assert result.statement.years[int(np.flatnonzero(received)[0])] == 2016


def test_money_that_a_project_returns_leaves_its_owners_and_reaches_the_budget() -> None:
    """A request below zero is money paid back: minus for the owners, plus for the budget, and all closes."""
    returned = {"value": -20.0, "note": "repaid"}
    tree = small_tree((("rules", "budget"), FORMS["grant"]), (A, {"2014": 50, "2015": returned}))
    variant = ProjectVariant(check(tree, key="case", locate=place_of), "a")
    result, views = funded(variant), views_of(variant)
    assert result is not None
    assert views is not None
    assert views.budget is not None
    paid_back = result.statement.years.index(2015)
    before = variant.statement
    assert before is not None
    assert (result.statement.net_flow - before.net_flow)[paid_back] == pytest.approx(-20.0 / 1.04**3)
    assert views.budget.given[paid_back] == pytest.approx(20.0 / 1.04**3)
    assert reconcile(result.statement).closes


def test_an_option_begun_later_may_ask_in_the_first_year() -> None:
    """An option's own request keeps its years though the option begins later: it may fall in the base year."""
    later = {"key": "later", "title": "Later", "delay": 1, "request": {"2012": 10.0}}
    tree = small_tree((("rules", "budget"), FORMS["grant"]), (("projects", "a", "options", 0), later))
    case = check(tree, key="case", locate=place_of)
    assert case.head.base_year == 2012
    result = funded(variants(case, "a")[1])
    assert result is not None
    assert result.statement.line("support_received", "fund:council").amounts[0] == pytest.approx(10.0)


@pytest.mark.parametrize("granted", [0.0, 5.0])
def test_a_part_of_a_table_is_held_against_what_the_project_takes(granted: float) -> None:
    """Of 40 taken an owner who pays 6 holds 15 %, whatever another fund gives, and of 30 of the day gets 4.5 once."""
    case = case_of({"total": 100, "form": "equity"}, asked=6.0)
    project = case.projects["a"].model_copy(
        update={"cash_flow": CashFlow.model_validate({"table": {2014: -40.0, 2016: 30.0}})}
    )
    rules = case.rules
    if granted:
        project = project.model_copy(
            update={"requests": {"region": {2014: FigureTable(value=granted, status="claimed")}}}
        )
        rules = rules.model_copy(update={"funds": {"region": Budget(total=100, form="grant")}})
    variant = ProjectVariant(replace(case, projects={**case.projects, "a": project}, rules=rules), "a")
    result = funded(variant)
    assert result is not None
    assert variant.statement is not None
    prices = variant.terms.price_index(variant.statement.years, price_year=variant.terms.base_year)
    at = variant.statement.years.index(2016)
    nominal = variant.statement.net_flow * prices
    taken = -nominal[variant.statement.years.index(2014)]
    dividends = result.statement.line("support_dividends", "fund:council").amounts
    assert dividends[at] == pytest.approx(-6.0 / taken * nominal[at] / prices[at])
