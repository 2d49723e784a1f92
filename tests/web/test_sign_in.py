"""Signing in at a provider, end to end: a real provider and a real server on this machine."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests
from streamlit import config

from appraisal.access.cookie import NAME
from appraisal.access.door import Door
from appraisal.errors import InputError
from appraisal.store.sessions import Store
from appraisal.text import say
from appraisal.web import join_page, sign_in
from tests.browser.conftest import ROOT, free_port, running
from tests.web.council_app import SESSION, hold
from tests.web.oidc_provider import CLIENT, SECRET, Provider, oidc_provider

MAIL = "Boris@Example.org"


@dataclass(frozen=True)
class Served:
    """The provider, the server, and the door to its session."""

    provider: Provider
    address: str
    store: Store
    door: Door
    heard: list[str]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server whose secrets name the provider; boris and vera may sign in."""
    folder = tmp_path_factory.mktemp("oidc")
    where, port, secrets = str(folder / "s.sqlite"), free_port(), folder / ".streamlit" / "secrets.toml"
    address = f"http://127.0.0.1:{port}"
    with oidc_provider() as provider, Store.at(where) as store:
        hold(store)
        door = Door(store, SESSION)
        door.give_mail("boris", MAIL)
        door.give_mail("vera", "vera@example.org")
        secrets.parent.mkdir()
        secrets.write_text(
            f'[auth]\nclient_id = "{CLIENT}"\nclient_secret = "{SECRET}"\nredirect_uri = "{address}{sign_in.BACK}"\n'
            f'server_metadata_url = "{provider.address}/.well-known/openid-configuration"\n',
            encoding="utf-8",
        )
        given = {
            "APPRAISAL_SESSION": SESSION, "APPRAISAL_STORE": where, join_page.SIGN_IN_VARIABLE: "1",
            "STREAMLIT_SERVER_PORT": str(port),
        }  # fmt: skip
        heard: list[str] = []
        with running([sys.executable, str(ROOT / "app.py")], port, more=given, heard=heard, cwd=folder):
            yield Served(provider, address, store, door, heard)


def _signed_in(served: Served, device: requests.Session, language: str = "en") -> requests.Response:
    """Return the page that a device sees after it came back from the provider."""
    return device.get(f"{served.address}{join_page.SIGN_IN}", headers={"Accept-Language": language}, timeout=60)


def _pressed(served: Served, device: requests.Session, page: requests.Response) -> requests.Response:
    once = re.search(r'name="once" value="([^"]+)"', page.text)
    assert once is not None, page.text
    return device.post(f"{served.address}{sign_in.BACK}", data={"once": once[1]}, allow_redirects=False, timeout=60)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_verified_address_opens_its_seat(served: Served, language: str) -> None:
    """The page for a code leads to the provider and back to the seat; one press binds the device, as after a link."""
    with requests.Session() as device:
        first = device.get(served.address, headers={"Accept-Language": language}, timeout=60)
        assert first.status_code == 401
        assert f'href="{join_page.SIGN_IN}"' in first.text
        served.provider.signs_in("boris@EXAMPLE.org")
        before = served.door.state().seats["boris"].devices
        page = _signed_in(served, device, language)
        assert (page.status_code, page.url.partition("?")[0]) == (200, f"{served.address}{sign_in.BACK}")
        assert say("session.role.expert", language) in page.text  # type: ignore[arg-type]
        assert served.door.state().seats["boris"].devices == before
        answer = _pressed(served, device, page)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert NAME in answer.cookies
        assert served.door.state().seats["boris"].devices == before + 1
        assert device.get(served.address, timeout=60).status_code == 200
        assert _pressed(served, device, page).status_code == 409
        assert device.post(f"{served.address}{sign_in.BACK}", timeout=60).status_code == 409


def test_no_browser_and_no_store_holds_an_address(served: Served) -> None:
    """Neither a cookie on the way nor a row of the store has it, nor a token of the provider."""
    served.provider.signs_in(MAIL)
    with requests.Session() as device:
        page = _signed_in(served, device)
        held = " ".join(f"{each.name}={each.value}" for each in device.cookies)
        assert "appraisal_sign_in" in held
        assert not re.search("boris|example|eyJhbGci", held, re.IGNORECASE)
        _pressed(served, device, page)
        assert "_streamlit_user" not in {each.name for each in device.cookies}
    with served.store._reads() as connection:
        kept = "\n".join(connection.connection.iterdump())
    assert "example.org" not in kept


