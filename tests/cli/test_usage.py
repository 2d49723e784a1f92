"""Command lines that cannot be used."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from appraisal.cli.main import program
from appraisal.cli.usage import language_of
from appraisal.errors import DefectError
from appraisal.paths import sample_folder

KUZBASS = str(sample_folder() / "kuzbass")
WRONG = [
    ("case_or_session", ("rank",)),
    ("case_or_session", ("rank", KUZBASS, "--session", "k")),
    ("of_a_session_alone", ("rank", KUZBASS, "--as-of", "3")),
    ("criteria_of_session", ("rank", "--session", "k", "--criteria", "criteria")),
    ("argument_missing", ("explain", KUZBASS)),
    ("argument_missing", ("convert", KUZBASS)),
    ("argument_extra", ("rank", KUZBASS, "b", "c")),
    ("command_unknown", ("rnak", KUZBASS)),
    ("option_unknown", ("rank", KUZBASS, "--scenaro", "x")),
    ("option_unknown", ("rank", KUZBASS, "-z")),
    ("option_without_value", ("rank", KUZBASS, "--scenario")),
    ("option_not_a_number", ("select", KUZBASS, "--budget", "much")),
    ("option_too_small", ("select", KUZBASS, "--budget", "-1")),
    ("option_not_a_number", ("select", KUZBASS, "--budget", "nan")),
    ("option_too_great", ("select", KUZBASS, "--budget", "1e300")),
    ("option_too_great", ("select", KUZBASS, "--budget", "inf")),
    ("option_too_great", ("frontier", KUZBASS, "--to", "1e300")),
    ("option_not_whole", ("robustness", KUZBASS, "--draws", "1.5")),
    ("option_value_unknown", ("rank", KUZBASS, "--language", "fr")),
    ("too_large", ("select", KUZBASS, "--budget", "1e14")),
]


def run(*arguments: str) -> tuple[int, str, str]:
    """Run a command; return its exit code, standard output and standard error."""
    done = CliRunner().invoke(program(), list(arguments))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize(("key", "arguments"), WRONG)
def test_each_is_one_document_with_its_key(key: str, arguments: tuple[str, ...]) -> None:
    """With --json standard output is exactly one JSON document, and the exit code is 2."""
    code, out, err = run(*arguments[:1], "--json", *arguments[1:])
    assert (code, err) == (2, "")
    (problem,) = json.loads(out)["problems"]
    assert problem["key"] == key
    assert problem["text"]


@pytest.mark.parametrize(("key", "arguments"), [each for each in WRONG if "fr" not in each[1]])
def test_each_speaks_the_language_asked_for(key: str, arguments: tuple[str, ...]) -> None:
    """Wherever --language stands, the error is in that language; a count of problems follows."""
    for given in (("--language", "ru"), ("--language=ru",)):
        code, out, err = run(arguments[0], *given, *arguments[1:])
        assert (code, out) == (2, "")
        assert "ничего не рассчитано" in err
        assert "Error" not in err
        assert "command" not in err
        assert "Usage" not in err


def test_the_language_of_a_command_line() -> None:
    """The last one that is known counts; what is not known is English."""
    assert language_of(["rank", "x", "--language", "ru"]) == "ru"
    assert language_of(["--language=ru", "x"]) == "ru"
    assert language_of(["rank", "--language", "fr"]) == "en"
    assert language_of(["rank", "--language"]) == "en"


def test_no_arguments_are_help() -> None:
    """Who asks nothing is told what there is to ask."""
    code, out, err = run()
    assert code == 2
    assert "robustness" in out + err


@pytest.mark.parametrize(("more", "stream"), [((), "stderr"), (("--json",), "stdout")])
def test_what_nobody_foresaw_is_no_traceback(more: tuple[str, ...], stream: str) -> None:
    """One line, or one JSON document, with the place in the code; exit code 1, nothing unescaped."""
    script = (
        "import sys, appraisal.desk\nfrom appraisal.cli import main\n"
        "def fail(*_, **__): raise KeyError('x\\x1b[31m')\n"
        "appraisal.desk.check_opened = fail\n"
        f"sys.argv = ['appraisal', 'check', {KUZBASS!r}, '--language', 'ru', *{more!r}]\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, encoding="utf-8")
    said = getattr(done, stream)
    assert done.returncode == 1
    assert "ошибка программы" in said
    assert "KeyError, appraisal/cli/look.py:" in said
    assert "Traceback" not in done.stdout + done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    if more:
        assert [each["key"] for each in json.loads(said)["problems"]] == ["defect"]


def test_a_broken_promise_of_ours_is_a_defect(monkeypatch: pytest.MonkeyPatch) -> None:
    """A `DefectError` ends a command with 1 wherever it is run."""

    def fail(*_: object, **__: object) -> None:
        raise DefectError("two rows of one name")

    monkeypatch.setattr("appraisal.desk.check_opened", fail)
    done = CliRunner().invoke(program(), ["check", KUZBASS, "--json"])
    assert (done.exit_code, json.loads(done.stdout)["problems"][0]["key"]) == (1, "defect")
