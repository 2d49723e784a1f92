"""What a route does that nobody foresaw."""

from __future__ import annotations

import re

import pytest
from starlette.types import Message, Receive, Scope, Send

from appraisal.web.trouble import Trouble, safe_path
from tests.web.finished import finished

SAID = "Anna rates 7"


def _asked(kind: str, *first: Message) -> list[Message]:
    sent: list[Message] = []

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        for each in first:
            await send(each)
        raise RuntimeError(SAID)

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": kind, "method": "GET", "path": "/join/secret-token", "headers": [(b"accept-language", b"ru")]}
    finished(Trouble(app)(scope, receive, send))
    return sent


def test_a_reader_gets_a_number_that_stands_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """In the reader's language; the log has the place under the number, and neither words nor tokens."""
    start, body = _asked("http")
    assert start["status"] == 500
    (number,) = re.findall(r"номер ([0-9A-Z]{4}-[0-9A-Z]{4})", body["body"].decode())
    (record,) = [each for each in caplog.records if each.levelname == "ERROR"]
    assert number in record.message
    assert "RuntimeError" in record.message
    assert "in app" in record.message
    assert SAID not in body["body"].decode() + caplog.text
    assert "secret-token" not in caplog.text


def test_a_socket_is_closed() -> None:
    """With the code of an internal error."""
    assert _asked("websocket", {"type": "websocket.accept"})[-1] == {"type": "websocket.close", "code": 1011}


def test_half_an_answer_is_not_mended() -> None:
    """The server cuts the connection, so that nobody takes the half for the whole."""
    with pytest.raises(RuntimeError):
        _asked("http", {"type": "http.response.start", "status": 200, "headers": []})


def test_no_token_stands_in_a_path() -> None:
    """However it is written; other paths are whole."""
    assert [safe_path(each) for each in ("/JOIN/x", "//join/x/y", "/join", "/ranking")] == [
        "/JOIN/…",
        "//join/…",
        "/join",
        "/ranking",
    ]
