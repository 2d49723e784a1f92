"""Rules into rows: each kind with its numbers, and the same rules asked of sets of projects."""

from dataclasses import replace

import numpy as np
import pytest

from appraisal.errors import DefectError, InputError
from appraisal.portfolio.answers import answers
from appraisal.portfolio.check import broken_rows
from appraisal.portfolio.enumerate import enumerate_all
from appraisal.rules.check import accept_rules, broken_rules
from appraisal.rules.kinds import RULE_KINDS
from appraisal.rules.rows import rows_key
from benchmarks.portfolio_cases import KINDS, draw_rule, random_council
from tests.rules.council import CANDIDATES, problem, rules


def rows(*written: dict[str, object], **head: object) -> list[tuple[str, list[int], str, int]]:
    """Return the rows of some rules in short."""
    return [(r.name, r.coefficients.tolist(), r.sense, r.rhs) for r in problem(rules(*written, **head)).rows]


def test_budgets_by_total_and_year() -> None:
    """The council's own total stands first and is the what-if budget; a year without a budget has no row."""
    head: dict[str, object] = {
        "budget": {"total": 9.5, "years": {2013: 4, 2015: 1}},
        "funds": {"regional": {"total": 0.5}},
    }
    assert rows(**head) == [
        ("budget", [7500, 2000, 2000, 4000], "<=", 9500),
        ("budget.2013", [4000, 2000, 0, 1000], "<=", 4000),
        ("budget.2015", [0, 0, 0, 2000], "<=", 1000),
        ("funds.regional", [0, 0, 500, 250], "<=", 500),
    ]
    assert problem(rules(**head)).budget == 9500


def test_carry_over_compares_all_that_was_given_with_all_that_was_asked() -> None:
    """What 2013 leaves unspent is there in 2014 and 2015."""
    assert rows(budget={"carry_over": True, "years": {2013: 4, 2014: 2, 2015: 1}}) == [
        ("budget.2013", [4000, 2000, 0, 1000], "<=", 4000),
        ("budget.2014", [7500, 2000, 2000, 2000], "<=", 6000),
        ("budget.2015", [7500, 2000, 2000, 4000], "<=", 7000),
    ]


def test_a_year_without_money_of_its_own_has_what_was_left() -> None:
    """Between two years that get money the limit stays; the written rule is broken there as the row is."""
    head: dict[str, object] = {"budget": {"carry_over": True, "years": {2013: 6, 2015: 1}}}
    assert [(name, rhs) for name, _, _, rhs in rows(**head)] == [
        ("budget.2013", 6000),
        ("budget.2014", 6000),
        ("budget.2015", 7000),
    ]
    given = rules(**head)
    assert broken_rules(given, CANDIDATES, (0,)) == ["budget.2014", "budget.2015"]
    assert broken_rules(given, CANDIDATES, (1, 2)) == []
    assert broken_rules(given, CANDIDATES, (1, 2, 3)) == ["budget.2015"]


def test_carry_over_counts_what_was_asked_before_the_first_year_that_is_given_money() -> None:
    """Money of 2013 that no year gave is asked of what 2014 gives; a fund of its own counts its own money alone."""
    assert rows(budget={"carry_over": True, "years": {2014: 6}}) == [
        ("budget.2014", [7500, 2000, 2000, 2000], "<=", 6000)
    ]
    assert rows(funds={"regional": {"carry_over": True, "years": {2014: 1, 2015: 2}}}) == [
        ("funds.regional.2014", [0, 0, 500, 0], "<=", 1000),
        ("funds.regional.2015", [0, 0, 500, 250], "<=", 3000),
    ]


@pytest.mark.parametrize("carried", [True, False])
def test_a_thousandth_too_much_breaks_a_year_and_the_money_itself_does_not(carried: bool) -> None:
    """Fibre asks 1 and 1, then 2: what is given is enough to the thousandth, or it is not."""

    def broken(*money: float) -> list[str]:
        years = dict(zip((2013, 2014, 2015), money, strict=True))
        return broken_rules(rules(budget={"carry_over": carried, "years": years}), CANDIDATES, (3,))

    assert broken(1, 1, 2) == []
    assert broken(0.999, 1, 2.001) == (["budget.2013", "budget.2014"] if carried else ["budget.2013"])
    assert broken(1, 1, 1.999) == ["budget.2015"]
    assert broken(1.001, 1, 1.999) == ([] if carried else ["budget.2015"])


