"""Output of the commands: tables on a terminal, plain text in a pipe, or one JSON document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, ParamSpec

import typer

from appraisal.cli.layout import drawn, wrapped
from appraisal.cli.plain import stream, unicode_shown, visible, visible_json
from appraisal.documents.findings import short
from appraisal.errors import InputError, Problem
from appraisal.text import Language, problem_text, say

if TYPE_CHECKING:
    from rich.console import Console

P = ParamSpec("P")
PLAIN_WIDTH = 400  # width of help and progress in a pipe
NARROWEST = 40  # least width in characters that is believed of a terminal
DEFECT, BAD_INPUT, INFEASIBLE = 1, 2, 3


def console(*, error: bool = False) -> Console:
    """Return a console that draws on a terminal and writes plain lines into a pipe or file."""
    from rich.console import Console

    out = stream(error=error)
    if out.isatty():
        return Console(file=out, highlight=False, markup=False, emoji=False)
    return Console(file=out, highlight=False, markup=False, emoji=False, width=PLAIN_WIDTH, color_system=None)


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: Sequence[int] = ()) -> None:
    """Print a table that cuts no word; the columns in `numbers` are right-aligned."""
    titles, cells = [visible(each) for each in columns], [[visible(cell) for cell in row] for row in rows]
    if title:
        lines(title)
    _print(*drawn(titles, cells, numbers=numbers, width=_width()), "")


def lines(*texts: str, error: bool = False) -> None:
    """Print lines of text, folded between words on a terminal."""
    _print(*(each for text in texts for each in wrapped(visible(text), _width(error=error))), error=error)


def _print(*texts: str, error: bool = False) -> None:
    stream(error=error).write("".join(f"{text}\n" for text in texts))


def _width(*, error: bool = False) -> int | None:
    """Return the width of the terminal; None without a terminal, so that a row is one line."""
    if not stream(error=error).isatty():
        return None
    return max(console(error=error).width, NARROWEST)


@contextmanager
def working(what: str) -> Iterator[Callable[[str], None]]:
    """Show progress on a terminal; nothing is written to a pipe.

    Yields a function that sets the text of the progress.
    """
    out = console(error=True)
    if not out.is_terminal:
        yield lambda _: None
        return
    with out.status(visible(what), spinner="dots" if unicode_shown(stream(error=True)) else "line") as status:
        yield lambda said: status.update(visible(said))


def document(answer: object) -> None:
    """Print one JSON document."""
    out = stream()
    written = json.dumps(answer, ensure_ascii=not unicode_shown(out), indent=2, allow_nan=False)
    out.write(visible_json(written) + "\n")


def refuses_bad_input(command: Callable[P, None]) -> Callable[P, None]:
    """Turn bad input into plain messages and exit code 2."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        language: Language = "ru" if kwargs.get("language") == "ru" else "en"
        try:
            command(*args, **kwargs)
        except InputError as error:
            show_problems(error.problems, language, as_json=bool(kwargs.get("as_json")))
            raise typer.Exit(BAD_INPUT) from None

    return run


def show_defect(error: BaseException, language: Language, *, as_json: bool) -> None:
    """Report a defect of the program, with its place in the code."""
    own = Path(__file__).parents[1]
    places = [each for each in extract_tb(error.__traceback__) if Path(each.filename).is_relative_to(own)]
    where = "".join(f", {Path(each.filename).relative_to(own.parent).as_posix()}:{each.lineno}" for each in places[-1:])
    problem = Problem("defect", {"what": f"{type(error).__name__}{where}: {short(str(error))}"})
    if as_json:
        _document_of([problem], language)
    else:
        lines(problem_text(problem, language), error=True)


def show_problems(problems: Sequence[Problem], language: Language, *, as_json: bool) -> None:
    """Print problems, each with its place and its mend: one JSON document on standard output, or lines on error."""
    if as_json:
        _document_of(problems, language)
    else:
        texts = (problem_text(problem, language) for problem in problems)
        lines(*texts, say("cli.problems", language, n=len(problems)), error=True)


def _document_of(problems: Sequence[Problem], language: Language) -> None:
    from appraisal.cli.to_json import Walk  # NumPy, which only some commands need

    document(Walk(language=language).document("problems", problems=problems))
