"""A small OpenID Connect provider on this machine: discovery, codes with PKCE, signed tokens; and its faults."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "council-app", "a secret between us"


@dataclass
class Provider:
    """Who signs in next, and what is wrong with the answer: claims that differ, another key, a refusal."""

    address: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    foreign_key: bool = False
    refuses: bool = False
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    other: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))

    def signs_in(self, mail: str, **claims: Any) -> None:
        """Let somebody sign in next, with what the token says of them."""
        self.claims = {"email": mail, "email_verified": True, "sub": "7", **claims}
        self.foreign_key = self.refuses = False

    def metadata(self) -> dict[str, Any]:
        """Return the document of discovery."""
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def authorized(self, asked: dict[str, str]) -> str:
        """Return where the browser goes after somebody has signed in."""
        back = {"state": asked["state"]}
        if self.refuses:
            back["error"] = "access_denied"
        else:
            assert asked["code_challenge_method"] == "S256"
            assert asked["response_type"] == "code"
            back["code"] = secrets.token_urlsafe(16)
            self.codes[back["code"]] = asked
        return f"{asked['redirect_uri']}?{urlencode(back)}"

    def token(self, given: dict[str, str], authorization: str) -> dict[str, Any] | None:
        """Return the tokens of a code, once, to the client that asked for it; None for anybody else."""
        expected = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        asked = self.codes.pop(given.get("code", ""), None)
        verifier = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).decode().rstrip("=")
        if authorization != f"Basic {expected}" or asked is None or asked["code_challenge"] != challenge:
            return None
        now = int(time.time())
        said = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 60, "nonce": asked["nonce"]} | self.claims
        key = self.other if self.foreign_key else self.key
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, said, key)
        return {"access_token": "unused", "token_type": "Bearer", "expires_in": 60, "id_token": signed}


@contextmanager
def oidc_provider() -> Iterator[Provider]:
    """Serve a provider until the block ends."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path)
            if path.path == "/authorize":
                asked = {name: values[0] for name, values in parse_qs(path.query).items()}
                self.send_response(302)
                self.send_header("Location", provider.authorized(asked))
                self.end_headers()
            elif path.path == "/keys":
                self._answer({"keys": [provider.key.as_dict(private=False)]})
            else:
                self._answer(provider.metadata())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            given = {name: values[0] for name, values in parse_qs(body).items()}
            answer = provider.token(given, self.headers.get("Authorization", ""))
            self._answer(answer or {"error": "invalid_grant"}, status=200 if answer else 400)

        def _answer(self, document: dict[str, Any], *, status: int = 200) -> None:
            body = json.dumps(document).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    provider.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
