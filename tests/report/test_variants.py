"""What-ifs in words and side by side."""

from __future__ import annotations

from dataclasses import replace

from appraisal.journal.events.voting import VariantKept
from appraisal.meeting.variants import side_by_side
from appraisal.report.blocks import Points, Table
from appraisal.report.variants import conditions_text, variant_blocks
from appraisal.text import LANGUAGES
from tests.journal.meeting import named
from tests.meeting.made import CLASHING, ITAT_IN, SMALLER, council

WHOLE = VariantKept(
    variant="whole", title=named("Whole"), budget=50_000.5, years={2016: 1.0, 2014: 2.0}, rules_off=("jobs_floor",),
    forced_in=("itat", "karakan"), forced_out=("mencherep",), objective="npv", scenario="filled",
)  # fmt: skip


def test_what_a_what_if_changes_is_one_sentence() -> None:
    """Every part of it is named: money, years in order, the rule as a sentence, projects, objective, scenario."""
    said = conditions_text(council(), WHOLE, "en")
    parts = [
        "the total budget is 50,000.5 million RUB",
        "the money of 2014 is 2 million RUB, with what earlier years leave beside it; the money of 2016",
        "this rule does not apply: “The portfolio's total of ‘Jobs’ is at least 5,000 jobs”", "are chosen in any case",
        "is not chosen", "by another objective: net present value", "the scenario “Missing figures filled",
    ]  # fmt: skip
    places = [said.index(part) for part in parts]
    assert places == sorted(places)
    rules = council().rules
    strict = rules.model_copy(update={"budget": rules.budget.model_copy(update={"carry_over": False})})
    assert "the limit of 2014 is 2 million RUB" in conditions_text(replace(council(), rules=strict), WHOLE, "en")
    assert conditions_text(council(), None, "en") == "Changed in the case: nothing."
    assert "{" not in conditions_text(council(), WHOLE, "ru")


def test_the_table_holds_what_each_appraisal_holds() -> None:
    """Marks, money, years, totals and proof are those of the holdings; one without a portfolio has dashes."""
    variants = side_by_side(council(), [SMALLER, CLASHING])
    table, notes = variant_blocks(council(), variants, "en")
    assert isinstance(table, Table)
    assert isinstance(notes, Points)
    assert [each.title for each in table.columns] == ["", "As the case stands", "Smaller", "Clashing"]
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in table.rows}
    assert rows["Spent, million RUB"] == ["77,500", "19,500", "–"]
    assert rows["of which in 2015"] == ["8,850", "4,300", "–"]
    assert rows["Jobs"] == ["11,200", "6,070", "–"]
    assert rows["Net present value, million RUB"] == ["−5,499", "342", "–"]
    assert rows["Sum of closeness"] == ["0.89", "0.82", "–"]
    assert rows["How far proven"] == ["proven best", "proven best", "no portfolio keeps to the rules"]
    itat = next(row for name, row in rows.items() if "Itatskoye" in name)
    assert itat == ["·", "●", "–"]
    assert any("(place 1)" in name for name in rows)
    texts = [item[0].text for item in notes.items]
    assert texts[0] == "Could not be chosen, for what they lack: 5 of 12 projects."
    assert texts[1].startswith("“Smaller”. Changed in the case: the total budget is 60,000 million RUB")
    assert "out: “Energy technology complex for deep processing of coal" in texts[1]
    assert texts[-1].startswith("“Clashing” has no portfolio. These cannot be kept together:")


def test_a_closed_project_has_no_place() -> None:
    """A seat that may not see a project sees that it is chosen, and not where it stands."""
    variants = side_by_side(council(), [SMALLER])
    table = variant_blocks(council(), variants, "en", projects=frozenset(council().projects) - {"itat"})[0]
    assert isinstance(table, Table)
    named = [row[0].text for row in table.rows]
    assert "Technological complex for deep processing of brown coal, Itatskoye deposit" in named
    assert any(each.endswith("(place 1)") for each in named)


def test_both_languages_have_the_same_shape() -> None:
    """The Russian table has the same rows, marks and notes as the English one."""
    variants = side_by_side(council(), [SMALLER, ITAT_IN, CLASHING])
    shapes = []
    for language in LANGUAGES:
        table, notes = variant_blocks(council(), variants, language)
        assert isinstance(table, Table)
        assert isinstance(notes, Points)
        shapes.append((len(table.rows), len(table.columns), len(notes.items)))
    assert shapes[0] == shapes[1]
