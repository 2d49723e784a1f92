"""What is said of the money of a case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.analysis.remarks import finance_remarks
from appraisal.documents.case import Case
from appraisal.documents.checks import check
from appraisal.documents.findings import Path
from appraisal.documents.overlay import under
from appraisal.measures.project_variant import ProjectVariant
from appraisal.rules.file import Rules
from appraisal.text import LANGUAGES
from tests.analysis.small import small
from tests.documents.small_tree import GONE, place_of, small_tree

FORM: Path = ("rules", "budget", "form")


def told(*changes: tuple[Path, object], scenario: str | None = None) -> list[str]:
    """Return the remarks on the small case, in words; each is said in Russian too."""
    case = check(small_tree(*changes), key="case", locate=place_of)
    result = finance_remarks(under(case, scenario), scenario)
    assert all(each.text("ru") for each in result)
    return [each.text("en") for each in result]


def test_the_form_of_a_fund_is_said_or_what_was_taken_for_it() -> None:
    """Unsaid it is accompanied; a grant says that places are before its money."""
    assert "taken as accompanied" in told()[0]
    assert "the council accompanies" in told((FORM, "accompanied"))[0]
    granted = told((FORM, "grant"))
    assert "pays as a grant" in granted[0]
    assert "no project gains by asking for more" in granted[1]


def test_multipliers_that_do_not_reach_a_table_are_named() -> None:
    """Revenue times 0.9 cannot reach flows by year; only under the scenario is it said."""
    said = told(scenario="low")
    assert "The scenario “Low” changes Revenue at full capacity." in said[1]
    assert said[1].endswith("year alone: B.")
    assert len(told()) == 1


def test_tax_and_inflation_left_out_are_said() -> None:
    """Without a profit tax, and in real prices without inflation, a remark stands."""
    assert "no profit tax" in told((("case", "taxes"), GONE))[1]
    bare = told((("case", "inflation"), GONE), (("case", "price_year"), 2012))
    assert "no inflation" in bare[1]


def test_a_horizon_before_the_end_of_life_asks_for_a_terminal_value() -> None:
    """Ten years from 2014 are cut in 2020: three years are lost; a residual value stands for them."""
    last: tuple[Path, object] = (("case", "last_year"), 2020)
    cut = told(last)
    assert "comes 3 years before the end of operation" in cut[1]
    assert "State what the later years are worth" in cut[1]
    kept = told(last, (("projects", "a", "cash_flow", "residual_value"), 20))
    assert "what the residual value says" in kept[1]
    never = told(last, (("projects", "a", "cash_flow", "delay"), 10))
    assert "does not operate by the last appraised year 2020" in never[1]


def test_a_delay_moves_a_table_from_its_first_inflow_on() -> None:
    """The outlay of 2012 stays, the inflow of 2015 comes two years later; the rate of the scenario holds as well."""
    late = {"title": "Late", "delay": 2, "rate": 0.2}
    case = check(small_tree((("scenarios", "low"), late)), key="case", locate=place_of)
    result = ProjectVariant(under(case, "low"), "b")
    assert result.statement is not None
    assert result.statement.years[-1] == 2017
    assert result.terms.rate == 0.2


def test_deflation_and_the_cost_of_closing_are_accepted() -> None:
    """Inflation below zero and a negative residual value are read, and the case has a statement."""
    case = check(
        small_tree((("case", "inflation", 0, "rate"), -0.02), (("projects", "a", "cash_flow", "residual_value"), -20)),
        key="case",
        locate=place_of,
    )
    result = ProjectVariant(case, "a").statement
    assert result is not None
    assert result.amounts("residual_value").sum() == pytest.approx(-20.0 * 0.98)


def test_the_budgets_view_of_a_table_is_not_promised() -> None:
    """A grant to a project by table stands with its owners; that the budget's view of it is not known is said."""
    asked: tuple[Path, object] = (("projects", "b", "request"), {"2014": 5})
    said = told((FORM, "grant"), asked)
    assert any("the budget's view is not known" in each and each.endswith("taxes: B.") for each in said)
    assert not any("the budget's view is not known" in each for each in told((FORM, "accompanied"), asked))


def test_what_is_asked_grows_though_a_table_does_not() -> None:
    """An investment times 1.2 raises the request of a project by table, and its flows stay: both are said."""
    asked: tuple[Path, object] = (("projects", "b", "request"), {"2014": 5})
    dearer: tuple[Path, object] = (("scenarios", "low", "multiply"), {"investment": 1.2})
    assert "grows with the investment all the same" in told(asked, dearer, scenario="low")[2]
    assert not any("all the same" in each for each in told(asked, scenario="low"))


def keys(appraisal: Appraisal) -> set[str]:
    """Return what is remarked on a ranking; each is said in both languages without a hole."""
    assert all("{" not in each.text(language) for each in appraisal.remarks for language in LANGUAGES)
    return {each.key for each in appraisal.remarks}


