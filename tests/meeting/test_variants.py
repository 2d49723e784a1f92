"""What-ifs laid over the council's case, against the same case edited as a person would edit its files."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.errors import InputError
from appraisal.journal.events.voting import VariantKept
from appraisal.meeting.variants import accept_variant, changed_rules, side_by_side, varied
from appraisal.settings import Settings
from appraisal.text import LANGUAGES, problem_text
from appraisal.ways.edits import Edit, applied
from tests.meeting.made import BY_NPV, CLASHING, ITAT_IN, SMALLER, VARIANTS, council


def kept(**fields: object) -> VariantKept:
    """Return a what-if."""
    return VariantKept.model_validate({"variant": "new", "title": "New", **fields})


def chosen(appraisal: Appraisal) -> list[tuple[str, str]]:
    """Return the options of the best portfolio."""
    return [(each.project, each.option) for each in appraisal.portfolio.items]


def edited(*edits: Edit) -> Appraisal:
    """Return the council's case appraised after edits of its files."""
    case = applied(council(), edits)
    assert case is not None
    return appraise(case)


def rule_file(*keys: str | int, after: object) -> Edit:
    """Return an edit of rules.toml."""
    return Edit(file="rules.toml", keys=keys, before=None, after=after)


def test_budget_and_years_are_those_of_an_edited_file() -> None:
    """The same limits typed into rules.toml choose the same options for the same worth."""
    by_hand = edited(rule_file("budget", "total", after=60_000.0), rule_file("budget", "years", "2015", after=4_000.0))
    given = varied(council(), SMALLER).appraisal
    assert chosen(given) == chosen(by_hand) != chosen(appraise(council()))
    assert given.portfolio.value == by_hand.portfolio.value
    assert given.selection.rules.budget.years[2015] == 4_000.0
    assert given.selection.rules.budget.years[2016] == council().rules.budget.years[2016]


def test_rules_off_and_projects_forced_are_those_of_an_edited_file() -> None:
    """A rule taken out of the file and a mandatory project typed into it choose the same options."""
    rules = [key for key, _ in council().rules.keyed()]
    off = rules.index("jobs_floor")
    forced = {"kind": "mandatory", "projects": ["itat"]}
    by_hand = edited(rule_file("rules", len(rules), after=forced), rule_file("rules", off, after=None))
    given = varied(council(), ITAT_IN).appraisal
    assert chosen(given) == chosen(by_hand)
    assert "itat" in [project for project, _ in chosen(given)]


def test_objective_and_scenario_are_those_of_the_settings() -> None:
    """Another objective and the figures of a scenario are asked of the engines as a command would ask."""
    by_npv = appraise(council(), settings=Settings(objective="npv"))
    assert chosen(varied(council(), BY_NPV).appraisal) == chosen(by_npv)
    filled = varied(council(), kept(scenario="filled", forced_in=("boilers",)))
    assert filled.appraisal.scenario == "filled"
    assert "boilers" in [project for project, _ in chosen(filled.appraisal)]
    assert chosen(varied(council(), kept(scenario="filled")).appraisal) == chosen(
        appraise(council(), scenario="filled")
    )


def test_a_project_forced_out_is_not_chosen() -> None:
    """Each chosen project in turn leaves when it is forced out, and the worth of the portfolio does not rise."""
    best = appraise(council())
    for project, _ in chosen(best):
        without = varied(council(), kept(forced_out=(project,)))
        if without.holding is not None:
            assert project not in [each.project for each in without.holding.options]
            assert (without.appraisal.portfolio.value or 0.0) <= (best.portfolio.value or 0.0)


def test_a_clash_names_the_forced_project_alone() -> None:
    """The smallest sets of clashing rules hold the rule of one forced project each, by a key of its own."""
    clash = varied(council(), CLASHING)
    assert clash.holding is None
    assert clash.against(varied(council(), kept())) is None
    assert sorted(map(sorted, clash.appraisal.selection.clashes.sets)) == [
        ["carbon_materials_at_least_one", "out-sorbents", "sorbents_first"],
        ["in-carbon_fiber", "out-sorbents", "sorbents_first"],
    ]


