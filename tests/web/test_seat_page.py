"""What a device sees in place of the pages, and what others see of an app without a session."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.types import Message, Receive, Scope, Send

from appraisal.errors import InputError
from appraisal.web import council, gate
from tests.web.conftest import Opened, text_of
from tests.web.council_app import SESSION, council_app
from tests.web.finished import finished


def test_a_device_without_a_seat_is_told(opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Even behind the gate a run without a valid cookie draws nothing of the case."""
    with council_app(tmp_path) as served:
        monkeypatch.setattr(council, "door", lambda: served.door)
        page = opened()
        assert "This device holds no seat" in text_of(page)
        assert "Itatskoye" not in text_of(page)


@pytest.mark.parametrize(("client", "status"), [("127.0.0.1", 200), ("::1", 200), ("10.0.0.9", 403), ("fe80::1", 403)])
def test_without_a_session_others_are_sent_away(client: str, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever server runs the app and wherever it listens, only this machine is answered."""
    monkeypatch.delenv(council.SESSION_VARIABLE, raising=False)
    sent: list[Message] = []

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "path": "/", "method": "GET", "headers": [], "client": (client, 1), "query_string": b""}
    finished(gate.Gate(app)(scope, receive, send))
    assert sent[0]["status"] == status


def test_an_address_beyond_this_machine_needs_a_session(monkeypatch: pytest.MonkeyPatch) -> None:
    """Launchers are held to it as the command is."""
    monkeypatch.delenv(council.SESSION_VARIABLE, raising=False)
    council.accept_address("127.0.0.1")
    council.accept_address(None)
    with pytest.raises(InputError) as error:
        council.accept_address("0.0.0.0")  # noqa: S104
    assert [each.key for each in error.value.problems] == ["address_without_council"]
    monkeypatch.setenv(council.SESSION_VARIABLE, SESSION)
    council.accept_address("0.0.0.0")  # noqa: S104
