"""The commands check and rank."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from appraisal.cli.main import program
from appraisal.paths import sample_folder

KUZBASS = str(sample_folder() / "kuzbass")


def run(*arguments: str) -> tuple[int, str, str]:
    """Run a command; return its exit code, standard output and standard error."""
    done = CliRunner().invoke(program(), list(arguments))
    return done.exit_code, done.stdout, done.stderr


def test_check_passes_the_sample() -> None:
    """A sound case exits 0 and says so."""
    code, out, _ = run("check", KUZBASS)
    assert code == 0
    assert "sound" in out


def test_rank_prints_exactly_one_document() -> None:
    """With --json standard output is one JSON document with the keys that outsiders rely on."""
    code, out, err = run("rank", KUZBASS, "--json")
    result = json.loads(out)
    assert code == 0
    assert not err
    assert {"case", "method", "criteria", "ranking", "not_ranked", "remarks"} <= set(result)
    assert {"key", "unit", "direction", "bounds", "weight"} <= set(result["criteria"][0])
    assert {"rank", "project", "closeness", "values", "statuses"} <= set(result["ranking"][0])
    assert {"project", "missing", "interval"} <= set(result["not_ranked"][0])


@pytest.mark.parametrize(("language", "word"), [("en", "place"), ("ru", "место")])
def test_rank_speaks_both_languages(language: str, word: str) -> None:
    """The table is in the language asked for."""
    code, out, _ = run("rank", KUZBASS, "--language", language)
    assert code == 0
    assert word in out


def test_rank_in_a_pipe_cuts_no_name() -> None:
    """Outside a terminal a row is a line, however long its name."""
    _, out, _ = run("rank", KUZBASS)
    assert 'Energy technology complex for deep processing of coal, "Menchopetskoe" (Mencherep) deposit' in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("rank", KUZBASS, "--scenario", "utopia"),
        ("rank", KUZBASS, "--method", "magic"),
        ("rank", KUZBASS, "--weights", "nobody"),
        ("rank", "no-such-folder"),
        ("rank", KUZBASS, "--language", "fr"),
        ("check", "no-such-folder"),
        ("finance", KUZBASS, "--project", "nobody"),
    ],
)
def test_bad_arguments_exit_2_without_a_traceback(arguments: tuple[str, ...]) -> None:
    """A wrong argument is a plain message with exit code 2."""
    code, out, err = run(*arguments)
    assert code == 2
    assert "Traceback" not in out + err
    assert err.strip()


def test_bad_input_with_json_is_one_document_too() -> None:
    """Problems come as JSON when JSON was asked for."""
    code, out, _ = run("rank", KUZBASS, "--scenario", "utopia", "--json")
    assert code == 2
    assert json.loads(out)["problems"][0]["key"] == "unknown_scenario"
