"""Events are written, read back, refused and lifted."""

from __future__ import annotations

from typing import Annotated, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from appraisal.document import Key
from appraisal.documents.ballot import Said
from appraisal.errors import InputError
from appraisal.journal.events.base import Event, Words, canonical
from appraisal.journal.events.kinds import KINDS
from appraisal.journal.events.rating import BallotCast
from appraisal.journal.events.reading import payload, read_event, read_plain
from appraisal.text import LANGUAGES, problem_text
from tests.journal.meeting import Step, signed

STEPS = tuple(signed())
KEYS = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,9}", fullmatch=True)
SAID = st.one_of(st.floats(-1e9, 1e9), st.just("abstains"))


def _refused(kind: str, plain: dict[str, object], version: int = 1) -> list[str]:
    with pytest.raises(InputError) as refused:
        read_event(kind, version, plain)
    for problem in refused.value.problems:
        assert all(problem_text(problem, language) for language in LANGUAGES)
    return [problem.key for problem in refused.value.problems]


def test_the_meeting_holds_every_kind() -> None:
    """What is proved with the meeting is proved of every kind of event; no kind is named twice or otherwise."""
    assert {step.event.kind for step in STEPS} == set(KINDS)
    assert all(document.kind == kind for kind, document in KINDS.items())


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.event.kind)
def test_an_event_is_read_as_it_was_written(step: Step) -> None:
    """Payload and event are one: read back it is equal, and written again it has the same bytes."""
    stored = payload(step.event)
    read = read_event(step.event.kind, step.event.version, read_plain(stored))
    assert read == step.event
    assert payload(read) == stored == canonical(read_plain(stored))


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_key_is_refused(kind: str) -> None:
    """No kind of event takes a field that it does not know."""
    plain = next(read_plain(payload(step.event)) for step in STEPS if step.event.kind == kind)
    assert _refused(kind, plain | {"mood": "good"}) == ["key_unknown"]


def test_all_problems_are_told_at_once() -> None:
    """A ballot with three faults has three problems."""
    plain: dict[str, object] = {"round": "1", "mood": "good"}
    assert sorted(_refused("ballot", plain)) == ["key_missing", "key_unknown", "whole_number_expected"]


def test_unknown_kinds_and_newer_versions_are_refused() -> None:
    """An event of a later program is not guessed at."""
    assert _refused("applause", {}) == ["event_kind_unknown"]
    assert _refused("arrived", {}, 2) == ["event_newer"]
    assert _refused("arrived", {}, 0) == ["event_newer"]


@pytest.mark.parametrize(
    "stored",
    [
        *(
            b"",
            b"[]",
            b"\xff",
            b"{",
            b"{} {}",
            b'{"a":1,}',
            b'{"a":01}',
            b'{"a":"\n"}',
            b"[" * 100_000,
            b'{"a":' * 100_000,
        ),
        *(
            b'{"a":NaN}',
            b'{"a":-Infinity}',
            b'{"a":"\\ud800"}',
            b'{"a":' + b"9" * 5000 + b"}",
            '{"a":1}'.encode("utf-16"),
        ),
    ],
    ids=lambda stored: repr(stored[:16]),
)
def test_unreadable_bytes_are_refused(stored: bytes) -> None:
    """What is no table is a problem in words, not a defect."""
    with pytest.raises(InputError, match="payload_unreadable"):
        read_plain(stored)


def test_of_two_values_of_one_key_the_last_is_read() -> None:
    """Bytes that no program of ours writes are read in one way; their hash tells them apart."""
    assert read_plain(b'{"a":1,"a":2}') == {"a": 2}


class _Weather(Event):
    kind: ClassVar = "weather"
    version: ClassVar = 3
    sky: Words
    degrees: Annotated[float, Field(ge=-90)]


def test_old_versions_are_lifted_step_by_step() -> None:
    """Version 1 reads as version 3 through both lifts, version 3 through none; stored data stay as they were."""
    lifts = {
        ("weather", 1): lambda old: {"sky": old["clouds"], "kelvin": old["kelvin"]},
        ("weather", 2): lambda old: {"sky": old["sky"], "degrees": old["kelvin"] - 273.0},
    }
    old: dict[str, object] = {"clouds": "few", "kelvin": 280.0}
    new = _Weather(sky="few", degrees=7.0)
    read = read_event("weather", 1, old, lifts=lifts, kinds={"weather": _Weather})
    assert read == new
    assert old == {"clouds": "few", "kelvin": 280.0}
    assert read_event("weather", 3, read_plain(payload(new)), lifts={}, kinds={"weather": _Weather}) == new


@given(project=KEYS, answers=st.dictionaries(KEYS, SAID, min_size=1, max_size=5), reason=st.text(max_size=40))
def test_any_ballot_comes_back(project: Key, answers: dict[str, Said], reason: str) -> None:
    """Whatever is said, with whatever characters, is read as it was written."""
    reasons = dict.fromkeys(answers, f"x {reason}") if reason.isprintable() else {}
    ballot = BallotCast(round=1, project=project, answers=answers, reasons=reasons, replaces=0)
    assert read_event("ballot", 1, read_plain(payload(ballot))) == ballot


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({}, "ballot_unclear"),
        ({"project": "a"}, "ballot_unclear"),
        ({"project": "a", "answers": {"x": 1.0}, "weights": {"x": 1.0}}, "ballot_unclear"),
        ({"answers": {"x": 1.0}}, "ballot_unclear"),
        ({"project": "a", "answers": {"x": "cannot_judge"}}, "judging_without_reason"),
        ({"project": "a", "answers": {"x": 1.0}, "reasons": {"y": "so"}}, "reason_without_answer"),
    ],
)
def test_a_ballot_says_one_thing(fields: dict[str, object], key: str) -> None:
    """A ballot is of one project or of weights; who cannot judge says why; a reason belongs to an answer."""
    assert _refused("ballot", {"round": 1, "replaces": 0, **fields}) == [key]


def test_nothing_is_listed_twice() -> None:
    """A project that is sealed twice would be rated twice."""
    plain = next(read_plain(payload(step.event)) for step in STEPS if step.event.kind == "rules_sealed")
    listed = plain["projects"]
    assert isinstance(listed, list)
    twice: dict[str, object] = {"projects": [*listed, listed[0]]}
    assert _refused("rules_sealed", plain | twice) == ["listed_twice"]


@pytest.mark.parametrize(("on", "projects"), [("portfolio", ["port"]), ("project", []), ("project", ["mine", "port"])])
def test_a_question_names_its_projects(on: str, projects: list[str]) -> None:
    """The whole portfolio names no project, and a vote on one project names one."""
    plain = next(read_plain(payload(step.event)) for step in STEPS if step.event.kind == "vote_opened")
    assert _refused("vote_opened", plain | {"on": on, "projects": projects}) == ["question_unclear"]


def test_a_project_is_pinned_once() -> None:
    """A motion's portfolio holds a project in one option."""
    plain = next(read_plain(payload(step.event)) for step in STEPS if step.event.kind == "motion_put")
    twice = [{"project": "mine", "option": each} for each in ("full", "small")]
    assert _refused("motion_put", plain | {"portfolio": twice}) == ["listed_twice"]


def test_words_keep_their_paragraphs() -> None:
    """Minutes in three lines stay three lines; marks that no format can hold go."""
    plain: dict[str, object] = {"item": None, "text": "One.\r\nTwo\x00.\n\nThree."}
    assert read_plain(payload(read_event("minutes_text", 1, plain)))["text"] == "One.\nTwo.\n\nThree."
