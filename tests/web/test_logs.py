"""Lines of the log."""

from __future__ import annotations

import json
import logging

import pytest

from appraisal.errors import InputError, refuse
from appraisal.web.logs import JsonLines
from appraisal.web.trouble import trace_of


def _broken() -> None:
    try:
        int("Anna rates 7")
    except ValueError as error:
        raise refuse("store_lost", store="postgresql://u@db/x") from error


def _caught() -> InputError:
    with pytest.raises(InputError) as caught:
        _broken()
    return caught.value


def test_a_trace_tells_places_and_kinds_alone() -> None:
    """Both errors with their places, the key of what has words; nothing of what either says."""
    trace = trace_of(_caught())
    assert trace.count("in _broken") == 2
    assert "ValueError\nthen\n" in trace
    assert trace.endswith("InputError: store_lost")
    assert "Anna" not in trace
    assert "postgresql" not in trace


def test_a_line_is_one_object_with_the_facts_of_its_writer() -> None:
    """Of several lines the first is the message; a library's trace is cut as ours is."""
    record = logging.LogRecord("x.y", logging.WARNING, "f", 1, "said %s\nmore", ("so",), None)
    record.facts = {"reference": "7QXM-2RD9"}
    line = json.loads(JsonLines().format(record))
    assert {name: line[name] for name in ("level", "logger", "message", "reference")} == {
        "level": "warning",
        "logger": "x.y",
        "message": "said so",
        "reference": "7QXM-2RD9",
    }
    assert line["at"].endswith("+00:00")
    error = _caught()
    record.exc_info = (type(error), error, error.__traceback__)
    assert json.loads(JsonLines().format(record))["trace"] == trace_of(error)
