"""Signing in at an OpenID Connect provider, for councils that have one: a verified e-mail address opens a seat.

Not by `st.login`: it asks a device without a seat to run a page, and leaves name and address in a cookie of 30 days.
Here the provider's answer is used once and forgotten; the device holds the same cookie as after any link.
"""

from __future__ import annotations

import importlib.util
import os
from dataclasses import dataclass, fields
from logging import getLogger
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from streamlit.errors import StreamlitSecretNotFoundError

from appraisal.access.door import JOIN, Door
from appraisal.errors import InputError, Problem, refuse
from appraisal.text import say
from appraisal.web import join_page
from appraisal.web.join_route import Joining

BACK = f"{JOIN}/signed-in"
_MINUTES = 10  # from the first page of the provider to the press of our button
_COOKIE = "appraisal_sign_in"
_MAIL = "mail"
log = getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """The section `[auth]` of `.streamlit/secrets.toml`, as Streamlit's own sign-in has it."""

    client_id: str
    client_secret: str
    server_metadata_url: str
    redirect_uri: str


def wanted() -> bool:
    """Return whether the server was asked to let people sign in."""
    return bool(os.environ.get(join_page.SIGN_IN_VARIABLE))


def provider() -> Provider:
    """Return the provider that the secrets name.

    Raises:
        InputError: `oidc_library_missing`, `oidc_not_configured`, `oidc_redirect_elsewhere`.
    """
    if any(importlib.util.find_spec(each) is None for each in ("authlib", "httpx")):
        raise refuse("oidc_library_missing")
    try:
        given = dict(st.secrets["auth"])
    except (StreamlitSecretNotFoundError, KeyError):
        given = {}
    names = [each.name for each in fields(Provider)]
    if missing := [each for each in names if not isinstance(given.get(each), str) or not given[each]]:
        raise refuse("oidc_not_configured", missing=missing)
    if urlsplit(given["redirect_uri"]).path != BACK:
        raise refuse("oidc_redirect_elsewhere", given=given["redirect_uri"], path=BACK)
    return Provider(**{each: given[each] for each in names})


class SigningIn:
    """The routes of signing in, on the way that links take as well."""

    def __init__(self, door: Door, named: Provider, joining: Joining) -> None:
        from authlib.integrations.starlette_client import OAuth

        self._joining, self._redirect = joining, named.redirect_uri
        # What the browser holds meanwhile goes back to us alone, by a link from the provider's site.
        self._held = Middleware(
            SessionMiddleware,
            secret_key=door.sign_in_key,
            session_cookie=_COOKIE,
            max_age=_MINUTES * 60,
            path=JOIN,
            same_site="lax",
            https_only=urlsplit(named.redirect_uri).scheme == "https",
        )
        self._client: Any = OAuth().register(
            "council",
            client_id=named.client_id,
            client_secret=named.client_secret,
            server_metadata_url=named.server_metadata_url,
            client_kwargs={"scope": "openid email", "code_challenge_method": "S256"},
        )

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route(join_page.SIGN_IN, self.start, methods=["GET"], middleware=[self._held]),
            Route(BACK, self.back, methods=["GET", "POST"], middleware=[self._held]),
        ]

    async def start(self, request: Request) -> Response:
        """Lead to the provider."""
        from httpx import HTTPError

        try:
            answer: Response = await self._client.authorize_redirect(request, self._redirect)
        except (HTTPError, ValueError) as error:
            return _failed(request, error)
        return answer

    async def back(self, request: Request) -> Response:
        """Take the provider's answer and show the seat, which is taken when the button is pressed."""
        if request.method == "POST":
            return await self._joining.seat(request, _from_cookie(request), to=BACK)
        from authlib.common.errors import AuthlibBaseError
        from httpx import HTTPError
        from joserfc.errors import JoseError

        request.session.pop(_MAIL, None)
        try:
            token = await self._client.authorize_access_token(request)
        except (AuthlibBaseError, HTTPError, JoseError, ValueError) as error:
            return _failed(request, error)
        claims = token.get("userinfo") or {}
        return await self._joining.seat(request, lambda door: _keep(request, door, claims), to=BACK)


def _keep(request: Request, door: Door, claims: dict[str, Any]) -> str:
    """Return what is kept of the address that the provider has verified, and let the browser hold that alone.

    Raises:
        InputError: `mail_not_verified`, `mail_without_seat`, or what the door says.
    """
    if claims.get("email_verified") is not True or not isinstance(claims.get("email"), str):
        raise refuse("mail_not_verified")
    kept = door.kept_of_mail(claims["email"])
    _known(door, kept)
    request.session[_MAIL] = kept
    return kept


def _from_cookie(request: Request) -> Any:
    def kept(door: Door) -> str:
        if _MAIL not in request.session:
            raise refuse("foreign_form")
        mail = str(request.session.pop(_MAIL))
        _known(door, mail)
        return mail

    return kept


def _known(door: Door, kept: str) -> None:
    try:
        door.seat_at(kept)
    except InputError as error:
        if {each.key for each in error.problems} == {"link_not_valid"}:
            raise InputError([Problem("mail_without_seat")]) from None
        raise


def _failed(request: Request, error: Exception) -> Response:
    log.warning("signing in: %r", error)  # as Python writes it, on one line: a provider may have sent any text
    return join_page.refusing(request, say("access.sign_in_failed", join_page.language_of(request)), status=502)
