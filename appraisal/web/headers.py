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
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    }


class SecurityHeaders:
    """Middleware that adds the headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.added = [(name.lower().encode(), value.encode()) for name, value in headers().items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                ours = {name for name, _ in self.added}
                kept = [(name, value) for name, value in message.get("headers", []) if name.lower() not in ours]
                message = {**message, "headers": [*kept, *self.added]}
            await send(message)

        await self.app(scope, receive, sending if scope["type"] == "http" else send)
