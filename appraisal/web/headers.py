"""Security headers against foreign scripts, frames and content sniffing; Streamlit sends none of them."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from functools import cache
from importlib.resources import files

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@cache
def policy() -> str:
    """Return the content security policy.

    Streamlit's page has an inline script, admitted by its digest. Components written in Python run from `blob:`, and
    styles are set by script.
    """
    page = files("streamlit").joinpath("static", "index.html").read_text(encoding="utf-8")
    digests = [b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in _INLINE.findall(page)]
    scripts = " ".join(["'self'", "blob:", *(f"'sha256-{each}'" for each in digests)])
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


def headers() -> dict[str, str]:
    """Return all the headers."""
    return {
        "Content-Security-Policy": policy(),
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Permitted-Cross-Domain-Policies": "none",
    }


_ON_TLS = (b"strict-transport-security", b"max-age=31536000")
_KEEP_NOTHING = (b"cache-control", b"no-store")
_PROGRAM = "/static/"  # Streamlit's own scripts and styles: the same for everybody, and large


class SecurityHeaders:
    """Middleware that adds the headers to every answer; on TLS browsers are kept to it, and so are all cookies.

    Nothing but the program itself is kept in a cache: a page of a seat is not for who sits at the device next.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.added = [(name.lower().encode(), value.encode()) for name, value in headers().items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        tls = scope.get("scheme") == "https"
        added = [*self.added, *([_ON_TLS] if tls else [])]
        if not scope.get("path", "").startswith(_PROGRAM):
            added.append(_KEEP_NOTHING)
        ours = {name for name, _ in added}

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = [(name.lower(), value) for name, value in message.get("headers", [])]
                kept = [(name, _secure(name, value) if tls else value) for name, value in given if name not in ours]
                message = {**message, "headers": [*kept, *added]}
            await send(message)

        await self.app(scope, receive, sending if scope["type"] == "http" else send)


def _secure(name: bytes, value: bytes) -> bytes:
    """Return a header; a cookie with the mark that keeps it to TLS, which Streamlit does not set behind a proxy."""
    bare = name != b"set-cookie" or b"secure" in {each.strip().lower() for each in value.split(b";")}
    return value if bare else value + b"; Secure"
