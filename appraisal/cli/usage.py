"""Errors of the command line as our own problems, in the requested language."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Any

import typer
from pydantic import ValidationError
from typer.core import TyperGroup

from appraisal.cli.output import BAD_INPUT, DEFECT, show_defect, show_problems
from appraisal.errors import DefectError, Problem
from appraisal.text.local import LANGUAGES, Language

# The errors that Typer raises; its classes are private, so they are derived from public ones.
UsageError: Any = typer.BadParameter.__bases__[0]
_RANGE = {"greater_than_equal": "ge", "less_than_equal": "le", "greater_than": "gt", "less_than": "lt"}


class Speaking(TyperGroup):
    """The group of commands; its errors are ours."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command; an invalid command line exits 2 with the problem and its mend."""
        given = list(sys.argv[1:] if args is None else args)
        try:
            code = super().main(args, prog_name, complete_var, False, windows_expand_args, **extra)
        except UsageError as error:
            if type(error).__name__ == "NoArgsIsHelpError":
                error.show()
            else:
                show_problems([problem_of(error)], language_of(given), as_json=_wants_json(given))
            code = BAD_INPUT
        except typer.Abort:
            code = 130
        except DefectError as error:
            show_defect(error, language_of(given), as_json=_wants_json(given))
            code = DEFECT
        if not standalone_mode:
            return code
        sys.exit(code if isinstance(code, int) else 0)


def say_defect(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Report an unexpected error as a defect; for `sys.excepthook`: Python then exits with 1."""
    if issubclass(kind, Exception):
        show_defect(error, language_of(sys.argv[1:]), as_json=_wants_json(sys.argv[1:]))
    else:
        sys.__excepthook__(kind, error, trace)


def _wants_json(arguments: Sequence[str]) -> bool:
    return any(each.partition("=")[0] == "--json" for each in arguments)


def language_of(arguments: Sequence[str]) -> Language:
    """Return the language requested anywhere in a command line; English by default."""
    result: Language = "en"
    for place, each in enumerate(arguments):
        name, _, value = each.partition("=")
        if name == "--language":
            said = value or next(iter(arguments[place + 1 :]), "")
            result = next((known for known in LANGUAGES if known == said), result)
    return result


def problem_of(error: Any) -> Problem:
    """Return the error of a command line as one of our problems."""
    kind = type(error).__name__
    if kind == "NoSuchOption":
        known = [each.opts[0] for each in error.ctx.command.params if each.param_type_name == "option"]
        return Problem("option_unknown", {"name": error.option_name, "known": known})
    if kind == "BadOptionUsage":
        facts = {"name": error.option_name}
        none = "does not take" in error.message
        return Problem("option_takes_none", facts) if none else Problem("option_without_value", facts)
    if kind == "MissingParameter":
        return Problem("argument_missing", {"name": _name(error.param), "usage": _usage(error)})
    if kind == "BadParameter":
        return _value(error)
    return _other(error)


def _usage(error: Any) -> str:
    return " ".join(error.ctx.get_usage().partition(":")[2].split())


def _other(error: Any) -> Problem:
    """Read the two errors that have no class of their own."""
    if result := re.search(r"No such command (.*?)\.(?: Did you mean .*)?$", error.message, re.DOTALL):
        known = list(error.ctx.command.commands) if error.ctx is not None else []
        return Problem("command_unknown", {"name": result[1].strip("'\""), "known": known})
    if result := re.search(r"unexpected extra argument\(s\) \((.*)\)$", error.message, re.DOTALL):
        return Problem("argument_extra", {"name": result[1], "usage": _usage(error)})
    return Problem("usage_wrong", {"said": error.message})


def _name(parameter: Any) -> str:
    if parameter is None:
        return ""
    return str(parameter.opts[0] if parameter.param_type_name == "option" else parameter.metavar or parameter.name)


def _value(error: Any) -> Problem:
    """Say why the value of an option is refused, from pydantic's error."""
    name, cause = _name(error.param), error.__cause__
    if not isinstance(cause, ValidationError):
        return Problem("usage_wrong", {"said": error.format_message()})
    result = cause.errors()[0]
    kind, given, said = result["type"], str(result["input"]), result.get("ctx", {})
    if kind in _RANGE and not given.lower().strip("+-").startswith("nan"):
        limit = said[_RANGE[kind]]
        facts: dict[str, object] = {"name": name, "given": given, "limit": limit}
        return Problem("option_too_small", facts) if kind.startswith("gre") else Problem("option_too_great", facts)
    if listed := re.search(r" is not one of (.*)\.$", result["msg"]):
        known = re.findall(r"'([^']*)'", listed[1])
        return Problem("option_value_unknown", {"name": name, "given": given, "known": known})
    facts = {"name": name, "given": given}
    return Problem("option_not_whole", facts) if kind.startswith("int") else Problem("option_not_a_number", facts)
