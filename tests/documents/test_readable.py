"""What is left of a document of which some cannot be read."""

from __future__ import annotations

from appraisal.documents.findings import Finding
from appraisal.documents.readable import as_given, readable, sure
from appraisal.rules.file import Rules


def test_the_items_that_are_kept_know_their_numbers() -> None:
    """A rule of no kind is left out; the next one is still the second of the file."""
    given = {"rules": [{"kind": "mandatry", "projects": ["a"]}, {"kind": "mandatory", "projects": ["b"]}]}
    rest, numbers, unread = readable(Rules, given, [("rules", 0, "kind")])
    assert rest is not None
    assert [rule.kind for rule in rest.rules] == ["mandatory"]
    assert as_given(("rules", 0, "projects", 0), numbers) == ("rules", 1, "projects", 0)
    assert ("rules", 0) in unread


def test_nothing_is_concluded_from_what_was_not_read() -> None:
    """A group whose row is broken is not unknown, another one is."""
    unread = [("case", "groups", "energy")]
    assert not sure(Finding("unknown_group", {"name": "energy"}, ("projects", "a", "group")), unread)
    assert sure(Finding("unknown_group", {"name": "coal"}, ("projects", "a", "group")), unread)
