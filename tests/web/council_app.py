"""A session and its app as a process, for tests that come in from outside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from appraisal import desk
from appraisal.access.door import Door
from appraisal.store.sessions import Store
from tests.browser.conftest import ROOT, serving
from tests.journal.meeting import seated

SESSION = "coast-1"


@dataclass(frozen=True)
class Served:
    """A running server: its address, its store, and the door to the same session."""

    address: str
    store: Store
    door: Door


@contextmanager
def council_app(folder: Path, *, heard: list[str] | None = None) -> Iterator[Served]:
    """Serve the sample to the seats of a session until the block ends; what the server said is added to `heard`."""
    where = str(folder / "sessions.sqlite")
    with Store.at(where) as store:
        for step in seated():
            store.append(SESSION, step.actor, step.for_seat, step.event)
        environment = {"APPRAISAL_SESSION": SESSION, "APPRAISAL_STORE": where}
        with serving(ROOT / "app.py", more=environment, heard=heard) as address:
            yield Served(address, store, desk.open_door(SESSION, where))