def test_the_other_rules_keep_their_keys() -> None:
    """A rule without a key of its own is called by its number in the file, whatever is off before it."""
    rules = council().rules
    nameless = rules.model_copy(update={"rules": tuple(each.model_copy(update={"key": None}) for each in rules.rules)})
    before = dict(nameless.keyed())
    changed = changed_rules(nameless, kept(rules_off=("group_count-1",), forced_in=("itat",)))
    after = dict(changed.keyed())
    assert list(after) == [*(key for key in before if key != "group_count-1"), "in-itat"]
    assert all(after[key] == before[key].model_copy(update={"key": key}) for key in after if key in before)


def test_a_forced_project_takes_no_key_of_a_rule() -> None:
    """Where a rule is called as the forced project's would be, that one is called otherwise; keys stay short."""
    rules = council().rules
    taken = rules.model_copy(
        update={"rules": tuple(each.model_copy(update={"key": "in-itat"}) for each in rules.rules[:1])}
    )
    assert [key for key, _ in changed_rules(taken, kept(forced_in=("itat",))).keyed()] == ["in-itat", "in-itat-2"]
    both = taken.model_copy(update={"rules": (*taken.rules, taken.rules[0].model_copy(update={"key": "in-itat-2"}))})
    assert [key for key, _ in changed_rules(both, kept(forced_in=("itat",))).keyed()][-1] == "in-itat-3"
    long = "p" * 60
    alike = (long, f"{long[:-1]}q", f"{long[:-1]}r")  # the same within the length of a key behind `in-`
    keys = [key for key, _ in changed_rules(taken, kept(forced_in=alike)).keyed()]
    assert len(set(keys)) == 4
    assert max(map(len, keys)) == 60


def refused(case_kept: VariantKept) -> list[str]:
    """Return the keys of all problems of a what-if, each of which has words in both languages."""
    with pytest.raises(InputError) as error:
        accept_variant(council(), case_kept)
    for problem in error.value.problems:
        assert all("{" not in problem_text(problem, language) for language in LANGUAGES)
    return [problem.key for problem in error.value.problems]


@pytest.mark.parametrize(
    ("fields", "keys"),
    [
        ({"rules_off": ("jbos_floor", "x")}, ["variant_rule_unknown"] * 2),
        ({"years": {2031: 5.0}, "forced_in": ("boilers",)}, ["variant_year_unknown", "variant_project_lacks"]),
        ({"rules_off": ("x",), "years": {2031: 5.0}}, ["variant_rule_unknown", "variant_year_unknown"]),
        ({"rules_off": ("x",), "objective": "fame"}, ["variant_rule_unknown", "unknown_objective"]),
        ({"scenario": "none"}, ["unknown_scenario"]),
        ({"rules_off": ("x",), "forced_in": ("nowhere", "boilers")}, ["variant_rule_unknown", "variant_project_lacks"]),
        ({"budget": 1e16}, ["number_beyond"]),
    ],
)
def test_what_the_case_does_not_have_is_refused_at_once(fields: dict[str, object], keys: list[str]) -> None:
    """Every name that the case does not have is told before the what-if is kept, in both languages."""
    assert refused(kept(**fields)) == keys


def test_what_the_case_has_is_accepted() -> None:
    """Every what-if of the meeting is, even one without a portfolio: the council may look at it."""
    for each in (*VARIANTS, kept(scenario="filled", forced_in=("boilers",), objective="max:jobs")):
        accept_variant(council(), each)


def test_side_by_side_begins_with_the_case() -> None:
    """The case as it stands comes first, each what-if after it, compared with it."""
    variants = side_by_side(council(), [SMALLER, CLASHING])
    assert [each.kept and each.kept.variant for each in variants] == [None, "smaller", "clashing"]
    assert chosen(variants[0].appraisal) == chosen(appraise(council()))
    apart = variants[1].against(variants[0])
    assert apart is not None
    assert [each.project for each in apart.change.enters] == ["itat", "carbon_fiber"]
    assert variants[2].against(variants[0]) is None


def test_a_what_if_leaves_the_case_alone() -> None:
    """The council's case says the same after all of them."""
    before = council().tree()
    side_by_side(council(), VARIANTS)
    assert council().tree() == before
