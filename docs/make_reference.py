"""Write docs/reference.md from the program itself: `python docs/make_reference.py`. A test holds the two together."""

from __future__ import annotations

import dataclasses
import inspect
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args

import typer

from appraisal.appraise import METHODS
from appraisal.assembly.robustness import SPACES
from appraisal.assembly.titles import OBJECTIVES
from appraisal.assembly.weights import WAYS
from appraisal.cli.main import program
from appraisal.documents import rules
from appraisal.figures import Status
from appraisal.measures.catalogue import MEASURES
from appraisal.paths import criteria_folder
from appraisal.settings import Settings
from appraisal.text import say

EXITS = {
    0: "done",
    1: "a defect of the program",
    2: "bad input or unusable arguments",
    3: "no portfolio keeps to the rules",
}
TARGET = Path(__file__).with_name("reference.md")


def reference() -> str:
    """Return the text of the reference."""
    parts = [
        "# Reference",
        "Written by `docs/make_reference.py` from the program itself; do not edit.",
        *_commands(),
        "## Criteria that ship with the program",
        *_criteria(),
        "## Measures that a criterion may name",
        "Any kind of figure of the case, by its key (`investment` is always one), and:",
        _list((key, _first(formula)) for key, formula in MEASURES.items()),
        "## Methods of ranking",
        _list((key, say(f"ranking.method.{key}", "en")) for key in METHODS),
        "## Weights",
        _list((key, say(f"ranking.weights.{key}", "en")) for key in WAYS),
        "An expert's key stands for that expert's own weights.",
        "## Admissible weights of `robustness`",
        _list((key, say(f"explain.space.{key}", "en")) for key in SPACES),
        "Left out, it is `experts` where at least two experts gave weights, else `within`.",
        "## Objectives of a portfolio",
        _list((key, say(f"objectives.{key}", "en")) for key in OBJECTIVES),
        "Any figure or criterion of the case, by its key, stands for its total.",
        "## Rules",
        _list((_kind(rule), _first(rule)) for rule in get_args(rules.Rule)),
        "## Statuses of figures, from strong to weak",
        _list((status, say(f"statuses.{status}", "en")) for status in Status),
        "## Settings in Python",
        _list((field.name, f"default {field.default!r}") for field in dataclasses.fields(Settings)),
        "## Exit codes",
        _list(
            [
                ("0", "done"),
                ("1", "a defect of the program"),
                ("2", "bad input"),
                ("3", "no portfolio keeps to the rules"),
            ]
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _commands() -> Iterator[str]:
    yield "## Commands"
    group: Any = typer.main.get_command(program())
    for name, command in group.commands.items():
        arguments = [each for each in command.params if each.param_type_name == "argument"]
        usage = " ".join(["appraisal", name, *(each.metavar or each.name.upper() for each in arguments)])
        yield f"### `{usage}`"
        yield inspect.cleandoc(command.help or "").split("\n\n")[0]
        options = [each for each in command.params if each.param_type_name == "option" and each.name != "help"]
        if options:
            yield _list((each.opts[0], _option(each)) for each in options)


def _option(option: Any) -> str:
    shown = "" if option.default in (None, False, ...) else f" Default: {option.default}."
    return f"{option.help}{shown}"


def _criteria() -> Iterator[str]:
    for file in sorted(criteria_folder().glob("*.toml")):
        said = tomllib.loads(file.read_text(encoding="utf-8"))
        if "direction" in said:
            yield f"- `{file.stem}` ({said['unit']}, {said['direction']} is better): {said['title']['en']}"


def _kind(rule: Any) -> str:
    [kind] = get_args(rule.model_fields["kind"].annotation)
    return str(kind)


def _first(thing: Any) -> str:
    return inspect.cleandoc(thing.__doc__).split("\n")[0]


def _list(items: Iterable[tuple[object, str]]) -> str:
    return "\n".join(f"- `{key}`: {text}" for key, text in items)


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
