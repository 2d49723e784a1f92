"""A session and its app as a process, for tests that come in from outside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from appraisal.access.door import Door
from appraisal.intake.read import read_case
from appraisal.journal.events.base import Event
from appraisal.journal.events.conflicts import ConflictDeclared, ConflictRuled
from appraisal.journal.events.opening import Opened, RulesSealed
from appraisal.journal.kept_case import kept
from appraisal.journal.sealing import seal
from appraisal.paths import sample_folder
from appraisal.store.sessions import Store
from tests.browser.conftest import ROOT, serving
from tests.journal.meeting import RULES, seated

SESSION = "coast-1"
Answer = Literal["conflict", "none"]


@dataclass(frozen=True)
class Served:
    """A running server: its address, its store, and the door to the same session."""

    address: str
    store: Store
    door: Door


CASE = read_case(sample_folder() / "kuzbass")


def on_the_sample(event: Event) -> Event:
    """Return an event of the small meeting as it would be about the sample; its conflicts are on one project."""
    last = list(CASE.projects)[-1]
    if isinstance(event, Opened):
        return event.model_copy(update={"case": CASE.key, "digest": CASE.digest})
    if isinstance(event, RulesSealed):
        return seal(CASE, RULES)
    if isinstance(event, ConflictDeclared):
        answers: dict[str, Literal["conflict", "none"]] = {
            **dict.fromkeys(CASE.projects, "none"),
            last: event.answers["port"],
        }
        return ConflictDeclared(answers=answers, reasons=dict.fromkeys([last] * bool(event.reasons), "I own shares."))
    if isinstance(event, ConflictRuled):
        return event.model_copy(update={"project": last})
    return event


def hold(store: Store) -> None:
    """Hold the small meeting on the sample up to its conflicts of interest."""
    for step in seated():
        store.append(SESSION, step.actor, step.for_seat, on_the_sample(step.event), case=kept(CASE))


@contextmanager
def council_app(folder: Path, *, heard: list[str] | None = None) -> Iterator[Served]:
    """Serve the sample to the seats of a session until the block ends; what the server said is added to `heard`."""
    where = str(folder / "sessions.sqlite")
    with Store.at(where) as store:
        hold(store)
        environment = {"APPRAISAL_SESSION": SESSION, "APPRAISAL_STORE": where}
        with serving(ROOT / "app.py", more=environment, heard=heard) as address:
            yield Served(address, store, Door(store, SESSION))
