"""Edits of documents."""

from __future__ import annotations

from appraisal.documents.case import Case
from appraisal.ways.edits import Edit, applied


def test_an_edit_changes_what_it_names_and_nothing_else(kuzbass: Case) -> None:
    """A figure written as a table keeps its source and note; every other document stays the same object."""
    edit = Edit(file="projects/karakan.toml", keys=("figures", "jobs"), before=4500.0, after=4000.0)
    result = applied(kuzbass, [edit])
    assert result is not None
    was, now = kuzbass.projects["karakan"].figures["jobs"], result.projects["karakan"].figures["jobs"]
    assert now.value == 4000.0
    assert now.claims == was.claims
    assert all(result.projects[key] is kuzbass.projects[key] for key in kuzbass.projects if key != "karakan")
    assert result.rules is kuzbass.rules


def test_rules_and_years_are_added_and_taken_out(kuzbass: Case) -> None:
    """A rule put at the end of the list is the last; a year that no table named is there; None takes a rule out."""
    number = len(kuzbass.rules.rules)
    rule = {"kind": "excluded", "projects": ["karakan"]}
    edits = [
        Edit(file="rules.toml", keys=("rules", number), before=None, after=rule),
        Edit(file="rules.toml", keys=("budget", "years", "2031"), before=0.0, after=5.0),
        Edit(file="rules.toml", keys=("rules", 0), before=None, after=None),
    ]
    result = applied(kuzbass, edits)
    assert result is not None
    assert result.rules.rules[-1].kind == "excluded"
    assert len(result.rules.rules) == number
    assert result.rules.budget.years[2031] == 5.0


def test_what_a_document_refuses_is_no_case(kuzbass: Case) -> None:
    """A value outside a figure's own range is refused as it would be in the file."""
    edit = Edit(file="projects/karakan.toml", keys=("figures", "jobs"), before=4500.0, after=1e6)
    assert applied(kuzbass, [edit]) is None


def test_part_of_an_edit_is_part_of_its_change() -> None:
    """Half of a change from 10 to 20 is 15; what is no number is whole."""
    edit = Edit(file="rules.toml", keys=("budget", "total"), before=10.0, after=20.0)
    assert edit.part(0.5).after == 15.0
    rule = Edit(file="rules.toml", keys=("rules", 0), before=None, after=None)
    assert rule.part(0.5) is rule
