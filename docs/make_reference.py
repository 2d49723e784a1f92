"""Write docs/reference.md from the program itself: `python docs/make_reference.py`. A test holds the two together."""

from __future__ import annotations

import dataclasses
import inspect
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import typer

from appraisal.analysis.appraise import METHODS
from appraisal.analysis.titles import OBJECTIVES
from appraisal.analysis.uncertainty import SPACES
from appraisal.analysis.weights import WAYS
from appraisal.cli.main import program
from appraisal.figures import Status
from appraisal.measures.catalogue import MEASURES, Measure
from appraisal.paths import criteria_folder
from appraisal.rules.kinds import RULE_KINDS
from appraisal.settings import Settings
from appraisal.text import say

EXITS = {
    0: "done",
    1: "a defect of the program",
    2: "bad input or unusable arguments",
    3: "no portfolio keeps to the rules",
}
WAYS_IN = [
    (
        "budget",
        "`key` is `budget.total`, `budget.years.YEAR`, `funds.FUND.total`, `funds.FUND.years.YEAR` of rules.toml.",
    ),
    (
        "request",
        "`key` is `request`: all money asked for by the full version, over all funds and years; every stated year of "
        "every fund and option is multiplied by `to / from` and rounded down to a thousandth. A request that was not "
        "stated is stated from then on.",
    ),
    (
        "criterion",
        "`key` is a criterion. Measured by a figure: the figure in the project's file. Rated: every given rating that "
        "is worse than `to` is set to it; `from` is the pooled rating. Measured by NPV from an explicit table: the net "
        "flow of the base year; `from` and `to` are the NPV. Measured by NPV from drivers: `key` is `investment`, "
        "`cash_flow.revenue` or `cash_flow.products.0.price`. No further than the criterion's best bound, and than the "
        "range that the figure states.",
    ),
    ("gain", "`key` is the total that is the objective; as `criterion`, but beyond bounds as well."),
    (
        "rule",
        "`key` is `rules.KEY.at_least`, `.at_most`, `.at_most_projects` or `.at_most_money`, KEY being the rule's key "
        "or its kind with its number; `rules.KEY` alone: the rule is dropped, `from` and `to` are null.",
    ),
]
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
        _list((key, _measure(each)) for key, each in MEASURES.items()),
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
        _list((kind, _first(rule)) for kind, rule in RULE_KINDS.items()),
        "## Ways in and what binds, as JSON",
        "`ways_in` of `explain --json` and `binding` of `select --json`: each was proved by appraising the case with "
        "its `edits`. With a hundredth less of the change (`from + 0.99 * (to - from)` in each edit; of a count of "
        "projects one less) the project is out, or the step buys nothing.",
        _list(WAYS_IN),
        "`edits` are what is typed into the files: `file` as the folder names it, `keys` the path in it (numbers count "
        "from 0 in lists), `from` what held, `to` what it is set to; null takes the entry out. Where an entry is a "
        "table with `value`, its `value` is set; where the file does not have the entry, it is added. The file "
        "`--budget` is the budget asked for beside the case. Under a scenario the numbers are those of the files, "
        "before its multipliers; where the scenario replaces a figure, the file is the scenario's.",
        "`regret.value` of `explain --json` is the best value less the best value of the case with one more rule: "
        "`excluded` for a chosen project, `mandatory` for any other. By `npv-first` and `balanced` it may be negative: "
        "the floor on NPV and what could be reached are computed anew. `binding[].step` is the distance from `from` to "
        "`to`, null for a rule that can only be dropped; `buys.objective` is what the objective gains.",
        "## Statuses of figures, from strong to weak",
        _list((status, say(f"statuses.{status}", "en")) for status in Status),
        "## Settings in Python",
        _list((field.name, f"default {field.default!r}") for field in dataclasses.fields(Settings)),
        "## JSON",
        "`--json` prints exactly one JSON document on standard output. What cannot be used, whether a file, an option "
        "or a missing argument (exit 2), and a defect of the program (exit 1) are one of this shape:",
        '```json\n{"problems": [{"key": "…", "file": "…", "sheet": "…", "row": 1, "column": "…", "text": "…"}]}\n```',
        "`key` is the same in every language and `text` is in that of `--language`. The place is left out where there "
        "is none; `sheet` is null outside workbooks.",
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
    for name, command in _flat(group):
        arguments = [each for each in command.params if each.param_type_name == "argument"]
        usage = " ".join(["appraisal", name, *(each.metavar or each.name.upper() for each in arguments)])
        yield f"### `{usage}`"
        yield inspect.cleandoc(command.help or "").split("\n\n")[0]
        options = [each for each in command.params if each.param_type_name == "option" and each.name != "help"]
        if options:
            yield _list((each.opts[0], _option(each)) for each in options)


def _flat(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the commands of a group, with those of groups inside it, each with its whole name."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _flat(command, f"{before}{name} ")
        else:
            yield before + name, command


def _option(option: Any) -> str:
    shown = "" if option.default in (None, False, ...) else f" Default: {option.default}."
    return f"{option.help}{shown}"


def _criteria() -> Iterator[str]:
    for file in sorted(criteria_folder().glob("*.toml")):
        said = tomllib.loads(file.read_text(encoding="utf-8"))
        if "direction" in said:
            yield f"- `{file.stem}` ({said['unit']}, {said['direction']} is better): {said['title']['en']}"


def _measure(each: Measure) -> str:
    """Say what a measure is, and how a portfolio counts it."""
    if each.additive:
        return f"{_first(each.formula)} Adds up over a portfolio."
    return f"{_first(each.formula)} A ratio: it does not add up, and doing nothing stands at {each.nothing:g}."


def _first(thing: Any) -> str:
    return inspect.cleandoc(thing.__doc__).split("\n")[0]


def _list(items: Iterable[tuple[object, str]]) -> str:
    return "\n".join(f"- `{key}`: {text}" for key, text in items)


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