def test_money_that_nobody_asks_for_is_a_row_of_nothing() -> None:
    """A fund without requests, and a year after all requests, leave room for everything."""
    nothing = [0, 0, 0, 0]
    head: dict[str, object] = {"budget": {"years": {2014: 2, 2020: 5}}, "funds": {"federal": {"years": {2013: 1}}}}
    assert rows(**head) == [
        ("budget.2014", [3500, 0, 2000, 1000], "<=", 2000),
        ("budget.2020", nothing, "<=", 5000),
        ("funds.federal.2013", nothing, "<=", 1000),
    ]
    assert broken_rules(rules(**head), CANDIDATES, (2, 3)) == ["budget.2014"]
    assert broken_rules(rules(**head), CANDIDATES, (2,)) == []


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            {"kind": "count", "at_least": 1, "at_most": 2},
            [("k min", [1, 1, 1, 1], ">=", 1), ("k max", [1, 1, 1, 1], "<=", 2)],
        ),
        ({"kind": "group_count", "group": "carbon", "at_most": 1}, [("k max", [0, 0, 1, 1], "<=", 1)]),
        ({"kind": "group_money", "group": "carbon", "at_least": 2.5}, [("k min", [0, 0, 2500, 4250], ">=", 2500)]),
        (
            {"kind": "group_money", "group": "carbon", "fund": "regional", "at_most": 0.6},
            [("k max", [0, 0, 500, 250], "<=", 600)],
        ),
        (
            {"kind": "money_share", "mark": "small_firm", "at_least": 0.3, "at_most": 0.55},
            [("k min", [-45, -12, 28, 56], ">=", 0), ("k max", [-165, -44, 36, 72], "<=", 0)],
        ),
        (
            {"kind": "money_share", "mark": "export", "fund": "regional", "at_least": 1},
            [("k min", [0, 0, -1, 0], ">=", 0)],
        ),
        ({"kind": "mandatory", "projects": ["karakan"]}, [("k karakan", [1, 1, 0, 0], ">=", 1)]),
        ({"kind": "mandatory", "projects": ["boilers"]}, [("k boilers", [0, 0, 0, 0], ">=", 1)]),
        ({"kind": "excluded", "projects": ["karakan", "fiber"]}, [("k", [1, 1, 0, 1], "<=", 0)]),
        ({"kind": "exclusive", "projects": ["karakan", "fiber"]}, [("k", [1, 1, 0, 1], "<=", 1)]),
        ({"kind": "at_least_one_of", "projects": ["karakan", "fiber"]}, [("k", [1, 1, 0, 1], ">=", 1)]),
        (
            {"kind": "prerequisite", "project": "karakan", "requires": ["sorbents", "fiber"]},
            [("k sorbents", [1, 1, -1, 0], "<=", 0), ("k fiber", [1, 1, 0, -1], "<=", 0)],
        ),
        (
            {"kind": "prerequisite", "project": "karakan", "requires": ["sorbents", "fiber"], "how": "any"},
            [("k sorbents or fiber", [1, 1, -1, -1], "<=", 0)],
        ),
        ({"kind": "prerequisite", "project": "fiber", "requires": ["boilers"]}, [("k boilers", [0, 0, 0, 1], "<=", 0)]),
        ({"kind": "prerequisite", "project": "boilers", "requires": ["fiber"]}, []),
        ({"kind": "total", "of": "npv", "at_least": -0.5}, [("k min", [900000, 400000, -20500, 310000], ">=", -500)]),
        ({"kind": "investor", "investor": "Skolkovo", "at_most_projects": 1}, [("k Skolkovo", [0, 0, 1, 1], "<=", 1)]),
        (
            {"kind": "investor", "at_most_money": 4},
            [
                ("k money Belovskaya", [7500, 2000, 0, 0], "<=", 4000),
                ("k money Skolkovo", [0, 0, 2500, 4250], "<=", 4000),
                ("k money Sorbents", [0, 0, 2500, 0], "<=", 4000),
            ],
        ),
        ({"kind": "synergy", "projects": ["sorbents", "fiber"], "bonus": {"npv": 50}}, []),
    ],
)
def test_each_kind_of_rule(rule: dict[str, object], expected: list[tuple[str, list[int], str, int]]) -> None:
    """A rule is exactly these rows, all of them under its key."""
    assert rows({"key": "k", **rule}) == expected
    assert all(row.rule == "k" for row in problem(rules({"key": "k", **rule})).rows)


