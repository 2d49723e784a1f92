"""What a session pins of its case."""

from __future__ import annotations

from dataclasses import replace

from appraisal.documents.council import Council
from appraisal.intake.read import read_case
from appraisal.journal.sealing import pins, seal
from appraisal.paths import sample_folder
from tests.journal.meeting import RULES

CASE = read_case(sample_folder() / "kuzbass")


def test_the_seal_lists_projects_and_rated_criteria_of_the_case() -> None:
    """Titles and investors as a seat sees them first, and the scale of each rated criterion."""
    sealed = seal(CASE, RULES)
    assert [each.key for each in sealed.projects] == list(CASE.projects)
    listed = [each.to("ru") for each in sealed.projects[0].investors]
    assert listed == [CASE.head.investors[key].title.ru for key in CASE.projects[sealed.projects[0].key].investors]
    assert [(each.key, each.lowest, each.highest) for each in sealed.rated] == [("sectoral_fit", 1.0, 9.0)]
    assert sealed.council == RULES


def test_each_pin_moves_with_its_own_part() -> None:
    """The council of the file is not pinned; a bound moves bounds, criteria and case, and not the rules."""
    before = pins(CASE)
    assert pins(replace(CASE, council=Council(), ballots=())) == before
    key = CASE.criteria_set.criteria[0]
    moved = CASE.criteria[key].model_copy(update={"bounds": (-30_000.0, 10_000.0)})
    changed = pins(replace(CASE, criteria={**CASE.criteria, key: moved}))
    assert {name for name in before if before[name] != changed[name]} == {"case", "criteria", "bounds"}
    changed = pins(replace(CASE, rules=CASE.rules.with_total(70_000.0)))
    assert {name for name in before if before[name] != changed[name]} == {"case", "rules"}
