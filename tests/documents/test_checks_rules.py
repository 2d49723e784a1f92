"""What is wrong with rules before anything is solved."""

import pytest

from appraisal.documents.checks_rules import Known, problems_of
from appraisal.documents.findings import Finding
from appraisal.errors import Problem
from appraisal.text import LANGUAGES, problem_text
from tests.rules.council import CANDIDATES, rules

KNOWN: Known = {
    "project": list(CANDIDATES.groups),
    "group": ["coal", "carbon", "power"],
    "mark": ["small_firm"],
    "investor": ["Belovskaya", "Skolkovo", "Sorbents"],
    "fund": ["council", "regional"],
    "total": ["jobs", "npv"],
    "gain": ["jobs", "npv", "closeness"],
}


def found(*written: dict[str, object], **head: object) -> tuple[Finding, ...]:
    """Return what is wrong with some rules."""
    return problems_of(rules(*written, **head), KNOWN, CANDIDATES.groups)


@pytest.mark.parametrize(
    ("rule", "key", "name", "near", "path"),
    [
        (
            {"kind": "mandatory", "projects": ["fiber", "karakn"]},
            "unknown_project",
            "karakn",
            "karakan",
            ("projects", 1),
        ),
        ({"kind": "prerequisite", "project": "x", "requires": ["fiber"]}, "unknown_project", "x", "", ("project",)),
        ({"kind": "group_count", "group": "carbn", "at_most": 1}, "unknown_group", "carbn", "carbon", ("group",)),
        ({"kind": "total", "of": "job", "at_most": 1}, "rule_total_unknown", "job", "jobs", ("of",)),
        (
            {"kind": "synergy", "projects": ["fiber", "karakan"], "bonus": {"tax": 1.0}},
            "rule_total_unknown",
            "tax",
            "",
            ("bonus", "tax"),
        ),
        (
            {"kind": "investor", "investor": "Skolkova", "at_most_projects": 1},
            "rule_investor_unknown",
            "Skolkova",
            "Skolkovo",
            ("investor",),
        ),
        (
            {"kind": "money_share", "mark": "small_frm", "at_least": 0.3},
            "unknown_mark",
            "small_frm",
            "small_firm",
            ("mark",),
        ),
        (
            {"kind": "group_money", "group": "coal", "fund": "federal", "at_most": 1},
            "rule_fund_unknown",
            "federal",
            "",
            ("fund",),
        ),
    ],
)
def test_unknown_names_are_told_with_their_place_and_the_nearest(
    rule: dict[str, object], key: str, name: str, near: str, path: tuple[str | int, ...]
) -> None:
    """A misspelt project, group, total, investor or fund."""
    (only,) = found({"kind": "count", "at_most": 3}, rule)
    assert (only.key, only.facts["name"], only.facts["near"]) == (key, name, near)
    assert only.path == ("rules", "rules", 1, *path)


def test_projects_that_cannot_be_appraised_are_known_names() -> None:
    """A rule may name a project without figures."""
    assert found({"kind": "excluded", "projects": ["boilers"]}) == ()


def test_projects_may_require_each_other() -> None:
    """A circle of prerequisites is no mistake: its projects stand or fall together."""
    assert (
        found(
            {"kind": "prerequisite", "project": "karakan", "requires": ["fiber"]},
            {"kind": "prerequisite", "project": "fiber", "requires": ["sorbents", "karakan"]},
        )
        == ()
    )


def test_of_excluded_projects_none_can_be_had() -> None:
    """At least one of two that are both excluded is a contradiction, seen without solving."""
    one_of: dict[str, object] = {"kind": "at_least_one_of", "projects": ["fiber", "sorbents"]}
    (only,) = found({"kind": "excluded", "projects": ["sorbents", "fiber"]}, one_of)
    assert (only.key, only.path) == ("rule_one_of_excluded", ("rules", "rules", 1, "projects"))
    assert found({"kind": "excluded", "projects": ["sorbents"]}, one_of) == ()


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ([{"kind": "mandatory", "projects": ["fiber"]}, {"kind": "excluded", "projects": ["fiber"]}], "excluded"),
        (
            [
                {"kind": "mandatory", "projects": ["fiber", "karakan"]},
                {"kind": "exclusive", "projects": ["fiber", "sorbents", "karakan"]},
            ],
            "exclusive",
        ),
        (
            [
                {"kind": "mandatory", "projects": ["fiber"]},
                {"kind": "prerequisite", "project": "fiber", "requires": ["karakan"]},
                {"kind": "excluded", "projects": ["karakan"]},
            ],
            "unmet",
        ),
    ],
)
def test_rules_over_names_that_contradict_each_other(written: list[dict[str, object]], key: str) -> None:
    """Seen without a solve: no portfolio of any price could keep them."""
    assert [each.key for each in found(*written)] == [f"rule_mandatory_{key}"]


def test_a_group_too_small_or_overfull() -> None:
    """More asked of a group than it has, or more forced into it than it may take."""
    small = found(
        {"kind": "group_count", "group": "carbon", "at_least": 2}, {"kind": "excluded", "projects": ["fiber"]}
    )
    assert [(each.key, each.facts["able"]) for each in small] == [("rule_group_too_small", 1)]
    full = found(
        {"kind": "group_count", "group": "carbon", "at_most": 1},
        {"kind": "mandatory", "projects": ["fiber", "sorbents"]},
    )
    assert [each.key for each in full] == ["rule_group_overfull"]


def test_every_finding_has_words() -> None:
    """Each can be said in both languages with the facts that it carries."""
    wrong = [
        *found({"kind": "total", "of": "job", "at_most": 1}),
        *found({"kind": "investor", "investor": "X", "at_most_projects": 1}),
        *found({"kind": "group_money", "group": "coal", "fund": "x", "at_most": 1}),
        *found({"kind": "group_count", "group": "carbon", "at_least": 9}),
    ]
    for each in wrong:
        for language in LANGUAGES:
            assert problem_text(Problem(each.key, each.facts), language)