def test_a_synergy_counts_in_the_objective_and_in_floors() -> None:
    """50 more NPV when both carbon projects are chosen, in the objective and over the floor."""
    given = rules(
        {"kind": "synergy", "projects": ["sorbents", "fiber"], "bonus": {"npv": 50}},
        {"kind": "total", "of": "npv", "at_least": 330},
        {"kind": "excluded", "projects": ["karakan"]},
    )
    best = answers(problem(given)).best()
    assert best.chosen == (2, 3)
    assert best.value == pytest.approx(339.5)
    assert broken_rules(given, CANDIDATES, (2, 3)) == []
    assert broken_rules(given, CANDIDATES, (3,)) == ["total-2"]


def test_a_synergy_of_another_total_does_not_touch_a_floor() -> None:
    """More NPV together is no more jobs, in the row and in the rule as written."""
    given = rules(
        {"kind": "synergy", "projects": ["sorbents", "fiber"], "bonus": {"npv": 50}},
        {"kind": "total", "of": "jobs", "at_least": 451},
    )
    assert [row.bonuses for row in problem(given).rows] == [None]
    assert broken_rules(given, CANDIDATES, (2, 3)) == ["total-2"]


@pytest.mark.parametrize(("side", "sense"), [("at_least", ">="), ("at_most", "<=")])
def test_a_bound_finer_than_all_figures_is_not_rounded(side: str, sense: str) -> None:
    """Rows count in steps that fill the decimals of the bound too."""
    given = rules({"kind": "total", "of": "jobs", side: 4500.00005})
    (row,) = problem(given).rows
    assert (row.sense, row.rhs / row.scale, row.coefficients[0] / row.scale) == (sense, 4500.00005, 4500)
    assert broken_rules(given, CANDIDATES, (0,)) == (["total-1"] if side == "at_least" else [])


def test_a_total_that_is_not_known_of_everyone_is_refused() -> None:
    """A floor on a figure that some candidate lacks cannot be kept or broken."""
    with pytest.raises(InputError, match="rule_total_unknown"):
        rows({"kind": "total", "of": "waste", "at_least": 3})


@pytest.mark.parametrize("seed", range(80))
def test_rows_and_written_rules_judge_alike(seed: int) -> None:
    """For every portfolio the rows are broken exactly where the rules as written are (rule 10)."""
    council = random_council(seed, projects=4, rules=8)
    rowed = council.problem
    draw = np.random.default_rng(seed)
    for _ in range(40):
        chosen = tuple(int(draw.choice(options)) for options in rowed.of_project if draw.random() < 0.5)
        by_rows = {row.rule for row in broken_rows(rowed, chosen)}
        assert by_rows == set(broken_rules(council.rules, council.candidates, chosen))


def test_every_kind_is_drawn() -> None:
    """The random councils cover every kind that a document can hold."""
    assert set(KINDS) == set(RULE_KINDS)
    assert draw_rule("synergy", np.random.default_rng(1), CANDIDATES)["kind"] == "synergy"


def test_a_portfolio_that_breaks_a_written_rule_is_a_defect() -> None:
    """What rows would let through by mistake is caught by the sentences of the council."""
    given = rules({"kind": "excluded", "projects": ["karakan"]})
    best = answers(problem(rules())).best()
    with pytest.raises(DefectError, match="excluded-1"):
        accept_rules(given, CANDIDATES, best)
    assert accept_rules(rules(), CANDIDATES, best) is best
    assert broken_rules(rules(), CANDIDATES, (0, 1)) == ["one option a project"]
    assert len(enumerate_all(problem(given)).masks) == 4


def test_rows_are_taken_over_where_only_what_no_rule_counts_is_different() -> None:
    """Another NPV: the same rows; another counted total, request, group or mark of a project: other rows."""
    counted = rules({"kind": "total", "of": "jobs", "at_least": 100})
    other = {key: numbers + 1.0 for key, numbers in CANDIDATES.totals.items()}
    later = {**CANDIDATES.requests, "regional": CANDIDATES.requests["regional"] + 1}
    known = rows_key(counted, CANDIDATES)
    assert rows_key(counted, replace(CANDIDATES, totals={**CANDIDATES.totals, "npv": other["npv"]})) == known
    assert rows_key(rules(), replace(CANDIDATES, totals=other)) == rows_key(rules(), CANDIDATES) != known
    for changed in (
        replace(CANDIDATES, totals={**CANDIDATES.totals, "jobs": other["jobs"]}),
        replace(CANDIDATES, requests=later),
        replace(CANDIDATES, requests={"council": CANDIDATES.requests["council"]}),
        replace(CANDIDATES, groups={**CANDIDATES.groups, "fiber": "coal"}),
        replace(CANDIDATES, marks={}),
        replace(CANDIDATES, absent=()),
    ):
        assert rows_key(counted, changed) != known
