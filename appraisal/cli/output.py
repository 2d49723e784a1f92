"""What a command prints: tables on a terminal, plain text in a pipe, or one JSON document."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

import typer

from appraisal.errors import DefectError, InputError, Problem
from appraisal.text import Language, problem_text, say

if TYPE_CHECKING:
    from rich.console import Console

P = ParamSpec("P")
PLAIN_WIDTH = 400  # in a pipe a row is a line, however long
BAD_INPUT, INFEASIBLE = 2, 3


def console(*, error: bool = False) -> Console:
    """Return a console that draws on a terminal and writes plain lines into a pipe or file."""
    from rich.console import Console

    stream = sys.stderr if error else sys.stdout
    if stream.isatty():
        return Console(stderr=error, highlight=False, markup=False, emoji=False)
    return Console(stderr=error, highlight=False, markup=False, emoji=False, width=PLAIN_WIDTH, color_system=None)


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: Sequence[int] = ()) -> None:
    """Print a table; the columns in `numbers` are set flush right."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    out = console()
    drawn = Table(title=Text(title), title_justify="left", box=SIMPLE_HEAD if out.is_terminal else None, pad_edge=False)
    for place, column in enumerate(columns):
        drawn.add_column(Text(column), justify="right" if place in numbers else "left", overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    out.print(drawn)
    out.print()


def lines(*texts: str) -> None:
    """Print lines of text."""
    out = console()
    for text in texts:
        out.print(text, soft_wrap=not out.is_terminal)


@contextmanager
def working(what: str) -> Iterator[Callable[[str], None]]:
    """Show on a terminal that something is under way; a pipe sees nothing of it.

    Yields a function that says what is under way from then on.
    """
    out = console(error=True)
    if not out.is_terminal:
        yield lambda _: None
        return
    with out.status(what) as status:
        yield status.update


def document(found: object) -> None:
    """Print one JSON document."""
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2, allow_nan=False) + "\n")


def problem_shape(problem: Problem, language: Language) -> dict[str, object]:
    """Return a problem as JSON prints it."""
    place = problem.place
    where = (
        {} if place is None else {"file": place.file, "sheet": place.sheet, "row": place.row, "column": place.column}
    )
    return {"key": problem.key, **where, "text": problem_text(problem, language)}


def refuses_bad_input(command: Callable[P, None]) -> Callable[P, None]:
    """Turn bad input into plain messages and exit code 2, a defect of ours into a line and exit code 1."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        language: Language = "ru" if kwargs.get("language") == "ru" else "en"
        try:
            command(*args, **kwargs)
        except InputError as error:
            if kwargs.get("as_json"):
                document({"problems": [problem_shape(problem, language) for problem in error.problems]})
            else:
                out = console(error=True)
                for problem in error.problems:
                    out.print(problem_text(problem, language), soft_wrap=True)
                out.print(say("cli.problems", language, n=len(error.problems)))
            raise typer.Exit(BAD_INPUT) from None
        except DefectError as error:
            console(error=True).print(say("cli.defect", language, what=str(error)), soft_wrap=True)
            raise typer.Exit(1) from error

    return run
