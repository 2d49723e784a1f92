"""Rules that are no use as they stand."""

from appraisal.rules.idle import idle_rules
from appraisal.text import LANGUAGES, say
from tests.rules.council import CANDIDATES, NAMES, rules


def remarks(*written: dict[str, object], **head: object) -> list[tuple[str, str]]:
    """Return the remarks in short, each said in both languages on the way."""
    result = idle_rules(rules(*written, **head), CANDIDATES, names=NAMES)
    for each in result:
        for language in LANGUAGES:
            assert say(each.key, language, **each.facts)
    return [(each.key.removeprefix("portfolio.remark."), each.rule) for each in result]


def test_rules_that_never_bind() -> None:
    """More money than all ask for, more projects than there are, a floor of nothing."""
    assert remarks(
        {"kind": "count", "at_most": 3},
        {"kind": "count", "at_most": 2},
        {"kind": "total", "of": "jobs", "at_least": 0},
        {"kind": "group_count", "group": "carbon", "at_least": 0, "at_most": 2},
        budget={"total": 13.5},
        funds={"regional": {"total": 0.7}},
    ) == [
        ("never_binds", "budget"),
        ("never_binds", "count-1"),
        ("never_binds", "total-3"),
        ("never_binds", "group_count-4"),
    ]


def test_projects_that_require_each_other_stand_or_fall_together() -> None:
    """Each circle of prerequisites is told once; one of several that will do is no must."""
    circle: list[dict[str, object]] = [
        {"kind": "prerequisite", "project": "karakan", "requires": ["fiber"]},
        {"kind": "prerequisite", "project": "fiber", "requires": ["sorbents"]},
        {"kind": "prerequisite", "project": "sorbents", "requires": ["karakan"]},
    ]
    assert remarks(*circle) == [("together", "karakan")]
    assert remarks(*circle[:2], {**circle[2], "requires": ["karakan", "fiber"], "how": "any"}) == []


def test_one_option_of_a_project_counts() -> None:
    """Karakan asks 7.5 or 2, never both: a cap of 7.5 on its group cannot bind."""
    assert remarks({"kind": "group_money", "group": "coal", "at_most": 7.5}) == [("never_binds", "group_money-1")]
    assert remarks({"kind": "group_money", "group": "coal", "at_most": 7.499}) == []


def test_what_projects_gain_or_lose_together_counts() -> None:
    """All jobs are 4,950: with 50 more for two together 5,000 never bind, with 50 fewer a floor of none may."""

    def remarked(gain: float, **bound: float) -> bool:
        together: dict[str, object] = {"kind": "synergy", "projects": ["sorbents", "fiber"], "bonus": {"jobs": gain}}
        return bool(remarks(together, {"kind": "total", "of": "jobs", **bound}))

    assert remarked(50, at_most=5000)
    assert not remarked(50, at_most=4999)
    assert remarked(-50, at_most=4950)
    assert remarked(-50, at_least=-50)
    assert not remarked(-50, at_least=0)
    assert remarked(50, at_least=0)


def test_absent_projects_and_years_without_a_budget() -> None:
    """What cannot be appraised cannot be chosen; money asked in a year without a budget is not limited."""
    assert remarks(
        {"kind": "exclusive", "projects": ["boilers", "karakan", "fiber"]}, budget={"years": {2013: 4, 2014: 2}}
    ) == [("absent", "exclusive-1"), ("year_without_budget", "council")]
    assert remarks(budget={"carry_over": True, "years": {2014: 4, 2015: 1}}) == []
    assert remarks(funds={"regional": {"years": {2013: 1, 2015: 0.1}}}) == [("never_binds", "funds.regional.2013")]
    (late,) = idle_rules(rules(budget={"carry_over": True, "years": {2013: 1}}), CANDIDATES, names=NAMES)
    assert late.facts["years"] == ["2014", "2015"]


def test_each_circle_is_told_with_its_own_projects() -> None:
    """A project that needs a circle without being needed by it is no part of it."""
    circle: list[dict[str, object]] = [
        {"kind": "prerequisite", "project": "karakan", "requires": ["fiber"]},
        {"kind": "prerequisite", "project": "fiber", "requires": ["karakan"]},
        {"kind": "prerequisite", "project": "sorbents", "requires": ["karakan"]},
    ]
    (together,) = idle_rules(rules(*circle), CANDIDATES, names=NAMES)
    assert [str(each.to("en")) for each in together.facts["projects"]] == ["Karakan", "Carbon fiber"]  # type: ignore[attr-defined]


def test_a_sum_may_fall_below_a_floor_of_less_than_nothing() -> None:
    """Sorbents alone lose 20.5: a floor of -20.5 never binds, and one of -20 may."""
    assert remarks({"kind": "total", "of": "npv", "at_least": -20.5}) == [("never_binds", "total-1")]
    assert remarks({"kind": "total", "of": "npv", "at_least": -20}) == []
