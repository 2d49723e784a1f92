"""The headers that Streamlit does not send."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from importlib.resources import files

from starlette.types import Message, Receive, Scope, Send

from appraisal.web.headers import SecurityHeaders, headers, policy
from tests.web.finished import finished


def _answer(given: list[tuple[bytes, bytes]], kind: str = "http", **scope: str) -> list[Message]:
    sent: list[Message] = []

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": f"{kind}.response.start", "status": 200, "headers": given})

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    finished(SecurityHeaders(app)({"type": kind, "path": "/", **scope}, receive, send))
    return sent


def test_every_answer_has_the_headers_once() -> None:
    """What the app itself said under one of our names is replaced; the rest stays."""
    (message,) = _answer([(b"X-Frame-Options", b"ALLOWALL"), (b"content-type", b"text/plain")])
    names = [name for name, _ in message["headers"]]
    assert dict(message["headers"])[b"x-frame-options"] == b"DENY"
    assert {name.lower().encode() for name in headers()} <= set(names)
    assert len(names) == len(set(names))
    assert b"content-type" in names


def test_on_tls_browsers_and_cookies_are_kept_to_it() -> None:
    """Only there: each cookie has its mark once, and the browser is told to come back by TLS."""
    given = [(b"set-cookie", b"a=1; Path=/"), (b"set-cookie", b"b=2; secure")]
    (plain,), (tls,) = _answer(given), _answer(given, scheme="https")
    assert b"strict-transport-security" not in dict(plain["headers"])
    assert dict(tls["headers"])[b"strict-transport-security"] == b"max-age=31536000"
    assert [value for name, value in plain["headers"] if name == b"set-cookie"] == [value for _, value in given]
    assert [value for name, value in tls["headers"] if name == b"set-cookie"] == [
        b"a=1; Path=/; Secure",
        b"b=2; secure",
    ]


def test_only_the_program_itself_is_kept_in_a_cache() -> None:
    """A page, a file or a picture of the wall is kept nowhere, whatever Streamlit says of it."""
    given = [(b"Cache-Control", b"public, max-age=9")]
    assert dict(_answer(given)[0]["headers"])[b"cache-control"] == b"no-store"
    assert dict(_answer(given, path="/media/x.png")[0]["headers"])[b"cache-control"] == b"no-store"
    assert dict(_answer(given, path="/static/js/x.js")[0]["headers"])[b"cache-control"] == b"public, max-age=9"


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
