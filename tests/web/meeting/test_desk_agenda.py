"""The agenda at the desk, on one machine without seats' devices."""

from __future__ import annotations

from appraisal.journal.events.agenda import Item
from appraisal.store.sessions import Store
from tests.web.conftest import Opened
from tests.web.meeting.test_correction import SESSION, store

__all__ = ["store"]


def test_what_is_chosen_is_called_however_quickly(opened: Opened, store: Store) -> None:
    """Choice and press come in one go, as from a chair who does not wait until the page was drawn with the choice."""
    desk = opened(language="en")
    desk.selectbox(key="agenda_item").select(("project", "sorbents"))
    desk.button(key="agenda_call").click().run()
    assert store.state(SESSION).item == Item(of="project", key="sorbents")


def test_what_is_chosen_is_put_off_however_quickly(opened: Opened, store: Store) -> None:
    """The same with its reason; what was shown before stays on the agenda."""
    desk = opened(language="en")
    desk.selectbox(key="agenda_item").select(("project", "sorbents"))
    desk.text_input(key="put_off_reason").set_value("No permit yet.")
    desk.button(key="put_off_press").click().run()
    assert store.state(SESSION).items == {("project", "sorbents"): "put_off"}