def test_a_figure_beyond_its_bounds_is_named(kuzbass: Case) -> None:
    """The project, the criterion, the value and the bound that it was held to."""
    npv = kuzbass.criteria["npv"].model_copy(update={"bounds": (0.0, 1.0)})
    case = replace(kuzbass, criteria={**kuzbass.criteria, "npv": npv})
    appraisal = appraise(case, scenario="filled")
    beyond = [each for each in appraisal.remarks if each.key == "remarks.outside_bounds"]
    assert "remarks.outside_bounds" in keys(appraisal)
    assert {each.facts["bound"] for each in beyond} <= {0.0, 1.0}
    assert all(not 0.0 <= float(str(each.facts["value"])) <= 1.0 for each in beyond)


def test_where_nobody_is_ranked_that_is_all_that_is_said(kuzbass: Case, base: Appraisal) -> None:
    """Projects with gaps alone: how many are not ranked, and nothing of bounds."""
    gaps = {key: kuzbass.projects[key] for key in base.decision.missing}
    ballots = tuple(each.model_copy(update={"answers": {}, "recused": ()}) for each in kuzbass.ballots)
    unranked = appraise(replace(kuzbass, projects=gaps, ballots=ballots, rules=Rules()))
    assert "remarks.not_ranked" in keys(unranked)
    assert "remarks.outside_bounds" not in keys(unranked)


def test_too_few_ratings_are_counted(kuzbass: Case) -> None:
    """A cell that fewer members rated than the council asks for is missing, and how many such there are is said."""
    council = kuzbass.council.model_copy(update={"quorum": len(kuzbass.council.members) + 1})
    assert "remarks.below_quorum" in keys(appraise(replace(kuzbass, council=council), scenario="filled"))


def test_what_a_ranking_shows_by_hand() -> None:
    """Eleven of twelve figures are known, the four NPVs by an assumed rate; one project is not ranked."""
    appraisal = small()
    assert keys(appraisal) == {"remarks.evidence", "remarks.not_ranked"}
    evidence, missing = appraisal.remarks
    assert evidence.facts == {"n": 11, "published": 0, "claimed": 7, "assumed": 4, "share": 4 / 11}
    assert missing.facts == {"n": 1}
    assumed = small((("projects", "mill", "figures", "jobs"), {"value": 60, "status": "assumed"}))
    assert assumed.remarks[0].facts["share"] == pytest.approx(5 / 11)


def test_what_the_ranking_itself_remarks_is_passed_on() -> None:
    """A criterion in which all are alike decides nothing; a single project has nobody to be compared with."""
    alike = [(("projects", key, "cash_flow", "table", "2024"), 40) for key in ("farm", "mine")]
    assert "ranking.remark.flat_criteria" in keys(small(*alike, (("criteria", "npv", "bounds"), "data")))
    gaps = [(("projects", key, "figures", "jobs"), {"range": [1, 9]}) for key in ("farm", "mine")]
    assert "ranking.remark.one_project" in keys(small(*gaps))


def test_a_fund_without_money_is_not_spoken_of() -> None:
    """A fund that is only named says nothing of its form; one with money in some year does."""
    bare: tuple[Path, object] = (("rules", "funds"), {"region": {"title": "Region"}})
    yearly: tuple[Path, object] = (("rules", "funds"), {"region": {"title": "Region", "years": {"2014": 1}}})
    assert len([each for each in told(bare) if "accompanied" in each]) == 1
    assert len([each for each in told(yearly) if "accompanied" in each]) == 2
    formed: tuple[Path, object] = (("rules", "funds"), {"region": {"title": "Region", "form": "accompanied"}})
    assert len(told(formed)) == 2


def test_a_scenario_that_multiplies_no_driver_reaches_every_table() -> None:
    """Twice the jobs do not concern flows, and where no project has a table every multiplier reaches all."""
    jobs: tuple[Path, object] = (("scenarios", "low", "multiply"), {"jobs": 2})
    assert len(told(jobs, scenario="low")) == 1
    drivers: tuple[Path, object] = (("projects", "b"), GONE)
    assert len(told(drivers, scenario="low")) == 1


def test_tables_alone_know_of_no_taxes() -> None:
    """Flows that are given by year say nothing of a profit tax that would be missing in them."""
    appraisal = small()
    assert [each.key for each in finance_remarks(appraisal.effective, None)] == ["finance.remark.form_unsaid"]


def test_a_horizon_at_the_end_of_life_cuts_nothing() -> None:
    """Ten years from 2014 end in 2023: with that last year nothing is lost, a year less loses one."""
    assert len(told((("case", "last_year"), 2023))) == 1
    assert "comes 1 year before" in told((("case", "last_year"), 2022))[1]
