"""What there is to choose from."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from appraisal import desk
from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.money import thousandths
from appraisal.settings import Settings
from tests.analysis.small import small, small_case
from tests.documents.small_tree import GONE

CASE = Path(__file__).parents[1] / "samples" / "found" / "no_npv"


def test_a_project_with_a_gap_is_left_out_and_says_why(base: Appraisal) -> None:
    """Nothing is chosen on a figure that does not exist; what is missing is named."""
    left_out = base.selection.choice.left_out
    assert set(left_out) == set(base.decision.missing)
    assert all(gaps for gaps in left_out.values())
    assert set(base.candidates.absent) == set(left_out)


def test_requests_add_up_to_the_thousandth(base: Appraisal) -> None:
    """The cost of an option is the exact sum of its yearly requests (rule 9)."""
    candidates = base.candidates
    for index, variant in enumerate(base.selection.choice.variants):
        assert variant.requests is not None
        asked = sum(thousandths(figure.known()) for figure in variant.requests["council"].values())
        assert int(candidates.requests["council"][index].sum()) == asked


def test_the_full_project_stands_before_its_options(base: Appraisal) -> None:
    """Options keep the order of the file, the full project first: ties are settled by that order (rule 11)."""
    by_project: dict[str, list[str]] = {}
    for option in base.candidates.options:
        by_project.setdefault(option.project, []).append(option.key)
    assert all(keys[0] == "full" for keys in by_project.values())
    assert any(len(keys) > 1 for keys in by_project.values())


def appraised(
    folder: Path, project: str, *, objective: str = "closeness", rules: str = "", budget: str = "total = 1"
) -> Appraisal:
    """Return the appraisal of the small case with another project a, another budget and more rules."""
    copytree(CASE, folder)
    head = 'name = "a"\ngroup = "g"\n'
    (folder / "projects" / "a.toml").write_text(head + project)
    written = folder / "rules.toml"
    written.write_text(written.read_text().replace("total = 1", budget) + rules)
    return appraise(desk.open_case(folder), settings=Settings(objective=objective))


def chosen(appraisal: Appraisal) -> dict[str, str]:
    """Return the chosen options by project."""
    return {option.project: option.key for option in appraisal.selection.options(appraisal.portfolio.chosen)}


def test_a_complete_option_of_an_incomplete_project_can_be_chosen(tmp_path: Path) -> None:
    """The full project lacks its jobs, its smaller option states them: only the full one is left out."""
    small = '[[options]]\nkey = "small"\ntitle = "small"\nfigures = { jobs = 4 }\n'
    result = appraised(tmp_path / "case", f"request = {{ 2024 = 1 }}\n[cash_flow.table]\n2024 = 5\n{small}")
    assert chosen(result) == {"a": "small"}
    assert result.selection.choice.left_out == {"a/full": ("jobs",)}


def test_who_does_not_say_what_it_asks_for_cannot_be_chosen() -> None:
    """Without a request, or with a year of it missing, nothing else needs to be missing; both gaps are told."""
    silent = small((("projects", "farm", "request"), GONE), (("projects", "yard", "request"), GONE))
    assert silent.selection.choice.left_out == {"farm": ("request",), "yard": ("jobs", "request")}
    assert silent.candidates.absent == ("farm", "yard")
    partly = small((("projects", "farm", "request"), {"2024": 6, "2025": {"status": "missing"}}))
    assert partly.selection.choice.left_out == {"farm": ("request",), "yard": ("jobs",)}


def test_a_rule_on_npv_makes_it_a_total_where_no_criterion_measures_it() -> None:
    """By jobs and fit alone mill and farm are best; a floor of 75 on NPV brings in the mine, and it is added up."""
    by_jobs = (
        (("set", "criteria"), ["jobs", "fit"]),
        (("set", "weights"), {"jobs": 1, "fit": 1}),
        (("criteria", "npv"), GONE),
    )
    weights = [(("council", "experts", number, "weights"), {"jobs": 1, "fit": 1}) for number in range(3)]
    floor = ("rules", "rules"), [{"kind": "total", "of": "npv", "at_least": 75}]
    plain = small(*by_jobs, *weights)
    assert chosen(plain) == {"mill": "full", "farm": "full"}
    assert "npv" not in plain.candidates.totals
    ruled = small(*by_jobs, *weights, floor)
    assert ruled.candidates.totals["npv"].tolist() == [40, 20, 30, 50]
    assert chosen(ruled) == {"farm": "full", "mine": "full"}
    gap = small(*by_jobs, *weights, floor, (("projects", "farm", "cash_flow"), GONE))
    assert gap.selection.choice.left_out["farm"] == ("cash_flow",)


def test_npv_is_taken_from_the_criterion_that_measures_it_whatever_its_name() -> None:
    """It stands third here and is called `profit`; without such a criterion it comes from the cash flows."""
    named = (
        (("set", "criteria"), ["jobs", "fit", "profit"]),
        (("set", "weights"), {"jobs": 1, "fit": 1, "profit": 1}),
        (("criteria", "profit"), small_case().tree()["criteria"]["npv"]),  # type: ignore[index]
        (("criteria", "npv"), GONE),
        *((("council", "experts", number, "weights"), {"jobs": 1}) for number in range(3)),
    )
    choice = small(*named).selection.choice
    assert choice.npv is not None
    assert choice.npv.tolist() == choice.values[:, 2].tolist() == [40, 20, 30, 50]
    assert choice.known.all()
    assert set(choice.candidates.totals) == {"jobs", "profit", "investment"} - {*choice.partial}
    told = small(*named).selection.objective_values
    assert told.values["npv"].tolist() == [40, 20, 30, 50]
    assert told.slopes["npv"] == {"npv": 1}


def test_an_investment_that_only_some_state_is_a_total_in_part() -> None:
    """What farm invests is known, of the others nothing is: no rule can count it, but a portfolio of farm can."""
    choice = small((("projects", "farm", "figures", "investment"), 25)).selection.choice
    numbers, known = choice.partial["investment"]
    assert (numbers.tolist(), known.tolist()) == ([0, 0, 25, 0], [False, False, True, False])
    assert "investment" not in choice.candidates.totals
    floor = ("rules", "rules"), [{"kind": "total", "of": "investment", "at_least": 1}]
    ruled = small(floor, (("projects", "farm", "figures", "investment"), 25))
    assert chosen(ruled) == {"farm": "full"}
    assert ruled.selection.choice.left_out == {
        "mill": ("investment",),
        "yard": ("jobs", "investment"),
        "mine": ("investment",),
    }


def test_requests_by_fund_and_year_by_hand() -> None:
    """Whole thousandths in the cell of their year; a fund that a project does not ask for gives it nothing."""
    two = ("projects", "farm", "requests"), {"council": {"2024": 6, "2026": 0.25}, "region": {"2025": 1.5}}
    candidates = small((("projects", "farm", "request"), GONE), two).candidates
    assert candidates.years == (2024, 2025, 2026)
    assert {fund: money.tolist() for fund, money in candidates.requests.items()} == {
        "council": [[10_000, 0, 0], [5_000, 0, 0], [6_000, 0, 250], [8_000, 0, 0]],
        "region": [[0, 0, 0], [0, 0, 0], [0, 1_500, 0], [0, 0, 0]],
    }


def test_an_objective_needs_only_what_it_counts(tmp_path: Path) -> None:
    """Project a has no jobs: by NPV it is chosen, by a rule on jobs it is left out again."""
    project = "request = { 2024 = 1 }\n[cash_flow.table]\n2024 = 50\n"
    assert chosen(appraised(tmp_path / "one", project, objective="npv")) == {"a": "full"}
    ruled = '[[rules]]\nkind = "total"\nof = "jobs"\nat_least = 0\n'
    other = appraised(tmp_path / "two", project, objective="npv", rules=ruled)
    assert chosen(other) == {"b": "full"}
    assert other.selection.choice.left_out == {"a": ("jobs",)}


def test_money_returned_frees_the_budget(tmp_path: Path) -> None:
    """What a returns with a reason in 2025 pays for b: with a total of 1 both are chosen, and 1 is spent."""
    project = 'request = { 2024 = 1, 2025 = { value = -1, note = "repaid" } }\n[figures]\njobs = 5\n'
    result = appraised(tmp_path / "case", project + "[cash_flow.table]\n2024 = 5\n")
    assert chosen(result) == {"a": "full", "b": "full"}
    assert result.selection.spending(result.portfolio.chosen) == {2024: 2.0, 2025: -1.0}


@pytest.mark.parametrize(("carried", "expected"), [(True, {"a": "full", "b": "full"}), (False, {"b": "full"})])
def test_money_returned_is_there_in_later_years_where_it_is_carried_over(
    tmp_path: Path, carried: bool, expected: dict[str, str]
) -> None:
    """What a returns in 2025 is there in 2026 with carry-over only."""
    project = 'request = { 2024 = 1, 2025 = { value = -1, note = "repaid" }, 2026 = 1 }\n[figures]\njobs = 5\n'
    budget = f"total = 3\nyears = {{ 2024 = 2, 2026 = 0 }}\ncarry_over = {str(carried).lower()}"
    result = appraised(tmp_path / "case", project + "[cash_flow.table]\n2024 = 5\n", budget=budget)
    assert chosen(result) == expected


def test_what_one_fund_gets_back_is_not_the_money_of_another(tmp_path: Path) -> None:
    """The region's fund is repaid by a; the council's budget of 1 pays for one of the two all the same."""
    project = (
        "[requests.council]\n2024 = 1\n[requests.region]\n2024 = 1\n"
        '2025 = { value = -1, note = "repaid" }\n[figures]\njobs = 5\n[cash_flow.table]\n2024 = 5\n'
    )
    result = appraised(tmp_path / "case", project, rules="\n[funds.region]\ntotal = 0\n")
    assert len(chosen(result)) == 1
    assert result.selection.spending([0], "region") == {2024: 1.0, 2025: -1.0}


BALANCED = Path(__file__).parents[1] / "samples" / "found" / "balanced_synergy"
ALONE = '[[rules]]\nkind = "synergy"\nprojects = ["a", "b"]\nbonus = {{ {key} = 50 }}\n'


def with_synergy(folder: Path, key: str, objective: str) -> Appraisal:
    """Return the small case with its criterion of jobs under a name of its own, and a synergy on one of the two."""
    copytree(BALANCED, folder)
    written = folder / "criteria" / "jobs.toml"
    written.rename(folder / "criteria" / "work.toml")
    for file in (*folder.glob("criteria/*.toml"), *folder.glob("case.toml")):
        text = file.read_text(encoding="utf-8")
        if file.name == "standard.toml":
            text = text.replace('"jobs"', '"work"').replace("jobs = ", "work = ")
        file.write_text(text, encoding="utf-8")
    (folder / "rules.toml").write_text("[budget]\ntotal = 10\n\n" + ALONE.format(key=key), encoding="utf-8")
    return appraise(desk.open_case(folder), settings=Settings(objective=objective))


@pytest.mark.parametrize("objective", ["work", "value", "balanced"])
def test_a_bonus_of_a_figure_counts_in_its_criterion_and_the_other_way_round(tmp_path: Path, objective: str) -> None:
    """Whether the rule says `jobs` or the criterion that measures them, the choice and its value are the same."""
    by_figure = with_synergy(tmp_path / "figure", "jobs", objective)
    by_criterion = with_synergy(tmp_path / "criterion", "work", objective)
    assert by_figure.portfolio.value == by_criterion.portfolio.value
    assert by_figure.portfolio.chosen == by_criterion.portfolio.chosen
    assert by_figure.selection.projects(by_figure.portfolio.chosen) == ("a", "b")
    for result in (by_figure, by_criterion):
        bonus = result.selection.bonuses(result.portfolio.chosen)["synergy-1"]
        assert bonus["work"] == bonus["jobs"] == 50


def test_npv_counts_its_bonus_once(tmp_path: Path) -> None:
    """Of a criterion that measures NPV and of NPV itself a bonus is one and the same."""
    result = with_synergy(tmp_path / "case", "npv", "npv")
    alone = sum(result.selection.plain("npv").values[list(result.portfolio.chosen)])
    assert result.portfolio.value == pytest.approx(alone + 50)


def test_a_rating_of_a_figure_s_name_hides_the_figure() -> None:
    """Where experts rate `jobs`, the jobs that projects state are no total under that name."""
    rated = {
        "title": "Jobs",
        "unit": "points",
        "direction": "more",
        "bounds": [0, 10],
        "rating": {"lowest": 0, "highest": 10},
    }
    said = [
        (("council", "experts", number, "ratings", "jobs"), {"mill": 5, "farm": 5, "mine": 5}) for number in range(3)
    ]
    totals = small((("criteria", "jobs"), rated), *said).candidates.totals
    assert "jobs" not in totals
    assert totals["npv"].tolist() == [40, 20, 30, 50]
