"""What every kind of rule tells of itself: whom it forces, names and bounds, and when it contradicts others."""

from __future__ import annotations

import pytest

from appraisal.rules.rule import Forced
from tests.rules.council import CANDIDATES, rules

CARBON: dict[str, object] = {"kind": "group_count", "group": "carbon"}
NEEDS: dict[str, object] = {"kind": "prerequisite", "project": "karakan", "requires": ["fiber", "sorbents"]}


@pytest.mark.parametrize(
    ("rule", "must", "never", "expected"),
    [
        (
            {"kind": "mandatory", "projects": ["fiber", "karakan"]},
            "",
            "karakan",
            [("rule_mandatory_excluded", "karakan")],
        ),
        ({"kind": "mandatory", "projects": ["fiber"]}, "fiber", "karakan", []),
        ({"kind": "excluded", "projects": ["fiber"]}, "fiber", "fiber", []),
        (
            {"kind": "at_least_one_of", "projects": ["fiber", "sorbents"]},
            "",
            "fiber sorbents",
            [("rule_one_of_excluded", ["fiber", "sorbents"])],
        ),
        (
            {"kind": "at_least_one_of", "projects": ["fiber", "sorbents"]},
            "",
            "fiber sorbents karakan",
            [("rule_one_of_excluded", ["fiber", "sorbents"])],
        ),
        ({"kind": "at_least_one_of", "projects": ["fiber", "sorbents"]}, "", "fiber karakan", []),
        (
            {"kind": "exclusive", "projects": ["karakan", "fiber", "sorbents"]},
            "fiber karakan",
            "",
            [("rule_mandatory_exclusive", ["karakan", "fiber"])],
        ),
        ({"kind": "exclusive", "projects": ["karakan", "fiber", "sorbents"]}, "fiber", "", []),
        ({**CARBON, "at_least": 2}, "", "", []),
        ({**CARBON, "at_least": 3}, "", "", [("rule_group_too_small", (2, 3))]),
        ({**CARBON, "at_least": 2}, "", "fiber", [("rule_group_too_small", (1, 2))]),
        ({**CARBON, "at_least": 2}, "", "karakan", []),
        ({**CARBON, "at_most": 1}, "fiber karakan", "", []),
        ({**CARBON, "at_most": 1}, "fiber sorbents", "", [("rule_group_overfull", ["sorbents", "fiber"])]),
        ({**CARBON, "at_most": 2}, "fiber sorbents", "", []),
        (NEEDS, "karakan", "fiber", [("rule_mandatory_unmet", ["fiber"])]),
        (NEEDS, "karakan", "", []),
        (NEEDS, "fiber", "sorbents", []),
        ({**NEEDS, "how": "any"}, "karakan", "fiber", []),
        ({**NEEDS, "how": "any"}, "karakan", "fiber sorbents", [("rule_mandatory_unmet", ["fiber", "sorbents"])]),
        ({"kind": "count", "at_most": 1}, "fiber sorbents karakan", "", []),
    ],
)
def test_a_rule_contradicts_the_others_from_here_on(
    rule: dict[str, object], must: str, never: str, expected: list[tuple[str, object]]
) -> None:
    """One project fewer that must be chosen, or may not be, and nothing is wrong."""
    (only,) = rules(rule).rules
    forced = Forced(must=frozenset(must.split()), never=frozenset(never.split()), groups_of=CANDIDATES.groups)
    told = [(each.key, each.facts) for each in only.contradictions(forced)]
    assert [key for key, _ in told] == [key for key, _ in expected]
    for (_, facts), (_, wanted) in zip(told, expected, strict=True):
        assert wanted in (facts.get("name"), facts.get("names"), (facts.get("able"), facts.get("least")))


@pytest.mark.parametrize(
    ("rule", "must", "never", "needs"),
    [
        ({"kind": "mandatory", "projects": ["fiber", "karakan"]}, ("fiber", "karakan"), (), {}),
        ({"kind": "excluded", "projects": ["fiber"]}, (), ("fiber",), {}),
        (NEEDS, (), (), {"karakan": ("fiber", "sorbents")}),
        ({**NEEDS, "how": "any"}, (), (), {}),
        ({**NEEDS, "how": "any", "requires": ["fiber"]}, (), (), {"karakan": ("fiber",)}),
        ({"kind": "exclusive", "projects": ["fiber", "karakan"]}, (), (), {}),
    ],
)
def test_what_a_rule_forces(
    rule: dict[str, object], must: tuple[str, ...], never: tuple[str, ...], needs: dict[str, tuple[str, ...]]
) -> None:
    """Whom it requires, whom it forbids and whom a project cannot do without; of one that suffices none is needed."""
    (only,) = rules(rule).rules
    assert (only.must, only.never, only.needs) == (must, never, needs)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            {"kind": "exclusive", "projects": ["fiber", "karakan"]},
            "project fiber projects/0; project karakan projects/1",
        ),
        (NEEDS, "project fiber requires/0; project sorbents requires/1; project karakan project"),
        (
            {"kind": "synergy", "projects": ["fiber", "karakan"], "bonus": {"npv": 2}},
            "project fiber projects/0; project karakan projects/1; gain npv bonus/npv",
        ),
        ({**CARBON, "at_most": 1}, "group carbon group"),
        ({"kind": "group_money", "group": "coal", "at_most": 1}, "group coal group"),
        (
            {"kind": "group_money", "group": "coal", "fund": "regional", "at_most": 1},
            "group coal group; fund regional fund",
        ),
        ({"kind": "money_share", "mark": "export", "at_most": 1}, "mark export mark; fund council fund"),
        ({"kind": "total", "of": "jobs", "at_most": 1}, "total jobs of"),
        ({"kind": "investor", "investor": "Skolkovo", "at_most_money": 1}, "investor Skolkovo investor"),
        ({"kind": "investor", "at_most_money": 1}, ""),
        ({"kind": "count", "at_most": 1}, ""),
    ],
)
def test_every_name_is_mentioned_with_its_path(rule: dict[str, object], expected: str) -> None:
    """So that an unknown one can be shown in its cell."""
    (only,) = rules(rule).rules
    told = [f"{room} {name} {'/'.join(map(str, path))}" for room, name, path in only.mentions()]
    assert "; ".join(told) == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            {"kind": "count", "at_least": 1, "at_most": 2},
            [("at_least", 1, "count", False), ("at_most", 2, "count", True)],
        ),
        ({"kind": "group_money", "group": "coal", "at_most": 7}, [("at_most", 7, "money", True)]),
        ({"kind": "total", "of": "jobs", "at_least": 5}, [("at_least", 5, "jobs", False)]),
        ({"kind": "money_share", "mark": "export", "at_least": 0.3}, [("at_least", 0.3, "share", False)]),
        (
            {"kind": "investor", "at_most_projects": 2, "at_most_money": 5},
            [("at_most_projects", 2, "count", True), ("at_most_money", 5, "money", True)],
        ),
        ({"kind": "investor", "at_most_money": 5}, [("at_most_money", 5, "money", True)]),
        ({"kind": "mandatory", "projects": ["fiber"]}, []),
    ],
)
def test_what_of_a_rule_can_be_relaxed(rule: dict[str, object], expected: list[tuple[str, float, str, bool]]) -> None:
    """The given amounts with their units: a cap upward, a floor downward; who names projects can only be dropped."""
    (only,) = rules(rule).rules
    assert [(each.name, each.value, each.unit, each.upward) for each in only.bounds] == expected
