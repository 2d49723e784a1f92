"""The only way in for commands and pages to ballots on paper: workbooks written and read, sheets that were typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zipfile import ZipFile

from appraisal.documents.ballot_form import FilledForm
from appraisal.documents.case import Case
from appraisal.documents.findings import short
from appraisal.errors import InputError, Place, Problem, refuse
from appraisal.journal.paper import (
    Typed,
    asked_seats,
    corrected_since,
    form_of,
    open_round,
    refused,
    refused_seat,
    typed,
)
from appraisal.journal.session import Session
from appraisal.session_desk import say, session_case
from appraisal.text import Language

if TYPE_CHECKING:
    from appraisal.store.sessions import Store
    from appraisal.store.taking import Saved


def write_ballots(
    store: Store,
    session: str,
    folder: Path,
    *,
    seats: Sequence[str] = (),
    number: int | None = None,
    language: Language,
    overwrite: bool = False,
) -> tuple[Path, ...]:
    """Write a workbook for each expert whom the open round asks, and return their paths.

    Args:
        store: where the session is.
        session: its key.
        folder: of the workbooks; it is created.
        seats: whose workbooks; all experts' if none is named.
        number: the round that is meant; the open one if left out.
        language: of the workbooks; either is read back.
        overwrite: whether workbooks that are there are replaced.

    Raises:
        InputError: with all problems; then nothing was written.
    """
    from appraisal.intake.ballot_to_xlsx import ballot_workbook
    from appraisal.intake.writing import write_file

    state = store.state(session)
    _is_open(state, number)
    chosen = tuple(dict.fromkeys(seats)) or asked_seats(state)
    problems = [problem for seat in chosen for problem in refused_seat(state, seat)]
    paths = {seat: folder / f"{session}-{open_round(state).number}-{seat}.xlsx" for seat in chosen}
    taken = [each for each in paths.values() if each.exists() and not overwrite]
    problems += [Problem("target_exists", {"name": each.name}, Place(file=each.name)) for each in taken]
    if not chosen:
        problems.append(Problem("nobody_rates"))
    if problems:
        raise InputError(problems)
    case = session_case(store, session)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise refuse("target_unwritable", Place(file=folder.name), name=folder.name) from None
    made = {paths[seat]: ballot_workbook(form_of(state, seat, case), language) for seat in chosen}
    for path, content in made.items():
        write_file(path, lambda content=content: content, overwrite=overwrite)  # type: ignore[misc]
    return tuple(made)


def enter_ballots(
    store: Store, session: str, source: Path, *, actor: str, witness: str, sheet: str | None = None
) -> tuple[Saved, ...]:
    """Read workbooks that came back, and save what they say as paper ballots: all of all workbooks, or nothing.

    Args:
        store: where the session is.
        session: its key.
        source: a workbook, or a folder of them.
        actor: the seat that enters them.
        witness: the seat of the second person.
        sheet: number of the sheet of paper, where the workbook has none.

    Raises:
        InputError: with every problem of all workbooks; then nothing was saved.
    """
    from appraisal.intake.ballot_from_xlsx import read_ballot

    case = session_case(store, session)
    weighed = {key: case.criteria[key].title for key in case.criteria_set.criteria}
    forms: list[FilledForm | InputError] = []
    for path in _workbooks(source):
        try:
            forms.append(read_ballot(path, weighed))
        except InputError as error:
            forms.append(error)
    return enter_forms(store, session, forms, actor=actor, witness=witness, sheet=sheet)


def enter_forms(
    store: Store,
    session: str,
    forms: Sequence[FilledForm | InputError],
    *,
    actor: str,
    witness: str,
    sheet: str | None = None,
) -> tuple[Saved, ...]:
    """Save what sheets say as paper ballots: all of all sheets, or nothing.

    Args:
        store: where the session is.
        session: its key.
        forms: the sheets, each as of the event up to which it knew the session, or what is wrong with one.
        actor: the seat that enters them.
        witness: the seat of the second person.
        sheet: number of the sheet of paper, where a form has none.

    Raises:
        InputError: with every problem of all sheets; then nothing was saved.
    """
    state, case = store.state(session), session_case(store, session)
    problems = [] if witness in state.seats else [Problem("witness_unfit", {"seat": short(witness)})]
    events: list[Typed] = []
    read: dict[str, str] = {}
    for each in forms:
        if isinstance(each, InputError):
            problems += each.problems
            continue
        if each.seat in read:
            problems.append(Problem("ballot_twice", {"seat": each.seat, "other": read[each.seat]}, each.place))
        read[each.seat] = each.place.file
        typed_so, told = _checked(store, state, case, each, actor, witness, sheet)
        events += typed_so
        problems += told
    if problems:
        raise InputError(problems)
    return say(store, session, [(actor, each.seat, each.event) for each in events])


def enter_uploaded(
    store: Store, session: str, uploaded: Sequence[tuple[str, bytes]], *, actor: str, witness: str, sheet: str | None
) -> tuple[Saved, ...]:
    """Enter workbooks that came by a browser, each with its name, as `enter_ballots` does those of a folder."""
    with TemporaryDirectory() as folder:
        for number, (name, content) in enumerate(uploaded, start=1):
            stem = re.sub(r"[^\w .-]", "", name.removesuffix(".xlsx"))[:60].strip(" .") or "ballot"
            path = Path(folder) / f"{stem}.xlsx"
            (path if not path.exists() else path.with_stem(f"{stem}-{number}")).write_bytes(content)
        return enter_ballots(store, session, Path(folder), actor=actor, witness=witness, sheet=sheet)


def ballots_zipped(store: Store, session: str, *, language: Language) -> bytes:
    """Return the workbooks of all experts whom the open round asks as one file; refused as `write_ballots` is."""
    packed = BytesIO()
    with TemporaryDirectory() as folder, ZipFile(packed, "w") as box:
        for path in write_ballots(store, session, Path(folder), language=language):
            box.write(path, path.name)
    return packed.getvalue()


def _is_open(state: Session, number: int | None) -> None:
    last = open_round(state).number
    if number is not None and number != last:
        raise refuse("round_closed_already" if 1 <= number < last else "round_unknown", round=number)


def _workbooks(source: Path) -> Iterable[Path]:
    """Return a workbook, or those of a folder by name; what a spreadsheet keeps beside an open one is none."""
    if not source.is_dir():
        return (source,)
    found = sorted(each for each in source.glob("*.xlsx") if not each.name.startswith(("~$", ".")))
    if not found:
        raise refuse("no_ballots", Place(file=source.name), name=source.name)
    return found


def _checked(
    store: Store, state: Session, case: Case, filled: FilledForm, actor: str, witness: str, sheet: str | None
) -> tuple[list[Typed], list[Problem]]:
    """Return the events of a sheet, and everything that is wrong with them."""
    whole = list(_whole(state, case, filled, sheet))
    if whole:
        return [], whole
    if witness not in state.seats:
        return [], list(corrected_since(state, filled))
    before = store.state(state.key, as_of=filled.seq)
    events = list(typed(filled, before=before, witness=witness, sheet=filled.sheet or sheet or ""))
    return events, [*corrected_since(state, filled), *refused(state, actor, events, sheet=filled.place)]


def _whole(state: Session, case: Case, filled: FilledForm, sheet: str | None) -> Iterator[Problem]:
    """Yield what is wrong with a sheet as a whole."""
    from appraisal.analysis.ballots import weights_of
    from appraisal.intake.ballot_from_xlsx import LONGEST_SHEET_NUMBER

    if filled.session != state.key:
        facts = {"given": filled.session, "session": state.key}
        yield Problem("ballot_of_other_session", facts, filled.place)
    elif filled.seq > state.seq:
        yield Problem("event_not_there", {"seq": filled.seq, "last": state.seq}, filled.place)
    if not filled.projects and filled.weights is None:
        yield Problem("ballot_says_nothing", {}, filled.place)
    if sheet and filled.sheet not in (None, sheet):
        yield Problem("sheet_number_differs", {"given": filled.sheet, "asked": short(sheet)}, filled.sheet_place)
    elif not (sheet or filled.sheet):
        yield Problem("sheet_number_missing", {}, filled.sheet_place)
    elif sheet and len(sheet) > LONGEST_SHEET_NUMBER:
        length = {"longest": LONGEST_SHEET_NUMBER, "length": len(sheet)}
        yield Problem("text_too_long", length, Place(file="--sheet"))
    if filled.weights is not None:
        try:
            weights_of(filled.weights, case.criteria_set.criteria)
        except InputError as error:
            yield from (Problem(each.key, each.facts, filled.weights_place) for each in error.problems)
