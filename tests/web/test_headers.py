"""The headers that Streamlit does not send."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from importlib.resources import files

from starlette.types import Message, Receive, Scope, Send

from appraisal.web.headers import SecurityHeaders, headers, policy
from tests.web.finished import finished


def _answer(given: list[tuple[bytes, bytes]], kind: str = "http") -> list[Message]:
    sent: list[Message] = []

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": f"{kind}.response.start", "status": 200, "headers": given})

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    finished(SecurityHeaders(app)({"type": kind}, receive, send))
    return sent


def test_every_answer_has_the_headers_once() -> None:
    """What the app itself said under one of our names is replaced; the rest stays."""
    (message,) = _answer([(b"X-Frame-Options", b"ALLOWALL"), (b"content-type", b"text/plain")])
    names = [name for name, _ in message["headers"]]
    assert dict(message["headers"])[b"x-frame-options"] == b"DENY"
    assert {name.lower().encode() for name in headers()} <= set(names)
    assert len(names) == len(set(names))
    assert b"content-type" in names


def test_a_web_socket_passes_untouched() -> None:
    """Only answers to requests have headers."""
    (message,) = _answer([], kind="websocket")
    assert message["headers"] == []


def test_scripts_come_from_us_alone() -> None:
    """No foreign host, no inline script but the one that Streamlit's own page has, no eval."""
    scripts = next(part for part in policy().split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    assert "http" not in policy()
    assert "*" not in policy()
    page = files("streamlit").joinpath("static", "index.html").read_text(encoding="utf-8")
    inline = page.partition("<script>")[2].partition("</script>")[0]
    assert b64encode(hashlib.sha256(inline.encode()).digest()).decode() in scripts