@pytest.mark.parametrize(
    ("mail", "claims", "key"),
    [
        ("stranger@example.org", {}, "mail_without_seat"),
        (MAIL, {"email_verified": False}, "mail_not_verified"),
        (MAIL, {"email_verified": "true"}, "mail_not_verified"),
        (MAIL, {"email_verified": None}, "mail_not_verified"),
        ("no address", {}, "mail_malformed"),
    ],
)
def test_another_address_opens_nothing(served: Served, mail: str, claims: dict[str, Any], key: str) -> None:
    """One without a seat, or that the provider has not verified: said in words, and a press binds nothing."""
    served.provider.signs_in(mail, **claims)
    with requests.Session() as device:
        page = _signed_in(served, device)
        assert page.status_code in (404, 409)
        assert _first_words(key) in page.text
        assert device.post(f"{served.address}{sign_in.BACK}", data={"once": "x"}, timeout=60).status_code == 409
        assert NAME not in device.cookies


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "of another sign-in"},
        {"aud": "another-app"},
        {"iss": "https://another.example"},
        {"exp": int(time.time()) - 3600, "iat": int(time.time()) - 7200},
    ],
    ids=["nonce", "audience", "issuer", "expired"],
)
def test_a_token_for_something_else_opens_nothing(served: Served, claims: dict[str, Any]) -> None:
    """Of another sign-in, for another app, of another provider, or too old."""
    served.provider.signs_in(MAIL, **claims)
    _assert_failed(served)


def test_a_token_that_another_key_signed_opens_nothing(served: Served) -> None:
    """Under the name of the provider's own key."""
    served.provider.signs_in(MAIL)
    served.provider.foreign_key = True
    _assert_failed(served)


def test_who_is_refused_there_is_told_here(served: Served) -> None:
    """Somebody who does not sign in comes back to plain words."""
    served.provider.signs_in(MAIL)
    served.provider.refuses = True
    _assert_failed(served)


def test_an_answer_that_this_browser_did_not_ask_for_opens_nothing(served: Served) -> None:
    """A stranger's link back to us, with a code of the stranger's own, binds no victim's browser to a seat."""
    served.provider.signs_in(MAIL)
    with requests.Session() as stranger, requests.Session() as victim:
        there = stranger.get(f"{served.address}{join_page.SIGN_IN}", allow_redirects=False, timeout=60)
        back = stranger.get(there.headers["location"], allow_redirects=False, timeout=60).headers["location"]
        page = victim.get(back, timeout=60)
        assert page.status_code == 502
        assert say("access.sign_in_failed", "en") in page.text
        assert stranger.get(back, timeout=60).status_code == 200


def test_a_seat_taken_back_or_an_address_taken_away_is_no_seat(served: Served) -> None:
    """Between the sign-in and the press as well; new cards take nothing away from who signs in."""
    served.provider.signs_in("vera@example.org")
    with requests.Session() as device:
        page = _signed_in(served, device)
        served.door.issue(["vera"], instead=True)
        assert _signed_in(served, device).status_code == 200
        page = _signed_in(served, device)
        served.door.drop_mail("vera")
        answer = _pressed(served, device, page)
        assert answer.status_code in (404, 409)
        assert NAME not in device.cookies


@pytest.mark.parametrize(
    ("auth", "key"),
    [
        ("", "oidc_not_configured"),
        ('[auth]\nclient_id = "x"\n', "oidc_not_configured"),
        (
            '[auth]\nclient_id = "x"\nclient_secret = "y"\nserver_metadata_url = "https://p.example"\n'
            'redirect_uri = "https://council.example/oauth2callback"\n',
            "oidc_redirect_elsewhere",
        ),
    ],
)
def test_what_the_secrets_lack_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, auth: str, key: str) -> None:
    """Before anything is served, with every key that is missing; no secret is repeated."""
    from streamlit.runtime.secrets import Secrets

    file = tmp_path / "secrets.toml"
    file.write_text(auth, encoding="utf-8")
    secrets = Secrets()
    monkeypatch.setattr(secrets, "load_if_toml_exists", lambda: True)
    usual = config.get_option
    monkeypatch.setattr(config, "get_option", lambda name: [str(file)] if name == "secrets.files" else usual(name))
    monkeypatch.setattr("streamlit.secrets", secrets)
    with pytest.raises(InputError) as error:
        sign_in.provider()
    assert [each.key for each in error.value.problems] == [key]
    assert '"y"' not in str(error.value)


def _assert_failed(served: Served) -> None:
    with requests.Session() as device:
        page = _signed_in(served, device)
        assert page.status_code == 502
        assert say("access.sign_in_failed", "en") in page.text
        assert device.post(f"{served.address}{sign_in.BACK}", data={"once": "x"}, timeout=60).status_code == 409
        assert NAME not in device.cookies


def _first_words(key: str) -> str:
    return say(f"problems.{key}.what", "en").split(":")[0][:30]
