"""Charts of a budget and the numbers that they show."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.money import amount, thousandths
from appraisal.report.budget import frontier_spec, objective_head, spending, spending_spec
from appraisal.text import LANGUAGES, Language


def limited(case: Case, years: dict[int, float], *, carry_over: bool) -> Appraisal:
    """Return the appraisal of the filled case with other money by year."""
    budget = case.rules.budget.model_copy(update={"years": years, "carry_over": carry_over})
    return appraise(replace(case, rules=case.rules.model_copy(update={"budget": budget})), scenario="filled")


def limits(appraisal: Appraisal) -> dict[int, float]:
    """Return the limit of each year that has one."""
    return {year: room for year, _, room in spending(appraisal) if room is not None}


def test_a_year_without_money_of_its_own_has_what_was_left(kuzbass: Case) -> None:
    """With carry-over the limits of three years are all that was given until then less what was spent before."""
    appraisal = limited(kuzbass, {2013: 90000.0, 2015: 1000.0}, carry_over=True)
    spent = {year: used for year, used, _ in spending(appraisal)}
    first = 90000.0 - spent[2013]
    assert limits(appraisal) == {2013: 90000.0, 2014: first, 2015: first - spent[2014] + 1000.0}


def test_what_is_spent_before_the_first_money_is_taken_off_it(kuzbass: Case) -> None:
    """The rule compares all requests until a year with all money until then, and so does the limit that is drawn."""
    appraisal = limited(kuzbass, {2014: 30000.0, 2016: 60000.0}, carry_over=True)
    rows = {year: (used, room) for year, used, room in spending(appraisal)}
    assert rows[2013][0] > 0
    assert rows[2013][1] is None
    assert rows[2014][1] == 30000.0 - rows[2013][0]
    assert list(limits(appraisal)) == [2014, 2015, 2016]


def test_without_carry_over_a_limit_is_the_money_of_its_year(kuzbass: Case) -> None:
    """What a year leaves is lost, and the other years have no limit."""
    assert limits(limited(kuzbass, {2014: 9000.0}, carry_over=False)) == {2014: 9000.0}


@pytest.mark.parametrize("years", [{2013: 90000.0, 2015: 1000.0}, {2014: 30000.0, 2016: 60000.0}])
def test_the_drawn_limits_are_the_slacks_of_the_rules(kuzbass: Case, years: dict[int, float]) -> None:
    """What a year leaves of its limit is the slack of its row in the problem, in thousandths."""
    appraisal = limited(kuzbass, years, carry_over=True)
    chosen = list(appraisal.portfolio.chosen)
    for row in appraisal.selection.problem().rows:
        fund, _, year = row.rule.partition(".")
        if fund == "budget" and year:
            _, used, room = next(each for each in spending(appraisal) if each[0] == int(year))
            assert room is not None
            assert thousandths(room - used) == row.rhs - int(row.coefficients[chosen].sum())


def test_all_that_is_spent_is_the_cost_of_the_portfolio(filled: Appraisal) -> None:
    """The bars of all years add up to the portfolio's request."""
    assert sum(used for _, used, _ in spending(filled)) == pytest.approx(amount(filled.portfolio.cost or 0))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_spending_chart_draws_the_years_and_says_what_a_limit_is(filled: Appraisal, language: Language) -> None:
    """Each year is a bar with its limit; with carry-over the legend says that the limit has what was left."""
    spec = spending_spec(filled, language, alt="x")
    drawn = spec["data"]["values"]
    assert [(int(each["year"]), each["spent"], each["cap"]) for each in drawn] == spending(filled)
    legend = {"en": "limit of the year with carry-over", "ru": "лимит года с остатком прошлых лет"}
    assert spec["description"] == "x"
    assert {each["cap_said"] for each in drawn} == {legend[language]}


def test_the_frontier_is_drawn_to_the_end_with_the_current_budget(filled: Appraisal) -> None:
    """Every breakpoint is a dot at its budget, and a diamond stands at the current budget with its value."""
    curve = filled.selection.frontier
    here = (80000.0, filled.portfolio.value or 0.0)
    spec = frontier_spec(filled, curve, "en", chosen=here, until=100000.0, alt="x")
    line, dots, _, diamond = spec["layer"]
    points = [(each["budget"], each["worth"]) for each in dots["data"]["values"]]
    assert points == [(amount(each.budget), each.value) for each in curve.breakpoints]
    assert line["data"]["values"][-1]["budget"] == 100000.0
    assert diamond["data"]["values"] == [{"budget": here[0], "worth": here[1]}]
    assert dots["encoding"]["y"]["title"] == objective_head(filled, "closeness", "en")
    assert len(frontier_spec(filled, curve, "en", chosen=None, until=1.0, alt="x")["layer"]) == 2


def test_a_breakpoint_that_only_says_what_is_proved_is_not_drawn(filled: Appraisal) -> None:
    """One portfolio in two breakpoints is one dot, unless each of them holds for its own budget only."""
    curve = filled.selection.frontier
    [first, *rest] = curve.breakpoints
    again = replace(first, budget=first.budget + 1)
    twice = replace(curve, breakpoints=(first, again, *rest), exact=False)

    drawn = [
        frontier_spec(filled, replace(twice, apart=apart), "en", chosen=None, until=1.0, alt="x")["layer"][-1]
        for apart in (False, True)
    ]
    assert [len(each["data"]["values"]) for each in drawn] == [len(curve.breakpoints), len(curve.breakpoints) + 1]


@pytest.mark.parametrize(
    ("objective", "english", "russian"),
    [
        ("closeness", "Closeness above doing nothing", "Близость сверх бездействия"),
        ("jobs", "Total of Jobs, jobs", "Сумма показателя «Рабочие места», рабочих мест"),
        ("balanced", "Balance between criteria", "Сбалансированность по критериям"),
        ("npv", "NPV, million RUB", "ЧДД, млн руб."),
    ],
)
def test_an_axis_names_the_objective_with_its_unit(
    filled: Appraisal, objective: str, english: str, russian: str
) -> None:
    """Money has its unit, closeness none; an objective without a short title has its full one."""
    assert objective_head(filled, objective, "en") == english
    assert objective_head(filled, objective, "ru") == russian
