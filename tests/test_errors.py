"""Errors speak for themselves."""

from __future__ import annotations

import pickle

import pytest

import appraisal
from appraisal.errors import InputError, Place, Problem, refuse


def test_an_input_error_says_every_problem_in_words_with_its_place() -> None:
    """A traceback shows each problem on a line: where, what, how to mend it, and its key."""
    place = Place(file="council.toml", row=3, column="weights")
    error = InputError([Problem("weights_all_zero", {"criteria": ["npv", "jobs"]}, place), Problem("costs_not_given")])
    assert str(error).splitlines() == [
        "council.toml, row 3, weights: All weights are zero. Give at least one of npv and jobs a weight above zero. "
        "[weights_all_zero]",
        "Values are given without costs. Give what each project costs, in one unit of money. [costs_not_given]",
    ]


def test_a_key_without_words_still_shows_its_facts() -> None:
    """A traceback never fails itself."""
    assert str(refuse("no_such_key", name="npv")) == "{'name': 'npv'} [no_such_key]"
    assert str(refuse("label_missing", name="npv")).endswith("[label_missing]")


def test_an_input_error_comes_back_from_another_process() -> None:
    """Pickled and read again, as executors do, it carries the same problems."""
    error = refuse("weights_all_zero", criteria=["npv"])
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  our own bytes
    assert again.problems == error.problems
    assert str(again) == str(error)


def test_a_broken_case_says_where(tmp_path: object) -> None:
    """What `read_case` refuses reads as a sentence that names the file."""
    with pytest.raises(InputError) as caught:
        appraisal.read_case(f"{tmp_path}/nothing")
    assert "nothing" in str(caught.value)
    assert "{" not in str(caught.value)
